/** Each check, with findings that keep it and findings that do not. */
import { expect, test } from 'vitest';
import { baseItems } from '../../../../actors/content/items.ts';
import type { Day, Findings } from '../findings.ts';
import * as checks from './checks.ts';

const rate = (perHour: number, spread: number) => ({ count: 1, hours: 1, perHour, spread });

/** So many days, at a price of the basket and with so much gold each. */
function daysOf(count: number, priceOn: (day: number) => number, goldOn: (day: number) => number): Day[] {
  return Array.from({ length: count }, (_, n) => ({
    supply: goldOn(n + 1) * 10,
    active: 10,
    goldPerActive: goldOn(n + 1),
    faucets: {},
    sinks: {},
    prices: Object.fromEntries(checks.basket.map((item) => [item, { capital_city: priceOn(n + 1) }])),
  }));
}

test('risk pays when each band brings more than the one before, and strays further', () => {
  const rates = { low: rate(100, 10), medium: rate(150, 20), high: rate(300, 90) };
  expect([checks.riskPays({ rates }), checks.riskSpreads({ rates })]).toMatchObject([
    { isKept: true },
    { isKept: true },
  ]);
  expect(checks.riskPays({ rates: { ...rates, low: rate(151, 10) } }).isKept).toBe(false);
  expect(checks.riskSpreads({ rates: { ...rates, high: rate(300, 20) } }).isKept).toBe(false);
  expect(checks.riskPays({ rates: { low: rate(1, 1), medium: rate(2, 2) } }).isKept).toBe(false);
});

test('a loop may pay what a LOW mission does, and no more', () => {
  const loop = (perSlotHour: number) => ({ hubs: [], minutes: 10, perSlotHour, goods: '' });
  const kept = (perSlotHour: number) => checks.risklessLoop({ lowPerHour: 500, loops: [loop(perSlotHour)] }).isKept;
  expect([kept(500), kept(501)]).toEqual([true, false]);
  expect(checks.risklessLoop({ lowPerHour: 500, loops: [] }).isKept).toBe(true);
});

test('the basket may move a twentieth from week to week after the seventh day', () => {
  const kept = (priceOn: (day: number) => number) =>
    checks.basketIsSteady({ days: daysOf(30, priceOn, () => 1) }).isKept;
  expect(kept((day) => (day < 7 ? 50 : 100))).toBe(true);
  expect(kept((day) => 100 * 1.006 ** day)).toBe(true);
  expect(kept((day) => 100 * 1.009 ** day)).toBe(false);
  expect(kept((day) => 100 * 0.99 ** day)).toBe(false);
});

test('gold per active trader is measured from the seventh day on, and may double in thirty days', () => {
  const days = (goldOn: (day: number) => number) => daysOf(30, () => 1, goldOn);
  const doublingIn = (span: number) => days((day) => 1_000 * 2 ** (day / span));
  expect(checks.doublingDays(doublingIn(40))).toBeCloseTo(40, 6);
  expect([31, 29].map((span) => checks.goldDoubles({ days: doublingIn(span) }).isKept)).toEqual([true, false]);
  expect(checks.goldDoubles({ days: days((day) => 1_000 - day) }).isKept).toBe(true);
});

test('a griefer is weighed by account, and by what his first one drew from the others, against the casual', () => {
  const figures = { accounts: 1, medianWorth: 1_000, medianGold: 0, hoursPlayed: 1, reached: {} };
  const personas = { casual: figures as unknown as NonNullable<Findings['personas']['casual']> };
  const kept = (griefersWorth: readonly number[], griefersDrawn: readonly number[] = []) =>
    checks.grieferGains({ griefersWorth, griefersFirst: [], griefersDrawn, personas }).isKept;
  expect([kept([900]), kept([1_100]), kept([400, 900, 5_000])]).toEqual([true, false, true]);
  expect([kept([900], [1_000]), kept([400, 900], [-500, 1_001])]).toEqual([true, false]);
});

test('a good that is hardly traded is dead, and a market without fills is none', () => {
  const figures = (fills: number) => ({ fills, playerFills: 0, units: fills, gold: fills });
  const goods = Object.fromEntries(baseItems.map((item) => [item, figures(20)])) as Findings['goods'];
  expect(checks.goodsAreTraded({ goods }).isKept).toBe(true);
  const dead = checks.goodsAreTraded({ goods: { ...goods, pearl: figures(19) } });
  expect(dead).toMatchObject({ isKept: false, measured: 'pearl 19' });
  expect([50, 49.9].map((fillsPerTraderWeek) => checks.tradersTrade({ fillsPerTraderWeek }).isKept)).toEqual([
    true,
    false,
  ]);
});

test('[D3] one thing out of balance breaks conservation, as does an actor that throws', () => {
  const seen = { steps: 10, turns: 20 };
  expect(checks.conservation({ ...seen, flaws: [] }).isKept).toBe(true);
  expect(checks.conservation({ ...seen, flaws: ['trader:ana holds 1 gold too many'] }).isKept).toBe(false);
});

test('odds that are four errors off are not the odds shown', () => {
  const tested = (errors: number) => ({ name: 'trip low good', trials: 100, expected: 30, seen: 40, errors });
  expect([-3.9, 4.1].map((errors) => checks.oddsAreTrue({ odds: [tested(0), tested(errors)] }).isKept)).toEqual([
    true,
    false,
  ]);
});
