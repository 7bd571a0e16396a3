/**
 * Lists of the best as anybody may look them up: from read tables, which trail by about a second, read anew now and then. They hold names and
 * one figure each, and nothing is decided by them.
 */
import type { PrismaClient } from './prisma.ts';

export interface LeaderRow {
  readonly name: string;
  /** Missions that ended well, days in a row, gold, or the level of a guild. */
  readonly figure: number;
}

export const leaderboards = ['missions', 'days', 'wealth', 'guilds'] as const;
export type Leaderboard = (typeof leaderboards)[number];

const ROWS_MAX = 50;
/** However many look, each list is read so seldom. */
const KEPT_MS = 5_000;

export class Leaderboards {
  readonly #prisma: PrismaClient;
  readonly #kept = new Map<Leaderboard, { readonly readAt: number; readonly rows: Promise<LeaderRow[]> }>();

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** The first fifty. */
  of(list: Leaderboard): Promise<LeaderRow[]> {
    const kept = this.#kept.get(list);
    if (kept && performance.now() - kept.readAt < KEPT_MS) return kept.rows;
    const rows = this.#read(list);
    this.#kept.set(list, { readAt: performance.now(), rows });
    rows.catch(() => this.#kept.delete(list));
    return rows;
  }

  async #read(list: Leaderboard): Promise<LeaderRow[]> {
    const rows = await this.#query(list);
    return rows.map(({ name, figure }) => ({ name, figure: Number(figure) }));
  }

  #query(list: Leaderboard): Promise<{ name: string; figure: bigint }[]> {
    switch (list) {
      case 'missions':
        return this.#prisma.$queryRaw`
          SELECT name, figure FROM leaders_missions ORDER BY figure DESC, trader LIMIT ${ROWS_MAX}::int`;
      case 'days':
        return this.#prisma.$queryRaw`
          SELECT name, figure FROM leaders_days ORDER BY figure DESC, trader LIMIT ${ROWS_MAX}::int`;
      case 'wealth':
        return this.#prisma.$queryRaw`
          SELECT name, figure FROM leaders_wealth ORDER BY figure DESC, trader LIMIT ${ROWS_MAX}::int`;
      case 'guilds':
        return this.#prisma.$queryRaw`
          SELECT name, figure FROM leaders_guilds ORDER BY figure DESC, xp DESC, guild LIMIT ${ROWS_MAX}::int`;
    }
  }
}
