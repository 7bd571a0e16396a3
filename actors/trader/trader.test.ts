/** One test for each rule of the README beside this file; belongings are checked to the coin. */
import { describe, expect, test } from 'vitest';
import type { Goods } from '../content/goods.ts';
import { starter } from '../content/onboarding.ts';
import { kinds } from '../kinds.ts';
import { Town } from '../kit/town.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { Heard } from '../testing.ts';
import { house, makeStandIn, makeTown, partsOf, place, season, square } from '../testing.ts';
import { shipped } from '../tuning.ts';
import type { OrderPart } from './state.ts';

const tuning = shipped.trader;

const ana = 'trader:ana';
const goldOf = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold;
const goodsOf = (town: Town) => town.part<Goods>(ana, 'goods/capital_city');
const orderOf = (town: Town, n: number) => town.part<OrderPart>(ana, `order/ana-${n}`);

/** Ana's real trader against a stand-in for the auction house, which answers only when told. */
function makeQuietTown(guest = false) {
  const heard: Heard[] = [];
  const trader = kinds.filter(({ kind }) => kind === 'trader');
  const town = new Town([...trader, makeStandIn('auction', heard), makeStandIn('hub', heard)]);
  town.command(ana, { type: 'welcome', name: 'Ana', guest });
  season(town, ana);
  const tell = (mail: object, value = {}) => town.command(house, { to: ana, mail, value });
  return { town, heard, tell };
}

test('[TR1] the starter is given exactly once; later welcomes only change name and guest', () => {
  const town = makeTown('ana');
  expect(goldOf(town)).toBe(500);
  expect(goodsOf(town)).toEqual(starter.goods);
  const ver = () => town.actor(ana).ver;
  const before = partsOf(town, ana);
  expect(town.command(ana, { type: 'welcome', name: 'ana', guest: false })).toEqual({ ok: true, result: {} });
  expect(partsOf(town, ana)).toEqual(before);
  town.restart(ana);
  town.command(ana, { type: 'welcome', name: 'Anabel', guest: true });
  expect(town.part(ana, 'profile')).toEqual({ name: 'Anabel', guest: true, welcomedAt: 1_000_000 });
  expect(goldOf(town)).toBe(500);
  expect(town.movements.filter(({ debit }) => debit === 'faucet:starter')).toHaveLength(8);
  expect(ver()).toBeGreaterThan(0);
});

test('[TR2] who was not welcomed can neither trade nor talk', () => {
  const town = new Town(kinds);
  expect(place(town, 'ana', {})).toEqual({ ok: false, refused: 'notWelcomed' });
  expect(town.command(ana, { type: 'say', text: 'hello' })).toEqual({ ok: false, refused: 'notWelcomed' });
});

test('[TR3] placing needs presence in the hub', () => {
  const town = makeTown('ana');
  const elsewhere = {
    type: 'placeOrder',
    hub: 'hidden_cove',
    side: 'buy',
    item: 'herb',
    price: 6,
    quantity: 1,
    hours: 6,
  };
  expect(town.command(ana, elsewhere)).toEqual({ ok: false, refused: 'notHere' });
});

test('[TR4] an order leaves with its escrow and its deposit, at once', () => {
  const { town, heard } = makeQuietTown();
  expect(place(town, 'ana', { price: 10, quantity: 40 })).toEqual({
    ok: true,
    result: { order: 'ana-1', status: 'pending' },
  });
  expect(goldOf(town)).toBe(500 - 400 - 2);
  place(town, 'ana', { side: 'sell', item: 'leather_vest', price: 250 });
  expect(goldOf(town)).toBe(500 - 400 - 2 - 1);
  expect(goodsOf(town)).not.toHaveProperty('leather_vest');
  expect(heard.map(({ value }) => value)).toEqual([gold(402), plus(items('leather_vest', 1), gold(1))]);
  expect(orderOf(town, 1)).toMatchObject({
    status: 'pending',
    filled: 0,
    proceeds: 0,
    endsAt: town.now + 43_200_000,
  });
});

test('[TR5] a guest names no price beyond half and twice what is usual here', () => {
  const { town } = makeQuietTown(true);
  // Ore is not far from home here: 79 % of 8 gold is usual.
  expect(place(town, 'ana', { price: 13 })).toEqual({ ok: false, refused: 'bound' });
  expect(place(town, 'ana', { price: 3 })).toEqual({ ok: false, refused: 'bound' });
  expect(place(town, 'ana', { price: 12 }).ok).toBe(true);
  expect(place(town, 'ana', { price: 4 }).ok).toBe(true);
});

