/** What an offer would do, before it is made: computed by the rules of the exchange from the book on the screen. */
import { quoteFill } from '../../actors/auction/rules.ts';
import { feeFor } from '../../actors/content/realm.ts';
import type { Offer, TradeTerms } from '../../actors/content/terms.ts';
import { depositFor, feeOn, feeRates, quoteFee } from '../../actors/content/terms.ts';
import type { Book } from '../net/auction-link.ts';

export interface Preview {
  /** Buying: the most it can cost. Selling: the least it brings if all of it sells, before the fee. */
  readonly total: number;
  readonly deposit: number;
  /** The most it can come to; buyers pay none. */
  readonly fee: number;
  /** What trades at once, with the first and the last price met; null when nothing does. */
  readonly now: { readonly quantity: number; readonly low: number; readonly high: number } | null;
  readonly goldAfter: number;
  /** How far the price lies from the usual one: 0.25 is a quarter above. */
  readonly deviation: number;
}

/** From here on a price looks like a slip of the finger. */
export const deviationMax = 0.25;

/** What the hub takes of a fee, and what its owner spares us. */
export interface HubDues {
  readonly taxPercent: number;
  readonly sparedPercent: number;
}
const noDues: HubDues = { taxPercent: 0, sparedPercent: 0 };

export function makePreview(offer: Offer, book: Book | null, gold: number, trade: TradeTerms, dues = noDues): Preview {
  const { side, price, quantity } = offer;
  const levels = (side === 'buy' ? book?.asks : book?.bids) ?? [];
  const met = quoteFill(levels, offer);
  const prices = levels.filter((level) => (side === 'buy' ? level.price <= price : level.price >= price));
  const [low, high] = pricesMet(prices, met.quantity);
  const resting = (quantity - met.quantity) * price;
  const deposit = depositFor(price, quantity, trade);
  const depositHeld = deposit - Math.floor((deposit * met.quantity) / quantity);
  const feeNow = feeFor(feeOn(met.proceeds, 0, feeRates(offer.hours, trade)), dues.sparedPercent);
  const earned = side === 'buy' ? -(met.proceeds + resting) : met.proceeds - feeNow;
  return {
    total: met.proceeds + resting,
    deposit,
    fee: quoteFee(offer, trade, dues, met.quantity, met.proceeds),
    now: met.quantity > 0 ? { quantity: met.quantity, low, high } : null,
    goldAfter: gold + earned - depositHeld,
    deviation: book && book.reference > 0 ? price / book.reference - 1 : 0,
  };
}

/** The lowest and the highest price at which so many units trade. */
function pricesMet(levels: Book['asks'], quantity: number): readonly [number, number] {
  const met: number[] = [];
  let left = quantity;
  for (const level of levels) {
    if (left <= 0) break;
    met.push(level.price);
    left -= level.quantity;
  }
  return [Math.min(...met), Math.max(...met)];
}
