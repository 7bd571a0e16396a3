/**
 * Complaints of players, and the lines that go with them: those that the server has, from the checkpointed parts of squares, guilds and the
 * reporter's own trader, which trail by about a second. What the reporter says was said is no part of it.
 */
import { randomUUID } from 'node:crypto';
import type { PrismaClient } from './prisma.ts';

export const reasons = ['spam', 'insult', 'threat', 'hatred', 'fraud', 'cheating', 'name'] as const;
export type Reason = (typeof reasons)[number];

export const places = ['hub', 'trade', 'guild', 'whisper', 'mail', 'name'] as const;
export type Place = (typeof places)[number];

export interface Complaint {
  readonly reporter: string;
  readonly player: string;
  readonly place: Place;
  readonly reason: Reason;
  readonly words: string;
}

interface Excerpt {
  readonly at: number;
  readonly player: string;
  readonly name: string;
  readonly text: string;
}

/** So many lines, the latest ones. */
const LINES_MAX = 30;

export class Reports {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** One open report of one about one in a place: said again, it has the later lines. Null for somebody who is not there. */
  async file({ reporter, player, place, reason, words }: Complaint): Promise<string | null> {
    const isThere = await this.#prisma.account.findFirst({ where: { id: player }, select: { id: true } });
    if (!isThere) return null;
    const where = await this.#whereabouts(reporter, place);
    const excerpt = JSON.stringify(await this.#linesAt(where, reporter, player));
    const [row] = await this.#prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO report (id, reporter, player, place, reason, words, excerpt)
      VALUES (${randomUUID()}, ${reporter}, ${player}, ${where}, ${reason}, ${words}, ${excerpt}::jsonb)
      ON CONFLICT (reporter, player, place) WHERE resolved_by IS NULL
        DO UPDATE SET at = clock_timestamp(), reason = EXCLUDED.reason, words = EXCLUDED.words, excerpt = EXCLUDED.excerpt
      RETURNING id`;
    return row?.id ?? null;
  }

  /** Of a square or a guild the very one where the reporter is. */
  async #whereabouts(reporter: string, place: Place): Promise<string> {
    if (place !== 'hub' && place !== 'trade' && place !== 'guild') return place;
    const part = place === 'guild' ? 'guild' : 'where';
    const row = await this.#prisma.actorPart.findUnique({
      where: { kind_key_part: { kind: 'trader', key: reporter, part } },
    });
    const value = (row?.value ?? {}) as { hub?: string | null; from?: string; guild?: string };
    return `${place}:${(place === 'guild' ? value.guild : (value.hub ?? value.from)) ?? 'nowhere'}`;
  }

  #linesAt(where: string, reporter: string, player: string): Promise<readonly Excerpt[]> {
    const [place = '', key = ''] = where.split(':');
    switch (place) {
      case 'hub':
        return this.#lines('hub', key, 'line/%', player);
      case 'trade':
        return this.#lines('hub', key, 'trade/%', player);
      case 'guild':
        return this.#lines('guild', key, 'line/%', player);
      case 'whisper':
        return this.#lines('trader', reporter, 'whisper/%', player);
      case 'mail':
        return this.#letters(reporter, player);
      default:
        return Promise.resolve([]);
    }
  }

  /** Of whispers both sides are shown: those lines of the reporter's own are his to show. */
  #lines(kind: string, key: string, part: string, player: string): Promise<readonly Excerpt[]> {
    return this.#prisma.$queryRaw<Excerpt[]>`
      SELECT (value->>'at')::float8 AS at, value->>'player' AS player, value->>'name' AS name,
             CASE WHEN (value->>'isOwn')::boolean THEN '> ' ELSE '' END || (value->>'text') AS text
      FROM actor_part WHERE kind = ${kind} AND key = ${key} AND part LIKE ${part} AND value->>'player' = ${player}
      ORDER BY (value->>'id')::int DESC LIMIT ${LINES_MAX}::int`;
  }

  #letters(reporter: string, player: string): Promise<readonly Excerpt[]> {
    return this.#prisma.$queryRaw<Excerpt[]>`
      SELECT (value->>'at')::float8 AS at, value->>'from' AS player, value->>'name' AS name,
             (value->>'subject') || E'\n' || (value->>'text') AS text
      FROM actor_part WHERE kind = 'trader' AND key = ${reporter} AND part LIKE 'mail/%' AND value->>'from' = ${player}
      ORDER BY (value->>'at')::float8 DESC LIMIT ${LINES_MAX}::int`;
  }
}
