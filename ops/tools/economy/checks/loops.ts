/**
 * The search for a loop without risk: every way round up to five hubs, with whatever pays best to carry on each stretch, bought from
 * merchants or made at the bench of what they sell, and sold to merchants again. Fees, taxes, tolls, crews, fares and what roads
 * are expected to take are paid. All ways are tried; none is drawn by lot. A loop counts when it repeats with a profit per slot-hour
 * above the LOW mission's; an hour at the bench is an hour of a slot, and costs as much.
 */

import { noBonus } from '../../../../actors/content/agents.ts';
import type { BlueprintKey } from '../../../../actors/content/blueprints.ts';
import { blueprintKeys, blueprintOf } from '../../../../actors/content/blueprints.ts';
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { BaseItem } from '../../../../actors/content/items.ts';
import { baseItems } from '../../../../actors/content/items.ts';
import { quoteHaul, quoteTravel, totalOf } from '../../../../actors/content/journeys.ts';
import { tiers } from '../../../../actors/content/missions.ts';
import { neighboursOf } from '../../../../actors/content/routes.ts';
import { makeVenture, oddsOf } from '../../../../actors/mission/rules.ts';
import type { Tuning } from '../../../../actors/tuning.ts';
import { Merchants } from './Merchants.ts';

export interface Loop {
  readonly hubs: readonly HubKey[];
  readonly minutes: number;
  readonly perSlotHour: number;
  readonly goods: string;
}

/** Between two visits: a loop is reckoned with the first of these that it fits in. */
const periods = [2, 3, 5, 8, 12, 18, 27, 40, 60, 90] as const;
const hubsMax = 5;

interface Search {
  readonly tuning: Tuning;
  readonly merchants: Merchants;
  readonly lowPerHour: number;
}

interface Leg {
  readonly to: HubKey;
  readonly minutes: number;
  /** By period. */
  readonly gain: readonly number[];
  readonly goods: readonly string[];
}

/** The loops that pay best, best first. */
export function findLoops(tuning: Tuning, lowPerHour: number, count = 5): readonly Loop[] {
  const search = { tuning, merchants: new Merchants(tuning), lowPerHour };
  const legs = new Map(hubKeys.map((from) => [from, legsFrom(from, search)]));
  let found: Loop[] = [];
  const keep = (loop: Loop | null) => {
    if (!loop || (found.length === count && loop.perSlotHour <= (found.at(-1)?.perSlotHour ?? 0))) return;
    found = [...found, loop].sort((a, b) => b.perSlotHour - a.perSlotHour).slice(0, count);
  };
  for (const home of hubKeys) {
    walk(legs, home, [], (way) => keep(close(way, home)));
    for (const loop of benchLoops(home, search)) keep(loop);
  }
  return found;
}

/** Every way from home and back to it that meets no hub twice; of all turns of one way, that from its first hub. */
function walk(
  legs: ReadonlyMap<HubKey, readonly Leg[]>,
  home: HubKey,
  way: readonly Leg[],
  closed: (way: readonly Leg[]) => void,
): void {
  for (const leg of legs.get(way.at(-1)?.to ?? home) ?? []) {
    if (leg.to === home) closed([...way, leg]);
    else if (way.length + 1 < hubsMax && leg.to > home && !way.some(({ to }) => to === leg.to))
      walk(legs, home, [...way, leg], closed);
  }
}

function close(way: readonly Leg[], home: HubKey): Loop | null {
  const minutes = way.reduce((sum, leg) => sum + leg.minutes, 0);
  const n = periods.findIndex((period) => period >= minutes);
  const period = n < 0 ? periods.length - 1 : n;
  const gain = way.reduce((sum, leg) => sum + (leg.gain[period] ?? 0), 0);
  if (gain <= 0) return null;
  const goods = way.map(({ goods }) => goods[period] ?? '').join(' | ');
  return { hubs: [home, ...way.map(({ to }) => to)], minutes, perSlotHour: (gain * 60) / minutes, goods };
}

function legsFrom(from: HubKey, search: Search): Leg[] {
  const { road, hub } = search.tuning;
  const supplies = periods.map((period) => supplyIn(from, period, search));
  return hubKeys
    .filter((to) => to !== from)
    .map((to) => {
      const { dues, travellingMs } = quoteHaul(from, to, road);
      const own = quoteTravel(from, to, road);
      const isNear = neighboursOf(from).includes(to);
      const premium = isNear ? (totalOf(dues) * (hub.errands.haulPercent - 100)) / 100 : 0;
      const due = totalOf(dues) + own.fare + own.toll - premium;
      const kept = keptOn(from, to, search.tuning);
      const loads = supplies.map((supply, n) => bestLoad(to, periods[n] ?? 0, kept, supply, search));
      const goods = loads.map((load) => load.goods);
      return { to, minutes: travellingMs / 60_000, gain: loads.map(({ gain }) => gain - due), goods };
    });
}

