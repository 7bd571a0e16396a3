/** Contests for a hub: who may enter, what counts, and who has won. Pure. */
import type { Feat, GuildName } from '../../letters.ts';
import type { ContestTuning } from '../tuning.ts';
import type { ContenderPart, OwnerPart, VerdictPart } from './state.ts';
import { sources } from './state.ts';

/** Why a hub lets a guild into no contest. */
export const Refusal = {
  hubIsYours: 'hubIsYours',
  hubRests: 'hubRests',
  tooManyContenders: 'tooManyContenders',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

export function refuseContend(
  guild: string,
  { owner, verdict }: { readonly owner: OwnerPart | undefined; readonly verdict: VerdictPart | undefined },
  contenders: readonly ContenderPart[],
  now: number,
  tuning: ContestTuning,
): Refusal | null {
  if (owner?.guild === guild) return Refusal.hubIsYours;
  if ((verdict?.restsUntil ?? 0) > now) return Refusal.hubRests;
  return contenders.length >= tuning.contendersMax ? Refusal.tooManyContenders : null;
}

export function makeContender({ guild, name, tag }: GuildName, now: number): ContenderPart {
  const points = { trade: 0, missions: 0, crafting: 0 };
  return { guild, name, tag, points, reachedAt: now, traffic: { day: 0, gold: {} } };
}

export function pointsOf({ points }: Pick<ContenderPart, 'points'>): number {
  return sources.reduce((sum, source) => sum + points[source], 0);
}

export function afterFeat(contender: ContenderPart, feat: Feat, now: number, tuning: ContestTuning): ContenderPart {
  switch (feat.type) {
    case 'mission':
      return gain(contender, 'missions', tuning.missionPoints[feat.band], now);
    case 'craft':
      return gain(contender, 'crafting', feat.minutes * tuning.craftPointsPerMinute, now);
    case 'gather':
      return contender;
  }
}

/** What two guilds trade with one another on a day counts up to a bound, and with so many others at most. */
export function afterTraffic(
  contender: ContenderPart,
  other: string,
  gold: number,
  { now, day, tuning }: { readonly now: number; readonly day: number; readonly tuning: ContestTuning },
): ContenderPart {
  const today = contender.traffic.day === day ? contender.traffic.gold : {};
  const isKnown = Object.hasOwn(today, other);
  if (!isKnown && Object.keys(today).length >= tuning.partnersMax) return contender;
  const before = today[other] ?? 0;
  const after = Math.min(before + gold, tuning.pairGoldMax);
  const traffic = { day, gold: { ...today, [other]: after } };
  return gain({ ...contender, traffic }, 'trade', after - before, now);
}

function gain(contender: ContenderPart, source: keyof ContenderPart['points'], points: number, now: number) {
  if (points === 0) return contender;
  const { [source]: before } = contender.points;
  return { ...contender, points: { ...contender.points, [source]: before + points }, reachedAt: now };
}

/** The best first; of equals who rules, then who was there first. */
export function standings(contenders: readonly ContenderPart[], owner: string | undefined): ContenderPart[] {
  const rank = (a: ContenderPart, b: ContenderPart) =>
    pointsOf(b) - pointsOf(a) ||
    Number(b.guild === owner) - Number(a.guild === owner) ||
    a.reachedAt - b.reachedAt ||
    (a.guild < b.guild ? -1 : 1);
  return [...contenders].sort(rank);
}

/** Who takes the hub, if somebody has done enough for it. */
export function winnerOf(ranked: readonly ContenderPart[], { pointsMin }: ContestTuning): ContenderPart | null {
  const [best] = ranked;
  return best && pointsOf(best) >= pointsMin ? best : null;
}
