/** What an auction house decides: who may place and cancel, who meets whom, and what each fill pays. Pure. */
import type { Offer, Side } from '../content/terms.ts';
import { depositFor, escrowFor, feeOn, taxOn, terms } from '../content/terms.ts';
import type { Address } from '../kit/address.ts';
import { kindOf } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, isNothing, items, minus, plus } from '../kit/value.ts';
import type { Level } from './book.ts';
import type { Alert, OrderPart } from './state.ts';
import { tuning } from './tuning.ts';

export const Refusal = {
  bookFull: 'bookFull',
  duplicateOrder: 'duplicateOrder',
  wrongEscrow: 'wrongEscrow',
  unknownOrder: 'unknownOrder',
  notYours: 'notYours',
  tooManyAlerts: 'tooManyAlerts',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

/** Merchants make the market: they pay neither fee nor deposit. */
export function isMerchant(owner: Address): boolean {
  return kindOf(owner) === 'hub';
}

function depositDue(owner: Address, offer: Offer): number {
  return isMerchant(owner) ? 0 : depositFor(offer.price, offer.quantity);
}

export function refusePlace(
  house: { readonly openOrders: number; readonly known: OrderPart | undefined },
  owner: Address,
  offer: Offer,
  value: Value,
): Refusal | null {
  if (house.openOrders >= tuning.openOrdersMax) return Refusal.bookFull;
  if (house.known) return Refusal.duplicateOrder;
  if (!isNothing(minus(value, escrowFor(offer, depositDue(owner, offer))))) return Refusal.wrongEscrow;
  return null;
}

export function refuseCancel(order: OrderPart | undefined, by: Address): Refusal | null {
  if (!order) return Refusal.unknownOrder;
  return order.owner === by ? null : Refusal.notYours;
}

/** The order an offer becomes. */
export function makeOrder(
  offer: Offer,
  named: Pick<OrderPart, 'id' | 'seq' | 'owner' | 'placedAt' | 'endsAt'>,
  taxPercent = 0,
): OrderPart {
  const { side, item, price, quantity, hours } = offer;
  const deposit = depositDue(named.owner, offer);
  return {
    ...named,
    side,
    item,
    price,
    quantity,
    left: quantity,
    hours,
    escrow: side === 'buy' ? price * quantity : 0,
    depositPaid: deposit,
    depositHeld: deposit,
    takenProceeds: 0,
    restingProceeds: 0,
    restingFeeBasisPoints: terms.restingFeeBasisPoints[hours],
    paysFee: side === 'sell' && !isMerchant(named.owner),
    feeTaken: 0,
    taxPercent,
    taxTaken: 0,
  };
}

export function opposite(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}

/** Whether an order would trade with the other side at this price. */
export function meets(order: Pick<OrderPart, 'side' | 'price'>, price: number): boolean {
  return order.side === 'buy' ? price <= order.price : price >= order.price;
}

export interface Fill {
  readonly order: OrderPart;
  readonly fee: number;
  readonly tax: number;
  /** What the owner gets: goods bought or gold earned, spared gold, and the deposit's share. */
  readonly paid: Value;
}

/** One order after a trade, as the one that came (`taking`) or the one that was there. */
export function fill(order: OrderPart, quantity: number, price: number, taking: boolean): Fill {
  const proceeds = quantity * price;
  const left = order.left - quantity;
  const takenProceeds = order.takenProceeds + (taking ? proceeds : 0);
  const restingProceeds = order.restingProceeds + (taking ? 0 : proceeds);
  const feeDue = order.paysFee ? feeOn(takenProceeds, restingProceeds, order.restingFeeBasisPoints) : 0;
  const fee = feeDue - order.feeTaken;
  const taxDue = taxOn(feeDue, order.taxPercent ?? 0, takenProceeds + restingProceeds);
  const tax = taxDue - (order.taxTaken ?? 0);
  // Escrow follows the limit price, so what a better price spares is free at once.
  const escrow = order.side === 'buy' ? order.price * left : 0;
  const depositReturned = Math.floor((order.depositPaid * (order.quantity - left)) / order.quantity);
  const depositHeld = order.depositPaid - depositReturned;
  const goldPaid =
    (order.side === 'buy' ? order.escrow - escrow - proceeds : proceeds - fee - tax) + order.depositHeld - depositHeld;
  return {
    order: { ...order, left, escrow, depositHeld, takenProceeds, restingProceeds, feeTaken: feeDue, taxTaken: taxDue },
    fee,
    tax,
    paid: plus(gold(goldPaid), order.side === 'buy' ? items(order.item, quantity) : {}),
  };
}

// ---- price alerts ---------------------------------------------------------------------------------------------------

/** The alerts with one more; an owner who has it already replaces it. Null when the list is full. */
export function addAlert(alerts: readonly Alert[], alert: Alert): readonly Alert[] | null {
  const others = dropAlert(alerts, alert);
  return others.length < tuning.alertsPerItemMax ? [...others, alert] : null;
}

export function dropAlert(alerts: readonly Alert[], { owner, id }: Pick<Alert, 'owner' | 'id'>): readonly Alert[] {
  return alerts.filter((other) => other.owner !== owner || other.id !== id);
}

/** Whether a trade at this price is what was waited for. */
export function isReached({ when, price: wanted }: Alert, price: number): boolean {
  return when === 'above' ? price >= wanted : price <= wanted;
}

/** What an order would trade at once against these levels: a preview, not a promise. */
export function quoteFill(levels: readonly Level[], offer: Pick<Offer, 'side' | 'price' | 'quantity'>) {
  let [quantity, proceeds] = [0, 0];
  for (const level of levels) {
    if (!meets(offer, level.price)) break;
    const met = Math.min(level.quantity, offer.quantity - quantity);
    quantity += met;
    proceeds += met * level.price;
  }
  return { quantity, proceeds };
}

/** The price to measure others by: the last trade, else the middle of the book, else the base price. */
export function referencePrice(
  last: number | undefined,
  bestBid: number | undefined,
  bestAsk: number | undefined,
  base: number,
): number {
  if (last !== undefined) return last;
  if (bestBid !== undefined && bestAsk !== undefined) return Math.round((bestBid + bestAsk) / 2);
  return base;
}
