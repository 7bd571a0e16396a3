/**
 * The terms of trade: what a trader, an auction house and a client's preview must agree on to the last coin.
 * Rates are basis points (1/100 of a percent), so that all of it is whole-number arithmetic; they are tuning.
 */
import type { Value } from '../kit/value.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { Tuning } from '../tuning.ts';
import type { ItemKey } from './items.ts';
import { feeFor } from './realm.ts';

export const sides = ['buy', 'sell'] as const;
export type Side = (typeof sides)[number];

export const durations = [6, 12, 24, 36, 60] as const;
export type Hours = (typeof durations)[number];

export const terms = {
  // One hour of an order's life.
  hourMs: 3_600_000,
  // High enough for the rarest good, low enough that price x quantity stays far inside the safe integers.
  priceMax: 1_000_000,
  // Ten warehouses' worth: no honest order is larger.
  quantityMax: 10_000,
  // Whatever a hub's owner asks, three quarters of a sale are the seller's.
  takenBasisPointsMax: 2_500,
} as const;

/** What a designer may turn of them. */
export type TradeTerms = Tuning['trade'];

/** What an order asks for, before it has a name or an owner. */
export type Offer = {
  readonly side: Side;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
  readonly hours: Hours;
};

/** Gold laid down with an order, returned as it fills. */
export function depositFor(price: number, quantity: number, { depositBasisPoints }: TradeTerms): number {
  return Math.floor((price * quantity * depositBasisPoints) / 10_000);
}

/** What must travel with an order: gold to buy, goods to sell, and the deposit. */
export function escrowFor(offer: Offer, deposit: number): Value {
  const { side, item, price, quantity } = offer;
  return side === 'buy' ? gold(price * quantity + deposit) : plus(items(item, quantity), gold(deposit));
}

/** Rates of a sell order, as they were when it was placed. */
export interface FeeRates {
  readonly takingFeeBasisPoints: number;
  readonly restingFeeBasisPoints: number;
}

export function feeRates(hours: Hours, trade: TradeTerms): FeeRates {
  const { takingFeeBasisPoints, restingFeeBasisPoints } = trade;
  return { takingFeeBasisPoints, restingFeeBasisPoints: restingFeeBasisPoints[hours] };
}

/** The whole fee on a seller's proceeds so far; both kinds of proceeds are summed before the one rounding. */
export function feeOn(takenProceeds: number, restingProceeds: number, rates: FeeRates): number {
  const { takingFeeBasisPoints, restingFeeBasisPoints } = rates;
  return Math.floor((takenProceeds * takingFeeBasisPoints + restingProceeds * restingFeeBasisPoints) / 10_000);
}

/** What the hub's owner adds to a fee; both together never take more of the proceeds than the bound. */
export function taxOn(fee: number, taxPercent: number, proceeds: number): number {
  const most = Math.floor((proceeds * terms.takenBasisPointsMax) / 10_000) - fee;
  return Math.max(0, Math.min(Math.floor((fee * taxPercent) / 100), most));
}

/** The fee and tax an offer to sell would pay if `takenQuantity` sold at once and the rest sold at its own price. */
export function quoteFee(
  offer: Offer,
  trade: TradeTerms,
  { taxPercent, sparedPercent = 0 }: { taxPercent: number; sparedPercent?: number },
  takenQuantity = 0,
  takenProceeds = takenQuantity * offer.price,
): number {
  if (offer.side === 'buy') return 0;
  const resting = (offer.quantity - takenQuantity) * offer.price;
  const fee = feeFor(feeOn(takenProceeds, resting, feeRates(offer.hours, trade)), sparedPercent);
  return fee + taxOn(fee, taxPercent, takenProceeds + resting);
}
