/** What people buy: for the road, for the sake of having it, and to sell it on. */
import { gearOf } from '../../../../actors/content/gear.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { homeHub, hubKeys } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../../actors/content/items.ts';
import { pathBetween } from '../../../../actors/content/routes.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';
import { pick } from './mind.ts';
import { travelTo } from './road.ts';
import type { Wish } from './trade.ts';
import { buy } from './trade.ts';

const fineThings = baseItems.filter((item) => itemOf(item).uses.some((use) => use !== 'material' && use !== 'title'));

/** Something nice, when the purse is full: what is on sale here and he has none of. */
export function treat(over: number, chance: Chance): Mind {
  return (view) => {
    const spare = (view.gold - over) / 2;
    if (!view.hub || spare < 40 || view.shelves.includes(view.hub)) return null;
    for (let n = 0; n < 5; n++) {
      const item = pick(fineThings, chance);
      if (!item || view.goods()[item] || itemOf(item).basePrice > spare) continue;
      const order = buy(view, { item, units: 1, limit: Math.min(spare, view.usual(item) * 1.5) }, spare, true);
      if (order) return order;
    }
    return null;
  };
}

/** Provisions for the road. */
export function provisionWishes(view: View): Wish[] {
  const wanted: readonly [ItemKey, number][] = [
    ['healing_tonic', 1.2],
    ['stamina_brew', 1.2],
    ['merchants_luck', view.gold > 5_000 ? 1.2 : 0],
  ];
  return wanted
    .filter(([item, over]) => over > 0 && !view.goods()[item])
    .map(([item, over]) => ({ item, units: 2, limit: view.usual(item) * over }));
}

/** Bids above the bids and asks below the asks, in goods whose two sides are far enough apart. */
export function makeMarket(reserve: number, chance: Chance): Mind {
  return (view) => {
    const purse = (view.gold - reserve) * 0.25;
    if (!view.hub || purse <= 0 || view.orders.length > 25 || view.shelves.includes(view.hub)) return null;
    for (let n = 0; n < 4; n++) {
      const item = pick(baseItems, chance);
      const [bid, ask] = item ? [view.best(item, 'buy'), view.best(item, 'sell')] : [null, null];
      if (!item || !bid || !ask || (view.goods()[item] ?? 0) > 10) continue;
      if ((ask.price - 1) * 0.96 < (bid.price + 1) * 1.04) continue;
      const order = buy(view, { item, units: 5, limit: bid.price + 1 }, purse);
      if (order) return order;
    }
    return null;
  };
}

const collectables = baseItems.filter((item) => itemOf(item).source !== 'serverMission');

/** Wants one of everything, then two. */
export function collect(reserve: number, chance: Chance): Mind {
  return (view) => {
    const purse = view.gold - reserve;
    if (!view.hub || purse < 20 || view.shelves.includes(view.hub)) return null;
    for (let n = 0; n < 4; n++) {
      const item = pick(collectables, chance);
      if (!item || (view.goods()[item] ?? 0) > (gearOf(item) ? 1 : 4)) continue;
      const order = buy(view, { item, units: 1, limit: Math.min(purse, view.usual(item) * 1.4) }, purse, true);
      if (order) return order;
    }
    return null;
  };
}

/** So long somebody saves for one thing; then he would rather have another. */
const patienceMs = 4 * 86_400_000;

/** Of all fine things he has not he wants one most, and saves for it: he goes where it is sold, or bids where all meet. */
export function dream(over: number, chance: Chance): Mind {
  let wanted: ItemKey | null = null;
  let wantedAt = 0;
  return (view) => {
    const { hub, now } = view;
    if (!hub || view.shelves.includes(hub)) return null;
    if (!wanted || isOwned(view, wanted) || now - wantedAt > patienceMs) {
      wanted = pick(chance() < 0.3 ? rareThings : fineThings, chance) ?? null;
      wantedAt = now;
    }
    if (!wanted || isOwned(view, wanted)) return null;
    const item = wanted;
    const limit = Math.ceil(view.usual(item) * 1.3);
    if (view.gold - over < limit) return null;
    const place = whereSold(view, hub, item, limit);
    if (place !== hub) return travelTo(view, place);
    wanted = null;
    return buy(view, { item, units: 1, limit, hours: 60 }, view.gold);
  };
}

/** The nearest hub where somebody asks no more than that; else the one where all meet. */
function whereSold(view: View, from: HubKey, item: ItemKey, limit: number): HubKey {
  const isSold = (hub: HubKey) => (view.best(item, 'sell', hub)?.price ?? Number.POSITIVE_INFINITY) <= limit;
  const away = (hub: HubKey) => pathBetween(from, hub).distance;
  return hubKeys.filter(isSold).sort((a, b) => away(a) - away(b))[0] ?? homeHub;
}

/** What no merchant deals in, and what few can pay. */
const rareThings = fineThings.filter((item) => ['epic', 'legendary'].includes(itemOf(item).rarity));

const isOwned = (view: View, item: ItemKey): boolean => view.stores().some((hub) => view.goods(hub)[item]);
