/** Medians and spreads. */
import { expect, test } from 'vitest';
import { figureOf, quantile, tell } from './figures.ts';

test('the median of an odd and an even number of repeats, with the spread', () => {
  expect(figureOf([3, 1, 2])).toMatchObject({ median: 2, min: 1, max: 3 });
  expect(figureOf([4, 1, 2, 3])).toMatchObject({ median: 2.5, min: 1, max: 4 });
  expect(figureOf([7])).toMatchObject({ median: 7, min: 7, max: 7 });
});

test('repeats keep the order in which they were run', () => {
  expect(figureOf([3, 1, 2]).values).toEqual([3, 1, 2]);
});

test('nothing measured is no figure', () => {
  expect(() => figureOf([])).toThrow('at least one');
});

test('quantiles lie between neighbours', () => {
  const sorted = Array.from({ length: 101 }, (_, n) => n);
  expect(quantile(sorted, 0.99)).toBe(99);
  expect(quantile([10, 20], 0.75)).toBe(17.5);
  expect(quantile([], 0.5)).toBe(0);
});

test('figures are told with the digits that count', () => {
  expect([12_345.6, 12.34, 1.234, 0.0123, Number.NaN].map(tell)).toEqual(['12,346', '12.3', '1.23', '0.012', '-']);
});
