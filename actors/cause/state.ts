/** What a cause remembers: the run under way or the last one, what was given in it, and by whom. Nothing of value lies here. */
import type { Buff, Needs } from '../content/causes.ts';
import type { Value } from '../kit/value.ts';
import { nothing } from '../kit/value.ts';
import type { CausePhase, CauseRun } from '../letters.ts';

export const version = 1;

export const Phase = {
  /** Waits for its turn. */
  resting: 'resting',
  running: 'running',
  /** By an operator: its time stands still, and nothing is taken. */
  paused: 'paused',
  /** Over, and rewards may be claimed. */
  completed: 'completed',
  failed: 'failed',
} as const satisfies { readonly [P in CausePhase]: P };
export type RunPart = CauseRun;

export interface SumsPart {
  readonly given: Needs;
  readonly members: number;
  /** How many stand in each tier. */
  readonly byTier: readonly number[];
}

export interface MemberPart {
  readonly player: string;
  readonly name: string;
  readonly guild: string | null;
  readonly joinedAt: number;
  readonly gave: Needs;
  /** Thousandths. */
  readonly score: number;
  readonly tier: number | null;
  readonly claimed: boolean;
}

export interface CauseParts {
  readonly run: RunPart;
  readonly sums: SumsPart;
  /** Guilds that count, as many as are asked for at most. */
  readonly guilds: readonly string[];
  readonly [member: `member/${string}`]: MemberPart;
  /** What the last run that was completed brought everybody. */
  readonly buff: Buff;
  /** The last order of an operator that was done. */
  readonly operatorOrders: { readonly through: number };
}

/** What is given is used up, and rewards are made as they are claimed. */
export function holdings(): Value {
  return nothing;
}
