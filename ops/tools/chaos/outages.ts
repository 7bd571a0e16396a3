/** How long players waited: the longest silence between two answers, from the fault to the next one. Pure. */

import type { Spread } from '../../../loadtest/measures.ts';
import { Times } from '../../../loadtest/measures.ts';
import type { Asked } from '../history/ledger.ts';
import type { Fault, FaultKind } from './faults.ts';

export interface Outage extends Spread {
  readonly kind: FaultKind;
  readonly faults: number;
}

const kinds: readonly FaultKind[] = ['killed', 'stalled', 'drained', 'redis', 'database'];

/** `faults` in the order of time; `endedAt` closes the last. Everybody asks all the time, so silence is waiting. */
export function outagesOf(faults: readonly Fault[], commands: Iterable<Asked>, endedAt: number): Outage[] {
  const answers = answersOf(commands);
  return kinds.map((kind) => {
    const times = Times.empty();
    for (const [n, fault] of faults.entries()) {
      if (fault.kind !== kind) continue;
      const until = faults[n + 1]?.at ?? endedAt;
      for (const player of fault.struck ?? answers.keys()) {
        const heard = answers.get(player);
        if (heard) times.add(longestSilence(heard, fault.at, until));
      }
    }
    return { kind, faults: faults.filter((fault) => fault.kind === kind).length, ...times.spread };
  });
}

/** The instants at which each player heard an answer, in order. */
function answersOf(commands: Iterable<Asked>): Map<string, number[]> {
  const answers = new Map<string, number[]>();
  for (const { player, answeredAt } of commands) {
    if (answeredAt === null) continue;
    const heard = answers.get(player);
    if (heard) heard.push(answeredAt);
    else answers.set(player, [answeredAt]);
  }
  for (const heard of answers.values()) heard.sort((a, b) => a - b);
  return answers;
}

/** The last silence counts to its end, though the next fault has begun by then. */
export function longestSilence(heard: readonly number[], from: number, until: number): number {
  let longest = 0;
  let before = from;
  for (const at of heard) {
    if (at < from) continue;
    longest = Math.max(longest, at - before);
    before = at;
    if (at >= until) return longest;
  }
  return Math.max(longest, until - before);
}
