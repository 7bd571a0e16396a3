/** The mail of causes: a chapter of `letters.ts`. Whoever takes part is the trader whose letter it is. */
import type { Buff, CauseKey, Needs } from './content/causes.ts';
import type { Ask } from './guild-letters.ts';

/** Who he is, as his trader says; the Wayfarers are no guild. */
export type Helper = { readonly name: string; readonly guild: string | null };

export type ToCause =
  /** He takes part: from now on his trades count, where trades are asked for. */
  | (Ask & Helper & { readonly type: 'enlist' })
  /** Carries gold and goods. */
  | (Ask & Helper & { readonly type: 'contribute' })
  | (Ask & { readonly type: 'claimReward' })
  /** So many of his orders were filled since he took part in this run. */
  | { readonly type: 'traded'; readonly run: number; readonly trades: number };

/** How he stands in a run, as the cause has it. */
export type CauseStanding = {
  readonly run: number;
  readonly gave: Needs;
  /** Thousandths: 1000 is one hundredth of all that is asked for. */
  readonly score: number;
  /** Of the tiers of its row; null below the first. */
  readonly tier: number | null;
  readonly rank: number;
  /** Of so many. */
  readonly of: number;
  /** Whether the cause wants to hear of his trades. */
  readonly countsTrades: boolean;
  readonly claimed: boolean;
};

export const causePhases = ['resting', 'running', 'paused', 'completed', 'failed'] as const;
export type CausePhase = (typeof causePhases)[number];

/** The run of a cause that is under way, or the last one. */
export interface CauseRun {
  /** Counts up; 0 before the first. */
  readonly run: number;
  readonly phase: CausePhase;
  readonly startedAt: number;
  /** When its time is over; once it is over, when that was. */
  readonly endsAt: number;
  /** Of its time, while it is paused. */
  readonly leftMs: number;
  /** As it was asked for when it began. */
  readonly needs: Needs;
  /** Of the gold its row says. */
  readonly rewardPercent: number;
  /** When its next turn comes. */
  readonly nextAt: number;
  /** An operator wants it out of turn, as soon as may be. */
  readonly isCalled: boolean;
  /** Once it is over: how much was reached, in thousandths; among how many parts a pool is shared, in tenths; and how long rewards wait. */
  readonly reached: number;
  readonly poolParts: number;
  readonly claimsUntil: number;
}

/** A cause as everybody hears of it. */
export interface CauseShown extends CauseRun {
  readonly cause: CauseKey;
  /** What the last run that was completed brought everybody; it may be over. */
  readonly buff: Buff | null;
}

export type FromCause =
  /** Done, if there is no reason against it. Carries what was not taken, or the reward. */
  | (Ask & { readonly type: 'causeAnswered'; readonly why: string | null; readonly standing: CauseStanding | null })
  /** That run is over: it wants to hear of no more trades. */
  | { readonly type: 'causeOver'; readonly run: number };
