/** One test for each rule of the README beside this file. */
import { describe, expect, test } from 'vitest';
import { itemKeys, itemOf } from '../content/items.ts';
import type { Side } from '../content/terms.ts';
import { kinds } from '../kinds.ts';
import { Town } from '../kit/town.ts';
import { items } from '../kit/value.ts';
import type { Heard } from '../testing.ts';
import { house, makeStandIn, makeTown, partsOf, place, square } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { driftStock, makeStock, moveStock, priceOf, wantedQuote } from './rules.ts';
import type { Line, Quote, Stock } from './state.ts';
import { LINES_KEPT } from './state.ts';

const { merchant } = shipped.hub;

function makeOpenTown(...names: string[]): Town {
  const town = makeTown(...names);
  town.command(square, { type: 'open' });
  town.advance(0);
  return town;
}

const quoteOf = (town: Town, side: Side, item: string) => town.part<Quote>(square, `quote/${side}/${item}`);
const stockOf = (town: Town, item: string) => town.part<Stock>(square, `stock/${item}`);

describe('talk', () => {
  test('[HU1] each line is numbered, kept and told; the last hundred remain', () => {
    const town = makeTown('ana');
    for (let n = 1; n <= LINES_KEPT + 5; n++) town.command('trader:ana', { type: 'say', text: `line ${n}` });
    const lines = partsOf(town, square).filter(([key]) => key.startsWith('line/'));
    const ids = lines.map(([, line]) => (line as Line).id).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 100 }, (_, n) => n + 6));
    const line = { id: 105, player: 'ana', name: 'ana', text: 'line 105', at: town.now };
    expect(town.part(square, 'line/5')).toEqual(line);
    expect(town.notices.at(-1)).toEqual({ address: square, notice: { type: 'said', ...line } });
  });
});

