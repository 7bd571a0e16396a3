/** What a trader may do, and what becomes of his belongings. Pure; the client greys out buttons by it. */
import type { AgentKind } from '../content/agents.ts';
import { agentTypes } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue, unitsIn } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { itemKeys, itemOf } from '../content/items.ts';
import type { MissionKey } from '../content/missions.ts';
import type { Offer, Side } from '../content/terms.ts';
import { depositFor, escrowFor } from '../content/terms.ts';
import type { Value } from '../kit/value.ts';
import { gold, plus } from '../kit/value.ts';
import type { Tuning } from '../tuning.ts';
import type { AgentPart, CaravanPart, OrderPart, Profile, Shelf } from './state.ts';
import { CaravanStatus, OrderStatus } from './state.ts';

export const Refusal = {
  notWelcomed: 'notWelcomed',
  notHere: 'notHere',
  muted: 'muted',
  bound: 'bound',
  tooManyOrders: 'tooManyOrders',
  shelfNotEmpty: 'shelfNotEmpty',
  notEnoughGold: 'notEnoughGold',
  notEnoughGoods: 'notEnoughGoods',
  unknownOrder: 'unknownOrder',
  orderIsClosed: 'orderIsClosed',
  shelfIsEmpty: 'shelfIsEmpty',
  noRoom: 'noRoom',
  tooManyAgents: 'tooManyAgents',
  unknownAgent: 'unknownAgent',
  agentIsAway: 'agentIsAway',
  tooManyCaravans: 'tooManyCaravans',
  missionUnderWay: 'missionUnderWay',
  alreadyThere: 'alreadyThere',
  nothingToCarry: 'nothingToCarry',
  tooMuchCargo: 'tooMuchCargo',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

/** The purse, and what a trader owns in one hub. */
export interface Store {
  readonly gold: number;
  readonly goods: Goods;
  readonly shelf: Shelf;
}

export const emptyShelf: Shelf = { gold: 0, goods: {} };

export function isSame(left: Goods, right: Goods): boolean {
  return itemKeys.every((item) => left[item] === right[item]);
}

export function isEmpty(shelf: Shelf): boolean {
  return shelf.gold === 0 && unitsIn(shelf.goods) === 0;
}

export function isOpen(order: OrderPart): boolean {
  return order.status === OrderStatus.pending || order.status === OrderStatus.open;
}

/** Whether a guest may name this price; account holders may name any. */
export function isWithinBound(item: ItemKey, price: number, { trader }: Tuning): boolean {
  const { basePrice } = itemOf(item);
  return price >= basePrice * trader.guestPriceFactorMin && price <= basePrice * trader.guestPriceFactorMax;
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
  readonly where: HubKey | undefined;
  readonly openOrders: number;
  readonly store: Store;
}

export function refusePlace(standing: Standing, hub: HubKey, offer: Offer, tuning: Tuning): Refusal | null {
  const { profile, where, openOrders, store } = standing;
  if (!profile) return Refusal.notWelcomed;
  if (where !== hub) return Refusal.notHere;
  if (profile.guest && !isWithinBound(offer.item, offer.price, tuning)) return Refusal.bound;
  if (openOrders >= tuning.trader.openOrdersMax) return Refusal.tooManyOrders;
  if (isInTheWay(store.shelf, offer.side)) return Refusal.shelfNotEmpty;
  return refuseDebit(store, costOf(offer, tuning));
}

/** Whether the purse and the warehouse hold the value. */
export function refuseDebit(store: Store, value: Value): Refusal | null {
  if (store.gold < (value.gold ?? 0)) return Refusal.notEnoughGold;
  const isShort = (item: ItemKey): boolean => (store.goods[item] ?? 0) < (value[`item:${item}`] ?? 0);
  return itemKeys.some(isShort) ? Refusal.notEnoughGoods : null;
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

/** Takes value the store is known to have; less than nothing would not pass the kit's balance check. */
export function debit(store: Store, value: Value): Store {
  const goods: Partial<Record<ItemKey, number>> = { ...store.goods };
  for (const item of itemKeys) {
    const taken = value[`item:${item}`] ?? 0;
    if (taken === 0) continue;
    const left = (goods[item] ?? 0) - taken;
    if (left === 0) delete goods[item];
    else goods[item] = left;
  }
  return { ...store, gold: store.gold - (value.gold ?? 0), goods };
}

/** Puts value where it fits: purse and warehouse first, the surplus on the shelf. Nothing is turned away. */
export function credit(store: Store, value: Value, { trader }: Tuning): Store {
  const gold = Math.min(store.gold + (value.gold ?? 0), Math.max(store.gold, trader.purseGoldMax));
  const goods: Partial<Record<ItemKey, number>> = { ...store.goods };
  const surplus: Partial<Record<ItemKey, number>> = { ...store.shelf.goods };
  let room = Math.max(0, trader.warehouseUnitsMax - unitsIn(goods));
  for (const item of itemKeys) {
    const arriving = value[`item:${item}`] ?? 0;
    const stowed = Math.min(arriving, room);
    if (stowed > 0) goods[item] = (goods[item] ?? 0) + stowed;
    if (arriving > stowed) surplus[item] = (surplus[item] ?? 0) + arriving - stowed;
    room -= stowed;
  }
  const surplusGold = store.gold + (value.gold ?? 0) - gold;
  return { gold, goods, shelf: { gold: store.shelf.gold + surplusGold, goods: surplus } };
}

export function refuseCollect(store: Store, tuning: Tuning): Refusal | null {
  if (isEmpty(store.shelf)) return Refusal.shelfIsEmpty;
  const after = acceptCollect(store, tuning);
  return after.gold > store.gold || unitsIn(after.goods) > unitsIn(store.goods) ? null : Refusal.noRoom;
}

/** Takes from the shelf whatever fits; the rest lies there again. */
export function acceptCollect(store: Store, tuning: Tuning): Store {
  const onShelf = plus(goodsValue(store.shelf.goods), gold(store.shelf.gold));
  return credit({ ...store, shelf: emptyShelf }, onShelf, tuning);
}

/** Which closed orders are one too many once this one closes too; the closed ones come oldest first. */
export function surplusOrders(closed: readonly string[], closing: string, { trader }: Tuning): readonly string[] {
  const count = Math.max(0, closed.length + 1 - trader.closedOrdersMax);
  const oldest = [...closed.slice(0, count), closing].sort((a, b) => orderNumber(a) - orderNumber(b));
  return oldest.slice(0, count);
}

/** A trader's orders are numbered as he places them. */
export function orderNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

// ---- agents and caravans ------------------------------------------------------------------------------------------

export function refuseHire(
  { profile, agents, gold }: { profile: Profile | undefined; agents: number; gold: number },
  kind: AgentKind,
  { trader }: Tuning,
): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  if (agents >= trader.agentsMax) return Refusal.tooManyAgents;
  return gold < agentTypes[kind].hireCost ? Refusal.notEnoughGold : null;
}

export function isOnTheRoad({ status }: CaravanPart): boolean {
  return status === CaravanStatus.preparing || status === CaravanStatus.travelling;
}

/** The first slot that no caravan holds; there may be none. */
export function freeSlot(caravans: readonly CaravanPart[], { trader }: Tuning): number | null {
  const held = new Set(caravans.filter(isOnTheRoad).map(({ slot }) => slot));
  for (let slot = 1; slot <= trader.caravanSlots; slot++) if (!held.has(slot)) return slot;
  return null;
}

/** All that decides whether a caravan may set out. */
export interface RoadStanding {
  readonly profile: Profile | undefined;
  readonly where: HubKey | undefined;
  readonly caravans: readonly CaravanPart[];
  /** In the hub it sets out from. */
  readonly store: Store;
}

export interface TripPlan {
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly cargo: Goods;
  readonly agent: AgentPart | null;
}

/** Why this caravan may not set out for so much gold, or null. */
export function refuseSend(standing: RoadStanding, plan: TripPlan, gold: number, tuning: Tuning): Refusal | null {
  const { profile, where, store } = standing;
  const { mission, from, to, cargo, agent } = plan;
  const onTheRoad = standing.caravans.filter(isOnTheRoad);
  if (!profile) return Refusal.notWelcomed;
  if (where !== from) return Refusal.notHere;
  if (from === to) return Refusal.alreadyThere;
  if (freeSlot(standing.caravans, tuning) === null) return Refusal.tooManyCaravans;
  if (mission && onTheRoad.some((other) => other.mission === mission)) return Refusal.missionUnderWay;
  if (agent?.caravan) return Refusal.agentIsAway;
  return refuseCargo(store, mission, cargo, tuning) ?? (store.gold < gold ? Refusal.notEnoughGold : null);
}

/** A haul carries something; a caravan of the catalogue carries the mission's own load beside. */
function refuseCargo(store: Store, mission: MissionKey | null, cargo: Goods, { trader }: Tuning): Refusal | null {
  const units = unitsIn(cargo);
  if (units > trader.holdUnitsMax) return Refusal.tooMuchCargo;
  if (units === 0 && !mission) return Refusal.nothingToCarry;
  const isThere = itemKeys.every((item) => (store.goods[item] ?? 0) >= (cargo[item] ?? 0));
  return isThere ? null : Refusal.notEnoughGoods;
}

/** Which past caravans are one too many, oldest first. */
export function surplusCaravans(caravans: readonly CaravanPart[], { trader }: Tuning): readonly CaravanPart[] {
  const past = caravans.filter((caravan) => !isOnTheRoad(caravan)).sort((a, b) => a.arrivesAt - b.arrivesAt);
  return past.slice(0, Math.max(0, past.length - trader.pastCaravansMax));
}
