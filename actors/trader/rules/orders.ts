/** Orders: which may be placed, and what they cost. Pure; the client greys out buttons by it. */

import { unitsIn } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { itemOf } from '../../content/items.ts';
import { localPercent } from '../../content/markets.ts';
import type { Offer, Side } from '../../content/terms.ts';
import { depositFor, escrowFor } from '../../content/terms.ts';
import type { Value } from '../../kit/value.ts';
import type { Tuning } from '../../tuning.ts';
import type { OrderPart, Profile, Shelf } from '../state.ts';
import { OrderStatus } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { isBound, ordersMaxAt } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { refuseDebit } from './store.ts';

export function isOpen(order: OrderPart): boolean {
  return order.status === OrderStatus.pending || order.status === OrderStatus.open;
}

/** Whether whose value is bound may name this price: around what is usual here, which no two friends can move. */
export function isWithinBound(item: ItemKey, price: number, hub: HubKey, tuning: TraderTuning): boolean {
  const { basePrice, base } = itemOf(item);
  const usual = (basePrice * localPercent(base, hub)) / 100;
  return price >= usual * tuning.guestPriceFactorMin && price <= usual * tuning.guestPriceFactorMax;
}

/** Goods on the shelf forbid buying and gold forbids selling; the other way round is how room is made. */
function isInTheWay(shelf: Shelf, side: Side): boolean {
  return side === 'buy' ? unitsIn(shelf.goods) > 0 : shelf.gold > 0;
}

/** What placing the offer takes from its trader at once. */
export function costOf(offer: Offer, { trade }: Tuning): Value {
  return escrowFor(offer, depositFor(offer.price, offer.quantity, trade));
}

/** All that decides whether an order may be placed. */
export interface Standing {
  readonly profile: Profile | undefined;
  readonly level: number;
  readonly where: HubKey | null | undefined;
  readonly openOrders: number;
  readonly store: Store;
}

export function refusePlace(standing: Standing, hub: HubKey, offer: Offer, tuning: Tuning): Refusal | null {
  const { profile, level, where, openOrders, store } = standing;
  if (!profile) return Refusal.notWelcomed;
  if (where !== hub) return Refusal.notHere;
  if (isBound(profile, level) && !isWithinBound(offer.item, offer.price, hub, tuning.trader)) return Refusal.bound;
  if (openOrders >= ordersMaxAt(level, tuning.trader)) return Refusal.tooManyOrders;
  if (isInTheWay(store.shelf, offer.side)) return Refusal.shelfNotEmpty;
  return refuseDebit(store, costOf(offer, tuning));
}

export function isMuted(mutedUntil: number | undefined, now: number): mutedUntil is number {
  return mutedUntil !== undefined && mutedUntil > now;
}

/** The order as its trader knows it until the auction house answers. */
export function makeOrder(id: string, hub: HubKey, offer: Offer, placedAt: number, endsAt: number): OrderPart {
  const { side, item, price, quantity } = offer;
  return {
    id,
    hub,
    side,
    item,
    price,
    quantity,
    filled: 0,
    proceeds: 0,
    status: OrderStatus.pending,
    placedAt,
    endsAt,
  };
}

/** Which closed orders are one too many once this one closes too; the closed ones come oldest first. */
export function surplusOrders(closed: readonly string[], closing: string, tuning: TraderTuning): readonly string[] {
  const count = Math.max(0, closed.length + 1 - tuning.closedOrdersMax);
  const oldest = [...closed.slice(0, count), closing].sort((a, b) => orderNumber(a) - orderNumber(b));
  return oldest.slice(0, count);
}

/** A trader's orders are numbered as he places them. */
export function orderNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}