describe('the merchant', () => {
  test('[HU2] opens once, by the word of the server, and does nothing before', () => {
    const town = makeTown('ana');
    town.command('trader:ana', { type: 'say', text: 'is anyone here?' });
    town.advance(10 * merchant.tickMs);
    expect(stockOf(town, 'herb')).toBeUndefined();
    expect(town.command(square, { type: 'open' })).toEqual({ ok: true, result: {} });
    town.advance(0);
    const before = partsOf(town, square);
    expect(town.command(square, { type: 'open' })).toEqual({ ok: true, result: {} });
    town.advance(0);
    expect(partsOf(town, square)).toEqual(before);
  });

  test.each([null, 'open', {}, { type: 'close' }, { type: 'open', free: true }, { type: 'say', text: 'hi' }])(
    '[HU2] hears no other command: %j',
    (body) => {
      const town = new Town(kinds);
      expect(town.command(square, body)).toMatchObject({ ok: false, refused: 'invalid' });
      expect(partsOf(town, square)).toEqual([]);
    },
  );

  test('[HU3] rests a bid and an ask for each item, which anyone may meet', () => {
    const town = makeOpenTown('ana');
    for (const item of itemKeys) {
      const [bid, ask] = [quoteOf(town, 'buy', item), quoteOf(town, 'sell', item)];
      expect(bid?.price).toBeLessThan(ask?.price ?? 0);
    }
    expect(place(town, 'ana', { side: 'sell', price: 7, quantity: 10 }).ok).toBe(true);
    expect(place(town, 'ana', { item: 'herb', price: 7, quantity: 10 }).ok).toBe(true);
    // Ten ore at 7 less 2 % and ten herbs at 7: no deposit on so little.
    expect(town.part('trader:ana', 'purse')).toEqual({ gold: 500 + 70 - 1 - 70 });
  });

  test('[HU4] prices are whole, the bid at least 1 and always below the ask', () => {
    for (const item of itemKeys.map(itemOf)) {
      for (let midMilli = 1; midMilli < 400_000; midMilli += 997) {
        const { buy, sell } = priceOf(item, midMilli, merchant);
        expect(Number.isInteger(buy) && Number.isInteger(sell) && buy >= 1 && buy < sell).toBe(true);
      }
    }
  });

  test('[HU5] the price follows the stock: half to twice the base, and 15 % a tick at most', () => {
    const glut = { ...makeStock('herb', 0, merchant), units: 100_000 };
    const dearth = { ...makeStock('herb', 0, merchant), units: 0 };
    const tick = merchant.tickMs;
    expect(driftStock('herb', glut, tick, merchant.tickMs, merchant).midMilli).toBe(Math.round(6_000 / 1.15));
    expect(driftStock('herb', dearth, tick, merchant.tickMs, merchant).midMilli).toBe(6_900);
    expect(driftStock('herb', glut, 20 * tick, merchant.tickMs, merchant).midMilli).toBe(3_000);
    expect(driftStock('herb', { ...dearth, midMilli: 12_000 }, 0, merchant.tickMs, merchant).midMilli).toBe(12_000);
    expect(driftStock('herb', makeStock('herb', 0, merchant), 9 * tick, merchant.tickMs, merchant)).toEqual({
      ...makeStock('herb', 0, merchant),
      at: 9 * tick,
    });
  });

  test('[HU6] stock falls with his sales, rises with his purchases, and drifts back', () => {
    const town = makeOpenTown('ana');
    place(town, 'ana', { side: 'sell', price: 7, quantity: 10 });
    place(town, 'ana', { item: 'herb', price: 7, quantity: 20 });
    expect([stockOf(town, 'iron_ore')?.units, stockOf(town, 'herb')?.units]).toEqual([210, 180]);
    town.advance(merchant.tickMs);
    expect([stockOf(town, 'iron_ore')?.units, stockOf(town, 'herb')?.units]).toEqual([209.8, 180.4]);
    town.advance(1_000 * merchant.tickMs);
    expect(stockOf(town, 'herb')?.units).toBeCloseTo(200, 1);
  });

  test('[HU6] many ticks slept through count as many', () => {
    const stock = moveStock(makeStock('pearl', 0, merchant), 'sell', 40);
    let step = stock;
    for (let n = 1; n <= 30; n++) step = driftStock('pearl', step, n * merchant.tickMs, merchant.tickMs, merchant);
    const slept = driftStock('pearl', stock, 30 * merchant.tickMs, merchant.tickMs, merchant);
    expect(slept.units).toBeCloseTo(step.units, 1);
    expect(slept.midMilli / 1_000).toBeCloseTo(step.midMilli / 1_000, 0);
  });

  test('[HU7] a quote is left alone until its price has moved or half of it is gone', () => {
    const town = makeOpenTown('ana');
    const first = quoteOf(town, 'sell', 'herb')?.order;
    place(town, 'ana', { item: 'herb', price: 7, quantity: 20 });
    town.advance(merchant.tickMs);
    expect(quoteOf(town, 'sell', 'herb')).toMatchObject({ order: first, left: 20 });
    place(town, 'ana', { item: 'herb', price: 7, quantity: 1 });
    town.advance(merchant.tickMs);
    expect(quoteOf(town, 'sell', 'herb')?.order).not.toBe(first);
    expect(quoteOf(town, 'sell', 'herb')?.left).toBe(40);
    expect(quoteOf(town, 'buy', 'pearl')?.order).toBe('buy.pearl.7');
  });

  test('[HU8] for crafted goods he bids lower', () => {
    expect(priceOf(itemOf('leather_vest'), 138_000, merchant)).toEqual({ buy: 86, sell: 152 });
    expect(priceOf(itemOf('relic_fragment'), 120_000, merchant)).toEqual({ buy: 108, sell: 132 });
  });

  test('[HU9] he offers no more than he has, and buys no more than he can store', () => {
    const stock = makeStock('herb', 0, merchant);
    expect(wantedQuote('herb', { ...stock, units: 7.9 }, 'sell', merchant)?.quantity).toBe(7);
    expect(wantedQuote('herb', { ...stock, units: 0.9 }, 'sell', merchant)).toBeNull();
    expect(wantedQuote('herb', { ...stock, units: 1_195 }, 'buy', merchant)?.quantity).toBe(5);
    expect(wantedQuote('herb', { ...stock, units: 1_200 }, 'buy', merchant)).toBeNull();
  });

  test('[HU10] [D3] what he offers is made as he offers it, and what comes back is unmade', () => {
    const town = makeOpenTown('ana');
    place(town, 'ana', { side: 'sell', price: 7, quantity: 10 });
    place(town, 'ana', { item: 'herb', price: 7, quantity: 30 });
    for (let n = 0; n < 100; n++) {
      town.advance(merchant.tickMs);
      expect(town.holdings()).toEqual(town.minted());
    }
    expect(town.holdings(square)).toEqual({});
    // His own orders run out after sixty hours, and new ones take their place.
    town.advance(70 * 3_600_000);
    expect(quoteOf(town, 'buy', 'pearl')?.left).toBe(12);
    expect(town.holdings()).toEqual(town.minted());
    expect(town.faults).toEqual([]);
  });

  test('[HU10] a house that cannot take his orders leaves nothing behind, and he tries again', () => {
    const broken = { ...makeStandIn('auction'), onMail: () => expect.unreachable('a bug of the house') };
    const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), broken]);
    town.command(square, { type: 'open' });
    town.advance(3 * merchant.tickMs);
    expect(town.holdings()).toEqual({});
    expect(town.minted()).toEqual({});
    expect(quoteOf(town, 'buy', 'herb')).toBeUndefined();
    expect(town.part<{ orders: number }>(square, 'merchant')?.orders).toBe(4 * 2 * itemKeys.length);
  });

  test('[HU11] he quotes five items a turn, and is done within the instant', () => {
    const heard: Heard[] = [];
    const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), makeStandIn('auction', heard)]);
    town.command(square, { type: 'open' });
    const counts = [1, 2, 3].map(() => {
      town.deliver(square, { type: 'wake' });
      return heard.length;
    });
    expect(counts).toEqual([10, 20, 22]);
    expect(town.actor(square).wakeAt).toBe(town.now + merchant.tickMs);
  });

  test('[D7] restored in the middle of a round, he goes on with it', () => {
    const [steady, shaken] = [makeOpenTown(), makeOpenTown()];
    steady.advance(merchant.tickMs);
    shaken.now += merchant.tickMs;
    for (const quoted of [5, 10, 0]) {
      shaken.deliver(square, { type: 'wake' });
      shaken.restart(square);
      shaken.restart(house);
      expect(shaken.part(square, 'merchant')).toMatchObject({ quoted });
    }
    expect(partsOf(shaken, square)).toEqual(partsOf(steady, square));
    expect(shaken.holdings()).toEqual(steady.holdings());
    expect(steady.holdings(house)).toMatchObject(items('herb', 40));
  });
});
