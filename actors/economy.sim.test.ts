/**
 * Random days of several towns at once: traders of three hubs with every command there is, merchants, hours that pass and
 * restarts of anybody. After each of them all accounts are drawn up by plain arithmetic, from the deeds and the trades alone.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Book } from './auction/book.ts';
import type { OrderPart as HouseOrder } from './auction/state.ts';
import type { HubKey } from './content/hubs.ts';
import type { ItemKey } from './content/items.ts';
import { itemOf } from './content/items.ts';
import { durations, sides } from './content/terms.ts';
import type { Fact } from './kit/actor.ts';
import type { Address } from './kit/address.ts';
import type { Account } from './kit/record.ts';
import type { Town } from './kit/town.ts';
import type { Value } from './kit/value.ts';
import { gold, items, nothing, plus } from './kit/value.ts';
import { makeTunedTown } from './testing.ts';
import type { OrderPart } from './trader/state.ts';
import { shipped } from './tuning.ts';

// Sweeps pause, warehouses and purses overflow onto shelves.
const tuning = {
  ...shipped,
  auction: { ...shipped.auction, openOrdersMax: 60, dealsPerTurnMax: 2 },
  trader: { ...shipped.trader, warehouseUnitsMax: 26, purseGoldMax: 5_500 },
};
vi.mock('./content/onboarding.ts', async (original) => {
  const content = await original<typeof import('./content/onboarding.ts')>();
  const starter = { ...content.starter, gold: 5_000, goods: { pearl: 12, leather_vest: 12 } };
  return { ...content, stepOf: (key: 'welcome') => (key === 'welcome' ? starter : content.stepOf(key)) };
});

const hubs = ['capital_city', 'harbor_town', 'hidden_cove'] as const satisfies readonly HubKey[];
const goods = ['pearl', 'leather_vest'] as const satisfies readonly ItemKey[];
/** Three in the first town, two in each of the others. */
const names = ['ana', 'ben', 'cid', 'dan', 'eve', 'fay', 'gil'] as const;
const homeOf = (name: string): HubKey => hubs[name.charCodeAt(0) % hubs.length] ?? 'capital_city';
const houses = hubs.map((hub): Address => `auction:${hub}`);
const squares = hubs.map((hub): Address => `hub:${hub}`);

const placing = fc
  .record({
    type: fc.constant('placeOrder' as const),
    hub: fc.constantFrom<HubKey | null>(null, null, null, null, null, null, ...hubs),
    side: fc.constantFrom(...sides),
    item: fc.constantFrom(...goods),
    quantity: fc.integer({ min: 1, max: 7 }),
    hours: fc.constantFrom(...durations),
    // Near the price of the day, so that most meet somebody.
    over: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -2, max: 2 }) },
      { weight: 1, arbitrary: fc.integer({ min: -59, max: 400 }) },
    ),
  })
  .map(({ over, ...order }) => ({ ...order, price: itemOf(order.item).basePrice + over }));
const somebody = fc.constantFrom(...names);
const anOrder = fc.tuple(somebody, fc.integer({ min: 1, max: 12 })).map(([name, n]) => `${name}-${n}`);
const bodies = fc.oneof(
  { weight: 24, arbitrary: placing },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('cancelOrder' as const), order: anOrder }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('collectShelf' as const), hub: fc.constantFrom(...hubs) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('say' as const), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('welcome' as const), name: somebody, guest: fc.boolean() }) },
  { weight: 1, arbitrary: fc.anything() },
);
const deeds = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('ask' as const), who: somebody, body: bodies }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), hub: fc.constantFrom(...squares.slice(1)) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 3_000 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      address: fc.constantFrom<Address>(...names.map((name): Address => `trader:${name}`), ...houses, ...squares),
    }),
  },
);
type Deed = typeof deeds extends fc.Arbitrary<infer Each> ? Each : never;

/** Traders where they live, with what they were given. */
function settle(): Town {
  const town = makeTunedTown(tuning, ...names);
  for (const name of names) {
    const { parts } = town.actor(`trader:${name}`);
    const belongings = parts.get('goods/capital_city');
    parts.delete('goods/capital_city');
    parts.set(`goods/${homeOf(name)}`, belongings);
    parts.set('where', { hub: homeOf(name) });
  }
  return town;
}

