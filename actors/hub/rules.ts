/** How the merchant of a hub prices and quotes. Pure: stock in, quotes out. */
import type { Item, ItemKey } from '../content/items.ts';
import { itemOf } from '../content/items.ts';
import type { Offer, Side } from '../content/terms.ts';
import { sides, terms } from '../content/terms.ts';
import { must } from '../kit/assert.ts';
import type { Quote, Stock } from './state.ts';
import type { Merchant, Supply } from './tuning.ts';

/** The longest an order may stand; it is replaced long before. */
const HOURS = 60;

export function supplyOf(item: Item, tuning: Merchant): Supply {
  return tuning.supply[item.rarity];
}

/** The stock of a merchant who has just opened: on target, at base price. */
export function makeStock(key: ItemKey, at: number, tuning: Merchant): Stock {
  const item = itemOf(key);
  return { units: supplyOf(item, tuning).targetUnits, midMilli: item.basePrice * 1_000, at };
}

/** Stock and price after the ticks since it was last looked at; many ticks at once count as many. */
export function driftStock(key: ItemKey, stock: Stock, now: number, tickMs: number, tuning: Merchant): Stock {
  const ticks = Math.max(0, Math.round((now - stock.at) / tickMs));
  const { targetUnits } = supplyOf(itemOf(key), tuning);
  const kept = (1 - tuning.driftShare) ** ticks;
  const units = round(targetUnits + (stock.units - targetUnits) * kept);
  const move = (1 + tuning.tickMoveMax) ** ticks;
  const wanted = itemOf(key).basePrice * 1_000 * scarcity(units, targetUnits, tuning);
  return {
    units,
    midMilli: Math.round(clamp(wanted, stock.midMilli / move, stock.midMilli * move)),
    at: now,
  };
}

/** Stock after the merchant bought or sold; it never falls below zero, for he offers no more than he has. */
export function moveStock(stock: Stock, side: Side, quantity: number): Stock {
  return { ...stock, units: Math.max(0, round(stock.units + (side === 'buy' ? quantity : -quantity))) };
}

function scarcity(units: number, targetUnits: number, tuning: Merchant): number {
  const factor = Math.sqrt(targetUnits / Math.max(units, 1));
  return clamp(factor, tuning.priceFactorMin, tuning.priceFactorMax);
}

/** What the merchant wants in the book on one side, or null for no order there. */
export function wantedQuote(key: ItemKey, stock: Stock, side: Side, tuning: Merchant): Offer | null {
  const item = itemOf(key);
  const { targetUnits, quoteUnits } = supplyOf(item, tuning);
  const room = targetUnits * tuning.stockTargetsMax - stock.units;
  const quantity = Math.min(quoteUnits, Math.floor(side === 'buy' ? room : stock.units));
  if (quantity < 1) return null;
  return { side, item: key, price: priceOf(item, stock.midMilli, tuning)[side], quantity, hours: HOURS };
}

/** Bid and ask around the middle: whole gold, the bid at least 1 and always below the ask. */
export function priceOf(item: Item, midMilli: number, tuning: Merchant): Record<Side, number> {
  const mid = midMilli / 1_000;
  const bidMid = item.crafted ? mid * tuning.craftedBidShare : mid;
  const buy = Math.max(1, Math.floor(bidMid * (1 - tuning.halfSpread)));
  const sell = Math.max(buy + 1, Math.ceil(mid * (1 + tuning.halfSpread)));
  return { buy, sell: Math.min(sell, terms.priceMax) };
}

/** Whether the quote in the book will do for one more tick. */
export function isGoodEnough(quote: Quote, wanted: Offer, { requoteBelowShare }: Merchant): boolean {
  return quote.price === wanted.price && quote.left >= wanted.quantity * requoteBelowShare;
}

/** A merchant's order says what it is for: `buy.herb.17`. No trader's order has a dot in its name. */
export function orderName({ side, item }: Offer, n: number): string {
  return `${side}.${item}.${n}`;
}

export function parseOrderName(order: string): { side: Side; item: ItemKey } {
  const [side, item] = order.split('.');
  return {
    side: must(
      sides.find((name) => name === side),
      `side of ${order}`,
    ),
    item: item as ItemKey,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** To a thousandth, so that a stock is the same number on every machine and short in the log. */
function round(units: number): number {
  return Math.round(units * 1_000) / 1_000;
}
