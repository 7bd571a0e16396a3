/** A run and what is to be said of it: what was found, and which checks are kept. */
import type { Check } from './checks/checks.ts';
import { checksOf } from './checks/checks.ts';
import type { Loop } from './checks/loops.ts';
import { findLoops } from './checks/loops.ts';
import { bandPerHour } from './checks/wages.ts';
import type { Findings } from './findings.ts';
import type { Plan } from './simulate.ts';
import { simulate } from './simulate.ts';

export interface Verdict {
  readonly findings: Findings;
  readonly loops: readonly Loop[];
  readonly checks: readonly Check[];
}

export function judge(plan: Plan, onDay?: (day: number) => void): Verdict {
  const lowPerHour = bandPerHour('low', plan.tuning);
  const loops = findLoops(plan.tuning, lowPerHour);
  const findings = simulate(plan, onDay);
  return { findings, loops, checks: checksOf(findings, { lowPerHour, loops }) };
}
