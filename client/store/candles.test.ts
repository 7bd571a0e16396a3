import { describe, expect, test } from 'vitest';
import { type CandleRow, changeOver, fetchCandles, withLast } from './candles.ts';

const at = 1_700_000_040_000;
const candles: readonly CandleRow[] = [
  [at - 60_000, 10, 12, 9, 11, 40],
  [at, 11, 13, 11, 12, 7],
];

describe('the last price', () => {
  test('moves the open candle and stretches it', () => {
    expect(withLast(candles, 15, '1m', at + 30_000).at(-1)).toEqual([at, 11, 15, 11, 15, 7]);
    expect(withLast(candles, 9, '1m', at + 30_000).at(-1)).toEqual([at, 11, 13, 9, 9, 7]);
  });

  test('opens a new one when the minute is over, from where the old one ended', () => {
    const shown = withLast(candles, 14, '1m', at + 61_000);
    expect(shown).toHaveLength(3);
    expect(shown.at(-1)).toEqual([at + 60_000, 12, 14, 12, 14, 0]);
  });

  test('is nothing new when it is known, or when nobody traded', () => {
    expect(withLast(candles, 12, '1m', at + 500_000)).toBe(candles);
    expect(withLast([], 0, '1m', at)).toEqual([]);
    expect(withLast([], 8, '1m', at + 5)).toEqual([[at, 8, 8, 8, 8, 0]]);
  });
});

test('the change is from the first opening to the last close', () => {
  expect(changeOver(candles)).toBeCloseTo(0.2);
  expect(changeOver(candles.slice(1))).toBeNull();
  expect(changeOver([])).toBeNull();
});

test('candles are asked for by town, good and size', async () => {
  const asked: string[] = [];
  const http = async <Answer>(_: string, path: string) => {
    asked.push(path);
    return { candles } as Answer;
  };
  expect(await fetchCandles(http, 'capital_city', 'herb', '1h')).toBe(candles);
  expect(asked).toEqual(['/api/market/capital_city/herb/candles?size=1h']);
});
