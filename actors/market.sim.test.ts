/** A market of bots: they break no rule, and enough of what they offer is bought. */
import { expect, test } from 'vitest';
import type { Book } from './auction/book.ts';
import { referencePrice } from './auction/rules.ts';
import type { ItemKey } from './content/items.ts';
import { itemKeys, itemOf } from './content/items.ts';
import type { Address } from './kit/address.ts';
import type { Town } from './kit/town.ts';
import { house, makeTown, square } from './testing.ts';
import type { BookView, BotView } from './trader/bot.ts';
import { decide } from './trader/bot.ts';
import type { Goods, OrderPart } from './trader/state.ts';

const names = Array.from({ length: 20 }, (_, n) => `bot${n}`);

function makeRng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function booksOf(town: Town): Record<ItemKey, BookView> {
  const book = town.actor(house).index as Book;
  const view = (item: ItemKey): BookView => {
    const [asks, bids] = [book.levels(item, 'sell', 12), book.levels(item, 'buy', 12)];
    const last = town.part<{ price: number }>(house, `last/${item}`)?.price;
    return {
      asks,
      bids,
      reference: referencePrice(last, bids[0]?.price, asks[0]?.price, itemOf(item).basePrice),
    };
  };
  return Object.fromEntries(itemKeys.map((item) => [item, view(item)])) as Record<ItemKey, BookView>;
}

function viewOf(town: Town, trader: Address): BotView {
  const orders = [...town.actor(trader).parts].filter(([key]) => key.startsWith('order/'));
  return {
    hub: 'capital_city',
    now: town.now,
    gold: town.part<{ gold: number }>(trader, 'purse')?.gold ?? 0,
    goods: town.part<Goods>(trader, 'goods/capital_city') ?? {},
    orders: orders.map(([, part]) => part as OrderPart),
    books: booksOf(town),
  };
}

test.each([1, 42, 2_026])(
  '[D3] seed %i: no refusal, no fault, and between three and nine in ten orders fill',
  (seed) => {
    const [town, rng] = [makeTown(...names), makeRng(seed)];
    town.command(square, { type: 'open' });
    const placed = new Set<string>();
    const filled = new Set<string>();
    for (let second = 0; second < 600; second++) {
      town.advance(1_000);
      for (const name of names) {
        const trader: Address = `trader:${name}`;
        const command = rng() < 0.2 ? decide(viewOf(town, trader), rng) : null;
        if (!command) continue;
        const reply = town.command(trader, command);
        expect([command, reply]).toMatchObject([command, { ok: true }]);
        if (reply.ok && command.type === 'placeOrder') placed.add((reply.result as { order: string }).order);
      }
    }
    for (const { notice } of town.notices) if (notice.type === 'orderFilled') filled.add(String(notice.order));
    expect(town.faults).toEqual([]);
    expect(placed.size).toBeGreaterThan(500);
    expect(filled.size / placed.size).toBeGreaterThan(0.3);
    expect(filled.size / placed.size).toBeLessThan(0.9);
    expect(town.holdings()).toEqual(town.minted());
  },
);
