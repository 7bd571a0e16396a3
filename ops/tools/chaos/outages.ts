/** How long players waited for an answer, by the kind of fault that struck them. Pure. */
import { type Spread, Times } from '../../../loadtest/measures.ts';
import type { Wait } from '../history/crowd.ts';
import { type Fault, type FaultKind, faultKinds } from './faults.ts';

export interface Outage extends Spread {
  readonly kind: FaultKind;
  readonly faults: number;
}

/** The longest wait of each player whom a fault struck; `faults` in the order of time. */
export function outagesOf(faults: readonly Fault[], waits: readonly Wait[]): Outage[] {
  const waitsOf = Map.groupBy(waits, ({ player }) => player);
  return faultKinds.map((kind) => {
    const times = Times.empty();
    for (const [n, fault] of faults.entries()) {
      if (fault.kind !== kind) continue;
      for (const player of fault.struck ?? waitsOf.keys())
        times.add(longestWait(waitsOf.get(player) ?? [], fault.at, faults[n + 1]?.at ?? Number.POSITIVE_INFINITY));
    }
    return { kind, faults: faults.filter((fault) => fault.kind === kind).length, ...times.spread };
  });
}

/** Of what was under way at the fault, or asked until the next one; as far as it lies between the two. */
export function longestWait(waits: readonly Wait[], from: number, until: number): number {
  const felt = waits
    .filter(({ askedAt, answeredAt }) => answeredAt >= from && askedAt < until)
    .map(({ askedAt, answeredAt }) => Math.min(answeredAt, until) - Math.max(askedAt, from));
  return Math.max(0, ...felt);
}
