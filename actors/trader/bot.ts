/**
 * A plausible trader for the simulator, the swarm and the demo: takes a good price, offers inside the spread,
 * tires of orders that do not fill, sends a caravan now and then, gathers, makes things, and talks a little. He sees what a client sees and breaks no rule.
 */

import { achievementKeys } from '../content/achievements.ts';
import { agentKinds, agentTypes, levelOf } from '../content/agents.ts';
import { blueprintKeys } from '../content/blueprints.ts';
import type { Goods } from '../content/goods.ts';
import { hasGoods, unitsIn } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { gatheredIn } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { baseItems, itemOf } from '../content/items.ts';
import { pledgeOf, quoteCaravan, quoteHaul, totalOf } from '../content/journeys.ts';
import { levelAt } from '../content/levels.ts';
import type { MissionKey } from '../content/missions.ts';
import { missionKeys, missionOf } from '../content/missions.ts';
import { stepKeys } from '../content/onboarding.ts';
import { neighboursOf } from '../content/routes.ts';
import type { Hours, Side } from '../content/terms.ts';
import { durations } from '../content/terms.ts';
import type { Tuning } from '../tuning.ts';
import { type GuildView, nextGuildDeed } from './bot/guilds.ts';
import type { PlayerCommand } from './messages.ts';
import { isHurt, isOnTheRoad, isOpenAt } from './rules/caravans.ts';
import { inputsOf, knowsHow } from './rules/crafting.ts';
import { costOf, isOpen, isWithinBound } from './rules/orders.ts';
import { isBound } from './rules/progress.ts';
import type {
  AgentPart,
  BenchPart,
  CaravanPart,
  GatheredPart,
  GatheringPart,
  OrderPart,
  Profile,
  ProgressPart,
} from './state.ts';

interface Level {
  readonly price: number;
  readonly quantity: number;
}

/** One item's book as painted for clients: best level first. */
export interface BookView {
  readonly asks: readonly Level[];
  readonly bids: readonly Level[];
  readonly reference: number;
}

export interface BotView {
  readonly hub: HubKey;
  readonly now: number;
  readonly gold: number;
  readonly goods: Goods;
  readonly orders: readonly OrderPart[];
  readonly agents: readonly AgentPart[];
  readonly caravans: readonly CaravanPart[];
  readonly profile: Profile;
  readonly progress: ProgressPart;
  readonly bench: BenchPart;
  readonly gathering: GatheringPart | null;
  readonly gathered: GatheredPart | null;
  readonly books: Readonly<Partial<Record<ItemKey, BookView>>>;
  /** As his server goes by. */
  readonly tuning: Tuning;
  readonly together: GuildView;
}

export const habits = {
  // An order this old has missed its moment.
  patienceMs: 120_000,
  openOrdersMax: 8,
  takeChance: 0.35,
  // How far behind the best price he may queue: a bargain hunter waits.
  bargainMax: 2,
  talkChance: 0.04,
  tripChance: 0.05,
  workChance: 0.08,
  guildChance: 0.03,
  // Whom he hires must not empty his purse.
  hirePurseShareMax: 0.5,
  agentsMax: 2,
  basketUnits: 5,
  // A word that comes too late is refused.
  choiceMarginMs: 10_000,
  unitsPerCaravanMax: 20,
  unitsPerOrderMax: 5,
  // Never more than this part of the purse in one order.
  purseShareMax: 0.25,
} as const;

/** What the bot does next, or null to wait. */
export function decide(view: BotView, rng: () => number): PlayerCommand | null {
  const open = view.orders.filter(isOpen);
  const stale = open.find(({ placedAt }) => view.now - placedAt > habits.patienceMs);
  if (stale) return { type: 'cancelOrder', order: stale.id };
  const halted = view.caravans.find(({ incident }) => incident && incident.endsAt - view.now > habits.choiceMarginMs);
  if (halted) return { type: 'choose', caravan: halted.id, choice: rng() < 0.5 ? 'fight' : 'detour' };
  if (rng() < habits.talkChance) return { type: 'say', text: chat(view, rng) };
  const trip = rng() < habits.tripChance ? nextTrip(view, rng) : null;
  if (trip) return trip;
  const work = rng() < habits.workChance ? nextWork(view, rng) : null;
  if (work) return work;
  const together = rng() < habits.guildChance ? nextGuildDeed(view.together, rng) : null;
  if (together || open.length >= habits.openOrdersMax) return together;
  return offer(view, rng);
}

/** What the bot says. */
export function chat(view: BotView, rng: () => number): string {
  const item = pick(goodsOn(view), rng);
  const { name, basePrice } = itemOf(item);
  const price = view.books[item]?.reference ?? basePrice;
  const lines = [
    `Selling ${name.toLowerCase()} around ${price}, look at my asks.`,
    `Anyone with ${name.toLowerCase()}? I pay up to ${price}.`,
    `${name} at ${price}? It was cheaper this morning.`,
    'Good trading, everyone.',
    'Meet me at the fountain.',
  ] as const;
  return pick(lines, rng);
}

