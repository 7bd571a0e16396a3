/** What an auction house decides: who may place and cancel, who meets whom, and what each fill pays. Pure. */
import { feeFor } from '../content/realm.ts';
import type { FeeRates, Offer, Side } from '../content/terms.ts';
import { escrowFor, feeOn, feeRates, taxOn } from '../content/terms.ts';
import type { Address } from '../kit/address.ts';
import { kindOf } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, isNothing, items, minus, plus } from '../kit/value.ts';
import type { Placing } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import type { Level } from './book.ts';
import type { Alert, AuctionParts, OrderPart } from './state.ts';

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

/** An order as its letter brings it. */
export type Placed = Placing & { readonly deposit: number };

/** While letters did not name the deposit, it was half a percent. */
export function withDeposit(owner: Address, letter: Placing): Placed {
  const usual = isMerchant(owner) ? 0 : Math.floor((letter.price * letter.quantity) / 200);
  return { ...letter, deposit: letter.deposit ?? usual };
}

export function refusePlace(
  house: { readonly openOrders: number; readonly known: OrderPart | undefined },
  letter: Placed,
  value: Value,
  { auction }: Tuning,
): Refusal | null {
  if (house.openOrders >= auction.openOrdersMax) return Refusal.bookFull;
  if (house.known) return Refusal.duplicateOrder;
  if (!isNothing(minus(value, escrowFor(letter, letter.deposit)))) return Refusal.wrongEscrow;
  return null;
}

export function refuseCancel(order: OrderPart | undefined, by: Address): Refusal | null {
  if (!order) return Refusal.unknownOrder;
  return order.owner === by ? null : Refusal.notYours;
}

/** What the hub takes, and what it spares people of this guild. */
export function duesFor(
  guild: string | undefined,
  reign: AuctionParts['reign'] | undefined,
  crownPercent: number,
): Pick<OrderPart, 'taxPercent' | 'sparedPercent'> {
  const owner = reign?.owner;
  if (!owner) return { taxPercent: crownPercent };
  const sparedPercent = (guild && owner.allies[guild]?.feePercent) || 0;
  return { taxPercent: owner.taxPercent, ...(sparedPercent > 0 && { sparedPercent }) };
}

/** The order a letter becomes, on the terms of the day. */
export function makeOrder(
  letter: Placed,
  named: Pick<OrderPart, 'id' | 'seq' | 'owner' | 'placedAt' | 'endsAt'>,
  { trade }: Tuning,
  dues: ReturnType<typeof duesFor> = { taxPercent: 0 },
): OrderPart {
  const { side, item, price, quantity, hours, deposit, guild } = letter;
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
    ...feeRates(hours, trade),
    paysFee: side === 'sell' && !isMerchant(named.owner),
    feeTaken: 0,
    ...dues,
    taxTaken: 0,
    ...(guild !== undefined && { guild }),
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

/** Orders from before rates were turned were placed at the one there was. */
function ratesOf({ takingFeeBasisPoints = 200, restingFeeBasisPoints }: OrderPart): FeeRates {
  return { takingFeeBasisPoints, restingFeeBasisPoints };
}

/** One order after a trade, as the one that came (`taking`) or the one that was there. */
export function fill(order: OrderPart, quantity: number, price: number, taking: boolean): Fill {
  const proceeds = quantity * price;
  const left = order.left - quantity;
  const takenProceeds = order.takenProceeds + (taking ? proceeds : 0);
  const restingProceeds = order.restingProceeds + (taking ? 0 : proceeds);
  const whole = order.paysFee ? feeOn(takenProceeds, restingProceeds, ratesOf(order)) : 0;
  const feeDue = feeFor(whole, order.sparedPercent ?? 0);
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
export function addAlert(alerts: readonly Alert[], alert: Alert, { auction }: Tuning): readonly Alert[] | null {
  const others = dropAlert(alerts, alert);
  return others.length < auction.alertsPerItemMax ? [...others, alert] : null;
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
