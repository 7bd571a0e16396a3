/** What there is to do in this town beside its market: gather what lies about, carry an errand, travel on. By the rules that decide it. */
import { computed } from '@preact/signals';
import type { HubKey } from '../../actors/content/hubs.ts';
import { gatheredIn } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { quoteHaul, quoteTravel, totalOf } from '../../actors/content/journeys.ts';
import { terms } from '../../actors/content/terms.ts';
import type { Errand } from '../../actors/letters.ts';
import { limits } from '../../actors/trader/limits.ts';
import { leftThisHour, refuseGather } from '../../actors/trader/rules/gathering.ts';
import { Refusal } from '../../actors/trader/rules/refusal.ts';
import { refuseTravel } from '../../actors/trader/rules/travel.ts';
import type { GatheredPart, GatheringPart, Where } from '../../actors/trader/state.ts';
import { board, gold, goods, hub, parts, profile, tuning } from './signals.ts';
import { serverNow } from './time.ts';

export const where = computed(() => parts.value.get('where') as Where | undefined);

// ---- gathering ------------------------------------------------------------------------------------------------------

export const gathering = computed(() => parts.value.get('gathering') as GatheringPart | undefined);

export const gatherable = computed(() => (hub.value ? gatheredIn(hub.value) : []));

/** A basket, or what is left of the hour. */
export function basket(now = serverNow()): number {
  if (!tuning.value) return 0;
  const gathered = parts.value.get('gathered') as GatheredPart | undefined;
  return Math.min(limits.gatherUnitsMax, leftThisHour({ gathered, now, hourMs: terms.hourMs }, tuning.value.trader));
}

export function gatherRefusal(item: ItemKey): Refusal | null {
  if (!tuning.value) return Refusal.notWelcomed;
  const standing = {
    ...{ profile: profile.value, where: hub.value, gathering: gathering.value },
    gathered: parts.value.get('gathered') as GatheredPart | undefined,
    ...{ now: serverNow(), hourMs: terms.hourMs },
  };
  return refuseGather(standing, item, Math.max(1, basket()), tuning.value.trader);
}

// ---- errands --------------------------------------------------------------------------------------------------------

export interface ErrandShown extends Errand {
  readonly owned: number;
  /** Crew and tolls of the way, due at departure. */
  readonly dues: number;
}

/** Soonest over first; what the merchant pays is his price for the goods and more than the way costs. */
export const errands = computed((): readonly ErrandShown[] => {
  const [here, road] = [hub.value, tuning.value?.road];
  if (!here || !road) return [];
  return board.value.errands
    .map((each) => ({
      ...each,
      owned: goods.value[each.item] ?? 0,
      dues: totalOf(quoteHaul(here, each.to, road).dues),
    }))
    .sort((a, b) => a.endsAt - b.endsAt);
});

// ---- travel ---------------------------------------------------------------------------------------------------------

export interface Journey {
  readonly cost: number;
  readonly travellingMs: number;
  readonly refusal: Refusal | null;
}

/** Going there oneself; null while one is on the road, and for where one is. */
export function journeyTo(to: HubKey): Journey | null {
  const [from, road] = [hub.value, tuning.value?.road];
  if (!from || !road || from === to) return null;
  const { fare, toll, travellingMs } = quoteTravel(from, to, road);
  const cost = fare + toll;
  const standing = { profile: profile.value, where: where.value, gold: gold.value };
  return { cost, travellingMs, refusal: refuseTravel(standing, to, cost) };
}
