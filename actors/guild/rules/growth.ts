/** Levels and achievements of a guild. Pure. */
import type { GuildAchievementKey } from '../../content/guild-achievements.ts';
import { guildAchievementKeys, guildAchievementOf } from '../../content/guild-achievements.ts';
import { limits } from '../limits.ts';
import type { CharterPart, GuildParts, MemberPart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';

/** Experience from a level to the next. */
export function xpNext(level: number, tuning: GuildTuning): number {
  return tuning.levelXp * level;
}

/** The charter with more experience in it. */
export function grow(charter: CharterPart, xp: number, tuning: GuildTuning): CharterPart {
  let [level, left] = [charter.level, charter.xp + xp];
  for (; level < tuning.levelMax && left >= xpNext(level, tuning); level++) left -= xpNext(level, tuning);
  return { ...charter, level, xp: left };
}

export function channelsMaxAt(level: number, tuning: GuildTuning): number {
  return Math.min(tuning.channelsMax, tuning.channelsFirst + level - 1);
}

/** All that achievements are measured by. */
export interface Stature {
  readonly level: number;
  readonly gold: number;
  readonly units: number;
  readonly members: readonly MemberPart[];
  readonly allies: number;
  readonly hubs: number;
  readonly missions: number;
}

/** What is reached by now, and was not before. */
export function reachedBy(
  { level, gold, units, members, allies, hubs, missions }: Stature,
  achieved: GuildParts['achieved'],
  now: number,
  tuning: GuildTuning,
): GuildAchievementKey[] {
  const loyal = members.filter(({ joinedAt }) => now - joinedAt >= tuning.loyalDays * limits.dayMs).length;
  const figures = { level, treasury: gold, store: units, members: loyal, allies, hubs, missions };
  return guildAchievementKeys.filter((key) => {
    const { counts, atLeast } = guildAchievementOf(key);
    return achieved[key] === undefined && figures[counts] >= atLeast;
  });
}
