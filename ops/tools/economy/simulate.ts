/** One month, or as long as it takes, of one world: players come, live their evenings, and everything is written down. */
import type { Book } from '../../../actors/auction/book.ts';
import type { HubKey } from '../../../actors/content/hubs.ts';
import { hubKeys } from '../../../actors/content/hubs.ts';
import type { BaseItem, ItemKey } from '../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../actors/content/items.ts';
import type { Address } from '../../../actors/kit/address.ts';
import type { Chance } from '../../../actors/kit/chance.ts';
import { makeChance } from '../../../actors/kit/chance.ts';
import type { Tuning } from '../../../actors/tuning.ts';
import type { PersonaKey } from './personas/personas.ts';
import { gini, median, moneySupply, wealthOf } from './watch/census.ts';
import type { Milestone } from './watch/Deeds.ts';
import { Deeds, milestones } from './watch/Deeds.ts';
import type { Rate } from './watch/Earnings.ts';
import { Earnings } from './watch/Earnings.ts';
import { Ledger } from './watch/Ledger.ts';
import type { GoodFigures } from './watch/Market.ts';
import { Market } from './watch/Market.ts';
import type { Tested } from './watch/Odds.ts';
import { Odds } from './watch/Odds.ts';
import type { Player } from './world/population.ts';
import { makePopulation } from './world/population.ts';
import { Timeline } from './world/Timeline.ts';
import { View } from './world/View.ts';
import { World } from './world/World.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A midnight, so that days are days. */
const beginsAt = 20_000 * DAY_MS;
/** Who did nothing for a week is not here any more. */
const activeDays = 7;

export interface Plan {
  /** What it is called in reports: the file of its tuning. */
  readonly title: string;
  readonly days: number;
  readonly traders: number;
  readonly seed: number;
  readonly tuning: Tuning;
}

export interface Day {
  readonly supply: number;
  readonly active: number;
  readonly goldPerActive: number;
  /** Gold through each faucet and sink since the beginning; merchants by what changed hands. */
  readonly faucets: Readonly<Record<string, number>>;
  readonly sinks: Readonly<Record<string, number>>;
  /** What a unit was paid, by good and hub; where nobody traded, what was paid last. */
  readonly prices: Readonly<Partial<Record<BaseItem, Readonly<Partial<Record<HubKey, number>>>>>>;
}

export interface PersonaFigures {
  readonly accounts: number;
  readonly medianWorth: number;
  readonly medianGold: number;
  readonly hoursPlayed: number;
  /** Of those who got there: days since they came, the median; and how many. */
  readonly reached: Readonly<Record<Milestone, { readonly count: number; readonly days: number; readonly minutes: number }>>;
}

export interface Findings {
  readonly plan: Plan;
  readonly days: readonly Day[];
  readonly goods: Readonly<Record<BaseItem, GoodFigures>>;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly odds: readonly Tested[];
  readonly personas: Readonly<Partial<Record<PersonaKey, PersonaFigures>>>;
  /** What each griefer and all his accounts have, by account. */
  readonly griefersWorth: readonly number[];
  readonly gini: number;
  readonly stuckGold: number;
  readonly fillsPerTraderWeek: number;
  readonly flaws: readonly string[];
  /** What was done: deeds by players, refusals by name, messages, and cascades that were examined. */
  readonly deeds: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly turns: number;
  readonly steps: number;
}

interface Life {
  readonly player: Player;
  readonly joinsAt: number;
  playedMs: number;
  lastDeedAt: number;
  readonly reached: Partial<Record<Milestone, { readonly afterMs: number; readonly playedMs: number }>>;
}