test('[TR6] fifty orders may be open', () => {
  const { town, tell } = makeQuietTown();
  for (let n = 0; n < tuning.openOrdersMax; n++) expect(place(town, 'ana', { price: 1 }).ok).toBe(true);
  expect(place(town, 'ana', { price: 1 })).toEqual({ ok: false, refused: 'tooManyOrders' });
  tell({ type: 'closed', order: 'ana-7', status: 'cancelled' }, gold(1));
  expect(place(town, 'ana', { price: 1 }).ok).toBe(true);
});

test('[TR7] what he cannot pay or deliver he cannot offer', () => {
  const town = makeTown('ana');
  expect(place(town, 'ana', { price: 500 }).ok).toBe(false);
  expect(place(town, 'ana', { price: 499 })).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(place(town, 'ana', { side: 'sell', quantity: 11 })).toEqual({
    ok: false,
    refused: 'notEnoughGoods',
  });
  const dear = { side: 'sell', item: 'leather_vest', price: 1_000_000 } as const;
  expect(place(town, 'ana', dear)).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(goldOf(town)).toBe(500);
});

test('[TR8] arrivals are never refused: what does not fit lies on the shelf of that hub', () => {
  const { town, tell } = makeQuietTown();
  tell(
    { type: 'filled', order: 'none', quantity: 1, proceeds: 1, fee: 0, left: 0 },
    plus(items('herb', 1_200), gold(1e9)),
  );
  expect(town.part(ana, 'shelf/capital_city')).toEqual({ gold: 500, goods: { herb: 230 } });
  expect(goodsOf(town)?.herb).toBe(978);
  expect(goldOf(town)).toBe(1e9);
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR9] goods on the shelf of a hub forbid buying there, gold on it forbids selling', () => {
  const { town, tell } = makeQuietTown();
  tell({ type: 'closed', order: 'none', status: 'expired' }, items('herb', 2_000));
  expect(place(town, 'ana', {})).toEqual({ ok: false, refused: 'shelfNotEmpty' });
  expect(place(town, 'ana', { side: 'sell' }).ok).toBe(true);
  town.command('auction:hidden_cove', { to: ana, mail: { type: 'closed', order: 'x' }, value: gold(1e9) });
  expect(town.part(ana, 'shelf/hidden_cove')).toEqual({ gold: 500, goods: {} });
  tell({ type: 'closed', order: 'none', status: 'expired' }, gold(1));
  expect(place(town, 'ana', { side: 'sell' })).toEqual({ ok: false, refused: 'shelfNotEmpty' });
});

test('[TR10] collecting takes what fits, from anywhere, until nothing is left', () => {
  const { town, tell } = makeQuietTown();
  const collect = (hub = 'capital_city') => town.command(ana, { type: 'collectShelf', hub });
  expect(collect()).toEqual({ ok: false, refused: 'shelfIsEmpty' });
  tell({ type: 'closed', order: 'none', status: 'expired' }, items('pearl', 975));
  expect(town.part(ana, 'shelf/capital_city')).toEqual({ gold: 0, goods: { pearl: 5 } });
  expect(collect()).toEqual({ ok: false, refused: 'noRoom' });
  place(town, 'ana', { side: 'sell', quantity: 3 });
  expect(collect()).toEqual({ ok: true, result: {} });
  expect(town.part(ana, 'shelf/capital_city')).toEqual({ gold: 0, goods: { pearl: 2 } });
  place(town, 'ana', { side: 'sell', quantity: 3 });
  expect(collect()).toEqual({ ok: true, result: {} });
  expect(town.part(ana, 'shelf/capital_city')).toBeUndefined();
  expect(goodsOf(town)?.pearl).toBe(975);
});

test('[TR11] an order shows what the auction house says of it', () => {
  const { town, tell } = makeQuietTown();
  place(town, 'ana', { quantity: 3 });
  tell({ type: 'opened', order: 'ana-1', seq: 4, placedAt: 5, endsAt: 6 });
  expect(orderOf(town, 1)).toMatchObject({ status: 'open', placedAt: 5, endsAt: 6 });
  tell(
    { type: 'filled', order: 'ana-1', quantity: 2, proceeds: 14, fee: 0, left: 1 },
    plus(items('iron_ore', 2), gold(2)),
  );
  expect(orderOf(town, 1)).toMatchObject({ status: 'open', filled: 2, proceeds: 14 });
  tell({ type: 'filled', order: 'ana-1', quantity: 1, proceeds: 8, fee: 0, left: 0 }, items('iron_ore', 1));
  expect(orderOf(town, 1)).toMatchObject({ status: 'filled', filled: 3, proceeds: 22 });
  expect(goodsOf(town)?.iron_ore).toBe(13);
  expect(goldOf(town)).toBe(500 - 24 + 2);
  const told = town.notices.map(({ notice }) => notice.type).filter((type) => type.startsWith('order'));
  expect(told).toEqual(['orderFilled', 'orderFilled']);
});

