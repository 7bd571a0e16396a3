/**
 * How far a trader has come: what he did, counted; what that earned; what it unlocked. A reward is earned by a deed and waits to be
 * claimed, once. Nothing here is told by a client. Pure.
 */
import type { AchievementKey } from '../../content/achievements.ts';
import { achievementKeys, achievementOf } from '../../content/achievements.ts';
import { isUnlocked, levelAt, timesUnlocked } from '../../content/levels.ts';
import type { StepKey } from '../../content/onboarding.ts';
import { stepBy } from '../../content/onboarding.ts';
import type { AchievementRow } from '../../content/schemas.ts';
import { limits } from '../limits.ts';
import type { Deed, Figure, Figures, Profile, ProgressPart } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

export const noProgress: ProgressPart = {
  xp: 0,
  figures: {},
  steps: {},
  achievements: {},
  today: { day: 0, figures: {} },
  minute: 0,
};

/** A guest's value is bound for good, anybody's until he has shown that he plays. */
export function isBound({ guest }: Profile, level: number): boolean {
  return guest || !isUnlocked('unboundTrade', level);
}

export function caravanSlotsAt(level: number, tuning: TraderTuning): number {
  return tuning.caravanSlots + timesUnlocked('caravanSlot', level);
}

export function warehouseUnitsAt(level: number, tuning: TraderTuning): number {
  return tuning.warehouseUnitsMax + tuning.warehouseUnitsMore * timesUnlocked('warehouseRoom', level);
}

export function ordersMaxAt(level: number, tuning: TraderTuning): number {
  return tuning.openOrdersMax + tuning.openOrdersMore * timesUnlocked('orderRoom', level);
}

export function dayOf(now: number): number {
  return Math.floor(now / limits.dayMs);
}

/** What stands beside the figures when achievements are measured. */
export interface Means {
  readonly gold: number;
  readonly craftLevel: number;
}

/** When and as whom a deed is done, and by which numbers it counts. */
export interface Occasion {
  readonly now: number;
  readonly means: Means;
  readonly tuning: TraderTuning;
}

export interface Tally {
  readonly progress: ProgressPart;
  /** What this deed brought about. */
  readonly level: number | null;
  readonly step: StepKey | null;
  readonly achieved: readonly AchievementKey[];
  /** A day that is over, to be kept. */
  readonly yesterday: ProgressPart['today'] | null;
}

/** Progress after one more deed; the counts are what it adds to the figures. */
export function tally(before: ProgressPart, { now, means, tuning }: Occasion, deed: Deed, counts: Figures): Tally {
  const day = dayOf(now);
  const isNewDay = before.today.day !== day;
  const today = isNewDay ? {} : before.today.figures;
  const minute = Math.floor(now / limits.minuteMs);
  const all: Figures = { ...counts, minutes: minute === before.minute ? 0 : 1 };
  const figures = withStreak(addFigures(before.figures, all), deed, counts);
  const xp = before.xp + xpFor(deed, before.figures, today, tuning);
  // What a newcomer is given with his welcome is never claimed.
  const step = (deed !== 'welcomed' && stepBy(deed)) || null;
  const isFirst = step !== null && before.steps[step] === undefined;
  const progress: ProgressPart = {
    ...before,
    ...{ xp, figures, minute, today: { day, figures: addFigures(today, all) } },
    steps: isFirst ? { ...before.steps, [step]: 'done' } : before.steps,
  };
  const achieved = achievementKeys.filter(
    (key) => before.achievements[key] === undefined && isAchieved(achievementOf(key), progress, means, tuning),
  );
  const earned = Object.fromEntries(achieved.map((key) => [key, 'done' as const]));
  return {
    progress: achieved.length > 0 ? { ...progress, achievements: { ...before.achievements, ...earned } } : progress,
    level: levelAt(xp) > levelAt(before.xp) ? levelAt(xp) : null,
    step: isFirst ? step : null,
    achieved,
    yesterday: isNewDay && before.today.day > 0 ? before.today : null,
  };
}

function addFigures(left: Figures, right: Figures): Figures {
  const sum: { [figure in Figure]?: number } = { ...left };
  for (const figure of Object.keys(right) as Figure[]) {
    const total = (sum[figure] ?? 0) + (right[figure] ?? 0);
    if (total !== 0) sum[figure] = total;
  }
  return sum;
}

/** Missions that ended well, one after another. */
function withStreak(figures: Figures, deed: Deed, { missionsFailed = 0 }: Figures): Figures {
  if (deed !== 'missionEnded') return figures;
  const successStreak = missionsFailed > 0 ? 0 : (figures.successStreak ?? 0) + 1;
  return { ...figures, successStreak, successStreakBest: Math.max(figures.successStreakBest ?? 0, successStreak) };
}

function xpFor(deed: Deed, figures: Figures, today: Figures, tuning: TraderTuning): number {
  const isTrade = deed === 'bought' || deed === 'sold';
  const first = isTrade && !figures.bought && !figures.sold ? tuning.xpFirstTrade : 0;
  // Selling one's goods piece by piece must not be a way up.
  const isTooMuch = deed === 'sold' && (today.sold ?? 0) >= tuning.xpSalesPerDayMax;
  return first + (isTooMuch ? 0 : tuning.xpByDeed[deed]);
}

function isAchieved(row: AchievementRow, progress: ProgressPart, means: Means, tuning: TraderTuning): boolean {
  return reached(row.counts, progress, means, tuning) >= row.atLeast;
}

/** How far one has come towards what an achievement counts. */
export function reached(
  counts: AchievementRow['counts'],
  { figures, xp }: ProgressPart,
  means: Means,
  tuning: TraderTuning,
): number {
  const { missions = 0, missionsFailed = 0, bought = 0, sold = 0 } = figures;
  switch (counts) {
    case 'successPercent':
      return missions < tuning.successMissionsMin ? 0 : (100 * (missions - missionsFailed)) / missions;
    case 'successStreak':
      return figures.successStreakBest ?? 0;
    case 'wealth':
      return means.gold;
    case 'craftLevel':
      return means.craftLevel;
    case 'sales':
      return sold;
    case 'trades':
      return bought + sold;
    case 'caravanSlots':
      return caravanSlotsAt(levelAt(xp), tuning);
    default:
      return figures[counts] ?? 0;
  }
}

/** Of a step or an achievement: whether its reward may be claimed. */
export function refuseClaim(state: 'done' | 'claimed' | undefined): Refusal | null {
  if (state === undefined) return Refusal.notDone;
  return state === 'claimed' ? Refusal.alreadyClaimed : null;
}

// ---- day by day -----------------------------------------------------------------------------------------------------

export interface Streak {
  /** The last day that was claimed. */
  readonly day: number;
  readonly days: number;
}

/** The streak with this day in it: one more, or one anew. */
export function streakAfter(streak: Streak | undefined, day: number): Streak {
  return { day, days: streak?.day === day - 1 ? streak.days + 1 : 1 };
}

/** After a week it stays as on its last day. */
export function streakGold(days: number, tuning: TraderTuning): number {
  const byDay = Object.values(tuning.streakGold);
  return byDay[Math.min(days, byDay.length) - 1] ?? 0;
}
