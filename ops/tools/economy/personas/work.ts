/** Work of one's own hands: gathering, deliveries, the bench, and dressing one's agents. */

import { levelOf } from '../../../../actors/content/agents.ts';
import type { BlueprintKey } from '../../../../actors/content/blueprints.ts';
import { blueprintKeys, blueprintOf } from '../../../../actors/content/blueprints.ts';
import { gearOf, lifeOf, repairCost, slots } from '../../../../actors/content/gear.ts';
import { entriesOf, hasGoods } from '../../../../actors/content/goods.ts';
import { gatheredIn } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../../actors/content/items.ts';
import { quoteHaul, totalOf } from '../../../../actors/content/journeys.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import { limits } from '../../../../actors/trader/limits.ts';
import { freeSlot } from '../../../../actors/trader/rules/caravans.ts';
import { craftMs, inputsOf, knowsHow } from '../../../../actors/trader/rules/crafting.ts';
import { leftThisHour } from '../../../../actors/trader/rules/gathering.ts';
import { caravanSlotsAt } from '../../../../actors/trader/rules/progress.ts';
import type { AgentPart } from '../../../../actors/trader/state.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';
import { pick } from './mind.ts';
import type { Wish } from './trade.ts';
import { buy } from './trade.ts';

const HOUR_MS = 3_600_000;

/** A basket of what pays best here. */
export function gather(chance: Chance): Mind {
  return (view) => {
    const { hub, now } = view;
    if (!hub || view.get('gathering')) return null;
    const { trader } = view.tuning;
    const left = leftThisHour({ gathered: view.get('gathered'), now, hourMs: HOUR_MS }, trader);
    const units = Math.min(limits.gatherUnitsMax, left);
    if (units < 1) return null;
    const ranked = [...gatheredIn(hub)].sort((a, b) => priced(view, b) - priced(view, a));
    const item = chance() < 0.7 ? ranked[0] : pick(ranked, chance);
    return item ? { type: 'gather', item, units } : null;
  };
}

const priced = (view: View, item: ItemKey): number => view.best(item, 'buy')?.price ?? view.usual(item) / 2;

/** A delivery for the merchant, of goods he has or can buy for less than it pays. */
export const runErrands: Mind = (view) => {
  if (!view.hub || freeSlot(view.caravans, caravanSlotsAt(view.level, view.tuning.trader)) === null) return null;
  for (const { id, item, units, to, pay } of view.errands()) {
    const dues = totalOf(quoteHaul(view.hub, to, view.tuning.road).dues);
    const missing = units - (view.goods()[item] ?? 0);
    if (missing <= 0 && dues <= view.gold) return { type: 'takeErrand', errand: id };
    const ask = view.best(item, 'sell');
    if (!ask || ask.quantity < missing || missing * ask.price + dues + 5 > Math.min(pay, view.gold)) continue;
    return buy(view, { item, units: missing, limit: ask.price }, view.gold, false);
  }
  return null;
};

/** What a blueprint's product may be sold for, and what its inputs cost here. */
function margin(view: View, key: BlueprintKey): number {
  const [bid, ask, usual] = [view.best(key, 'buy'), view.best(key, 'sell'), view.usual(key)];
  const price = Math.max(bid?.price ?? 0, Math.min(ask ? ask.price - 1 : usual, usual * 1.05));
  const inputs = entriesOf(inputsOf(key, 1)).reduce((sum, [item, n]) => sum + n * costHere(view, item), 0);
  return price * 0.95 - inputs;
}

const costHere = (view: View, item: ItemKey): number => view.best(item, 'sell')?.price ?? view.usual(item) * 1.2;

const isKnown = (view: View, key: BlueprintKey): boolean => knowsHow(view.bench, key);

