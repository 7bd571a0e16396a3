/** What completed causes do to the numbers everybody goes by: while they are in force, and not an instant longer. */
import { expect, test } from 'vitest';
import { nextChange, withBuffs } from './buffs.ts';
import { causeKeys, causeOf } from './content/causes.ts';
import { feeOn, feeRates } from './content/terms.ts';
import { shipped } from './tuning.ts';

const span = { startsAt: 100, endsAt: 200 };

test('[CA9] [D8] a buff holds from its first instant to its last, and changes nothing else', () => {
  const fees = [{ tradePercent: 25, ...span }];
  expect(withBuffs(shipped, fees, 99)).toBe(shipped);
  expect(withBuffs(shipped, fees, 200)).toBe(shipped);
  const { trade, ...others } = withBuffs(shipped, fees, 100);
  const { trade: _, ...same } = shipped;
  expect(others).toEqual(same);
  expect(trade.restingFeeBasisPoints).toEqual({ 6: 150, 12: 225, 24: 375, 36: 600, 60: 900 });
  // A sale of a thousand pays fifteen instead of twenty.
  expect([feeOn(1_000, 0, feeRates(6, shipped.trade)), feeOn(1_000, 0, feeRates(6, trade))]).toEqual([20, 15]);
  expect([nextChange(fees, 99), nextChange(fees, 100), nextChange(fees, 200)]).toEqual([100, 200, Infinity]);
});

test('[CA9] deeds teach more, and rare finds are likelier', () => {
  const tuning = withBuffs(shipped, [{ xpPercent: 50, discoveryPercent: 50, ...span }], 150);
  expect(tuning.trader.xpByDeed).toMatchObject({ sold: 23, crafted: 15, welcomed: 0 });
  const { legendary, normal } = tuning.mission.outcome.tiers;
  expect([legendary.discovery.chance, normal.discovery.chance]).toEqual([0.9, 0.075]);
  expect(legendary.bonus).toEqual(shipped.mission.outcome.tiers.legendary.bonus);
});

test('[CA9] of several all are in force, and no fee is less than nothing', () => {
  const both = withBuffs(
    shipped,
    [
      { tradePercent: 25, ...span },
      { tradePercent: 90, startsAt: 0, endsAt: 160 },
    ],
    150,
  );
  expect(both.trade.takingFeeBasisPoints).toBe(0);
});

test('every buff of the table does something', () => {
  const rows = causeKeys.flatMap((key) => causeOf(key).buff ?? []);
  expect(rows.length).toBeGreaterThan(2);
  for (const { hours, ...percents } of rows) {
    expect(hours).toBeGreaterThan(0);
    expect(withBuffs(shipped, [{ ...percents, ...span }], 150)).not.toEqual(shipped);
  }
});
