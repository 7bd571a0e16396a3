/**
 * Defects of an earlier implementation in its market: fees twice, goods sold twice, orders forgotten. Each is tried against the
 * real server by many at once. The ids are those under which the defects are known.
 */
import { expect, test } from 'vitest';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Offer } from '../../actors/content/terms.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import { askAudit } from '../../loadtest/ask-audit.ts';
import { booked } from '../../ops/testing/ledger.ts';
import { goldOf, type Player, until } from '../../ops/testing/player.ts';
import { openScene } from '../../ops/testing/scene.ts';
import { belongingsOf, Tabs, tally } from '../../ops/testing/tabs.ts';

const scene = openScene();

const hub = 'capital_city';
const place = ({ game }: Player, offer: Omit<Offer, 'hours'>): Promise<Reply> =>
  game.command({ type: 'placeOrder', hub, hours: 6, ...offer });
const countOf = ({ game }: Player, item: ItemKey) => game.trader.part(`goods/${hub}`)?.[item] ?? 0;

/** A price at which nobody in the book would trade, the merchant included. */
async function quietPrice({ game }: Player, item: ItemKey): Promise<number> {
  const quote = () => {
    const book = game.auction?.book(item);
    const [bid, ask] = [book?.bids[0]?.price, book?.asks[0]?.price];
    return bid !== undefined && ask !== undefined ? { bid, ask } : null;
  };
  await until(() => quote() !== null);
  const { bid, ask } = quote() ?? { bid: 0, ask: 0 };
  expect(ask - bid).toBeGreaterThan(1);
  return Math.floor((bid + ask) / 2);
}

const orderOf = ({ game }: Player, n: number) =>
  [...game.trader.parts]
    .map(([, part]) => part as { id?: string; status?: string })
    .find(({ id }) => id?.endsWith(`-${n}`));

test('[M7] nothing is bought, sold, gathered or made in negative numbers, nor in the name of another', async () => {
  const [ana, ben] = (await scene.players(2)) as [Player, Player];
  const before = [belongingsOf(ana), belongingsOf(ben)];
  const order = { type: 'placeOrder', hub, side: 'sell', item: 'herb', price: 6, quantity: 1, hours: 6 };
  const tricks = [
    { ...order, quantity: -5 },
    { ...order, price: -5 },
    { ...order, side: 'buy', price: -5, quantity: -5 },
    { ...order, quantity: 0.5 },
    { ...order, userId: ben.id },
    { ...order, owner: `trader:${ben.id}` },
    { type: 'gather', item: 'herb', units: -1 },
    { type: 'craft', blueprint: 'iron_ingot', quantity: -2 },
    { type: 'sendHaul', to: 'trading_post', cargo: { herb: -3 } },
    { type: 'openLot', item: 'herb', quantity: -1, style: 'english', startPrice: 5, minutes: 10 },
    { type: 'bid', lot: `${ben.id}_1_1`, item: 'herb', quantity: 1, amount: -50 },
  ];
  const tabs = await Tabs.open(scene.server.url, ana);
  const replies = (await Promise.all(tricks.map((trick) => tabs.ask(trick)))).flat();
  tabs.close();
  expect(tally(replies)).toEqual({ invalid: replies.length });
  expect([belongingsOf(ana), belongingsOf(ben)]).toEqual(before);
});

test('[M18] a sale is taxed once, whether the order waited for its buyer or came to him', async () => {
  const [ana, ben, cara, dan] = (await scene.players(4)) as [Player, Player, Player, Player];
  const price = await quietPrice(ana, 'leather_vest');
  const fees = () => booked(scene.database, { debit: `auction:${hub}`, credit: 'sink:%' }).then(({ gold = 0 }) => gold);
  const vest = { item: 'leather_vest', price, quantity: 1 } as const;
  const fee = Math.floor((price * 2) / 100);
  expect(fee).toBeGreaterThan(0);
  expect(await fees()).toBe(0);

  await place(ana, { side: 'sell', ...vest });
  await place(ben, { side: 'buy', ...vest });
  await place(cara, { side: 'buy', ...vest });
  await place(dan, { side: 'sell', ...vest });
  await until(() => countOf(ben, 'leather_vest') === 2 && countOf(cara, 'leather_vest') === 2);
  // The tax of the hub is percent of the fee: nothing of so small a one.
  for (const seller of [ana, dan]) await expect.poll(() => goldOf(seller)).toBe(500 + price - fee);
  for (const buyer of [ben, cara]) await expect.poll(() => goldOf(buyer)).toBe(500 - price);
  await expect.poll(fees, { timeout: 10_000 }).toBe(2 * fee);
});

