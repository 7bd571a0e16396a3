/** How the merchant of a hub prices and quotes. Pure: stock in, quotes out. */
import { blueprintKeys, blueprints } from '../content/blueprints.ts';
import { worthOf } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { hubKeys } from '../content/hubs.ts';
import type { BaseItem, Item, ItemKey } from '../content/items.ts';
import { goodOf, itemOf } from '../content/items.ts';
import { goodsKnownIn } from '../content/markets.ts';
import { qualities, qualityOf } from '../content/qualities.ts';
import type { Offer, Side } from '../content/terms.ts';
import { sides, terms } from '../content/terms.ts';
import { must } from '../kit/assert.ts';
import type { Merchant, Quote, Stock } from './state.ts';
import type { MerchantTuning, Supply } from './tuning.ts';

/** The longest an order may stand; it is replaced long before. */
const HOURS = 60;

/** What he likes to have of a good, and how much of it he offers or asks for at a time. */
export function supplyOf({ rarity, quality }: Item, tuning: MerchantTuning): Supply {
  const { finerTargetUnits: targetUnits, finerQuoteUnits: quoteUnits } = tuning;
  return quality === 'common' ? tuning.supply[rarity] : { targetUnits, quoteUnits };
}

/** What a hub's merchant deals in: what his nation knows, and finer makes of it. */
export function dealtIn(hub: HubKey): readonly ItemKey[] {
  return dealt[hub];
}

const dealt = Object.fromEntries(
  hubKeys.map((hub) => [
    hub,
    goodsKnownIn(hub).flatMap((base) => [
      base,
      ...qualities.map((quality) => goodOf(base, quality)).filter((key) => key !== base),
    ]),
  ]),
) as unknown as Readonly<Record<HubKey, readonly ItemKey[]>>;

/** What moves the price beside stock: where it is, and what goes on there. */
export interface Market {
  /** Percent of the base price that is usual here. */
  readonly localPercent: number;
  /** Percent of that, by what goes on. */
  readonly eventPercent: number;
  /** A rumour: part of the price, up or down. */
  readonly noise: number;
}

export const quietMarket: Market = { localPercent: 100, eventPercent: 100, noise: 0 };

/** The stock of a merchant who has just opened: on target, at the usual price; of finer makes, none. */
export function makeStock(key: ItemKey, at: number, tuning: MerchantTuning, { localPercent } = quietMarket): Stock {
  const item = itemOf(key);
  const units = item.quality === 'common' ? supplyOf(item, tuning).targetUnits : 0;
  return { units, midMilli: item.basePrice * 10 * localPercent, at };
}

/** Stock and price after the ticks since it was last looked at; many ticks at once count as many. */
export function driftStock(
  key: ItemKey,
  stock: Stock,
  now: number,
  tickMs: number,
  tuning: MerchantTuning,
  market = quietMarket,
): Stock {
  const ticks = Math.max(0, Math.round((now - stock.at) / tickMs));
  const item = itemOf(key);
  const { targetUnits } = supplyOf(item, tuning);
  const driftTo = item.quality === 'common' ? targetUnits : 0;
  const kept = (1 - tuning.driftShare) ** ticks;
  const units = round(driftTo + (stock.units - driftTo) * kept);
  const move = (1 + tuning.tickMoveMax) ** ticks;
  const wanted = midFor(key, units, tuning, market);
  return {
    units,
    midMilli: Math.round(clamp(wanted, stock.midMilli / move, stock.midMilli * move)),
    at: now,
  };
}

/** Where his price goes, in thousandths of a gold, while he has so many. */
export function midFor(key: ItemKey, units: number, tuning: MerchantTuning, market: Market): number {
  const item = itemOf(key);
  const usual = (item.basePrice * market.localPercent * market.eventPercent) / 10;
  return usual * scarcity(units, supplyOf(item, tuning).targetUnits, tuning) * (1 + market.noise);
}

/** Whether it is worth writing down: a mere rumour is not. */
export function hasMoved(before: Stock, after: Stock, tuning: MerchantTuning): boolean {
  const move = Math.abs(after.midMilli / before.midMilli - 1);
  return before.units !== after.units || move > 2 * tuning.noiseShare;
}

