/**
 * A plausible trader for the simulator, the swarm and the demo: takes a good price, offers inside the spread,
 * tires of orders that do not fill, sends a caravan now and then, and talks a little. He sees what a client sees and breaks no rule.
 */

import { agentKinds, agentTypes, levelOf } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { unitsIn } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { itemKeys, itemOf } from '../content/items.ts';
import { quoteCaravan, quoteHaul, totalOf } from '../content/journeys.ts';
import { missionKeys, missionOf } from '../content/missions.ts';
import { neighboursOf } from '../content/routes.ts';
import type { Hours, Side } from '../content/terms.ts';
import { durations } from '../content/terms.ts';
import type { Tuning } from '../tuning.ts';
import type { PlayerCommand } from './messages.ts';
import { costOf, isOnTheRoad, isOpen, isWithinBound } from './rules.ts';
import type { AgentPart, CaravanPart, OrderPart } from './state.ts';

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
  /** As the server says it is. */
  readonly tuning: Tuning;
  readonly gold: number;
  readonly goods: Goods;
  readonly orders: readonly OrderPart[];
  readonly agents: readonly AgentPart[];
  readonly caravans: readonly CaravanPart[];
  readonly books: Readonly<Partial<Record<ItemKey, BookView>>>;
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
  // Whom he hires must not empty his purse.
  hirePurseShareMax: 0.5,
  agentsMax: 2,
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
  if (rng() < habits.talkChance) return { type: 'say', text: chat(view, rng) };
  const trip = rng() < habits.tripChance ? nextTrip(view, rng) : null;
  if (trip || open.length >= habits.openOrdersMax) return trip;
  return offer(view, rng);
}

/** What the bot says. */
export function chat(view: BotView, rng: () => number): string {
  const item = pick(itemKeys, rng);
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

/** His next step on the road: a caravan of the catalogue if he can man one, else an agent to hire, else a haul. */
export function nextTrip(view: BotView, rng: () => number): PlayerCommand | null {
  const { hub, gold, agents, tuning } = view;
  const onTheRoad = view.caravans.filter(isOnTheRoad);
  if (onTheRoad.length >= tuning.trader.caravanSlots) return null;
  const mission = missionKeys.find(
    (key) => missionOf(key).from === hub && !onTheRoad.some((other) => other.mission === key),
  );
  const agent = agents.find(({ caravan }) => caravan === null);
  const cargo = load(view, rng);
  if (mission && agent) {
    const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
    const isAffordable = totalOf(quoteCaravan(mission, guide, tuning.road).dues) <= gold;
    return isAffordable ? { type: 'sendCaravan', mission, agent: agent.id, cargo } : null;
  }
  const kind = pick(agentKinds, rng);
  if (mission && agents.length < habits.agentsMax && agentTypes[kind].hireCost <= gold * habits.hirePurseShareMax)
    return { type: 'hireAgent', kind };
  const to = pick(neighboursOf(hub), rng);
  const isWorthIt = unitsIn(cargo) > 0 && totalOf(quoteHaul(hub, to, tuning.road).dues) <= gold;
  return isWorthIt ? { type: 'sendHaul', to, cargo } : null;
}

/** Some of one good. */
function load(view: BotView, rng: () => number): Goods {
  const owned = itemKeys.filter((key) => (view.goods[key] ?? 0) > 0);
  if (owned.length === 0) return {};
  const item = pick(owned, rng);
  const most = Math.min(view.goods[item] ?? 0, habits.unitsPerCaravanMax);
  return { [item]: 1 + Math.floor(rng() * most) };
}

function offer(view: BotView, rng: () => number): PlayerCommand | null {
  const owned = itemKeys.filter((key) => (view.goods[key] ?? 0) > 0);
  const side: Side = owned.length > 0 && rng() < 0.5 ? 'sell' : 'buy';
  const item = pick(side === 'sell' ? owned : itemKeys, rng);
  const price = priceFor(item, side, view.books[item], rng);
  if (!isWithinBound(item, price, view.tuning)) return null;
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
