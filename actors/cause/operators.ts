/** What operators do with a cause: begin it out of turn, let its time stand still and go on, end it. Each order is done once. */
import type { Reply } from '../kit/actor.ts';
import { accepted, refused } from '../kit/actor.ts';
import { finish, lookAtClock } from './calendar.ts';
import type { CauseTurn } from './keeping.ts';
import { runOf } from './keeping.ts';
import type { OperatorCommand } from './messages.ts';
import * as rules from './rules.ts';
import { Phase } from './state.ts';

/** Orders come in the order of their numbers: told again, none is done again. */
export function obey(turn: CauseTurn, { type, order }: OperatorCommand): Reply {
  if (order <= (turn.get('operatorOrders')?.through ?? 0)) return accepted({ order });
  if (!turn.get('run')) return refused(rules.Refusal.causeIsOver);
  const why = orders[type](turn);
  if (why) return refused(why);
  turn.put('operatorOrders', { through: order });
  return accepted({ order });
}

const orders: Readonly<Record<OperatorCommand['type'], (turn: CauseTurn) => rules.Refusal | null>> = {
  /** What was is forgotten first, rewards that wait included. */
  startCause(turn) {
    const run = runOf(turn);
    if (run.phase === Phase.running) return rules.Refusal.causeIsRunning;
    if (run.phase === Phase.paused)
      turn.put('run', { ...run, phase: Phase.running, endsAt: turn.now + run.leftMs, leftMs: 0 });
    else turn.put('run', { ...run, isCalled: true });
    lookAtClock(turn);
    return null;
  },

  pauseCause(turn) {
    const run = runOf(turn);
    const why = rules.refusePart(run);
    if (why) return why;
    turn.put('run', { ...run, phase: Phase.paused, leftMs: Math.max(0, run.endsAt - turn.now) });
    lookAtClock(turn);
    return null;
  },

  endCause(turn) {
    const { phase } = runOf(turn);
    if (phase !== Phase.running && phase !== Phase.paused) return rules.Refusal.causeIsOver;
    finish(turn, Phase.failed);
    return null;
  },
};
