/** What a cause does when: its turns begin and end, and what was is forgotten. Each is an instant in a part; what fell due while nobody looked happens once. */
import type { CauseKey } from '../content/causes.ts';
import { causeOf, needsOf } from '../content/causes.ts';
import type { CauseTurn } from './keeping.ts';
import { causeIn, runOf, sumsOf } from './keeping.ts';
import * as rules from './rules.ts';
import type { RunPart } from './state.ts';
import { Phase } from './state.ts';

/** The world has begun: each cause finds its place among the others. */
export function open(turn: CauseTurn): void {
  if (turn.get('run')) return;
  const waitMs = rules.firstTurnMs(causeIn(turn), turn.tuning.cause);
  const nextAt = turn.now + (waitMs > 0 ? turn.span(waitMs) : 0);
  turn.put('run', {
    ...{ run: 0, phase: Phase.resting, startedAt: turn.now, endsAt: turn.now, leftMs: 0 },
    ...{ needs: {}, rewardPercent: 0, nextAt, isCalled: false, reached: 0, poolParts: 0, claimsUntil: turn.now },
  });
  lookAtClock(turn);
}

/** Whatever is due by now, then sleep until the next deadline. */
export function lookAtClock(turn: CauseTurn): void {
  if (!turn.get('run')) return;
  endIfDue(turn);
  forgetIfDue(turn);
  beginIfDue(turn);
  turn.wakeAt(nextDeadline(runOf(turn), turn.now));
}

function endIfDue(turn: CauseTurn): void {
  const { phase, endsAt } = runOf(turn);
  if (phase === Phase.running && endsAt <= turn.now) finish(turn, Phase.failed);
}

/** Once rewards have waited long enough, or the next turn has come: so many people at a time. */
function forgetIfDue(turn: CauseTurn): void {
  const run = runOf(turn);
  if (!rules.isOver(run) || Math.min(run.claimsUntil, beginsAt(run)) > turn.now) return;
  const { membersForgottenAtOnce } = turn.tuning.cause;
  for (const player of turn.index.players(0, membersForgottenAtOnce)) turn.drop(`member/${player}`);
  if (turn.index.size > membersForgottenAtOnce) return;
  turn.drop('sums');
  turn.drop('guilds');
  turn.put('run', { ...run, phase: Phase.resting });
}

function beginIfDue(turn: CauseTurn): void {
  const run = runOf(turn);
  if (beginsAt(run) > turn.now || rules.isOver(run)) return;
  const nextAt = rules.turnAfter(run.nextAt, turn.now, turn.span(rules.roundMs(turn.tuning.cause)));
  // Its turn may come while an operator's run is still under way: it waits for the next.
  if (run.phase === Phase.resting) begin(turn, run, nextAt);
  else turn.put('run', { ...run, nextAt });
}

function begin(turn: CauseTurn, { run }: RunPart, nextAt: number): void {
  const { tuning } = turn;
  const cause = causeIn(turn);
  const { requirementShare, rewardPercent } = tuning.cause;
  turn.put('run', {
    ...{ run: run + 1, phase: Phase.running, startedAt: turn.now, leftMs: 0, nextAt, isCalled: false },
    endsAt: turn.now + turn.span(rules.lengthMs(cause, tuning.cause)),
    needs: needsOf(cause, requirementShare),
    // Who is asked for less is paid less.
    rewardPercent: rewardPercent * requirementShare,
    ...{ reached: 0, poolParts: 0, claimsUntil: 0 },
  });
  turn.put('sums', { given: {}, members: 0, byTier: causeOf(cause).tiers.map(() => 0) });
}

/** The run is over: from now on rewards wait, and what it brings everybody begins. */
export function finish(turn: CauseTurn, phase: 'completed' | 'failed'): void {
  const run = runOf(turn);
  const cause = causeIn(turn);
  const { given, byTier } = sumsOf(turn);
  const claimsUntil = turn.now + turn.span(turn.tuning.cause.claimDays * rules.DAY_MS);
  const ended: RunPart = {
    ...{ ...run, phase, endsAt: turn.now, leftMs: 0, claimsUntil },
    ...{ reached: rules.reachedOf(run.needs, given), poolParts: rules.poolPartsOf(cause, byTier) },
  };
  turn.put('run', ended);
  if (phase === Phase.completed) bless(turn, cause);
  turn.wakeAt(nextDeadline(ended, turn.now));
}

function bless(turn: CauseTurn, cause: CauseKey): void {
  const { buff } = causeOf(cause);
  if (!buff) return;
  const { hours, ...percents } = buff;
  turn.put('buff', { ...percents, startsAt: turn.now, endsAt: turn.now + turn.span(hours * rules.HOUR_MS) });
}

/** When the next run is to begin. */
function beginsAt({ isCalled, nextAt }: RunPart): number {
  return isCalled ? 0 : nextAt;
}

/** A run that is over is forgotten at the latest when the next is to begin; one that stands still waits for an operator. */
function nextDeadline(run: RunPart, now: number): number {
  if (run.phase === Phase.running) return Math.min(run.endsAt, run.nextAt);
  const at = rules.isOver(run) ? Math.min(run.claimsUntil, beginsAt(run)) : beginsAt(run);
  return Math.max(at, now);
}
