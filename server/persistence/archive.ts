/**
 * The old end of the log, on Postgres: what may leave it, and how what leaves is folded into `actor_part_base`.
 * Each statement is small and complete in itself; a prune that dies half-way is simply done again.
 */
import type { Address } from '../../actors/kit/address.ts';
import { keyOf, kindOf } from '../../actors/kit/address.ts';
import type { PrismaClient } from './prisma.ts';
import type { StoredSegment } from './Store.ts';

export interface Retention {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

/** A part as the dropped segments leave it; null: they dropped it. */
export interface BasePart {
  readonly address: Address;
  readonly part: string;
  readonly value: unknown;
  readonly ver: number;
}

/** Segments of one incarnation that may go: above `after`, up to `through`. */
export interface Prunable {
  readonly inc: string;
  readonly after: number;
  readonly through: number;
}

/** The moment before which the log is not kept, epoch ms. */
export const KEPT_SINCE = 'logKeptSince';

export class Archive {
  readonly #client: PrismaClient;

  constructor(client: PrismaClient) {
    this.#client = client;
  }

  /** Segments of this moment (epoch ms) and before are past retention, by their age or by the bytes behind them. */
  async cutoff({ maxAgeMs, maxBytes }: Retention): Promise<number> {
    const rows = await this.#client.$queryRaw<{ cutoff: number }[]>`
      SELECT (extract(epoch FROM greatest(
        clock_timestamp() - ${maxAgeMs}::float8 * interval '1 ms',
        (SELECT max(at) FROM (SELECT at, sum(octet_length(payload)) OVER (ORDER BY at DESC, inc, seq DESC) AS bytes FROM segment) s
         WHERE bytes > ${maxBytes}::bigint)
      )) * 1000)::float8 AS cutoff`;
    return rows[0]?.cutoff ?? 0;
  }

  /** What is projected, past the cutoff, and not the newest segment of a live incarnation: its next append looks for that. */
  async prunable(cutoff: number): Promise<Prunable[]> {
    const rows = await this.#client.$queryRaw<{ inc: string; after: bigint; through: bigint }[]>`
      SELECT * FROM (SELECT n.inc, p.pruned_through AS after, least(p.projected_through,
          (SELECT max(seq) FROM segment s WHERE s.inc = n.inc) - CASE WHEN n.state = 'live' THEN 1 ELSE 0 END,
          (SELECT min(seq) - 1 FROM segment s WHERE s.inc = n.inc AND s.at > to_timestamp(${cutoff}::float8 / 1000))) AS through
        FROM node n JOIN node_progress p ON p.inc = n.inc ORDER BY n.started_at) old WHERE through > after`;
    return rows.map(({ inc, after, through }) => ({ inc, after: Number(after), through: Number(through) }));
  }

  /** From now on nobody may ask for a moment before the cutoff. */
  async forgetBefore(cutoff: number): Promise<void> {
    await this.#client.$executeRaw`
      INSERT INTO world (name, value) VALUES (${KEPT_SINCE}::text, to_jsonb(${cutoff}::float8))
      ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value WHERE world.value::float8 < ${cutoff}::float8`;
  }

  async segments(inc: string, after: number, through: number, limit: number): Promise<StoredSegment[]> {
    const where = { inc, seq: { gt: after, lte: through } };
    const rows = await this.#client.segment.findMany({ where, orderBy: { seq: 'asc' }, take: limit });
    return rows.map(({ seq, payload, crc, at }) => ({ seq: Number(seq), payload, crc: Number(crc), at: at.getTime() }));
  }

  /** One statement: the parts are in the base and the segments are gone, or neither. A later version is never overwritten. */
  async drop({ inc, through }: Prunable, parts: readonly BasePart[]): Promise<void> {
    const rows = JSON.stringify(
      parts.map(({ address, part, value, ver }) => ({ kind: kindOf(address), key: keyOf(address), part, value, ver })),
    );
    await this.#client.$executeRaw`
      WITH base AS (INSERT INTO actor_part_base (kind, key, part, value, ver)
          SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS p(kind text, key text, part text, value jsonb, ver bigint)
          ON CONFLICT (kind, key, part) DO UPDATE SET value = EXCLUDED.value, ver = EXCLUDED.ver
          WHERE actor_part_base.ver < EXCLUDED.ver),
        gone AS (DELETE FROM segment WHERE inc = ${inc}::text AND seq <= ${through}::bigint)
      UPDATE node_progress SET pruned_through = greatest(pruned_through, ${through}::bigint) WHERE inc = ${inc}::text`;
  }

  /** A dropped part is remembered while some older segment may still come and bring it back. */
  async forgetDropped(cutoff: number): Promise<void> {
    await this.#client.$executeRaw`
      DELETE FROM actor_part_base WHERE value IS NULL
        AND NOT EXISTS (SELECT 1 FROM segment WHERE at <= to_timestamp(${cutoff}::float8 / 1000))`;
  }
}
