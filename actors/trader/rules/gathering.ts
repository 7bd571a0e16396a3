/** Gathering in a square: slow, alone, and so much an hour. Pure. */
import type { HubKey } from '../../content/hubs.ts';
import { gatheredIn } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import type { GatheredPart, GatheringPart, Profile } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

export interface GatherStanding {
  readonly profile: Profile | undefined;
  readonly where: HubKey | null | undefined;
  readonly gathering: GatheringPart | undefined;
  readonly gathered: GatheredPart | undefined;
  readonly now: number;
  /** An hour of this world, ms. */
  readonly hourMs: number;
}

export function refuseGather(
  standing: GatherStanding,
  item: ItemKey,
  units: number,
  tuning: TraderTuning,
): Refusal | null {
  const { profile, where, gathering } = standing;
  if (!profile) return Refusal.notWelcomed;
  if (!where) return Refusal.notHere;
  if (gathering) return Refusal.alreadyGathering;
  if (!gatheredIn(where).includes(item)) return Refusal.notFoundHere;
  return leftThisHour(standing, tuning) < units ? Refusal.gatheredEnough : null;
}

/** Units he may still set out to gather before the hour is over. */
export function leftThisHour(
  { gathered, now, hourMs }: Pick<GatherStanding, 'gathered' | 'now' | 'hourMs'>,
  tuning: TraderTuning,
): number {
  return tuning.gatherPerHourMax - (isSameHour(gathered, now, hourMs) ? gathered.units : 0);
}

/** The hour's count with so many more in it; an hour begins with its first unit. */
export function countGathered(
  gathered: GatheredPart | undefined,
  now: number,
  hourMs: number,
  units: number,
): GatheredPart {
  return isSameHour(gathered, now, hourMs) ? { ...gathered, units: gathered.units + units } : { since: now, units };
}

function isSameHour(gathered: GatheredPart | undefined, now: number, hourMs: number): gathered is GatheredPart {
  return gathered !== undefined && now < gathered.since + hourMs;
}

/** Units picked by now. */
export function pickedAt({ units, startedAt, endsAt }: GatheringPart, now: number): number {
  return Math.min(units, Math.floor((units * (now - startedAt)) / (endsAt - startedAt)));
}