/** What was ordered, by the name of the order; the only thing kept beside what the town itself tells. */
type Ordered = Map<string, { readonly hours: number }>;

function perform(town: Town, deed: Deed, ordered: Ordered): void {
  // Nobody is woken on the way: a wake may come late.
  if (deed.do === 'wait') town.now += deed.minutes * 60_000;
  else if (deed.do === 'restart') town.restart(deed.address);
  else if (deed.do === 'open') town.command(deed.hub, { type: 'open' });
  else {
    const reply = town.command(`trader:${deed.who}`, bodyOf(deed));
    const order = reply.ok && (reply.result as { order?: string }).order;
    if (order && typeof deed.body === 'object' && deed.body && 'hours' in deed.body)
      ordered.set(order, deed.body as { hours: number });
  }
  town.advance(0);
}

/** As it is sent: most orders are placed where their trader lives. */
function bodyOf({ who, body }: Deed & { do: 'ask' }): unknown {
  if (typeof body !== 'object' || body === null || !('type' in body)) return body;
  return { ...body, ...('hub' in body && { hub: body.hub ?? homeOf(who) }) };
}

/** D3, and the ledger: what every account should hold by its entries is what it holds. */
function expectLedgerToBeTheState(town: Town): void {
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
  const accounts = new Map<Account, Value>();
  const book = (account: Account, value: Value, factor: 1 | -1) =>
    accounts.set(account, plus(accounts.get(account) ?? nothing, value, factor));
  for (const { asset, amount, debit, credit } of town.movements) {
    expect(amount).toBeGreaterThan(0);
    book(debit, { [asset]: amount }, -1);
    book(credit, { [asset]: amount }, 1);
  }
  expect(accounts.get('transit') ?? nothing).toEqual(nothing);
  for (const address of [...names.map((name): Address => `trader:${name}`), ...houses, ...squares])
    expect([address, accounts.get(address) ?? nothing]).toEqual([address, town.holdings(address)]);
}

const ordersOf = <Order>(town: Town, address: Address): Order[] =>
  [...town.actor(address).parts].filter(([key]) => key.startsWith('order/')).map(([, part]) => part as Order);

const depositOf = (price: number, quantity: number): number => Math.floor((price * quantity) / 200);

/** What an order must hold, by what was filled of it. */
function escrowOf(
  { side, item, price, quantity }: Pick<OrderPart, 'side' | 'item' | 'price' | 'quantity'>,
  filled: number,
  deposit: number,
): Value {
  const left = quantity - filled;
  const held = deposit - Math.floor((deposit * filled) / quantity);
  return plus(side === 'buy' ? gold(price * left) : items(item, left), gold(held));
}