/** Makes what its margin pays best, of what lies here. */
export function craft(piecesMax: number): Mind {
  return (view) => {
    if (!view.hub || view.bench.jobs.length > 1) return null;
    const goods = view.goods();
    const possible = blueprintKeys
      .filter((key) => isKnown(view, key) && hasGoods(goods, inputsOf(key, 1)))
      .map((key) => ({ key, worth: margin(view, key) / (craftMs(key, 1, false, view.tuning.trader) / 60_000 + 5) }))
      .sort((a, b) => b.worth - a.worth);
    const [best] = possible;
    if (!best) return null;
    let quantity = piecesMax;
    while (quantity > 1 && !hasGoods(goods, inputsOf(best.key, quantity))) quantity--;
    return { type: 'craft', blueprint: best.key, quantity };
  };
}

/** The inputs of what would pay best to make: a better-known art first, now and then another. */
export function buyInputs(pieces: number, reserve: number, chance: Chance): Mind {
  let aim: BlueprintKey | null = null;
  return (view) => {
    const purse = view.gold - reserve;
    if (!view.hub || purse <= 0 || view.bench.jobs.length > 2 || view.shelves.includes(view.hub)) return null;
    if (!aim || chance() < 0.1) {
      const known = blueprintKeys
        .filter((key) => isKnown(view, key))
        .map((key) => ({ key, worth: (margin(view, key) + itemOf(key).basePrice * 0.2) * (0.2 + chance()) }))
        .sort((a, b) => b.worth - a.worth);
      aim = known[0]?.key ?? null;
    }
    if (!aim) return null;
    for (const [item, n] of entriesOf(blueprintOf(aim)?.inputs ?? {})) {
      const missing = n * pieces - (view.goods()[item] ?? 0);
      if (missing <= 0) continue;
      const limit = Math.ceil(view.usual(item) * 1.15);
      const order = buy(view, { item, units: missing, limit }, purse);
      if (order) return order;
    }
    aim = null;
    return null;
  };
}

/** Dresses agents from what lies where they are, mends what is nearly through, and buys what is missing for so much of the purse. */
export function outfit(purseShare: number): Mind {
  return (view) => {
    for (const agent of view.agents) {
      if (agent.caravan) continue;
      const wish = dress(view, agent) ?? mend(view, agent, purseShare);
      if (wish) return wish;
      if (agent.at !== view.hub) continue;
      const bought = buyGear(view, agent, purseShare);
      if (bought) return bought;
    }
    return null;
  };
}

function fits(agent: AgentPart, item: ItemKey): boolean {
  const gear = gearOf(item);
  if (!gear || agent.gear?.[gear.slot]) return false;
  return gear.level <= levelOf(agent.xp) && (!gear.agent || gear.agent === agent.kind);
}

const strength = (item: ItemKey): number => {
  const { success, speed, reward } = gearOf(item) ?? { success: 0, speed: 0, reward: 0 };
  return success + speed + reward;
};

function dress(view: View, agent: AgentPart): ReturnType<Mind> {
  const owned = (Object.keys(view.goods(agent.at)) as ItemKey[]).filter((item) => fits(agent, item));
  const [best] = owned.sort((a, b) => strength(b) - strength(a));
  return best ? { type: 'equip', agent: agent.id, item: best } : null;
}

function mend(view: View, agent: AgentPart, purseShare: number): ReturnType<Mind> {
  for (const slot of slots) {
    const worn = agent.gear?.[slot];
    const { gear } = view.tuning.trader;
    if (!worn || worn.wear < lifeOf(worn.item, gear) * 0.7) continue;
    if (repairCost(worn.item, worn.wear, gear) <= view.gold * purseShare)
      return { type: 'repairGear', agent: agent.id, slot };
  }
  return null;
}

function buyGear(view: View, agent: AgentPart, purseShare: number): ReturnType<Mind> {
  const most = view.gold * purseShare;
  const wanted = gearItems
    .filter((item) => fits(agent, item) && itemOf(item).basePrice * 0.8 <= most)
    .sort((a, b) => strength(b) - strength(a));
  for (const item of wanted.slice(0, 6)) {
    const wish: Wish = { item, units: 1, limit: Math.min(most, view.usual(item) * 1.4) };
    const order = buy(view, wish, view.gold, false);
    if (order) return order;
  }
  return null;
}

const gearItems = baseItems.filter((item) => gearOf(item));