/** Stock after the merchant bought or sold; it never falls below zero, for he offers no more than he has. */
export function moveStock(stock: Stock, side: Side, quantity: number): Stock {
  return { ...stock, units: Math.max(0, round(stock.units + (side === 'buy' ? quantity : -quantity))) };
}

function scarcity(units: number, targetUnits: number, tuning: MerchantTuning): number {
  const factor = Math.sqrt(targetUnits / Math.max(units, 1));
  return clamp(factor, tuning.priceFactorMin, tuning.priceFactorMax);
}

/** What the merchant wants in the book on one side with so much to spend, or null for no order there. */
export function wantedQuote(
  key: ItemKey,
  stock: Stock,
  side: Side,
  tuning: MerchantTuning,
  purse = tuning.purseGold,
): Offer | null {
  const item = itemOf(key);
  const { targetUnits, quoteUnits } = supplyOf(item, tuning);
  const price = priceOf(item, stock.midMilli, tuning)[side];
  const room = targetUnits * tuning.stockTargetsMax - stock.units;
  const affordable = (purse * tuning.quotePurseShare) / price;
  const quantity = Math.min(quoteUnits, Math.floor(side === 'buy' ? Math.min(room, affordable) : stock.units));
  if (quantity < 1) return null;
  return { side, item: key, price, quantity, hours: HOURS };
}

/** Bid and ask around the middle: whole gold, the bid at least 1 and always below the ask. */
export function priceOf(item: Item, midMilli: number, tuning: MerchantTuning): Record<Side, number> {
  const mid = midMilli / 1_000;
  const bid = Math.min(mid * (1 - tuning.halfSpread), craftedBidMax(item, tuning));
  const buy = Math.max(1, Math.floor(bid));
  const sell = Math.max(buy + 1, Math.ceil(mid * (1 + tuning.halfSpread)));
  return { buy, sell: Math.min(sell, terms.priceMax) };
}

/** The most he gives for what players make. */
function craftedBidMax({ base, quality }: Item, tuning: MerchantTuning): number {
  const made = makings.get(base);
  if (!made) return Number.POSITIVE_INFINITY;
  const parts = made.inputsWorth * tuning.craftedBidInputsShare;
  return ((parts + made.minutes * tuning.craftedBidGoldPerMinute) * qualityOf(quality).percent) / 100;
}

/** What players put into a piece: asked for at each tick. */
const makings = new Map<BaseItem, { readonly inputsWorth: number; readonly minutes: number }>(
  blueprintKeys.map((key) => [key, { inputsWorth: worthOf(blueprints[key].inputs), minutes: blueprints[key].minutes }]),
);

/** Whether the quote in the book will do for one more tick; a price between two whole ones does not jump to and fro at each rumour. */
export function isGoodEnough(
  quote: Quote,
  wanted: Offer,
  { midMilli }: Pick<Stock, 'midMilli'>,
  tuning: MerchantTuning,
): boolean {
  const { item, side, price, quantity } = wanted;
  const at = (move: number) => priceOf(itemOf(item), midMilli * (1 + move), tuning)[side];
  const isNear =
    quote.price === price || (at(-tuning.requoteMoveMin) <= quote.price && quote.price <= at(tuning.requoteMoveMin));
  return isNear && quote.left >= quantity * tuning.requoteBelowShare;
}

/** What he has to spend by now: half of what he lacks is back in about half an hour, as with his stock. */
export function driftPurse(
  purse: Merchant['purse'],
  now: number,
  tickMs: number,
  tuning: MerchantTuning,
): NonNullable<Merchant['purse']> {
  if (!purse) return { gold: tuning.purseGold, at: now };
  const ticks = Math.max(0, Math.floor((now - purse.at) / tickMs));
  const kept = (1 - tuning.driftShare) ** ticks;
  return { gold: Math.round(tuning.purseGold + (purse.gold - tuning.purseGold) * kept), at: purse.at + ticks * tickMs };
}

/** Until when he rests after a round that began at the instant. */
export function nextRoundAt(
  { roundAt, stirredAt = 0 }: Merchant,
  span: (gameMs: number) => number,
  tuning: MerchantTuning,
): number {
  const isQuiet = roundAt - stirredAt >= span(tuning.quietAfterMs);
  return roundAt + span(tuning.tickMs) * (isQuiet ? tuning.quietTicks : 1);
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
