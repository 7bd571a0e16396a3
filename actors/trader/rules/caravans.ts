/** Caravans: which may set out, with what, and which slot they take. Pure. */

import type { Help } from '../../content/gear.ts';
import { isProvision } from '../../content/gear.ts';
import type { Goods } from '../../content/goods.ts';
import { addGoods, hasGoods, unitsIn } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import type { Unlock } from '../../content/levels.ts';
import { isUnlocked } from '../../content/levels.ts';
import type { MissionKey } from '../../content/missions.ts';
import { missionOf } from '../../content/missions.ts';
import type { Band } from '../../content/routes.ts';
import type { AgentPart, CaravanPart, Profile } from '../state.ts';
import { CaravanStatus } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { caravanSlotsAt } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export function isOnTheRoad({ status }: CaravanPart): boolean {
  return status === CaravanStatus.preparing || status === CaravanStatus.travelling;
}

/** The first of so many slots that no caravan holds; there may be none. */
export function freeSlot(caravans: readonly CaravanPart[], slots: number): number | null {
  const held = new Set(caravans.filter(isOnTheRoad).map(({ slot }) => slot));
  for (let slot = 1; slot <= slots; slot++) if (!held.has(slot)) return slot;
  return null;
}

/** All that decides whether a caravan may set out. */
export interface RoadStanding {
  readonly profile: Profile | undefined;
  readonly level: number;
  readonly now: number;
  readonly where: HubKey | null | undefined;
  readonly caravans: readonly CaravanPart[];
  /** In the hub it sets out from. */
  readonly store: Store;
}

export interface TripPlan {
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly cargo: Goods;
  readonly agent: AgentPart | null;
  /** Things used up on the way. */
  readonly provisions: readonly ItemKey[];
  /** What all that is taken along comes to. */
  readonly help: Help;
}

/** Why this caravan may not set out for so much gold, or null. */
export function refuseSend(standing: RoadStanding, plan: TripPlan, gold: number, tuning: TraderTuning): Refusal | null {
  const { profile, level, where, store, now } = standing;
  const { mission, from, to, agent } = plan;
  const onTheRoad = standing.caravans.filter(isOnTheRoad);
  if (!profile) return Refusal.notWelcomed;
  if (where !== from) return Refusal.notHere;
  if (from === to) return Refusal.alreadyThere;
  if (mission && !isOpenAt(mission, level)) return Refusal.levelTooLow;
  if (freeSlot(standing.caravans, caravanSlotsAt(level, tuning)) === null) return Refusal.tooManyCaravans;
  if (mission && onTheRoad.some((other) => other.mission === mission)) return Refusal.missionUnderWay;
  if (agent?.caravan) return Refusal.agentIsAway;
  if (agent && isHurt(agent, now)) return Refusal.agentIsHurt;
  return refuseLoad(store, plan, tuning) ?? (store.gold < gold ? Refusal.notEnoughGold : null);
}

/** A haul carries something; a caravan of the catalogue carries the mission's own load beside. */
function refuseLoad(store: Store, plan: TripPlan, { holdUnitsMax }: TraderTuning): Refusal | null {
  const { mission, cargo, provisions, help } = plan;
  const units = unitsIn(cargo);
  if (units > holdUnitsMax + help.holdUnits) return Refusal.tooMuchCargo;
  if (units === 0 && !mission) return Refusal.nothingToCarry;
  // A provision works on what an agent does; each is taken once.
  const isFit = (item: ItemKey, n: number) => mission && isProvision(item) && provisions.indexOf(item) === n;
  if (!provisions.every(isFit)) return Refusal.notAProvision;
  return hasGoods(store.goods, addGoods(cargo, onesOf(provisions))) ? null : Refusal.notEnoughGoods;
}

/** One of each. */
export function onesOf(items: readonly ItemKey[]): Goods {
  return Object.fromEntries(items.map((item) => [item, 1]));
}

const unlockOf: Readonly<Record<Band, Unlock | null>> = { low: null, medium: 'mediumMissions', high: 'highMissions' };

/** Whether a trader of this level is trusted with the mission. */
export function isOpenAt(mission: MissionKey, level: number): boolean {
  const unlock = unlockOf[missionOf(mission).band];
  return unlock === null || isUnlocked(unlock, level);
}

export function isHurt({ hurtUntil }: AgentPart, now: number): boolean {
  return hurtUntil !== undefined && hurtUntil > now;
}

/** Which past caravans are one too many, oldest first. */
export function surplusCaravans(caravans: readonly CaravanPart[], tuning: TraderTuning): readonly CaravanPart[] {
  const past = caravans.filter((caravan) => !isOnTheRoad(caravan)).sort((a, b) => a.arrivesAt - b.arrivesAt);
  return past.slice(0, Math.max(0, past.length - tuning.pastCaravansMax));
}
