/**
 * Random days at the market: real traders against the real house, beside a matcher so plain it must be right.
 * fast-check prints the seed and the shrunken day of any failure.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hours, Side } from '../content/terms.ts';
import { durations, terms } from '../content/terms.ts';
import type { Town } from '../kit/town.ts';
import { house, makeTunedTown, partsOf, place } from '../testing.ts';
import { shipped } from '../tuning.ts';
import type { Book } from './book.ts';
import type { OrderPart } from './state.ts';

// One deal a turn, so that every sweep pauses.
const tuning = { ...shipped, auction: { ...shipped.auction, openOrdersMax: 1_000, dealsPerTurnMax: 1 } };

const names = ['ana', 'ben', 'cid', 'dan'] as const;
const goods = ['iron_ore', 'herb'] as const;

type Deed =
  | {
      do: 'place';
      who: string;
      side: Side;
      item: (typeof goods)[number];
      price: number;
      quantity: number;
      hours: Hours;
    }
  | { do: 'cancel'; who: string; n: number }
  | { do: 'wait'; hours: number }
  | { do: 'restart'; who: string }
  | { do: 'settle' };

const who = fc.constantFrom(...names);
const aPlacing: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant('place' as const),
  who,
  side: fc.constantFrom('buy' as const, 'sell' as const),
  item: fc.constantFrom(...goods),
  price: fc.integer({ min: 5, max: 9 }),
  quantity: fc.integer({ min: 1, max: 6 }),
  hours: fc.constantFrom(...durations),
});
/** Small asks and large bids, so that sweeps are long and newcomers arrive in the middle of them. */
const aCrumb: fc.Arbitrary<Deed> = aPlacing.map((deed) =>
  deed.do === 'place' ? { ...deed, item: 'iron_ore', quantity: deed.side === 'sell' ? 1 : deed.quantity + 4 } : deed,
);
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: aPlacing },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), who, n: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restart' as const), who: fc.constantFrom(...names, 'house') }),
  },
);

/** Price, then age, then nothing else: every order scanned every time. */
class PlainMatcher {
  trades: unknown[][] = [];
  #resting: {
    id: string;
    who: string;
    side: Side;
    item: string;
    price: number;
    left: number;
    endsAt: number;
  }[] = [];

  place(id: string, { who, side, item, price, quantity, hours }: Deed & { do: 'place' }, now: number): void {
    const taker = { id, who, side, item, price, left: quantity, endsAt: now + hours * terms.hourMs };
    const sign = side === 'buy' ? 1 : -1;
    for (;;) {
      const [maker] = this.#resting
        .filter((other) => other.item === item && other.side !== side && sign * (price - other.price) >= 0)
        .sort((a, b) => sign * (a.price - b.price));
      if (!maker || taker.left === 0) break;
      const quantity = maker.who === who ? 0 : Math.min(maker.left, taker.left);
      if (quantity > 0) this.trades.push([maker.id, id, maker.price, quantity]);
      maker.left -= quantity;
      taker.left -= quantity;
      if (maker.left === 0 || quantity === 0) this.cancel(maker.id);
    }
    if (taker.left > 0) this.#resting.push(taker);
  }

  cancel(id: string): void {
    this.#resting = this.#resting.filter((order) => order.id !== id);
  }

  expire(now: number): void {
    this.#resting = this.#resting.filter(({ endsAt }) => endsAt > now);
  }

  open(): unknown[] {
    return this.#resting.map(({ id, left }) => [id, left]).sort();
  }
}

function perform(town: Town, deed: Deed, plain: PlainMatcher): void {
  switch (deed.do) {
    case 'place': {
      const { who, do: _, ...offer } = deed;
      const reply = place(town, who, offer);
      if (reply.ok) plain.place((reply.result as { order: string }).order, deed, town.now);
      return;
    }
    case 'cancel': {
      const order = `${deed.who}-${deed.n}`;
      if (town.command(`trader:${deed.who}`, { type: 'cancelOrder', order }).ok) plain.cancel(order);
      return;
    }
    case 'wait':
      town.advance(deed.hours * terms.hourMs);
      plain.expire(town.now);
      return;
    case 'restart': {
      const address = deed.who === 'house' ? house : (`trader:${deed.who}` as const);
      const before = partsOf(town, address);
      town.restart(address);
      expect(partsOf(town, address)).toEqual(before);
      return;
    }
    case 'settle':
      town.advance(0);
  }
}

function expectConserved(town: Town): void {
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
}

function expectAgreement(town: Town, plain: PlainMatcher): void {
  expect(town.facts.map(({ maker, taker, price, quantity }) => [maker, taker, price, quantity])).toEqual(plain.trades);
  const orders = partsOf(town, house).filter(([key]) => key.startsWith('order/'));
  const open = orders.map(([, part]) => part as OrderPart).map(({ id, left }) => [id, left]);
  expect(open.sort()).toEqual(plain.open());
  const book = town.actor(house).index as Book;
  for (const item of goods) {
    const [bid, ask] = [book.best(item, 'buy') ?? 0, book.best(item, 'sell') ?? Number.POSITIVE_INFINITY];
    expect(bid).toBeLessThan(ask);
  }
}

test('[AU3] [D3] [D7] any day ends as the plain matcher says, with every coin accounted for', () => {
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 60, size: 'max' }), (day) => {
      const [town, plain] = [makeTunedTown(tuning, ...names), new PlainMatcher()];
      for (const deed of day) {
        perform(town, deed, plain);
        expectConserved(town);
        town.advance(0);
        expectAgreement(town, plain);
      }
    }),
    { numRuns: 60 },
  );
});

test('[AU11] pauses in the middle of sweeps change no trade', () => {
  const settling: fc.Arbitrary<Deed> = fc.constant({ do: 'settle' });
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: aCrumb }, settling), { maxLength: 60, size: 'max' }),
      (day) => {
        const [town, plain] = [makeTunedTown(tuning, ...names), new PlainMatcher()];
        for (const deed of day) perform(town, deed, plain);
        town.advance(0);
        expectConserved(town);
        expectAgreement(town, plain);
      },
    ),
    { numRuns: 60 },
  );
});

test('[D7] a town restarted after every deed lives the same day', () => {
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 40, size: 'max' }), (day) => {
      const [steady, shaken] = [makeTunedTown(tuning, ...names), makeTunedTown(tuning, ...names)];
      for (const deed of day) {
        perform(steady, deed, new PlainMatcher());
        perform(shaken, deed, new PlainMatcher());
        for (const name of names) shaken.restart(`trader:${name}`);
        shaken.restart(house);
      }
      expect(partsOf(shaken, house)).toEqual(partsOf(steady, house));
      for (const name of names) expect(partsOf(shaken, `trader:${name}`)).toEqual(partsOf(steady, `trader:${name}`));
      expect(shaken.facts).toEqual(steady.facts);
    }),
    { numRuns: 60 },
  );
});
