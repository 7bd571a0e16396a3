/** Causes as every node looks them up: their runs and buffs, from the rows of their own parts, which trail them by about a second. */
import type { Buff } from '../../actors/content/causes.ts';
import { causeKeys } from '../../actors/content/causes.ts';
import type { CauseRun, CauseShown } from '../../actors/letters.ts';
import type { PrismaClient } from './prisma.ts';

interface Row {
  readonly key: string;
  readonly part: string;
  readonly value: unknown;
}

export class CauseList {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** Those that have been opened, in the order of their table. */
  async all(): Promise<CauseShown[]> {
    const rows = await this.#prisma.$queryRaw<Row[]>`
      SELECT key, part, value FROM actor_part
      WHERE kind = 'cause' AND key = ANY(${causeKeys}::text[]) AND part IN ('run', 'buff')`;
    const of = (key: string, part: string) => rows.find((row) => row.key === key && row.part === part)?.value;
    return causeKeys.flatMap((cause) => {
      const run = of(cause, 'run') as CauseRun | undefined;
      return run ? { ...run, cause, buff: (of(cause, 'buff') as Buff | undefined) ?? null } : [];
    });
  }
}
