/**
 * Merchants as somebody finds them who comes again and again: what so many units cost, or bring, each time, when stocks have only
 * as long to recover as he is away. Events and rumours are left out; nothing that repeats can be built on them.
 */
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubs } from '../../../../actors/content/hubs.ts';
import type { BaseItem, ItemKey } from '../../../../actors/content/items.ts';
import { goodOf, itemOf } from '../../../../actors/content/items.ts';
import { goodsKnownIn, localPercent } from '../../../../actors/content/markets.ts';
import { qualities } from '../../../../actors/content/qualities.ts';
import type { Side } from '../../../../actors/content/terms.ts';
import { feeOn, feeRates, taxOn } from '../../../../actors/content/terms.ts';
import { midFor, priceOf, supplyOf } from '../../../../actors/hub/rules.ts';
import { qualityOdds } from '../../../../actors/trader/rules/crafting.ts';
import type { Tuning } from '../../../../actors/tuning.ts';

/** By units, from none up to as many as can be had; empty for what the merchant does not know. */
type ByUnits = readonly number[];

export class Merchants {
  readonly #tuning: Tuning;
  readonly #known = new Map<string, ByUnits>();

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
  }

  /** What each number of units costs in all. */
  costs(item: BaseItem, hub: HubKey, minutes: number): ByUnits {
    return this.#once(`costs/${item}/${hub}/${minutes}`, () => this.#totals(item, hub, 'sell', minutes));
  }

  /** What each number of units brings in all, less fee and tax. What is made comes out finer now and then. */
  proceeds(item: BaseItem, hub: HubKey, minutes: number, isMade: boolean): ByUnits {
    return this.#once(`proceeds/${item}/${hub}/${minutes}/${isMade}`, () => {
      const more = isMade ? this.#finerBy(item, hub) : 0;
      return this.#totals(item, hub, 'buy', minutes).map((gold, units) => this.#afterFees(gold + more * units, hub));
    });
  }

  /** What he pays while he has what he likes to have. */
  bidAtRest(item: ItemKey, hub: HubKey): number {
    return this.#price(item, hub, 'buy', supplyOf(itemOf(item), this.#tuning.hub.merchant).targetUnits);
  }

  #once(key: string, make: () => ByUnits): ByUnits {
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }

  #afterFees(gross: number, hub: HubKey): number {
    const gold = Math.floor(gross);
    const fee = feeOn(gold, 0, feeRates(6, this.#tuning.trade));
    return gold - fee - taxOn(fee, hubs[hub].taxPercent, gold);
  }

  /** How much more a piece of one's own making brings, each quality weighed by its best odds. */
  #finerBy(item: BaseItem, hub: HubKey): number {
    const { trader } = this.#tuning;
    const odds = qualityOdds(trader.skillBonusMax, trader);
    const gain = qualities.map((quality) => {
      const finer = goodOf(item, quality);
      return finer === item ? 0 : odds[quality] * (this.bidAtRest(finer, hub) - this.bidAtRest(item, hub));
    });
    return Math.max(
      0,
      gain.reduce((sum, each) => sum + each, 0),
    );
  }

  /**
   * Each quote is a helping at one price; the next follows at the price of what is left then. What is taken each time comes back by
   * drift in between, so that before each visit the stock is off its target by `taken x kept / (1 - kept)`.
   */
  #totals(item: BaseItem, hub: HubKey, side: Side, minutes: number): ByUnits {
    if (!goodsKnownIn(hub).includes(item)) return [];
    const { trader, hub: market } = this.#tuning;
    const { targetUnits, quoteUnits } = supplyOf(itemOf(item), market.merchant);
    const kept = (1 - market.merchant.driftShare) ** ((minutes * 60_000) / market.merchant.tickMs);
    const most = targetUnits * market.merchant.stockTargetsMax;
    const sign = side === 'sell' ? -1 : 1;
    const priceAt = this.#prices(item, hub, side);
    const totals = [0];
    for (let units = 1; units <= trader.holdUnitsMax; units++) {
      const stock = targetUnits + (sign * units * kept) / (1 - kept);
      if (side === 'sell' ? stock < units : stock + units > most) break;
      let gold = 0;
      for (let done = 0; done < units; done += quoteUnits)
        gold += Math.min(quoteUnits, units - done) * priceAt(stock + sign * done);
      totals.push(gold);
    }
    return totals;
  }

  /** Prices by stock, each asked for once. */
  #prices(item: BaseItem, hub: HubKey, side: Side): (stock: number) => number {
    const known = new Map<number, number>();
    return (stock) => {
      const whole = Math.round(stock);
      const price = known.get(whole) ?? this.#price(item, hub, side, whole);
      known.set(whole, price);
      return price;
    };
  }

  #price(key: ItemKey, hub: HubKey, side: Side, units: number): number {
    const { merchant } = this.#tuning.hub;
    const item = itemOf(key);
    const market = { localPercent: localPercent(item.base, hub), eventPercent: 100, noise: 0 };
    return priceOf(item, midFor(key, units, merchant, market), merchant)[side];
  }
}
