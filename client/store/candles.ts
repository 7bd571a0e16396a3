/** The past prices of a good: fetched when a chart is looked at, and the last one kept up with what trades now. */
import { signal } from '@preact/signals';
import type { CandleRow } from '../../actors/auction/analytics.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Http } from '../net/http.ts';

export type { CandleRow } from '../../actors/auction/analytics.ts';

export const candleSizes = ['1m', '15m', '1h', '1d'] as const;
export type CandleSize = (typeof candleSizes)[number];

export const sizeMs: Readonly<Record<CandleSize, number>> = {
  '1m': 60_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '1d': 86_400_000,
};

export const candleSize = signal<CandleSize>('15m');
/** Prices as a table instead of a picture. */
export const showsTable = signal(false);

export function fetchCandles(http: Http, hub: HubKey, item: ItemKey, size: CandleSize): Promise<readonly CandleRow[]> {
  return http<{ candles: readonly CandleRow[] }>('GET', `/api/market/${hub}/${item}/candles?size=${size}`).then(
    ({ candles }) => candles,
  );
}

/** The candles with the last price in them: in the open candle, or in a new one when its time is over. */
export function withLast(
  candles: readonly CandleRow[],
  last: number,
  size: CandleSize,
  now: number,
): readonly CandleRow[] {
  if (last <= 0) return candles;
  const openedAt = Math.floor(now / sizeMs[size]) * sizeMs[size];
  const newest = candles.at(-1);
  if (newest && newest[4] === last) return candles;
  if (!newest || newest[0] < openedAt) {
    const from = newest?.[4] ?? last;
    return [...candles, [openedAt, from, Math.max(from, last), Math.min(from, last), last, 0]];
  }
  const [at, open, high, low, , volume] = newest;
  return [...candles.slice(0, -1), [at, open, Math.max(high, last), Math.min(low, last), last, volume]];
}

/** How the price moved over what is shown, as a part; null with nothing to compare. */
export function changeOver(candles: readonly CandleRow[]): number | null {
  const [first, last] = [candles[0], candles.at(-1)];
  return first && last && first !== last && first[1] > 0 ? last[4] / first[1] - 1 : null;
}