/** Escrow: what a house holds is the sum of the orders that their owners know to be open, merchants included. */
function expectEscrowToBeOpenOrders(town: Town): void {
  for (const hub of hubs) {
    let escrow: Value = nothing;
    const open: string[] = [];
    for (const name of names) {
      for (const order of ordersOf<OrderPart>(town, `trader:${name}`)) {
        if (order.hub !== hub || order.status !== 'open') continue;
        open.push(order.id);
        escrow = plus(escrow, escrowOf(order, order.filled, depositOf(order.price, order.quantity)));
      }
    }
    for (const [key, part] of town.actor(`hub:${hub}`).parts) {
      if (!key.startsWith('quote/')) continue;
      const [, side, item] = key.split('/') as [string, 'buy' | 'sell', ItemKey];
      const quote = part as { order: string; price: number; quantity: number; left: number };
      open.push(quote.order);
      escrow = plus(escrow, escrowOf({ side, item, ...quote }, quote.quantity - quote.left, 0));
    }
    expect(town.holdings(`auction:${hub}`)).toEqual(escrow);
    expect(
      ordersOf<HouseOrder>(town, `auction:${hub}`)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(open.sort());
  }
}

/** At rest no book is crossed, and each shows its orders and nothing else. */
function expectBooksToBeSound(town: Town): void {
  for (const house of houses) {
    const book = town.actor(house).index as Book;
    const orders = ordersOf<HouseOrder>(town, house);
    expect(book.size).toBe(orders.length);
    for (const item of goods) {
      expect(book.best(item, 'buy') ?? 0).toBeLessThan(book.best(item, 'sell') ?? Number.POSITIVE_INFINITY);
      for (const side of sides) {
        const shown = book.levels(item, side, 100);
        const prices = shown.map(({ price }) => price);
        expect(prices).toEqual([...new Set(prices)].sort((a, b) => (side === 'buy' ? b - a : a - b)));
        for (const { price, quantity, orders: count } of shown) {
          const here = orders.filter((order) => order.item === item && order.side === side && order.price === price);
          expect([count, quantity]).toEqual([here.length, here.reduce((sum, { left }) => sum + left, 0)]);
        }
      }
    }
  }
}

/** Fees: for each order to sell, the floor of its rates on all that it ever sold for, from the trades alone. */
function expectFeesToBeExact(town: Town, ordered: Ordered): void {
  const sold = new Map<string, { taken: number; rested: number }>();
  for (const { maker, taker, side, price, quantity } of town.facts.filter(({ type }) => type === 'trade') as (Fact &
    TradeFact)[]) {
    const seller = side === 'buy' ? maker : taker;
    const so = sold.get(seller) ?? { taken: 0, rested: 0 };
    sold.set(seller, so);
    so[seller === taker ? 'taken' : 'rested'] += price * quantity;
  }
  let due = 0;
  for (const [order, { taken, rested }] of sold) {
    const hours = ordered.get(order)?.hours;
    // A merchant's order, with dots in its name, pays nothing.
    if (hours === undefined) expect(order).toContain('.');
    else due += Math.floor((taken * 2 + rested * (shipped.trade.restingFeeBasisPoints[hours as 6] / 100)) / 100);
  }
  expect(burnt(town, 'orderFee')).toBe(due);
}

interface TradeFact {
  readonly maker: string;
  readonly taker: string;
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly quantity: number;
}

/** Deposits: what the fills of an order did not earn back is forfeited when it closes, and not before. */
function expectDepositsToBeExact(town: Town): void {
  let due = 0;
  for (const name of names) {
    for (const { status, price, quantity, filled } of ordersOf<OrderPart>(town, `trader:${name}`)) {
      const deposit = depositOf(price, quantity);
      if (status === 'cancelled' || status === 'expired') due += deposit - Math.floor((deposit * filled) / quantity);
    }
  }
  expect(burnt(town, 'depositForfeited')).toBe(due);
}

const burnt = (town: Town, sink: string): number =>
  town.movements.reduce((sum, { credit, amount }) => sum + (credit === `sink:${sink}` ? amount : 0), 0);

/** The starter is the only thing that a trader ever gets for nothing. */
function expectStartersOnly(town: Town): void {
  const given = town.movements.filter(
    ({ debit, credit }) => debit.startsWith('faucet:') && credit.startsWith('trader:'),
  );
  expect(given.every(({ debit }) => debit === 'faucet:starter')).toBe(true);
  expect(given.filter(({ asset }) => asset === 'gold').map(({ amount }) => amount)).toEqual(names.map(() => 5_000));
}

test('[D3] [AU6] [AU7] whatever the day: ledger, escrow, books, fees and deposits are what plain arithmetic says', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 90, size: 'max' }), (day) => {
      const town = settle();
      const ordered: Ordered = new Map();
      for (const [i, deed] of day.entries()) {
        perform(town, deed, ordered);
        if (i % 10 !== 9 && i < day.length - 1) continue;
        expectLedgerToBeTheState(town);
        expectEscrowToBeOpenOrders(town);
        expectBooksToBeSound(town);
        expectFeesToBeExact(town, ordered);
        expectDepositsToBeExact(town);
        expectStartersOnly(town);
      }
    }),
    { numRuns: 60 },
  );
});
