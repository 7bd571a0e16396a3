/** What a node knows of causes: as the rows have it, with the numbers they bring until their very instant. */
import { expect, test } from 'vitest';
import type { CauseShown } from '../../actors/letters.ts';
import { shipped } from '../../actors/tuning.ts';
import { CauseBook } from './causes.ts';

const festival: CauseShown = {
  ...{ cause: 'grand_trade_festival', run: 1, phase: 'completed', startedAt: 0, endsAt: 90, leftMs: 0, needs: {} },
  ...{ rewardPercent: 100, nextAt: 1_000, isCalled: false, reached: 1_000, poolParts: 0, claimsUntil: 500 },
  buff: { tradePercent: 25, startsAt: 100, endsAt: 200 },
};

test('[CA9] [D8] a buff is in force on a node from when it hears of it to its instant, and what is turned meanwhile is turned', async () => {
  let now = 150;
  const book = new CauseBook({ now: () => now });
  const base = { version: 3, values: shipped };
  const fee = (of = base) => book.buffed(of).values.trade.takingFeeBasisPoints;
  expect(book.buffed(base)).toBe(base);
  const list = { all: () => Promise.resolve([festival]) };
  expect(await book.look(list)).toBe(true);
  expect(await book.look({ all: () => Promise.resolve([{ ...festival }]) })).toBe(false);
  expect([book.causes, fee(), book.buffed(base).version]).toEqual([[festival], 150, 3]);
  // Asked at each turn: made once.
  expect(book.buffed(base)).toBe(book.buffed(base));
  const dearer = { version: 4, values: { ...shipped, trade: { ...shipped.trade, takingFeeBasisPoints: 400 } } };
  expect(fee(dearer)).toBe(300);
  now = 199;
  expect(fee()).toBe(150);
  now = 200;
  expect(book.buffed(base)).toBe(base);
});
