/** Versions of the tuning, as the server sees them: the newest there is. They are written by ops/tools/tuning. */
import type { PrismaClient } from './prisma.ts';

export interface TuningVersion {
  /** 1, 2, 3, …: a world that nobody has turned has none. */
  readonly version: number;
  /** The file as it was applied: what it does not name is as shipped. */
  readonly file: unknown;
}

export class TuningVersions {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async newestAbove(known: number): Promise<TuningVersion | null> {
    return this.#prisma.tuning.findFirst({
      where: { version: { gt: known } },
      orderBy: { version: 'desc' },
      select: { version: true, file: true },
    });
  }
}
