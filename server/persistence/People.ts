/**
 * People as others may look them up: from accounts and the read tables, which trail their traders by about a second. Neither what they own nor
 * their e-mail is any part of it, and nothing is decided by it.
 */
import { levelAt } from '../../actors/content/levels.ts';
import { foldName } from '../auth/names.ts';
import type { PrismaClient } from './prisma.ts';

export interface PersonRow {
  readonly player: string;
  readonly name: string;
  readonly title: string | null;
  readonly avatar: unknown;
  readonly guild: string | null;
  readonly tag: string | null;
  readonly level: number;
  /** When the account was made, epoch ms. */
  readonly since: number;
}

interface Row extends Omit<PersonRow, 'level' | 'since'> {
  readonly xp: bigint | null;
  readonly createdAt: Date;
}

const ROWS_MAX = 20;

export class People {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** Those whose names begin so, as people compare names; the very one first. */
  async find(text: string): Promise<PersonRow[]> {
    const found = await this.#prisma.account.findMany({
      where: { nameKey: { startsWith: foldName(text.trim()) }, deletedAt: null },
      orderBy: { nameKey: 'asc' },
      take: ROWS_MAX,
      select: { id: true },
    });
    return this.named(found.map(({ id }) => id));
  }

  /** In the order in which they are named; who is not there is left out. */
  async named(players: readonly string[]): Promise<PersonRow[]> {
    const rows = await this.#prisma.$queryRaw<Row[]>`
      SELECT a.id AS player, a.name, a.created_at AS "createdAt", s.value->>'title' AS title, s.value->'avatar' AS avatar,
             g.value->>'name' AS guild, g.value->>'tag' AS tag, (p.value->>'xp')::bigint AS xp
      FROM account a
      LEFT JOIN actor_part s ON s.kind = 'trader' AND s.key = a.id AND s.part = 'person'
      LEFT JOIN actor_part p ON p.kind = 'trader' AND p.key = a.id AND p.part = 'progress'
      LEFT JOIN actor_part g ON g.kind = 'trader' AND g.key = a.id AND g.part = 'guild' AND g.value->>'status' = 'member'
      WHERE a.id = ANY(${[...players]}::text[]) AND a.deleted_at IS NULL`;
    const byId = new Map(rows.map((row) => [row.player, toPerson(row)]));
    return players.flatMap((player) => byId.get(player) ?? []);
  }
}

function toPerson({ xp, createdAt, ...row }: Row): PersonRow {
  return { ...row, level: levelAt(Number(xp ?? 0)), since: createdAt.getTime() };
}