export function simulate(plan: Plan, onDay: (day: number) => void = () => {}): Findings {
  const { days, traders, seed, tuning } = plan;
  const chance = makeChance(seed);
  const players = makePopulation(traders, seed);
  const owners = new Map<Address, string>(players.map(({ address, owner }) => [address, owner]));
  const lives = new Map<Address, Life>();
  const ledger = new Ledger();
  const market = new Market((address) => owners.get(address) ?? address);
  const [earnings, odds] = [new Earnings(), new Odds()];
  const valued = (item: ItemKey, hub: HubKey) => worthAtOnce(world, item, hub);
  const costing = (item: ItemKey, hub: HubKey) => bookOf(world, hub).best(item, 'sell') ?? itemOf(item).basePrice;
  const deeds = new Deeds({
    ...{ tuning, earnings, odds, valued, costing },
    reached(trader, milestone) {
      const life = lives.get(trader);
      if (life && !life.reached[milestone])
        life.reached[milestone] = { afterMs: world.now - life.joinsAt, playedMs: life.playedMs };
    },
  });
  const world: World = new World(beginsAt, makeChance(seed + 1), tuning, (outcomes, now) => {
    ledger.hear(outcomes);
    market.hear(outcomes, Math.floor((now - beginsAt) / DAY_MS));
    deeds.hear(outcomes);
  });
  for (const hub of hubKeys) world.command(`hub:${hub}`, { type: 'open' });

  // Evenings are planned a day ahead; the first one is everybody's coming.
  const sessions = new Timeline<Session>();
  for (const player of players) {
    const joinsAt = beginsAt + Math.floor(chance() * 1.5 * DAY_MS);
    lives.set(player.address, { player, joinsAt, playedMs: 0, lastDeedAt: 0, reached: {} });
  }
  const refusals: Record<string, number> = {};
  let count = 0;
  const history: Day[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = beginsAt + day * DAY_MS;
    for (const life of lives.values()) planDay(sessions, life, midnight);
    while (sessions.nextAt < midnight + DAY_MS) {
      const at = sessions.nextAt;
      const session = sessions.take();
      if (!session) break;
      world.advanceTo(at);
      count += act(world, session, refusals);
      const next = at + pause(session.life.player.habits.secondsPerDeed, session.life.player.chance);
      session.life.playedMs += next - at;
      if (next < session.endsAt) sessions.add(next, session);
    }
    world.advanceTo(midnight + DAY_MS);
    ledger.examine(world);
    history.push(closeDay(day, world, ledger, market, lives, history.at(-1)));
    onDay(day + 1);
  }
  return {
    plan,
    days: history,
    goods: Object.fromEntries(market.goods) as Findings['goods'],
    rates: earnings.rates(),
    odds: odds.tested(),
    ...wealth(world, lives),
    fillsPerTraderWeek: fillsPerWeek(market, lives, world.now),
    flaws: ledger.flaws,
    ...{ deeds: count, refusals, turns: world.turns, steps: ledger.steps },
  };
}

interface Session {
  readonly life: Life;
  readonly endsAt: number;
}

/** Most play in the evening, a few at noon. */
function planDay(sessions: Timeline<Session>, life: Life, midnight: number): void {
  const { habits, chance } = life.player;
  const [joins, isLater] = [life.joinsAt - midnight, life.joinsAt < midnight];
  if (joins >= DAY_MS) return;
  if (isLater && chance() >= habits.dayChance) return;
  for (let n = 0; n < habits.sessions; n++) {
    const evening = (17 + chance() * 6) * HOUR_MS;
    const noon = (11 + chance() * 3) * HOUR_MS;
    const startsAt = n === 0 ? evening : chance() < 0.5 ? noon : evening;
    const at = isLater || startsAt > joins ? startsAt : joins;
    const lasts = habits.minutes * 60_000 * (0.6 + 0.8 * chance()) * (isLater ? 1 : 1.5);
    sessions.add(Math.floor(midnight + at), { life, endsAt: midnight + at + lasts });
  }
}

function pause(seconds: number, chance: Chance): number {
  return Math.ceil(seconds * 1_000 * (0.5 + chance()));
}

/** One deed of a player, if he has a wish. */
function act(world: World, { life }: Session, refusals: Record<string, number>): number {
  const { address, name, mind } = life.player;
  if (life.lastDeedAt === 0) world.command(address, { type: 'welcome', name, guest: false });
  life.lastDeedAt = world.now;
  const wish = mind(new View(world, address));
  if (!wish) return 0;
  const reply = world.command(address, wish);
  if (!reply.ok) {
    const key = `${wish.type}: ${reply.refused}`;
    refusals[key] = (refusals[key] ?? 0) + 1;
  }
  return 1;
}

function bookOf(world: World, hub: HubKey): Book {
  return world.actor(`auction:${hub}`).index as Book;
}

