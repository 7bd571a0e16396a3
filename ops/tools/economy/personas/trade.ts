/** Buying and selling in the book of the hub where one stands. */
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import type { Hours, Side } from '../../../../actors/content/terms.ts';
import { durations } from '../../../../actors/content/terms.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { PlayerCommand } from '../../../../actors/trader/messages.ts';
import { costOf, isWithinBound } from '../../../../actors/trader/rules/orders.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';

const shortest: Hours = durations[0];

interface Offer {
  readonly side: Side;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
}

/** The order, if it may be placed and paid. */
export function place(view: View, offer: Offer, purse = view.gold, hours = shortest): PlayerCommand | null {
  const { hub } = view;
  const { item, price } = offer;
  if (!hub || price < 1 || (view.isBound && !isWithinBound(item, price, hub, view.tuning.trader))) return null;
  let { quantity } = offer;
  if (offer.side === 'buy') quantity = Math.min(quantity, Math.floor(purse / (price * 1.006)));
  else quantity = Math.min(quantity, view.goods()[item] ?? 0);
  while (quantity > 0 && (costOf({ ...offer, quantity, hours }, view.tuning).gold ?? 0) > view.gold) quantity--;
  return quantity > 0 ? { type: 'placeOrder', hub, ...offer, quantity, hours } : null;
}

function hasOrder(view: View, item: ItemKey, side: Side): boolean {
  return view.orders.some((order) => order.item === item && order.side === side && order.hub === view.hub);
}

export interface SellingHabits {
  /** How often somebody takes a fair bid rather than wait for a better one. */
  readonly takeChance: number;
  /** The least share of the usual price for which he lets go at once. */
  readonly least: number;
}

/** Sells what he does not keep: at once, or with an ask just below the best. */
export function sellSurplus(
  kept: (view: View, item: ItemKey) => number,
  { takeChance, least }: SellingHabits,
  chance: Chance,
): Mind {
  return (view) => {
    if (!view.hub || view.orders.length > openOrdersMax) return null;
    for (const [item, count] of entriesOf(view.goods())) {
      const units = count - kept(view, item);
      if (units <= 0) continue;
      const takes = chance() < takeChance;
      const sale = (takes && sellAtOnce(view, item, units, least)) || ask(view, item, units);
      if (sale) return sale;
    }
    return null;
  };
}

/** More would be a stall, and hard to keep in mind. */
const openOrdersMax = 40;

function sellAtOnce(view: View, item: ItemKey, units: number, least: number): PlayerCommand | null {
  const bid = view.best(item, 'buy');
  if (!bid || bid.price < view.usual(item) * least) return null;
  return place(view, { side: 'sell', item, price: bid.price, quantity: Math.min(units, bid.quantity) });
}

/** A coin less than the best ask, unless the bids are there already; not far above what is usual. */
function ask(view: View, item: ItemKey, units: number): PlayerCommand | null {
  if (hasOrder(view, item, 'sell')) return null;
  const [bid, best, usual] = [view.best(item, 'buy'), view.best(item, 'sell'), view.usual(item)];
  const wished = Math.min(best ? best.price - 1 : usual, Math.ceil(usual * 1.3));
  const price = Math.round(Math.max((bid?.price ?? 0) + 1, wished));
  return place(view, { side: 'sell', item, price, quantity: units }, 0, 12);
}

export interface Wish {
  readonly item: ItemKey;
  readonly units: number;
  /** The most he pays for one. */
  readonly limit: number;
  /** How long he waits, when nobody sells at once. */
  readonly hours?: Hours;
}

/** Takes what is on sale for no more than the limit; else bids a little more than the others do. */
export function buy(
  view: View,
  { item, units, limit, hours = shortest }: Wish,
  purse: number,
  mayBid = true,
): PlayerCommand | null {
  const [bid, ask] = [view.best(item, 'buy'), view.best(item, 'sell')];
  if (ask && ask.price <= limit)
    return place(view, { side: 'buy', item, price: ask.price, quantity: Math.min(units, ask.quantity) }, purse);
  if (!mayBid || hasOrder(view, item, 'buy')) return null;
  const price = Math.min(Math.floor(limit), Math.max((bid?.price ?? 0) + 1, Math.ceil(view.usual(item) * 0.8)));
  return place(view, { side: 'buy', item, price, quantity: units }, purse, hours);
}

/** The first wish that can be granted. */
export function buyFirst(wishes: (view: View) => readonly Wish[], reserve: number, mayBid = true): Mind {
  return (view) => {
    const purse = view.gold - reserve;
    if (!view.hub || purse <= 0 || view.shelves.includes(view.hub)) return null;
    for (const wish of wishes(view)) {
      const order = buy(view, wish, purse, mayBid);
      if (order) return order;
    }
    return null;
  };
}
