/**
 * Merchants as somebody finds them who comes again and again: what so many units cost, or bring, each time, when stocks have only
 * as long to recover as he is away. Events and rumours are left out; nothing that repeats can be built on them.
 */
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubs } from '../../../../actors/content/hubs.ts';
import type { BaseItem, ItemKey } from '../../../../actors/content/items.ts';
import { goodOf, itemOf } from '../../../../actors/content/items.ts';
import { goodsKnownIn, localPercent } from '../../../../actors/content/markets.ts';
import type { Quality } from '../../../../actors/content/qualities.ts';
import { qualities } from '../../../../actors/content/qualities.ts';
import type { Side } from '../../../../actors/content/terms.ts';
import { feeOn, feeRates, taxOn } from '../../../../actors/content/terms.ts';
import { midFor, priceOf, supplyOf } from '../../../../actors/hub/rules.ts';
import { qualityOdds } from '../../../../actors/trader/rules/crafting.ts';
import type { Tuning } from '../../../../actors/tuning.ts';

const none: readonly number[] = [];

/** What each number of units costs in all, from none up to as many as can be had; the merchant must know the good. */
export function costs(item: BaseItem, hub: HubKey, minutes: number, tuning: Tuning): readonly number[] {
  return goodsKnownIn(hub).includes(item) ? totals(item, hub, 'sell', minutes, tuning) : none;
}

/** What each number of units brings in all, less fee and tax. */
export function proceeds(
  item: BaseItem,
  hub: HubKey,
  minutes: number,
  isMade: boolean,
  tuning: Tuning,
): readonly number[] {
  if (!goodsKnownIn(hub).includes(item)) return none;
  const gross = isMade ? madeTotals(item, hub, minutes, tuning) : totals(item, hub, 'buy', minutes, tuning);
  return gross.map((gold) => {
    const fee = feeOn(Math.floor(gold), 0, feeRates(6, tuning.trade));
    return gold - fee - taxOn(fee, hubs[hub].taxPercent, Math.floor(gold));
  });
}

/** What is made comes out finer now and then: each quality has its own bid, and is weighed by its best odds. */
function madeTotals(item: BaseItem, hub: HubKey, minutes: number, tuning: Tuning): readonly number[] {
  const odds = qualityOdds(tuning.trader.skillBonusMax, tuning.trader);
  const common = totals(item, hub, 'buy', minutes, tuning);
  const finer = qualities.filter((quality: Quality) => quality !== 'common' && goodOf(item, quality) !== item);
  if (finer.length === 0) return common;
  const more = finer.reduce(
    (sum, quality) =>
      sum + odds[quality] * (bidAtRest(goodOf(item, quality), hub, tuning) - bidAtRest(item, hub, tuning)),
    0,
  );
  return common.map((gold, units) => gold + Math.max(0, more) * units);
}

/** What he pays while he has what he likes to have. */
export function bidAtRest(item: ItemKey, hub: HubKey, tuning: Tuning): number {
  return priceAt(item, hub, 'buy', supplyOf(itemOf(item), tuning.hub.merchant).targetUnits, tuning);
}

function priceAt(key: ItemKey, hub: HubKey, side: Side, units: number, { hub: { merchant } }: Tuning): number {
  const item = itemOf(key);
  const market = { localPercent: localPercent(item.base, hub), eventPercent: 100, noise: 0 };
  return priceOf(item, midFor(key, units, merchant, market), merchant)[side];
}

/**
 * Each quote is a helping at one price; the next follows at the price of what is left then. What is taken each time comes back by
 * drift in between, so that before each visit the stock is off its target by `taken x kept / (1 - kept)`.
 */
function totals(item: BaseItem, hub: HubKey, side: Side, minutes: number, tuning: Tuning): readonly number[] {
  const { merchant } = tuning.hub;
  const { targetUnits, quoteUnits } = supplyOf(itemOf(item), merchant);
  const kept = (1 - merchant.driftShare) ** ((minutes * 60_000) / merchant.tickMs);
  const [sign, most] = side === 'sell' ? [-1, targetUnits] : [1, targetUnits * merchant.stockTargetsMax];
  const prices = new Map<number, number>();
  const priceOfStock = (stock: number) => {
    const whole = Math.round(stock);
    const price = prices.get(whole) ?? priceAt(item, hub, side, whole, tuning);
    prices.set(whole, price);
    return price;
  };
  const found = [0];
  for (let units = 1; units <= tuning.trader.holdUnitsMax; units++) {
    const off = (units * kept) / (1 - kept);
    const stock = targetUnits + sign * off;
    if (side === 'sell' ? stock < units : stock + units > most) break;
    let gold = 0;
    for (let done = 0; done < units; done += quoteUnits)
      gold += Math.min(quoteUnits, units - done) * priceOfStock(stock + sign * done);
    found.push(gold);
  }
  return found;
}
