/** What a lot decides: which bid will do, what it costs by now, and when it is over. Pure. */
import type { Address } from '../kit/address.ts';
import type { LotShown, ToLot } from '../letters.ts';
import type { Bid, LotPart } from './state.ts';
import type { LotTuning } from './tuning.ts';

export const Refusal = {
  bidTooLow: 'bidTooLow',
  lotIsOver: 'lotIsOver',
  otherLot: 'otherLot',
  ownLot: 'ownLot',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

/** What decides the next bid: anybody may know it. */
type Standing = Pick<LotPart, 'style' | 'startPrice' | 'floorPrice' | 'openedAt' | 'endsAt'> & {
  readonly best: Pick<Bid, 'amount'> | null;
};

/** The least that the next bid must offer. */
export function leastBid(lot: Standing, now: number, tuning: LotTuning): number {
  if (lot.style === 'dutch') return fallingPrice(lot, now);
  if (!lot.best) return lot.startPrice;
  return lot.best.amount + Math.ceil((lot.best.amount * tuning.raisePercent) / 100);
}

/** Evenly from the start to the floor, which it reaches at the end. */
function fallingPrice({ startPrice, floorPrice, openedAt, endsAt }: Standing, now: number): number {
  const share = Math.min(1, Math.max(0, (now - openedAt) / (endsAt - openedAt)));
  return startPrice - Math.floor((startPrice - floorPrice) * share);
}

export function refuseBid(
  lot: LotPart | undefined,
  bidder: Address,
  { lot: name, hub, item, quantity, amount }: ToLot & { type: 'bid' },
  now: number,
  tuning: LotTuning,
): Refusal | null {
  if (!lot || lot.id !== name || lot.endsAt <= now) return Refusal.lotIsOver;
  // What his own trader weighed must be what is for sale.
  if (lot.hub !== hub || lot.item !== item || lot.quantity !== quantity) return Refusal.otherLot;
  if (lot.seller === bidder) return Refusal.ownLot;
  return amount < leastBid(lot, now, tuning) ? Refusal.bidTooLow : null;
}

/** The lot with a new best bid; whoever was best before is owed his gold. */
export function acceptBid(lot: LotPart, best: Bid, now: number, answerMs: number): LotPart {
  return { ...lot, best, bids: lot.bids + 1, endsAt: Math.max(lot.endsAt, now + answerMs) };
}

/** What anybody may see of it. */
export function show({ seller: _, best, ...lot }: LotPart): LotShown {
  return { ...lot, price: best?.amount ?? null };
}