interface Supply {
  readonly costs: readonly number[];
  readonly isMade: boolean;
}

/** What units of each good cost here: bought, or made of what is bought, the bench's time paid like a slot's. */
function supplyIn(
  hub: HubKey,
  period: number,
  { tuning, merchants, lowPerHour }: Search,
): ReadonlyMap<BaseItem, Supply> {
  const supply = new Map<BaseItem, Supply>(
    baseItems.map((item) => [item, { costs: merchants.costs(item, hub, period), isMade: false }]),
  );
  // Each good comes after what it is made of, for tables list them so; twice is enough for the few that do not.
  for (const key of [...blueprintKeys, ...blueprintKeys]) {
    const bench = (benchMinutes(key, tuning) * lowPerHour) / 60;
    const made = costsOfMaking(key, (item) => supply.get(item)?.costs ?? []).map((cost, units) => cost + bench * units);
    const bought = supply.get(key)?.costs[1] ?? Number.POSITIVE_INFINITY;
    if ((made[1] ?? Number.POSITIVE_INFINITY) < bought) supply.set(key, { costs: made, isMade: true });
  }
  return supply;
}

/** The inputs of so many pieces, as far as there are enough. */
function costsOfMaking(key: BlueprintKey, costsOf: (item: BaseItem) => readonly number[]): readonly number[] {
  const inputs = entriesOf(blueprintOf(key)?.inputs ?? {}).map(([item, n]) => [costsOf(item as BaseItem), n] as const);
  const made: number[] = [];
  for (let units = 0; ; units++) {
    const parts = inputs.map(([costs, n]) => costs[n * units]);
    if (parts.some((cost) => cost === undefined)) return made;
    made.push(parts.reduce<number>((sum, cost) => sum + (cost ?? 0), 0));
  }
}

function benchMinutes(key: BlueprintKey, { trader }: Tuning): number {
  return ((blueprintOf(key)?.minutes ?? 0) * trader.batchPercent) / 100;
}

/** The hold filled with what gains most, unit by unit. */
function bestLoad(
  to: HubKey,
  period: number,
  kept: number,
  supply: ReadonlyMap<BaseItem, Supply>,
  { tuning, merchants }: Search,
): { gain: number; goods: string } {
  const steps: { readonly item: BaseItem; readonly gain: number }[] = [];
  for (const [item, { costs, isMade }] of supply) {
    if (costs.length < 2) continue;
    const earned = merchants.proceeds(item, to, period, isMade);
    const gains = costs.map((cost, units) => (earned[units] ?? Number.NEGATIVE_INFINITY) * kept - cost);
    const most = gains.indexOf(gains.reduce((best, gain) => Math.max(best, gain), 0));
    for (let units = 1; units <= most; units++)
      steps.push({ item, gain: (gains[units] ?? 0) - (gains[units - 1] ?? 0) });
  }
  const loaded = steps.sort((a, b) => b.gain - a.gain).slice(0, tuning.trader.holdUnitsMax);
  const counts = new Map<BaseItem, number>();
  for (const { item } of loaded) counts.set(item, (counts.get(item) ?? 0) + 1);
  const goods = [...counts].map(([item, n]) => `${n} ${item}`).join(', ');
  return { gain: loaded.reduce((sum, { gain }) => sum + gain, 0), goods };
}

/** The share of a hold that is expected to arrive. */
function keptOn(from: HubKey, to: HubKey, { road, mission: { outcome } }: Tuning): number {
  const odds = oddsOf(makeVenture(null, from, to, road), noBonus, outcome);
  return tiers.reduce((sum, tier) => sum + (odds[tier] * outcome.tiers[tier].cargoPercent) / 100, 0);
}

/** At the bench alone: bought or made, made on and sold in one hub, visited each hour. */
function benchLoops(hub: HubKey, search: Search): Loop[] {
  const { tuning, merchants, lowPerHour } = search;
  const period = 60;
  const supply = supplyIn(hub, period, search);
  return blueprintKeys.flatMap((key) => {
    const gold = merchants.proceeds(key, hub, period, true)[1] ?? 0;
    const minutes = benchMinutes(key, tuning);
    const ofBought = costsOfMaking(key, (item) => merchants.costs(item, hub, period))[1] ?? Number.POSITIVE_INFINITY;
    // What was made for it has its hours paid like a slot's: what is left beyond is more than that.
    const ofAny = costsOfMaking(key, (item) => supply.get(item)?.costs ?? [])[1] ?? Number.POSITIVE_INFINITY;
    const perSlotHour = ((gold - ofBought) * 60) / minutes;
    const perHourOfAll = ((gold - ofAny) * 60) / minutes;
    const best = perHourOfAll > lowPerHour ? Math.max(perSlotHour, perHourOfAll) : perSlotHour;
    return best > 0 ? [{ hubs: [hub], minutes, perSlotHour: best, goods: `1 ${key}` }] : [];
  });
}