test('[TR11] a refused order brings its escrow home and says why', () => {
  const { town, tell } = makeQuietTown();
  place(town, 'ana', { price: 100 });
  tell({ type: 'placeRefused', order: 'ana-1', why: 'bookFull' }, gold(100));
  expect(orderOf(town, 1)?.status).toBe('refused');
  expect(goldOf(town)).toBe(500);
  expect(town.notices.at(-1)?.notice).toMatchObject({
    type: 'orderClosed',
    status: 'refused',
    why: 'bookFull',
  });
});

test('[TR12] only an open order of his own can be cancelled', () => {
  const town = makeTown('ana', 'ben');
  const cancel = (who: string, order: string) => town.command(`trader:${who}`, { type: 'cancelOrder', order });
  place(town, 'ana', { price: 5 });
  expect(cancel('ben', 'ana-1')).toEqual({ ok: false, refused: 'unknownOrder' });
  expect(cancel('ana', 'ana-2')).toEqual({ ok: false, refused: 'unknownOrder' });
  expect(cancel('ana', 'ana-1')).toEqual({ ok: true, result: { order: 'ana-1' } });
  expect(cancel('ana', 'ana-1')).toEqual({ ok: false, refused: 'orderIsClosed' });
  expect(orderOf(town, 1)?.status).toBe('cancelled');
  expect(goldOf(town)).toBe(500);
});

test('[TR13] the last fifty closed orders are kept, and every open one', () => {
  const town = makeTown('ana');
  place(town, 'ana', { price: 1 });
  for (let n = 2; n <= 60; n++) {
    place(town, 'ana', { price: 1 });
    town.command(ana, { type: 'cancelOrder', order: `ana-${n}` });
  }
  expect(orderOf(town, 1)?.status).toBe('open');
  expect(orderOf(town, 10)).toBeUndefined();
  expect(orderOf(town, 11)?.status).toBe('cancelled');
});

test('[TR14] talk goes to the hub where he is', () => {
  const { town, heard } = makeQuietTown();
  expect(town.command(ana, { type: 'say', text: '  good day  ' })).toEqual({ ok: true, result: {} });
  const mail = { type: 'say', player: 'ana', name: 'Ana', text: 'good day' };
  expect(heard).toEqual([{ by: square, from: ana, mail, value: {} }]);
});

test('[TR15] a letter that could not be taken brings its value home', () => {
  const broken = { ...makeStandIn('auction'), onMail: () => expect.unreachable('a bug of the house') };
  const town = new Town([...kinds.filter(({ kind }) => kind === 'trader'), broken]);
  town.command(ana, { type: 'welcome', name: 'Ana', guest: false });
  season(town, ana);
  place(town, 'ana', { side: 'sell', price: 100, quantity: 10 });
  expect(orderOf(town, 1)?.status).toBe('refused');
  expect(goldOf(town)).toBe(500);
  expect(goodsOf(town)).toEqual(starter.goods);
});

test('[TR25] who is muted cannot talk, and may do everything else', () => {
  const { town, heard } = makeQuietTown();
  const say = (mutedUntil?: number) => town.command(ana, { type: 'say', text: 'hello', mutedUntil });
  expect(say(town.now + 1)).toEqual({ ok: false, refused: 'muted', until: town.now + 1 });
  expect(place(town, 'ana', {}).ok).toBe(true);
  expect(heard.filter(({ mail }) => mail.type === 'say')).toEqual([]);
  expect(say(town.now).ok).toBe(true);
  expect(say().ok).toBe(true);
});

const anOrder = { type: 'grant', order: 7, asset: 'gold', amount: 250, operator: 'Olga', reason: 'lost in the fire' };

test('[TR26] what an operator gives or takes is done exactly once, through the ledger, with who and why', () => {
  const town = makeTown('ana');
  const before = town.movements.length;
  for (let told = 0; told < 3; told++) {
    expect(town.command(ana, anOrder)).toEqual({ ok: true, result: { order: 7 } });
    town.restart(ana);
  }
  expect(goldOf(town)).toBe(750);
  const herbs = { ...anOrder, type: 'confiscate', order: 9, asset: 'item:herb', amount: 3, reason: 'never his' };
  town.command(ana, herbs);
  town.command(ana, herbs);
  town.command(ana, { ...anOrder, order: 8 });
  expect(goldOf(town)).toBe(750);
  expect(goodsOf(town)?.herb).toBe(5);
  expect(town.movements.slice(before)).toEqual([
    { asset: 'gold', amount: 250, debit: 'faucet:compensation', credit: ana, reason: 'compensation' },
    { asset: 'item:herb', amount: 3, debit: ana, credit: 'sink:confiscation', reason: 'confiscation' },
  ]);
  expect(town.facts).toEqual([
    { type: 'operatorOrder', order: 7, operator: 'Olga', reason: 'lost in the fire' },
    { type: 'operatorOrder', order: 9, operator: 'Olga', reason: 'never his' },
  ]);
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR26] goods come to lie where the trader is, or where it is said; what finds no room lies on the shelf', () => {
  const town = makeTown('ana');
  town.command(ana, { ...anOrder, asset: 'item:pearl', amount: 1_000, hub: 'hidden_cove' });
  town.command(ana, { ...anOrder, order: 8, asset: 'item:pearl', amount: 1_000 });
  expect(town.part(ana, 'goods/hidden_cove')).toEqual({ pearl: 1_000 });
  expect(town.part(ana, 'shelf/capital_city')).toEqual({ gold: 0, goods: { pearl: 30 } });
});

