/** Goods that move to be worth more: hauls of what is cheap here and dear elsewhere. */
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../../actors/content/items.ts';
import { quoteHaul, quoteTravel, totalOf } from '../../../../actors/content/journeys.ts';
import { pathBetween } from '../../../../actors/content/routes.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { PlayerCommand } from '../../../../actors/trader/messages.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';
import type { RoadHabits } from './road.ts';
import { hasFreeSlot, travelTo } from './road.ts';
import { place } from './trade.ts';

/** What is worth far more elsewhere than here sets out alone, if there is a slot for it. */
export function sendValuables(gainMin: number): Mind {
  return (view) => {
    const { hub } = view;
    if (!hub || !hasFreeSlot(view)) return null;
    for (const [item, count] of entriesOf(view.goods())) {
      if (itemOf(item).rarity === 'common') continue;
      const here = view.best(item, 'buy', hub)?.price ?? 0;
      const bids = hubKeys.map((to) => ({ to, bid: view.best(item, 'buy', to) })).filter(({ to }) => to !== hub);
      const [best] = bids.sort((a, b) => (b.bid?.price ?? 0) - (a.bid?.price ?? 0));
      const units = Math.min(count, best?.bid?.quantity ?? 0);
      if (!best?.bid || units === 0) continue;
      const dues = totalOf(quoteHaul(hub, best.to, view.tuning.road).dues);
      const kept = 1 - pathBetween(hub, best.to).risk * 0.25;
      if (units * (best.bid.price * kept - here) - dues >= gainMin && dues <= view.gold)
        return { type: 'sendHaul', to: best.to, cargo: { [item]: units } };
    }
    return null;
  };
}

interface Haul {
  readonly from: HubKey;
  readonly to: HubKey;
  readonly item: ItemKey;
}

/** Buys where a good is cheap and sells where it is dear: a haul first, himself after it. */
export function haul({ reserve }: RoadHabits, chance: Chance): Mind {
  let plan: Haul | null = null;
  let plannedAt = 0;
  return (view) => {
    const { hub, now } = view;
    if (!hub) return null;
    if (plan?.from === hub) {
      const next = load(view, hub, plan);
      if (next?.type !== 'sendHaul') plan = null;
      if (next) return next;
    }
    if (now < plannedAt + lookAroundMs || !hasFreeSlot(view)) return null;
    plannedAt = now;
    plan = bestHaul(view, hub, view.gold - reserve, chance);
    const ask = plan && view.best(plan.item, 'sell');
    const order = plan && ask && place(view, { side: 'buy', item: plan.item, ...ask }, view.gold - reserve);
    if (!order) plan = null;
    return order;
  };
}

/** Not at each step: it takes a while to compare all books. */
const lookAroundMs = 120_000;

/** What was bought sets out, and he after it. */
function load(view: View, hub: HubKey, { item, to }: Haul): PlayerCommand | null {
  const { road, trader } = view.tuning;
  const units = Math.min(view.goods()[item] ?? 0, trader.holdUnitsMax);
  const isAffordable = totalOf(quoteHaul(hub, to, road).dues) <= view.gold;
  if (units > 0 && isAffordable && hasFreeSlot(view)) return { type: 'sendHaul', to, cargo: { [item]: units } };
  const isOnTheWay = view.caravans.some((caravan) => caravan.to === to && caravan.mission === null);
  return isOnTheWay ? travelTo(view, to) : null;
}

/** By the books as they are: what one level of asks here would bring at the best bid elsewhere. */
function bestHaul(view: View, from: HubKey, purse: number, chance: Chance): Haul | null {
  const { road, trader } = view.tuning;
  let best: { haul: Haul; gain: number } | null = null;
  for (const item of baseItems) {
    const ask = view.best(item, 'sell', from);
    if (!ask || ask.price > purse) continue;
    for (const to of hubKeys) {
      if (to === from) continue;
      const bid = view.best(item, 'buy', to);
      if (!bid || bid.price <= ask.price) continue;
      const units = Math.min(ask.quantity, bid.quantity, Math.floor(purse / ask.price), trader.holdUnitsMax);
      const { dues, path } = quoteHaul(from, to, road);
      const kept = 1 - path.risk * 0.25;
      const gain =
        units * (bid.price * 0.97 * kept - ask.price) - totalOf(dues) - quoteTravel(from, to, road).fare - path.toll;
      const perHour = (gain * 3_600) / (path.distance + 60);
      // Not everybody sees the same chance.
      if (gain > 5 && perHour * (0.5 + chance()) > (best?.gain ?? 0))
        best = { haul: { from, to, item }, gain: perHour };
    }
  }
  return best?.haul ?? null;
}
