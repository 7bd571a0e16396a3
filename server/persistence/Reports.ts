/**
 * Complaints of players, and the lines that go with them: those that the server has, from the checkpointed parts of squares, guilds and the
 * reporter's own trader, which trail by about a second. What the reporter says was said is no part of it.
 */
import { randomUUID } from 'node:crypto';
import type { HubKey } from '../../actors/content/hubs.ts';
import { homeHub } from '../../actors/content/hubs.ts';
import type { PrismaClient } from './prisma.ts';

export const reasons = ['spam', 'insult', 'threat', 'hatred', 'fraud', 'cheating', 'name'] as const;
export type Reason = (typeof reasons)[number];

export const places = ['hub', 'trade', 'guild', 'whisper', 'mail', 'name'] as const;
export type Place = (typeof places)[number];

export interface Complaint {
  readonly reporter: string;
  readonly player: string;
  readonly place: Place;
  /** Of a square or its trade channel: which. */
  readonly hub?: HubKey | undefined;
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
  async file(complaint: Complaint): Promise<string | null> {
    const { reporter, player, reason, words } = complaint;
    const isThere = await this.#prisma.account.findFirst({ where: { id: player }, select: { id: true } });
    if (!isThere) return null;
    const where = await this.#whereabouts(complaint);
    const excerpt = JSON.stringify(await this.#linesAt(where, reporter, player));
    const [row] = await this.#prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO report (id, reporter, player, place, reason, words, excerpt)
      VALUES (${randomUUID()}, ${reporter}, ${player}, ${where}, ${reason}, ${words}, ${excerpt}::jsonb)
      ON CONFLICT (reporter, player, place) WHERE resolved_by IS NULL
        DO UPDATE SET at = clock_timestamp(), reason = EXCLUDED.reason, words = EXCLUDED.words, excerpt = EXCLUDED.excerpt
      RETURNING id`;
    return row?.id ?? null;
  }

  /** Squares are open to all; of guilds it is his own. */
  async #whereabouts({ reporter, place, hub = homeHub }: Complaint): Promise<string> {
    if (place === 'hub' || place === 'trade') return `${place}:${hub}`;
    if (place !== 'guild') return place;
    const row = await this.#prisma.actorPart.findUnique({
      where: { kind_key_part: { kind: 'trader', key: reporter, part: 'guild' } },
    });
    return `guild:${(row?.value as { guild?: string } | undefined)?.guild ?? 'none'}`;
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
