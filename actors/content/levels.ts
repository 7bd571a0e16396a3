/** A trader's levels: with how much experience each begins, and what it unlocks. */
import file from './data/levels.json' with { type: 'json' };
import type { LevelRow } from './schemas.ts';

export type Unlock = LevelRow['unlocks'][number];

const levels = file.levels as unknown as readonly LevelRow[];
export const levelMax = levels.length;

export function levelAt(xp: number): number {
  return levels.filter((level) => xp >= level.xp).length;
}

/** Experience with which a level begins. */
export function xpOfLevel(level: number): number {
  return levels[level - 1]?.xp ?? Number.POSITIVE_INFINITY;
}

/** How often it was unlocked by this level. */
export function timesUnlocked(unlock: Unlock, level: number): number {
  return levels.slice(0, level).reduce((times, { unlocks }) => times + (unlocks.includes(unlock) ? 1 : 0), 0);
}

export function isUnlocked(unlock: Unlock, level: number): boolean {
  return timesUnlocked(unlock, level) > 0;
}

/** The first level that has it. */
export function levelFor(unlock: Unlock): number {
  return levels.findIndex(({ unlocks }) => unlocks.includes(unlock)) + 1;
}
