/** History rows: ledger, trades and candles, written with their mark in one transaction, so that none is written twice. */
import type { PrismaClient } from '../../prisma/generated/client.ts';
import type { History } from './Store.ts';

/** Seconds of each size of candle. */
export const CANDLE_SIZES = { '1m': 60, '15m': 900, '1h': 3_600, '1d': 86_400 } as const;

export async function writeHistory(client: PrismaClient, owner: string, history: History): Promise<void> {
  const { through } = history;
  const ledger = JSON.stringify(history.ledger);
  const trades = JSON.stringify(history.trades);
  // One statement: the mark moves and every row lands, or neither. Rows at or below the old mark are there already.
  // The update must read `mark`: it runs before the inserts, and a row it has changed already can no longer be locked.
  await client.$executeRaw`
    WITH mark AS (SELECT projected_through AS old FROM node_progress WHERE inc = ${owner}::text FOR UPDATE),
    l AS (INSERT INTO ledger (inc, seq, ordinal, at, asset, amount, debit, credit, reason, note)
      SELECT ${owner}::text, x.seq, x.ordinal, to_timestamp(x.at / 1000.0), x.asset, x.amount, x.debit, x.credit, x.reason, x.note
      FROM mark, jsonb_to_recordset(${ledger}::jsonb)
        AS x(seq bigint, ordinal int, at float8, asset text, amount bigint, debit text, credit text, reason text, note text)
      WHERE x.seq > mark.old),
    t AS (SELECT x.*, to_timestamp(x.at / 1000.0) AS traded_at FROM mark, jsonb_to_recordset(${trades}::jsonb)
        AS x(seq bigint, ordinal int, at float8, hub text, item text, price int, quantity int, buyer text, seller text, maker text, taker text)
      WHERE x.seq > mark.old),
    tr AS (INSERT INTO trade (inc, seq, ordinal, at, hub, item, price, quantity, buyer, seller, maker, taker)
      SELECT ${owner}::text, seq, ordinal, traded_at, hub, item, price, quantity, buyer, seller, maker, taker FROM t),
    c AS (INSERT INTO candle (hub, item, size, opened_at, open, high, low, close, volume)
      SELECT hub, item, s.size, to_timestamp(floor(at / 1000.0 / s.seconds) * s.seconds),
        (array_agg(price ORDER BY seq, ordinal))[1], max(price), min(price), (array_agg(price ORDER BY seq DESC, ordinal DESC))[1], sum(quantity)
      FROM t CROSS JOIN jsonb_to_recordset(${JSON.stringify(
        Object.entries(CANDLE_SIZES).map(([size, seconds]) => ({ size, seconds })),
      )}::jsonb) AS s(size text, seconds int)
      GROUP BY 1, 2, 3, 4
      ON CONFLICT (hub, item, size, opened_at) DO UPDATE SET high = greatest(candle.high, EXCLUDED.high),
        low = least(candle.low, EXCLUDED.low), close = EXCLUDED.close, volume = candle.volume + EXCLUDED.volume)
    UPDATE node_progress SET projected_through = greatest(old, ${through}::bigint) FROM mark WHERE inc = ${owner}::text`;
}