test('[TR27] an operator takes only what is there, and an order that was refused may be told again', () => {
  const town = makeTown('ana');
  const take = { ...anOrder, type: 'confiscate' };
  expect(new Town(kinds).command(ana, anOrder)).toEqual({ ok: false, refused: 'notWelcomed' });
  expect(town.command(ana, { ...take, amount: 501 })).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(town.command(ana, { ...take, asset: 'item:herb', amount: 9 })).toMatchObject({ refused: 'notEnoughGoods' });
  expect(town.command(ana, { ...take, asset: 'item:herb', amount: 1, hub: 'hidden_cove' }).ok).toBe(false);
  expect(goldOf(town)).toBe(500);
  expect(town.command(ana, take).ok).toBe(true);
  expect(goldOf(town)).toBe(250);
});

describe('[TR16] what is not understood is refused with a sentence, and changes nothing', () => {
  const order = {
    type: 'placeOrder',
    hub: 'capital_city',
    side: 'buy',
    item: 'herb',
    price: 6,
    quantity: 1,
    hours: 6,
  };
  const numbers = [-1, 0, 1.5, 1e15, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, [1], { valueOf: 1 }];
  const names = ['', 'gold', '__proto__', 'constructor', 7, null, undefined, ['herb']];
  const bodies: [field: string, body: unknown][] = [
    ...numbers.map((price): [string, unknown] => ['price', { ...order, price }]),
    ...numbers.map((quantity): [string, unknown] => ['quantity', { ...order, quantity }]),
    ...[...numbers, 7, 48].map((hours): [string, unknown] => ['hours', { ...order, hours }]),
    ...names.map((item): [string, unknown] => ['item', { ...order, item }]),
    ...names.map((hub): [string, unknown] => ['hub', { ...order, hub }]),
    ...names.map((side): [string, unknown] => ['side', { ...order, side }]),
    ...names.map((hub): [string, unknown] => ['hub', { type: 'collectShelf', hub }]),
    ...['', 7, null, 'x'.repeat(101)].map((id): [string, unknown] => ['order', { type: 'cancelOrder', order: id }]),
    ...['', '   ', 7, null, 'x'.repeat(501), 'a\u0000b', 'a\nb', '\ud800'].map((text): [string, unknown] => [
      'text',
      { type: 'say', text },
    ]),
    ...['', 7, 'x'.repeat(41)].map((name): [string, unknown] => ['name', { type: 'welcome', name, guest: true }]),
    ['guest', { type: 'welcome', name: 'Ana', guest: 'yes' }],
    ['owner', { ...order, owner: 'trader:ben' }],
    ['gold', { type: 'cancelOrder', order: 'ana-1', gold: 5 }],
    ['type', { ...order, type: 'mint' }],
    ...['silver', 'item:', 'item:gold', 'item:__proto__', 7].map((asset): [string, unknown] => [
      'asset',
      { ...anOrder, asset },
    ]),
    ...[0, -1, 1.5, 10_000_001].map((amount): [string, unknown] => ['amount', { ...anOrder, amount }]),
    ['reason', { ...anOrder, reason: ' ' }],
    ...[null, undefined, 7, 'placeOrder', []].map((body): [string, unknown] => ['body', body]),
  ];

  test.each(bodies)('%s: %j', (field, body) => {
    const { town, heard } = makeQuietTown();
    const before = partsOf(town, ana);
    const reply = town.command(ana, body);
    expect(reply).toMatchObject({ ok: false, refused: 'invalid' });
    expect(!reply.ok && reply.why).toContain(field);
    expect(partsOf(town, ana)).toEqual(before);
    expect(heard).toEqual([]);
  });

  test('[D9] the sentence is short, however much of the nonsense it would repeat', () => {
    const { town } = makeQuietTown();
    const reply = town.command(ana, { ...order, ['\ud83d\ude00'.repeat(10_000)]: 1 });
    expect(reply).toMatchObject({ ok: false, refused: 'invalid' });
    expect(JSON.stringify(reply).length).toBeLessThan(400);
  });
});
