/** A market of bots: they break no rule, and enough of what they offer is bought. */
import { expect, test } from 'vitest';
import type { Book } from './auction/book.ts';
import { referencePrice } from './auction/rules.ts';
import type { Buff } from './content/causes.ts';
import { causeKeys } from './content/causes.ts';
import { homeHub } from './content/hubs.ts';
import type { ItemKey } from './content/items.ts';
import { itemKeys, itemOf } from './content/items.ts';
import { sides } from './content/terms.ts';
import type { Rewards } from './hub/state.ts';
import { furnish, hurriedTuning } from './hurried.ts';
import type { Address } from './kit/address.ts';
import { makeChance } from './kit/chance.ts';
import type { Town } from './kit/town.ts';
import type { CauseRun, CauseShown, Convoy, Errand, LotShown } from './letters.ts';
import { makeTown, makeTunedTown, partsOf, square } from './testing.ts';
import type { BookView, BotView } from './trader/bot/view.ts';
import { viewOf } from './trader/bot/view.ts';
import { decide, life, type Mood } from './trader/bot.ts';
import { playerCommandTypes } from './trader/messages.ts';
import type { GuildPart, Where } from './trader/state.ts';
import { shipped, type Tuning } from './tuning.ts';

const names = Array.from({ length: 20 }, (_, n) => `bot${n}`);

/** The books somebody wrote in. */
function booksOf(town: Town, house: Address): Partial<Record<ItemKey, BookView>> {
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

/** Of whichever hub he is in. */
function see(town: Town, trader: Address): BotView {
  const tuning = (town.tuning?.values as Tuning | undefined) ?? shipped;
  const where = town.part<Where>(trader, 'where');
  const hub = where?.hub ?? homeHub;
  const under = <Part>(prefix: string) =>
    partsOf(town, `hub:${hub}`).flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
  const rewardPercent = town.part<Rewards>(`hub:${hub}`, 'rewards')?.percent ?? 100;
  const notes = { errands: under<Errand>('errand/'), lots: under<LotShown>('lot/'), convoys: under<Convoy>('convoy/') };
  const board = { ...notes, rewardPercent };
  const own = town.part<GuildPart>(trader, 'guild')?.guild;
  const isThere = (key: string) => town.part(`guild:${key}`, 'charter') !== undefined;
  const around = { now: town.now, tuning, books: booksOf(town, `auction:${hub}`), board };
  return viewOf(town.actor(trader).parts, {
    ...around,
    company: own ? town.actor(`guild:${own}`).parts : new Map(),
    guilds: names.flatMap((name) => [`${name}_1`, `${name}_2`]).filter(isThere),
    people: names.filter((name) => trader !== `trader:${name}`),
    causes: causesOf(town),
  });
}

function causesOf(town: Town): CauseShown[] {
  return causeKeys.flatMap((cause) => {
    const run = town.part<CauseRun>(`cause:${cause}`, 'run');
    return run ? { ...run, cause, buff: town.part<Buff>(`cause:${cause}`, 'buff') ?? null } : [];
  });
}

/** Everybody does a thing every five seconds or so, which is granted. Names the orders placed, and what else was done. */
function live(town: Town, seconds: number, rng: () => number, mood?: Mood) {
  const placed = new Set<string>();
  const done = new Set<string>();
  for (let second = 0; second < seconds; second++) {
    town.advance(1_000);
    for (const name of names) {
      const trader: Address = `trader:${name}`;
      const command = rng() < 0.2 ? decide(see(town, trader), rng, mood) : null;
      if (!command) continue;
      const reply = town.command(trader, command);
      expect([command, reply]).toMatchObject([command, { ok: true }]);
      done.add(command.type);
      if (reply.ok && command.type === 'placeOrder') placed.add((reply.result as { order: string }).order);
    }
  }
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
  return { placed, done };
}

const told = (town: Town, type: string) => town.notices.filter(({ notice }) => notice.type === type);

test.each([1, 42, 2_026])(
  '[D3] seed %i: no refusal, no fault, caravans of both sorts arrive, things are made, and between three and nine in ten orders fill',
  (seed) => {
    const town = makeTown(...names);
    town.command(square, { type: 'open' });
    const { placed } = live(town, 600, makeChance(seed));
    const filled = new Set(told(town, 'orderFilled').map(({ notice }) => String(notice['order'])));
    const arrivals = told(town, 'caravanArrived');
    expect(placed.size).toBeGreaterThan(500);
    expect(filled.size / placed.size).toBeGreaterThan(0.3);
    expect(filled.size / placed.size).toBeLessThan(0.9);
    expect(new Set(arrivals.map(({ notice }) => notice['mission'] === null)).size).toBe(2);
    expect(arrivals.length).toBeGreaterThan(10);
    expect(told(town, 'crafted').length).toBeGreaterThan(5);
    expect(told(town, 'gathered').length).toBeGreaterThan(5);
  },
);

test('in a world in a hurry bots come to ask for all there is, and for nothing that is refused', () => {
  const town = makeTunedTown(hurriedTuning, ...names);
  for (const place of [square, ...causeKeys.map((cause): Address => `cause:${cause}`)])
    town.command(place, { type: 'open' });
  for (const name of names) for (const order of furnish(1)) town.command(`trader:${name}`, order);
  // A basket takes seconds there: who means to stop must think of it in time.
  const mood = {
    ...life,
    stopGathering: 5,
    unequip: 5,
    expelFromGuild: 6,
    takeBackRequest: 6,
    askIntoGuild: 20,
    answerRequest: 30,
    placeOrder: 50,
    cancelOrder: 50,
    say: 1,
  };
  const { done } = live(town, 2_000, makeChance(7), mood);
  expect(playerCommandTypes.filter((type) => !done.has(type))).toEqual([]);
  const ends = [
    ...['caravanHalted', 'caravanResumed', 'convoyLeft', 'caravanArrived', 'crafted', 'gathered', 'gearBroke'],
    ...['lotSold', 'lotUnsold', 'lotWon', 'outbid', 'priceReached', 'levelReached', 'achieved', 'stepDone'],
  ];
  expect(ends.filter((type) => told(town, type).length === 0)).toEqual([]);
  expect(told(town, 'caravanArrived').filter(({ notice }) => notice['delivered']).length).toBeGreaterThan(0);
});
