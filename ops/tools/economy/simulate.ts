/** One month, or as long as it takes, of one world: players come, live their evenings, and everything is written down. */
import type { Book } from '../../../actors/auction/book.ts';
import type { HubKey } from '../../../actors/content/hubs.ts';
import { hubKeys } from '../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { itemOf } from '../../../actors/content/items.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { makeChance } from '../../../actors/kit/chance.ts';
import type { Tuning } from '../../../actors/tuning.ts';
import type { Day, Findings } from './findings.ts';
import { closeDay, fillsPerWeek, wealthFigures } from './findings.ts';
import { Deeds } from './watch/Deeds.ts';
import { Earnings } from './watch/Earnings.ts';
import { Hammer } from './watch/Hammer.ts';
import { Ledger } from './watch/Ledger.ts';
import { Market } from './watch/Market.ts';
import { Odds } from './watch/Odds.ts';
import type { Life, Session } from './world/lives.ts';
import { DAY_MS, pauseOf, planDay } from './world/lives.ts';
import { makePopulation } from './world/population.ts';
import { Timeline } from './world/Timeline.ts';
import { View } from './world/View.ts';
import { World } from './world/World.ts';

/** A midnight, so that days are days. */
const beginsAt = 20_000 * DAY_MS;
/** Within this everybody has come. */
const comingMs = 1.5 * DAY_MS;

export interface Plan {
  /** What it is called in reports: the file of its tuning. */
  readonly title: string;
  readonly days: number;
  readonly traders: number;
  readonly seed: number;
  readonly tuning: Tuning;
}

export function simulate(
  { title, days, traders, seed, tuning }: Plan,
  onDay: (day: number) => void = () => {},
): Findings {
  const chance = makeChance(seed);
  const players = makePopulation(traders, seed);
  const owners = new Map<Address, string>(players.map(({ address, owner }) => [address, owner]));
  const lives = new Map<Address, Life>();
  for (const player of players) {
    const joinsAt = beginsAt + Math.floor(chance() * comingMs);
    lives.set(player.address, { player, joinsAt, playedMs: 0, lastDeedAt: 0, reached: {} });
  }

  const [ledger, earnings, odds, hammer] = [new Ledger(), new Earnings(), new Odds(), new Hammer()];
  const market = new Market((address) => owners.get(address) ?? address);
  const deeds = new Deeds({
    ...{ tuning, earnings, odds },
    valued: (item, hub) => worthAtOnce(world, item, hub),
    costing: (item, hub) => bookOf(world, hub).best(item, 'sell') ?? itemOf(item).basePrice,
    reached(trader, milestone) {
      const life = lives.get(trader);
      if (life) life.reached[milestone] ??= { afterMs: world.now - life.joinsAt, playedMs: life.playedMs };
    },
  });
  const world: World = new World(beginsAt, makeChance(seed + 1), tuning, (outcomes, now) => {
    ledger.hear(outcomes);
    market.hear(outcomes, Math.floor((now - beginsAt) / DAY_MS));
    deeds.hear(outcomes);
    hammer.hear(outcomes);
  });
  for (const hub of hubKeys) world.command(`hub:${hub}`, { type: 'open' });

  const watch = { world, ledger, market, lives };
  const sessions = new Timeline<Session>();
  const done = { deeds: 0, refusals: {} as Record<string, number> };
  const history: Day[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = beginsAt + day * DAY_MS;
    for (const life of lives.values()) planDay(sessions, life, midnight);
    liveThrough(world, sessions, midnight + DAY_MS, done);
    ledger.examine(world);
    history.push(closeDay(watch, day, history.at(-1)));
    onDay(day + 1);
  }
  return {
    ...{ title, traders, seed, days: history },
    goods: Object.fromEntries(market.goods) as Findings['goods'],
    ...{ rates: earnings.rates(), odds: odds.tested(), lots: hammer.lots },
    ...wealthFigures(watch),
    fillsPerTraderWeek: fillsPerWeek(watch),
    ...{ ...done, flaws: ledger.flaws, turns: world.turns, steps: ledger.steps },
  };
}

interface Done {
  deeds: number;
  readonly refusals: Record<string, number>;
}

function liveThrough(world: World, sessions: Timeline<Session>, end: number, done: Done): void {
  while (sessions.nextAt < end) {
    const at = sessions.nextAt;
    const session = sessions.take();
    if (!session) break;
    world.advanceTo(at);
    act(world, session.life, done);
    const pause = pauseOf(session.life);
    session.life.playedMs += pause;
    if (at + pause < session.endsAt) sessions.add(at + pause, session);
  }
  world.advanceTo(end);
}

/** One deed of a player, if he has a wish. */
function act(world: World, life: Life, done: Done): void {
  const { address, name, mind } = life.player;
  if (life.lastDeedAt === 0) world.command(address, { type: 'welcome', name, guest: false });
  life.lastDeedAt = world.now;
  const wish = mind(new View(world, address));
  if (!wish) return;
  done.deeds++;
  const reply = world.command(address, wish);
  if (reply.ok) return;
  const refusal = `${wish.type}: ${reply.refused}`;
  done.refusals[refusal] = (done.refusals[refusal] ?? 0) + 1;
}

function bookOf(world: World, hub: HubKey): Book {
  return world.actor(`auction:${hub}`).index as Book;
}

/** The best bid less the fee for taking it; where nobody bids, three quarters of the base price. */
function worthAtOnce(world: World, item: ItemKey, hub: HubKey): number {
  const best = bookOf(world, hub).best(item, 'buy');
  return best === undefined ? itemOf(item).basePrice * 0.75 : best * 0.98;
}