test('[R1] of many who buy the last one at once one has it, the others keep their gold, and no income is lost', async () => {
  const [ana, ...buyers] = (await scene.players(6)) as [Player, ...Player[]];
  const price = await quietPrice(ana, 'leather_vest');
  const vest = { item: 'leather_vest', price, quantity: 1 } as const;
  await place(ana, { side: 'sell', ...vest });
  // While they buy, she spends and earns elsewhere.
  const busy = ana.game
    .command({ type: 'joinGuild', guild: 'wayfarers' })
    .then(() => ana.game.command({ type: 'claimStep', step: 'join_guild' }))
    .then(() => ana.game.command({ type: 'hireAgent', kind: 'scout' }));
  await Promise.all([busy, ...buyers.map((buyer) => place(buyer, { side: 'buy', ...vest }))]);
  await until(() => buyers.some((buyer) => countOf(buyer, 'leather_vest') === 2));
  await until(() => buyers.every((buyer) => orderOf(buyer, 1)?.status !== 'pending'));
  const [winners, losers] = [
    buyers.filter((buyer) => countOf(buyer, 'leather_vest') === 2),
    buyers.filter((buyer) => countOf(buyer, 'leather_vest') === 1),
  ];
  expect([winners.length, losers.length]).toEqual([1, buyers.length - 1]);
  for (const loser of losers) await loser.game.command({ type: 'cancelOrder', order: orderOf(loser, 1)?.id ?? '' });
  await until(() => losers.every((loser) => orderOf(loser, 1)?.status === 'cancelled'));
  for (const winner of winners) await expect.poll(() => goldOf(winner)).toBe(500 - price);
  const deposit = Math.floor((price * 5) / 1_000);
  for (const loser of losers) await expect.poll(() => goldOf(loser)).toBe(500 - deposit);
  await expect.poll(() => countOf(ana, 'leather_vest')).toBe(0);
  await expect.poll(() => goldOf(ana)).toBe(500 + price - Math.floor((price * 2) / 100) + 150 - 150);
});

test('[R3] the oldest order trades, and can be taken back, behind a hundred younger ones', async () => {
  const [ana, ben, ...crowd] = (await scene.players(5)) as [Player, Player, ...Player[]];
  const price = await quietPrice(ana, 'basic_compass');
  const compass = { item: 'basic_compass', price, quantity: 1 } as const;
  await place(ana, { side: 'sell', ...compass });
  await place(ana, { side: 'sell', item: 'rusty_sword', price: 48, quantity: 1 });
  await Promise.all(
    crowd.flatMap((player) =>
      Array.from({ length: 45 }, () => place(player, { side: 'buy', item: 'herb', price: 4, quantity: 1 })),
    ),
  );
  await until(() => crowd.every((player) => orderOf(player, 45)?.status === 'open'));
  await place(ben, { side: 'buy', ...compass });
  await until(() => orderOf(ana, 1)?.status === 'filled');
  await expect.poll(() => countOf(ben, 'basic_compass')).toBe(2);
  expect(await ana.game.command({ type: 'cancelOrder', order: orderOf(ana, 2)?.id ?? '' })).toMatchObject({ ok: true });
  await until(() => countOf(ana, 'rusty_sword') === 1);
});

test('[R4] a purse that is enough for one pays for one, however many ask at once', async () => {
  const [ana] = (await scene.players(1)) as [Player];
  const tabs = await Tabs.open(scene.server.url, ana);
  const bought = await tabs.ask(
    { ...{ type: 'placeOrder', hub, hours: 6 }, side: 'buy', item: 'herb', price: 4, quantity: 100 },
    2,
  );
  expect(tally(bought)).toEqual({ ok: 1, notEnoughGold: bought.length - 1 });
  // Whose other page asked hears of it when it is told, which may be a moment later.
  await expect.poll(() => goldOf(ana)).toBe(500 - 402);
  const sold = await tabs.ask(
    { ...{ type: 'placeOrder', hub, hours: 6 }, side: 'sell', item: 'herb', price: 8, quantity: 5 },
    2,
  );
  expect(tally(sold)).toEqual({ ok: 1, notEnoughGoods: sold.length - 1 });
  await expect.poll(() => countOf(ana, 'herb')).toBe(3);
  const travelled = await tabs.ask({ type: 'travel', to: 'trading_post' }, 2);
  tabs.close();
  expect(tally(travelled)).toEqual({ ok: 1, onTheRoad: travelled.length - 1 });
  await until(() => goldOf(ana) < 98);
  await expect
    .poll(() => booked(scene.database, { debit: `trader:${ana.id}`, credit: 'sink:travel' }), { timeout: 10_000 })
    .toEqual({ gold: 3 });
});

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