/** The best bid less the fee for taking it; where nobody bids, three quarters of the base price. */
function worthAtOnce(world: World, item: ItemKey, hub: HubKey): number {
  const best = bookOf(world, hub).best(item, 'buy');
  return best === undefined ? itemOf(item).basePrice * 0.75 : best * 0.98;
}

function closeDay(
  day: number,
  world: World,
  ledger: Ledger,
  market: Market,
  lives: ReadonlyMap<Address, Life>,
  before: Day | undefined,
): Day {
  const supply = moneySupply(world, ledger);
  const active = [...lives.values()].filter(
    ({ lastDeedAt }) => lastDeedAt > world.now - activeDays * DAY_MS,
  ).length;
  const through = (kind: 'faucet' | 'sink') =>
    Object.fromEntries(
      ledger
        .names(kind)
        .filter((name) => name !== 'merchantBuys' && name !== 'merchantSells')
        .map((name) => [name, ledger.through(`${kind}:${name}`, 'gold')] as const)
        .filter(([, gold]) => gold > 0),
    );
  return {
    supply,
    active,
    goldPerActive: active > 0 ? supply / active : 0,
    faucets: { ...through('faucet'), merchantBuys: market.merchantsPaid },
    sinks: { ...through('sink'), merchantSells: market.merchantsTook },
    prices: pricesOf(day, market, before),
  };
}

function pricesOf(day: number, market: Market, before: Day | undefined): Day['prices'] {
  const prices: { [item in BaseItem]?: { [hub in HubKey]?: number } } = {};
  for (const item of baseItems) {
    for (const hub of hubKeys) {
      const price = market.paid(day, hub, item) ?? before?.prices[item]?.[hub];
      if (price !== undefined) prices[item] = { ...prices[item], [hub]: price };
    }
  }
  return prices;
}

function wealth(world: World, lives: ReadonlyMap<Address, Life>) {
  const all = [...lives.values()].filter(({ lastDeedAt }) => lastDeedAt > 0);
  const has = new Map(all.map((life) => [life, wealthOf(world, life.player.address)]));
  const worthOf = (life: Life) => has.get(life)?.worth ?? 0;
  const kinds = [...new Set(all.map(({ player }) => player.persona))];
  const figures = kinds.map((persona): [PersonaKey, PersonaFigures] => {
    const some = all.filter(({ player }) => player.persona === persona);
    const reached = Object.fromEntries(
      milestones.map((milestone) => {
        const there = some.flatMap((life) => life.reached[milestone] ?? []);
        const days = median(there.map(({ afterMs }) => afterMs / DAY_MS));
        return [milestone, { count: there.length, days, minutes: median(there.map(({ playedMs }) => playedMs / 60_000)) }];
      }),
    ) as PersonaFigures['reached'];
    return [
      persona,
      {
        accounts: some.length,
        medianWorth: median(some.map(worthOf)),
        medianGold: median(some.map((life) => has.get(life)?.gold ?? 0)),
        hoursPlayed: some.reduce((sum, { playedMs }) => sum + playedMs, 0) / HOUR_MS / Math.max(1, some.length),
        reached,
      },
    ];
  });
  const griefers = [...new Set(all.filter(({ player }) => player.persona === 'griefer').map(({ player }) => player.owner))];
  const griefersWorth = griefers.map((owner) => {
    const herd = all.filter(({ player }) => player.owner === owner);
    return herd.reduce((sum, life) => sum + worthOf(life), 0) / herd.length;
  });
  return {
    personas: Object.fromEntries(figures),
    griefersWorth,
    gini: gini(all.map(worthOf)),
    stuckGold: [...has.values()].reduce((sum, { stuck }) => sum + stuck, 0),
  };
}

/** Fills a trader has a part in, over the weeks since he came. */
function fillsPerWeek(market: Market, lives: ReadonlyMap<Address, Life>, now: number): number {
  let [fills, weeks] = [0, 0];
  for (const { player, joinsAt } of lives.values()) {
    if (now <= joinsAt) continue;
    fills += market.fillsBy.get(player.address) ?? 0;
    weeks += (now - joinsAt) / (7 * DAY_MS);
  }
  return weeks > 0 ? fills / weeks : 0;
}
