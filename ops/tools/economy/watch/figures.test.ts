import { expect, test } from 'vitest';
import { gini, median } from './census.ts';
import { rateOf } from './Earnings.ts';
import { Odds } from './Odds.ts';

test('an hour brings the net of all outcomes over all hours, and strays by the root of their squares', () => {
  const sure = Array.from({ length: 10 }, () => ({ net: 50, hours: 0.5 }));
  expect(rateOf(sure)).toEqual({ count: 10, hours: 5, perHour: 100, spread: 0 });
  const risky = [0, 100, 0, 100].map((net) => ({ net, hours: 0.5 }));
  expect(rateOf(risky)).toMatchObject({ perHour: 100, spread: Math.sqrt(10_000 / 2) });
});

test('odds that are kept lie within a few errors, and loaded dice do not', () => {
  const shown = { good: 0.25, bad: 0.75, never: 0 };
  const tell = (good: number) => {
    const odds = new Odds();
    odds.add('trip', shown, 'good', good);
    odds.add('trip', shown, 'bad', 1_000 - good);
    return Object.fromEntries(odds.tested().map(({ name, errors }) => [name, errors]));
  };
  expect(tell(260)['trip good']).toBeCloseTo(0.73, 2);
  expect(tell(350)['trip good']).toBeGreaterThan(7);
  expect(tell(260)['trip never']).toBe(0);
  const odds = new Odds();
  odds.add('trip', shown, 'never');
  expect(odds.tested().find(({ name }) => name === 'trip never')?.errors).toBe(Number.POSITIVE_INFINITY);
});

test('inequality is none among equals, and nearly all where one has everything', () => {
  expect(gini([5, 5, 5, 5])).toBe(0);
  expect(gini([0, 0, 0, 100])).toBe(0.75);
  expect(gini([])).toBe(0);
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
});
