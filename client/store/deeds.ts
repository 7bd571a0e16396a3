/** How far one has come: levels, first steps, achievements, days in a row, and what happened lately. By the rules that count. */
import { computed } from '@preact/signals';
import { achievementKeys, achievementOf } from '../../actors/content/achievements.ts';
import { levelMax, xpOfLevel } from '../../actors/content/levels.ts';
import { stepKeys, stepOf } from '../../actors/content/onboarding.ts';
import { dayOf, isBound, noProgress, reached, streakAfter, streakGold } from '../../actors/trader/rules/progress.ts';
import type { FeedLine, ProgressPart } from '../../actors/trader/state.ts';
import { bench } from './bench.ts';
import { gold, level, parts, partsUnder, profile, tuning } from './signals.ts';
import { serverNow } from './time.ts';

const progress = computed(() => (parts.value.get('progress') as ProgressPart | undefined) ?? noProgress);

export const experience = computed(() => {
  const { xp } = progress.value;
  const next = level.value < levelMax ? xpOfLevel(level.value + 1) : null;
  return { level: level.value, xp, from: xpOfLevel(level.value), next };
});

export type Standing = 'open' | 'done' | 'claimed';

/** What a newcomer does first; his welcome he has. */
export const steps = computed(() =>
  stepKeys
    .filter((key) => stepOf(key).deed !== 'welcomed')
    .map((key) => ({ key, ...stepOf(key), standing: progress.value.steps[key] ?? ('open' as const) })),
);

/** The next thing to do, while there is one. */
export const nextStep = computed(() => steps.value.find(({ standing }) => standing === 'open') ?? null);

/** Those to be claimed first, then what is nearest. */
export const achievements = computed(() => {
  if (!tuning.value) return [];
  const { trader } = tuning.value;
  const means = { gold: gold.value, craftLevel: bench.value.level };
  const rank = { done: 0, open: 1, claimed: 2 } as const;
  return achievementKeys
    .map((key) => {
      const row = achievementOf(key);
      const standing = progress.value.achievements[key] ?? ('open' as const);
      const come = Math.min(row.atLeast, reached(row.counts, progress.value, means, trader));
      return { key, ...row, standing, come, share: come / row.atLeast };
    })
    .sort((a, b) => rank[a.standing] - rank[b.standing] || b.share - a.share);
});

/** Whatever waits to be claimed. */
export const claimable = computed(
  () =>
    steps.value.filter(({ standing }) => standing === 'done').length +
    achievements.value.filter(({ standing }) => standing === 'done').length,
);

/** Today's gift; null for those who get none yet. */
export function dayGift(
  now = serverNow(),
): { readonly days: number; readonly gold: number; readonly isClaimed: boolean } | null {
  if (!profile.value || !tuning.value || isBound(profile.value, level.value)) return null;
  const streak = parts.value.get('streak') as { day: number; days: number } | undefined;
  const today = dayOf(now);
  const isClaimed = streak !== undefined && streak.day >= today;
  const { days } = isClaimed ? streak : streakAfter(streak, today);
  return { days, gold: streakGold(days, tuning.value.trader), isClaimed };
}

/** Newest first, with whether it is news. */
export const feed = computed(() => {
  const { seen } = (parts.value.get('feed') as { last: number; seen: number } | undefined) ?? { seen: 0 };
  return partsUnder<FeedLine>('feed/')
    .sort((a, b) => b.id - a.id)
    .map((line) => ({ line, isNew: line.id > seen }));
});
