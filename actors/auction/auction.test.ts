/** One test for each rule of the README beside this file: a real house, stand-ins for its customers. */
import { describe, expect, test } from 'vitest';
import { quoteFee } from '../content/terms.ts';
import { gold, items, plus } from '../kit/value.ts';
import { anOffer, house, makeTown, place as placeAs } from '../testing.ts';
import { shipped } from '../tuning.ts';
import type { Book } from './book.ts';
import { quoteFill, referencePrice } from './rules.ts';
import type { Head, OrderPart } from './state.ts';
import { makeHouse, merchant } from './testing.ts';

const hourMs = 3_600_000;
describe('placing', () => {
  test('[AU1] an order comes with its exact escrow, or goes back with all it brought', () => {
    const { town, send, of, book } = makeHouse();
    const offer = { type: 'place', order: 'ana1', ...anOffer({ price: 100, quantity: 10 }) };
    for (const value of [{}, gold(1_000), gold(1_006), plus(gold(1_005), items('herb', 1))]) {
      send('trader:ana', offer, value);
      expect(of('ana1').at(-1)).toEqual({ type: 'placeRefused', order: 'ana1', why: 'wrongEscrow', value });
    }
    expect(book().size).toBe(0);
    send('trader:ana', offer, gold(1_005));
    expect(town.holdings(house)).toEqual(gold(1_005));
    send('trader:ben', offer, gold(1_005));
    expect(of('ana1').at(-1)).toMatchObject({
      type: 'placeRefused',
      why: 'duplicateOrder',
      value: gold(1_005),
    });
  });

  test('[AU2] the owner hears when his order opened and when it ends', () => {
    const { town, heard, place } = makeHouse();
    place('ana1', { hours: 36 });
    place('ben1', {});
    const [placedAt, endsAt] = [town.now, town.now + 36 * hourMs];
    expect(heard[0]?.mail).toEqual({ type: 'opened', order: 'ana1', seq: 1, placedAt, endsAt });
    expect(heard[1]?.mail).toMatchObject({ type: 'opened', order: 'ben1', seq: 2 });
  });

  test('[AU12] a full book sends new orders back', () => {
    const { town, place, of } = makeHouse();
    const index = town.actor(house).index as Book;
    Object.defineProperty(index, 'size', { value: shipped.auction.openOrdersMax });
    place('ana1', { price: 100 });
    expect(of('ana1')).toEqual([{ type: 'placeRefused', order: 'ana1', why: 'bookFull', value: gold(100) }]);
  });
});

