/** A market of bots: they break no rule, and enough of what they offer is bought. */
import { expect, test } from 'vitest';
import type { Book } from './auction/book.ts';
import { referencePrice } from './auction/rules.ts';
import type { Goods } from './content/goods.ts';
import type { ItemKey } from './content/items.ts';
import { itemKeys, itemOf } from './content/items.ts';
import { sides } from './content/terms.ts';
import type { Address } from './kit/address.ts';
import { must } from './kit/assert.ts';
import { makeChance } from './kit/chance.ts';
import type { Town } from './kit/town.ts';
import { house, makeTown, square } from './testing.ts';
import { seeGuilds } from './trader/bot/guilds.ts';
import type { BookView, BotView } from './trader/bot.ts';
import { decide } from './trader/bot.ts';
import { emptyBench } from './trader/rules/crafting.ts';
import { noProgress } from './trader/rules/progress.ts';
import type {
  AgentPart,
  BenchPart,
  CaravanPart,
  GatheredPart,
  GatheringPart,
  OrderPart,
  Profile,
  ProgressPart,
} from './trader/state.ts';
import { shipped } from './tuning.ts';

const names = Array.from({ length: 20 }, (_, n) => `bot${n}`);

/** The books somebody wrote in. */
function booksOf(town: Town): Partial<Record<ItemKey, BookView>> {
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
  const isOpen = (item: ItemKey) => sides.some((side) => book.best(item, side) !== undefined);
  return Object.fromEntries(itemKeys.filter(isOpen).map((item) => [item, view(item)]));
}

function viewOf(town: Town, trader: Address): BotView {
  const parts = [...town.actor(trader).parts];
  const all = <Part>(prefix: string) => parts.filter(([key]) => key.startsWith(prefix)).map(([, part]) => part as Part);
  return {
    hub: 'capital_city',
    now: town.now,
    tuning: shipped,
    gold: town.part<{ gold: number }>(trader, 'purse')?.gold ?? 0,
    goods: town.part<Goods>(trader, 'goods/capital_city') ?? {},
    orders: all<OrderPart>('order/'),
    agents: all<AgentPart>('agent/'),
    caravans: all<CaravanPart>('caravan/'),
    profile: must(town.part<Profile>(trader, 'profile'), 'a profile'),
    progress: town.part<ProgressPart>(trader, 'progress') ?? noProgress,
    bench: town.part<BenchPart>(trader, 'bench') ?? emptyBench,
    gathering: town.part<GatheringPart>(trader, 'gathering') ?? null,
    gathered: town.part<GatheredPart>(trader, 'gathered') ?? null,
    books: booksOf(town),
    together: seeGuilds(new Map(parts), {
      tuning: shipped,
      company: town.actor(`guild:${town.part<{ guild: string }>(trader, 'guild')?.guild ?? 'wayfarers'}`).parts,
      guilds: names.map((name) => `${name}_1`),
      people: names,
    }),
  };
}

/** Ten minutes of everybody: each does a thing every five seconds or so. Names the orders placed. */
function live(town: Town, rng: () => number): ReadonlySet<string> {
  const placed = new Set<string>();
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
  return placed;
}

test.each([1, 42, 2_026])(
  '[D3] seed %i: no refusal, no fault, caravans of both sorts arrive, things are made, and between three and nine in ten orders fill',
  (seed) => {
    const [town, rng] = [makeTown(...names), makeChance(seed)];
    town.command(square, { type: 'open' });
    const placed = live(town, rng);
    const told = (type: string) => town.notices.filter(({ notice }) => notice.type === type);
    const filled = new Set(told('orderFilled').map(({ notice }) => String(notice['order'])));
    const arrivals = told('caravanArrived');
    expect(town.faults).toEqual([]);
    expect(placed.size).toBeGreaterThan(500);
    expect(filled.size / placed.size).toBeGreaterThan(0.3);
    expect(filled.size / placed.size).toBeLessThan(0.9);
    expect(new Set(arrivals.map(({ notice }) => notice['mission'] === null)).size).toBe(2);
    expect(arrivals.length).toBeGreaterThan(20);
    expect(told('crafted').length).toBeGreaterThan(5);
    expect(told('gathered').length).toBeGreaterThan(5);
    expect(town.holdings()).toEqual(town.minted());
  },
);