/** What he turns to between trades: a reward he has earned, a basket to fill, or something to make of what he has. */
export function nextWork(view: BotView, rng: () => number): PlayerCommand | null {
  const { hub, goods, bench, gathering, gathered, progress, tuning } = view;
  const step = stepKeys.find((key) => progress.steps[key] === 'done');
  if (step) return { type: 'claimStep', step };
  const achievement = achievementKeys.find((key) => progress.achievements[key] === 'done');
  if (achievement) return { type: 'claimAchievement', achievement };
  const isRested = !gathered || gathered.units <= tuning.trader.gatherPerHourMax - habits.basketUnits;
  if (!gathering && isRested && rng() < 0.5)
    return { type: 'gather', item: pick(gatheredIn(hub), rng), units: habits.basketUnits };
  if (bench.jobs.length > 0) return null;
  const possible = blueprintKeys.filter((key) => knowsHow(bench, key) && hasGoods(goods, inputsOf(key, 1)));
  return possible.length > 0 ? { type: 'craft', blueprint: pick(possible, rng), quantity: 1 } : null;
}

/** His next step on the road: a caravan of the catalogue if he can man one, else an agent to hire, else a haul. */
export function nextTrip(view: BotView, rng: () => number): PlayerCommand | null {
  const { hub, gold, agents, tuning } = view;
  const onTheRoad = view.caravans.filter(isOnTheRoad);
  if (onTheRoad.length >= tuning.trader.caravanSlots) return null;
  const level = levelAt(view.progress.xp);
  const isFree = (key: MissionKey) => isOpenAt(key, level) && !onTheRoad.some((other) => other.mission === key);
  const mission = missionKeys.find((key) => missionOf(key).from === hub && isFree(key));
  const agent = agents.find((each) => each.caravan === null && !isHurt(each, view.now));
  const cargo = load(view, rng);
  if (mission && agent) {
    const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
    const isAffordable =
      totalOf(quoteCaravan(mission, guide, tuning.road).dues) + pledgeOf(mission, tuning.road) <= gold;
    return isAffordable ? { type: 'sendCaravan', mission, agent: agent.id, cargo } : null;
  }
  const kind = pick(agentKinds, rng);
  if (mission && agents.length < habits.agentsMax && agentTypes[kind].hireCost <= gold * habits.hirePurseShareMax)
    return { type: 'hireAgent', kind };
  const to = pick(neighboursOf(hub), rng);
  const isWorthIt = unitsIn(cargo) > 0 && totalOf(quoteHaul(hub, to, tuning.road).dues) <= gold;
  return isWorthIt ? { type: 'sendHaul', to, cargo } : null;
}

/** What is for sale here and within his means: many small traders of one mind make a market. */
function goodsOn({ books, gold }: BotView): readonly ItemKey[] {
  const means = (gold * habits.purseShareMax) / habits.unitsPerOrderMax;
  const isFor = (key: ItemKey) => (books[key]?.asks[0]?.price ?? Number.POSITIVE_INFINITY) <= means;
  const traded = (Object.keys(books) as ItemKey[]).filter(isFor);
  return traded.length > 0 ? traded : cheapGoods;
}

/** What anybody can afford some of. */
const cheapGoods: readonly ItemKey[] = baseItems.filter((item) => itemOf(item).source === 'gathered');

/** Some of one good. */
function load(view: BotView, rng: () => number): Goods {
  const owned = Object.keys(view.goods) as ItemKey[];
  if (owned.length === 0) return {};
  const item = pick(owned, rng);
  const most = Math.min(view.goods[item] ?? 0, habits.unitsPerCaravanMax);
  return { [item]: 1 + Math.floor(rng() * most) };
}

function offer(view: BotView, rng: () => number): PlayerCommand | null {
  const owned = Object.keys(view.goods) as ItemKey[];
  const side: Side = owned.length > 0 && rng() < 0.5 ? 'sell' : 'buy';
  const item = pick(side === 'sell' ? owned : goodsOn(view), rng);
  const price = priceFor(item, side, view.books[item], rng);
  if (isBound(view.profile, levelAt(view.progress.xp)) && !isWithinBound(item, price, view.hub, view.tuning.trader))
    return null;
  const quantity = affordable(view, item, side, price, 1 + Math.floor(rng() * habits.unitsPerOrderMax));
  const hours: Hours = pick(durations, rng);
  return quantity > 0 ? { type: 'placeOrder', hub: view.hub, side, item, price, quantity, hours } : null;
}

/** The other side's best price, or one of his own: between the two sides, or a little behind his own. */
function priceFor(item: ItemKey, side: Side, book: BookView | undefined, rng: () => number): number {
  const base = book?.reference ?? itemOf(item).basePrice;
  const ask = book?.asks[0]?.price ?? Math.ceil(base * 1.1) + 1;
  const bid = book?.bids[0]?.price ?? Math.max(1, Math.floor(base * 0.9) - 1);
  if (rng() < habits.takeChance) return side === 'buy' ? ask : bid;
  const inside = Math.max(0, ask - bid - 1);
  const step = Math.floor(rng() * (inside + habits.bargainMax + 1)) - habits.bargainMax;
  return Math.max(1, side === 'buy' ? bid + step : ask - step);
}

function affordable(view: BotView, item: ItemKey, side: Side, price: number, wished: number): number {
  const terms = { side, item, price, hours: durations[0] };
  let quantity = side === 'sell' ? Math.min(wished, view.goods[item] ?? 0) : wished;
  const purse = side === 'sell' ? view.gold : Math.floor(view.gold * habits.purseShareMax);
  while (quantity > 0 && (costOf({ ...terms, quantity }, view.tuning).gold ?? 0) > purse) quantity--;
  return quantity;
}

function pick<T>(choices: readonly T[], rng: () => number): T {
  return choices[Math.floor(rng() * choices.length)] as T;
}