describe('meeting', () => {
  test('[AU3] the best price comes first, then the oldest order', () => {
    const { place, trades } = makeHouse();
    place('ana1', { side: 'sell', price: 9 });
    place('ben1', { side: 'sell', price: 8 });
    place('cid1', { side: 'sell', price: 8 });
    place('dan1', { price: 9, quantity: 3 });
    expect(trades()).toEqual([
      ['ben1', 'dan1', 8, 1],
      ['cid1', 'dan1', 8, 1],
      ['ana1', 'dan1', 9, 1],
    ]);
    place('ana2', { price: 5 });
    place('ben2', { price: 6 });
    place('cid2', { side: 'sell', price: 5, quantity: 2 });
    expect(trades().slice(3)).toEqual([
      ['ben2', 'cid2', 6, 1],
      ['ana2', 'cid2', 5, 1],
    ]);
  });

  test('[AU3] a partial fill keeps the place in the queue', () => {
    const { place, trades, order } = makeHouse();
    place('ana1', { side: 'sell', quantity: 5 });
    place('ben1', { side: 'sell', quantity: 5 });
    place('cid1', { quantity: 2 });
    place('cid2', { quantity: 4 });
    expect(trades()).toEqual([
      ['ana1', 'cid1', 8, 2],
      ['ana1', 'cid2', 8, 3],
      ['ben1', 'cid2', 8, 1],
    ]);
    expect(order('ben1')?.left).toBe(4);
  });

  test('[AU4] a fill is at the resting price, and what that spares the buyer is free at once', () => {
    const { place, of, town } = makeHouse();
    place('ana1', { side: 'sell', price: 100, quantity: 10 });
    place('ben1', { price: 120, quantity: 15 });
    // Deposit of 9, two thirds of it back; 10 x 20 spared.
    const value = plus(items('iron_ore', 10), gold(200 + 6));
    expect(of('ben1')).toEqual([
      { type: 'filled', order: 'ben1', quantity: 10, proceeds: 1_000, fee: 0, left: 5, value },
    ]);
    expect(town.holdings(house)).toEqual(gold(5 * 120 + 3));
    place('cid1', { side: 'sell', price: 90, quantity: 5 });
    expect(of('cid1')[0]).toMatchObject({ proceeds: 600 });
    expect(town.holdings(house)).toEqual({});
  });

  test('[AU5] an order that would meet one of its own cancels that one first', () => {
    const { place, trades, of, town } = makeHouse();
    place('ana1', { side: 'sell', price: 7, quantity: 4 });
    place('ben1', { side: 'sell', price: 8, quantity: 2 });
    place('ana2', { price: 8, quantity: 3 });
    expect(of('ana1')).toEqual([{ type: 'closed', order: 'ana1', status: 'cancelled', value: items('iron_ore', 4) }]);
    expect(trades()).toEqual([['ben1', 'ana2', 8, 2]]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[AU13] each owner hears of each order once a turn, however many it met', () => {
    const { place, of } = makeHouse();
    for (const n of [1, 2, 3]) place(`ana${n}`, { side: 'sell', price: 100 + n });
    place('ben1', { price: 103, quantity: 3 });
    expect(of('ben1')).toHaveLength(1);
    expect(of('ben1')[0]).toMatchObject({ type: 'filled', quantity: 3, proceeds: 306, left: 0 });
  });

  test('[AU14] each fill is a fact, and the last price is kept', () => {
    const { place, town } = makeHouse();
    place('ana1', { side: 'sell', price: 7, quantity: 2 });
    place('ben1', { price: 8 });
    const parties = { maker: 'ana1', taker: 'ben1', seller: 'trader:ana', buyer: 'trader:ben', side: 'buy' };
    expect(town.facts).toEqual([
      { type: 'trade', hub: 'capital_city', item: 'iron_ore', price: 7, quantity: 1, ...parties },
    ]);
    expect(town.part(house, 'last/iron_ore')).toEqual({ price: 7, at: town.now });
  });
});

describe('paying', () => {
  test('[AU6] the fee is the floor of the rates on all proceeds so far, less what was taken', () => {
    const { place, of, town } = makeHouse();
    place('ben1', { price: 49 });
    // One unit sells at once at 2 %, the rest one by one at 12 %: 0.98 + 5.88 a unit.
    place('ana1', { side: 'sell', price: 49, quantity: 4, hours: 60 });
    for (const n of [2, 3, 4]) place(`ben${n}`, { price: 49 });
    const fees = of('ana1').map((mail) => 'fee' in mail && mail.fee);
    // And of 18 gold of fees, the capital's eight percent on top.
    expect(fees).toEqual([0, 6, 6, 7]);
    expect(
      quoteFee(anOffer({ side: 'sell', price: 49, quantity: 4, hours: 60 }), shipped.trade, { taxPercent: 0 }, 1),
    ).toBe(18);
    const burnt = town.movements.filter(({ credit }) => credit === 'sink:orderFee');
    expect(burnt.reduce((sum, { amount }) => sum + amount, 0)).toBe(18);
  });

  test.each([
    [6, 20, 1],
    [12, 30, 2],
    [24, 50, 4],
    [36, 80, 6],
    [60, 120, 9],
  ] as const)('[AU6] [AU17] a resting sale of 1,000 gold for %i hours pays %i, and %i of tax', (hours, due, tax) => {
    const fee = due + tax;
    const { place, of } = makeHouse();
    place('ana1', { side: 'sell', price: 100, quantity: 10, hours });
    place('ben1', { price: 100, quantity: 10 });
    expect(of('ana1')[0]).toMatchObject({ fee, value: gold(1_000 - fee + 5) });
    expect(of('ben1')[0]).toMatchObject({ fee: 0 });
  });

  test('[AU7] the deposit comes back in proportion to fills; the rest is forfeited', () => {
    const { place, of, cancel, town } = makeHouse();
    place('ana1', { side: 'sell', price: 100, quantity: 10, hours: 6 });
    expect(town.holdings(house)).toEqual(plus(items('iron_ore', 10), gold(5)));
    place('ben1', { price: 100, quantity: 3 });
    // Three tenths of 5 is 1.5: one coin now.
    expect(of('ana1')[0]).toMatchObject({ value: gold(300 - 6 + 1) });
    cancel('trader:ana', 'ana1');
    expect(of('ana1')[1]).toEqual({
      type: 'closed',
      order: 'ana1',
      status: 'cancelled',
      value: items('iron_ore', 7),
    });
    const forfeited = town.movements.filter(({ credit }) => credit === 'sink:depositForfeited');
    expect(forfeited.map(({ amount }) => amount)).toEqual([4]);
  });

  test('[AU8] merchants pay neither fee nor deposit', () => {
    const { place, of } = makeHouse();
    place('sell.iron_ore.1', { side: 'sell', price: 1_000, quantity: 10, hours: 60 }, merchant);
    place('ana1', { price: 1_000, quantity: 10 });
    expect(of('sell.iron_ore.1')[0]).toMatchObject({ fee: 0, value: gold(10_000) });
  });
});

describe('closing', () => {
  test('[AU9] only the owner may cancel, and once', () => {
    const { place, cancel, of, heard, order } = makeHouse();
    place('ana1', { price: 100 });
    cancel('trader:ben', 'ana1');
    expect(heard.at(-1)).toMatchObject({
      by: 'trader:ben',
      mail: { type: 'cancelRefused', order: 'ana1', why: 'notYours' },
    });
    expect(order('ana1')?.left).toBe(1);
    cancel('trader:ana', 'ana1');
    expect(of('ana1').at(-1)).toEqual({
      type: 'closed',
      order: 'ana1',
      status: 'cancelled',
      value: gold(100),
    });
    cancel('trader:ana', 'ana1');
    expect(of('ana1').at(-1)).toMatchObject({ type: 'cancelRefused', why: 'unknownOrder', value: {} });
  });

  test('[AU10] an order ends at its hour, with nobody there, across a restart', () => {
    const { town, place, of } = makeHouse();
    place('ana1', { price: 100, hours: 12 });
    place('ben1', { price: 100, hours: 6 });
    town.restart(house);
    town.advance(6 * hourMs - 1);
    expect(of('ben1')).toEqual([]);
    town.advance(1);
    expect(of('ben1')).toEqual([{ type: 'closed', order: 'ben1', status: 'expired', value: gold(100) }]);
    town.restart(house);
    town.advance(6 * hourMs);
    expect(of('ana1')).toHaveLength(1);
    expect(town.actor(house).wakeAt).toBeNull();
  });

  test('[AU10] an order whose end has come never fills, however late the wake', () => {
    const { town, place, of, trades } = makeHouse();
    place('ana1', { side: 'sell', hours: 6 });
    place('ben1', { side: 'sell', hours: 12 });
    town.now += 6 * hourMs;
    place('cid1', {});
    expect(of('ana1')).toMatchObject([{ type: 'closed', status: 'expired' }]);
    expect(trades()).toEqual([['ben1', 'cid1', 8, 1]]);
  });

  test('[AU11] a turn closes fifty orders at most, and the next follows at once', () => {
    const { town, place, book } = makeHouse();
    for (let n = 0; n < 120; n++) place(`ana${n}`, { hours: 6 });
    town.now += 6 * hourMs;
    for (const left of [70, 20, 0]) {
      town.deliver(house, { type: 'wake' });
      expect(book().size).toBe(left);
    }
    expect(town.actor(house).wakeAt).toBeNull();
    expect(town.holdings()).toEqual(town.minted());
  });
});

describe('sweeping', () => {
  test('[AU11] a turn meets fifty orders at most; the sweep goes on at once, to an uncrossed book', () => {
    const { town, place, book, order } = makeHouse();
    for (let n = 0; n < 120; n++) place(`ana${n}`, { side: 'sell' });
    place('ben1', { quantity: 130 });
    expect(order('ben1')?.left).toBe(80);
    expect(town.part<Head>(house, 'head')?.taking).toEqual(['ben1']);
    town.restart(house);
    town.advance(0);
    expect(order('ben1')?.left).toBe(10);
    expect(town.part<Head>(house, 'head')?.taking).toEqual([]);
    expect([book().best('iron_ore', 'sell'), book().best('iron_ore', 'buy')]).toEqual([undefined, 8]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[AU11] who comes in the middle of a sweep waits his turn', () => {
    const { town, place, trades } = makeHouse();
    for (let n = 0; n < 110; n++) place(`ana${n}`, { side: 'sell', price: 8 });
    place('ben1', { price: 8, quantity: 111 });
    // Cheaper than all that Ben still has to meet, but younger than Ben.
    place('cid1', { side: 'sell', price: 1 });
    town.advance(0);
    expect(trades().at(-2)).toEqual(['ana109', 'ben1', 8, 1]);
    expect(trades().at(-1)).toEqual(['ben1', 'cid1', 8, 1]);
  });

  test('[AU11] an order cancelled in the middle of its sweep is out of it', () => {
    const { town, place, cancel, of, order } = makeHouse();
    for (let n = 0; n < 60; n++) place(`ana${n}`, { side: 'sell' });
    place('ben1', { quantity: 60 });
    cancel('trader:ben', 'ben1');
    town.advance(0);
    expect(of('ben1').map(({ type }) => type)).toEqual(['filled', 'closed']);
    expect(order('ana59')?.left).toBe(1);
    expect(town.faults).toEqual([]);
  });
});

test('[AU15] the book shows each price as one row, best first', () => {
  const { place, book } = makeHouse();
  place('ana1', { side: 'sell', price: 9, quantity: 2 });
  place('ben1', { side: 'sell', price: 9, quantity: 3 });
  place('cid1', { side: 'sell', price: 10 });
  place('dan1', { price: 6 });
  place('eve1', { price: 7 });
  expect(book().levels('iron_ore', 'sell', 12)).toEqual([
    { price: 9, quantity: 5, orders: 2 },
    { price: 10, quantity: 1, orders: 1 },
  ]);
  expect(book().levels('iron_ore', 'buy', 1)).toEqual([{ price: 7, quantity: 1, orders: 1 }]);
  const asks = book().levels('iron_ore', 'sell', 12);
  expect(quoteFill(asks, { side: 'buy', price: 9, quantity: 9 })).toEqual({ quantity: 5, proceeds: 45 });
  expect(quoteFill(asks, { side: 'buy', price: 10, quantity: 6 })).toEqual({ quantity: 6, proceeds: 55 });
});

test('[AU15] a reference price always exists: the last trade, else the middle, else the base', () => {
  expect(referencePrice(9, 5, 8, 7)).toBe(9);
  expect(referencePrice(undefined, 5, 8, 7)).toBe(7);
  expect(referencePrice(undefined, undefined, 8, 11)).toBe(11);
});

test('[AU16] an auction house takes orders by mail only', () => {
  const town = makeTown('ana');
  for (const body of [null, {}, { type: 'place' }, { type: 'cancel', order: 'ana-1' }]) {
    expect(town.command(house, body)).toMatchObject({ ok: false, refused: 'invalid' });
  }
  placeAs(town, 'ana', {});
  expect(town.part<OrderPart>(house, 'order/ana-1')?.owner).toBe('trader:ana');
});
