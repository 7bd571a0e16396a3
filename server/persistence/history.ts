/** History rows: ledger, trades and candles, written with their mark in one transaction, so that none is written twice. */
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { arrayText, type Cell } from './array-text.ts';
import type { History } from './Store.ts';

/** Seconds of each size of candle; whole minutes, of which the larger ones are made. */
export const CANDLE_SIZES = { '1m': 60, '15m': 900, '1h': 3_600, '1d': 86_400 } as const;

export async function writeHistory(client: PrismaClient, owner: string, history: History): Promise<void> {
  const { through } = history;
  const l = columnsOf(history.ledger);
  const t = columnsOf(history.trades);
  // One statement: the mark moves and every row lands, or neither. Rows at or below the old mark are there already.
  // The update must read `mark`: it runs before the inserts, and a row it has changed already can no longer be locked.
  // Candles come together whatever is written first: the tail of a dead incarnation may follow the trades of the next.
  await client.$executeRaw`
    WITH mark AS (SELECT projected_through AS old FROM node_progress WHERE inc = ${owner}::text FOR UPDATE),
    l AS (INSERT INTO ledger (inc, seq, ordinal, at, asset, amount, debit, credit, reason, note)
      SELECT ${owner}::text, x.seq, x.ordinal, to_timestamp(x.at / 1000.0), x.asset, x.amount, x.debit, x.credit, x.reason, x.note
      FROM mark, unnest(${l('seq')}::text::bigint[], ${l('ordinal')}::text::int[], ${l('at')}::text::float8[],
          ${l('asset')}::text::text[], ${l('amount')}::text::bigint[], ${l('debit')}::text::text[], ${l('credit')}::text::text[],
          ${l('reason')}::text::text[], ${l('note')}::text::text[])
        AS x(seq, ordinal, at, asset, amount, debit, credit, reason, note)
      WHERE x.seq > mark.old),
    t AS MATERIALIZED (SELECT x.*, to_timestamp(x.at / 1000.0) AS traded_at
      FROM mark, unnest(${t('seq')}::text::bigint[], ${t('ordinal')}::text::int[], ${t('at')}::text::float8[],
          ${t('hub')}::text::text[], ${t('item')}::text::text[], ${t('price')}::text::int[], ${t('quantity')}::text::int[],
          ${t('buyer')}::text::text[], ${t('seller')}::text::text[], ${t('maker')}::text::text[], ${t('taker')}::text::text[])
        AS x(seq, ordinal, at, hub, item, price, quantity, buyer, seller, maker, taker)
      WHERE x.seq > mark.old),
    tr AS (INSERT INTO trade (inc, seq, ordinal, at, hub, item, price, quantity, buyer, seller, maker, taker)
      SELECT ${owner}::text, seq, ordinal, traded_at, hub, item, price, quantity, buyer, seller, maker, taker FROM t),
    m AS (SELECT hub, item, floor(at / 60000.0) * 60 AS minute, sum(quantity) AS volume, max(price) AS high, min(price) AS low,
        (array_agg(price ORDER BY seq, ordinal))[1] AS open, (array_agg(price ORDER BY seq DESC, ordinal DESC))[1] AS close,
        min(traded_at) AS first_at, max(traded_at) AS last_at
      FROM t GROUP BY 1, 2, 3),
    c AS (INSERT INTO candle AS old (hub, item, size, opened_at, open, high, low, close, volume, first_at, last_at)
      SELECT hub, item, s.size, to_timestamp(floor(minute / s.seconds) * s.seconds), (array_agg(open ORDER BY minute))[1],
        max(high), min(low), (array_agg(close ORDER BY minute DESC))[1], sum(volume), min(first_at), max(last_at)
      FROM m CROSS JOIN jsonb_to_recordset(${JSON.stringify(
        Object.entries(CANDLE_SIZES).map(([size, seconds]) => ({ size, seconds })),
      )}::jsonb) AS s(size text, seconds int)
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (hub, item, size, opened_at) DO UPDATE SET high = greatest(old.high, EXCLUDED.high),
        low = least(old.low, EXCLUDED.low), volume = old.volume + EXCLUDED.volume,
        open = CASE WHEN EXCLUDED.first_at < old.first_at THEN EXCLUDED.open ELSE old.open END,
        close = CASE WHEN EXCLUDED.last_at >= old.last_at THEN EXCLUDED.close ELSE old.close END,
        first_at = least(old.first_at, EXCLUDED.first_at), last_at = greatest(old.last_at, EXCLUDED.last_at))
    UPDATE node_progress SET projected_through = greatest(old, ${through}::bigint) FROM mark WHERE inc = ${owner}::text`;
}

/** One column of the rows, as the text of an array. */
function columnsOf<Row extends Partial<Record<keyof Row, Cell>>>(rows: readonly Row[]) {
  return (name: keyof Row): string => arrayText(rows.map((row): Cell => row[name] ?? null));
}
