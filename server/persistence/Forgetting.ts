/** People who asked to be forgotten, and whose traders have not been told yet. */
import type { PrismaClient } from './prisma.ts';

export interface Forgotten {
  readonly player: string;
  /** What they are called from now on. */
  readonly name: string;
}

export class Forgetting {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async waiting(limit: number): Promise<Forgotten[]> {
    const rows = await this.#prisma.account.findMany({
      where: { deletedAt: { not: null }, forgottenAt: null },
      orderBy: { deletedAt: 'asc' },
      take: limit,
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ player: id, name }));
  }

  async end(player: string): Promise<void> {
    await this.#prisma.account.updateMany({
      where: { id: player, forgottenAt: null },
      data: { forgottenAt: new Date() },
    });
  }
}
