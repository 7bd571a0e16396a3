/** What a cause decides: what it takes of what is brought, how everybody stands, what that earns, and when its next turn comes. Pure. */
import type { CauseKey, Need, Needs } from '../content/causes.ts';
import { addNeeds, causeKeys, causeOf, entriesOfNeeds } from '../content/causes.ts';
import type { Goods } from '../content/goods.ts';
import { entriesOf } from '../content/goods.ts';
import type { ItemKey } from '../content/items.ts';
import { itemOf } from '../content/items.ts';
import type { MemberPart, RunPart, SumsPart } from './state.ts';
import { Phase } from './state.ts';
import type { CauseTuning } from './tuning.ts';

export const Refusal = {
  causeIsOver: 'causeIsOver',
  causeIsPaused: 'causeIsPaused',
  causeIsRunning: 'causeIsRunning',
  notWanted: 'notWanted',
  noPartTaken: 'noPartTaken',
  noReward: 'noReward',
  alreadyClaimed: 'alreadyClaimed',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

/** Scores are thousandths, so that equal deeds are equal. */
const WHOLE = 1_000;
/** Doing more than this many times one's own part is for the cause, and no longer for the score. */
const SCORE_MAX = 2 * WHOLE;

// ---- giving ---------------------------------------------------------------------------------------------------------

export function refusePart({ phase }: Pick<RunPart, 'phase'>): Refusal | null {
  if (phase === Phase.paused) return Refusal.causeIsPaused;
  return phase === Phase.running ? null : Refusal.causeIsOver;
}

export function isOver({ phase }: Pick<RunPart, 'phase'>): boolean {
  return phase === Phase.completed || phase === Phase.failed;
}

/** How much of it is still wanted. */
export function wanted(need: Need, needs: Needs, given: Needs): number {
  return Math.max(0, (needs[need] ?? 0) - (given[need] ?? 0));
}

export interface Taken {
  readonly gold: number;
  readonly goods: Goods;
  /** What it counts for. */
  readonly counts: Needs;
}

export const nothingTaken: Taken = { gold: 0, goods: {}, counts: {} };

/**
 * Of what is brought: whatever is asked for by name, as far as it still is; of the rest, goods that bring points, as far as these are.
 * A unit counts once. Anything else is not taken.
 */
export function take(
  needs: Needs,
  given: Needs,
  { gold, goods }: { readonly gold: number; readonly goods: Goods },
  goldPerPoint: number,
): Taken {
  const goldTaken = Math.min(gold, wanted('gold', needs, given));
  const named: Partial<Record<ItemKey, number>> = {};
  for (const [item, count] of entriesOf(goods)) {
    const units = Math.min(count, wanted(`item:${item}`, needs, given));
    if (units > 0) named[item] = units;
  }
  const spare = entriesOf(goods).map(([item, count]) => [item, count - (named[item] ?? 0)] as const);
  const { points, used } = pointsFor(spare, wanted('points', needs, given), goldPerPoint);
  const taken: Partial<Record<ItemKey, number>> = { ...named };
  for (const [item, units] of used) taken[item] = (taken[item] ?? 0) + units;
  const counts: Partial<Record<Need, number>> = {};
  if (goldTaken > 0) counts.gold = goldTaken;
  if (points > 0) counts.points = points;
  for (const [item, units] of entriesOf(named)) counts[`item:${item}`] = units;
  return { gold: goldTaken, goods: taken, counts };
}

/** As many units as are needed for the points that are wanted, and none if they come to less than one. */
function pointsFor(goods: readonly (readonly [ItemKey, number])[], most: number, goldPerPoint: number) {
  const used: [ItemKey, number][] = [];
  let worth = 0;
  for (const [item, count] of goods) {
    const price = itemOf(item).basePrice;
    const units = Math.min(count, Math.ceil((most * goldPerPoint - worth) / price));
    if (units <= 0) continue;
    worth += units * price;
    used.push([item, units]);
  }
  const points = Math.min(most, Math.floor(worth / goldPerPoint));
  return points > 0 ? { points, used } : { points: 0, used: [] };
}

export function isMet(needs: Needs, given: Needs): boolean {
  return entriesOfNeeds(needs).every(([need]) => wanted(need, needs, given) === 0);
}

/** How far it has come, in thousandths: as far as what is farthest behind. */
export function reachedOf(needs: Needs, given: Needs): number {
  const all = entriesOfNeeds(needs).map(([need, count]) => Math.floor((WHOLE * (given[need] ?? 0)) / count));
  return Math.min(WHOLE, ...all);
}

function meanOf(needs: Needs, of: (need: Need, count: number) => number): number {
  const all = entriesOfNeeds(needs);
  return Math.floor(all.reduce((sum, [need, count]) => sum + of(need, count), 0) / all.length);
}

// ---- standing -------------------------------------------------------------------------------------------------------

/** What one person is expected to give: a hundredth. */
export function partOf(count: number): number {
  return Math.max(1, Math.floor(count / 100));
}

export function scoreOf(needs: Needs, gave: Needs): number {
  return meanOf(needs, (need, count) => Math.min(SCORE_MAX, Math.floor((WHOLE * (gave[need] ?? 0)) / partOf(count))));
}

/** Whether he has done a whole part of all that is asked for beside guilds: then his guild stands behind the cause. */
export function doesHisPart({ guilds: _, ...others }: Needs, gave: Needs): boolean {
  return scoreOf(others, gave) >= WHOLE;
}

/** The highest tier that the score reaches; null below the first. */
export function tierOf(cause: CauseKey, score: number): number | null {
  const reached = causeOf(cause).tiers.filter(({ threshold }) => score >= Math.round(threshold * WHOLE)).length;
  return reached > 0 ? reached - 1 : null;
}

/** The sums after one member's change. */
export function withMember(sums: SumsPart, before: MemberPart | undefined, after: MemberPart, counts: Needs): SumsPart {
  const given = addNeeds(sums.given, counts);
  const byTier = sums.byTier.map(
    (count, tier) => count + (after.tier === tier ? 1 : 0) - (before?.tier === tier ? 1 : 0),
  );
  return { given, members: sums.members + (before ? 0 : 1), byTier };
}

// ---- what it earns --------------------------------------------------------------------------------------------------

/** Parts of the pool that a tier has, in tenths. */
function partsOf(cause: CauseKey, tier: number): number {
  return Math.round((causeOf(cause).tiers[tier]?.share ?? 0) * 10);
}

/** Among how many parts a pool is shared. */
export function poolPartsOf(cause: CauseKey, byTier: readonly number[]): number {
  return byTier.reduce((sum, count, tier) => sum + count * partsOf(cause, tier), 0);
}

/** What a tier has earned: all of it if the cause was completed; else its gold, as far as the cause has come. */
export function rewardOf(
  cause: CauseKey,
  tier: number,
  { phase, reached, poolParts, rewardPercent }: Pick<RunPart, 'phase' | 'reached' | 'poolParts' | 'rewardPercent'>,
  { poolPercentMax }: CauseTuning,
): { readonly gold: number; readonly goods: Goods } {
  const { pool = 0, tiers } = causeOf(cause);
  const row = tiers[tier];
  if (!row) return { gold: 0, goods: {} };
  const parts = partsOf(cause, tier);
  const shared = poolParts > 0 ? Math.floor((pool * parts) / poolParts) : 0;
  const whole = (row.gold ?? 0) + Math.min(shared, Math.floor((pool * poolPercentMax * parts) / WHOLE));
  const done = phase === Phase.completed ? WHOLE : reached;
  const gold = Math.floor((whole * rewardPercent * done) / (100 * WHOLE));
  return { gold, goods: phase === Phase.completed ? ((row.goods ?? {}) as Goods) : {} };
}

export function refuseClaim(run: RunPart, member: MemberPart | undefined): Refusal | null {
  if (!member) return Refusal.noPartTaken;
  if (!isOver(run)) return Refusal.causeIsRunning;
  if (member.claimed) return Refusal.alreadyClaimed;
  return member.tier === null ? Refusal.noReward : null;
}

// ---- turns ----------------------------------------------------------------------------------------------------------

/** Hours of the game from one turn of a cause to its next: all others have one in between. */
export function roundMs(tuning: CauseTuning): number {
  return causeKeys.length * tuning.everyHours * HOUR_MS;
}

/** How long after the world's beginning its first turn comes. */
export function firstTurnMs(cause: CauseKey, tuning: CauseTuning): number {
  return causeKeys.indexOf(cause) * tuning.everyHours * HOUR_MS;
}

export function lengthMs(cause: CauseKey, { lengthPercent }: CauseTuning): number {
  return Math.ceil((causeOf(cause).hours * HOUR_MS * lengthPercent) / 100);
}

/** The first turn after the instant; turns that were missed are not made up for. */
export function turnAfter(turnAt: number, now: number, roundMs: number): number {
  return turnAt > now ? turnAt : turnAt + roundMs * (Math.floor((now - turnAt) / roundMs) + 1);
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
