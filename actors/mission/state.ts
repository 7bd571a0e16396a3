/** What a mission remembers: where its caravan is going, on what terms, and what lies in the hold. */
import type { Bonus } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { Finds } from '../content/missions.ts';
import type { Band } from '../content/routes.ts';
import type { Address } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing } from '../kit/value.ts';
import type { SetOut } from '../letters.ts';
import type { IncidentTerms, OutcomeTerms } from './tuning.ts';

export const version = 1;

export const Phase = {
  /** The agent is on his way to the caravan. */
  preparing: 'preparing',
  travelling: 'travelling',
  /** Somebody blocks the road, and its owner may say what to do. */
  halted: 'halted',
  /** The end: nothing of a mission that arrived is kept. */
  arrived: 'arrived',
} as const;
export type Phase = (typeof Phase)[keyof typeof Phase];

/** All the outcome depends on, as it was when the caravan was sent: who sends it is shown these odds, and gets them. */
export interface Venture {
  readonly band: Band;
  readonly distance: number;
  readonly durationMs: number;
  /** Null for a haul, which is paid by nobody and finds nothing. */
  readonly reward: { readonly gold: number; readonly goods: Goods; readonly finds: Finds } | null;
}

/** An incident that is to come, or under way; there is none left when it is over. */
export interface Halt {
  readonly at: number;
  /** Then it goes on by itself. */
  readonly endsAt: number;
  readonly toll: number;
}

export interface Trip {
  readonly owner: Address;
  /** What its owner calls it. */
  readonly caravan: string;
  readonly phase: Phase;
  readonly to: HubKey;
  readonly venture: Venture;
  readonly bonus: Bonus;
  /** Added to the roll, and to the chance of a discovery in percent of it. */
  readonly luck?: { readonly roll: number; readonly discoveryPercent: number };
  readonly errand?: SetOut['errand'];
  readonly halt?: Halt;
  /** The convoy it goes in, gathering in that hub until it leaves; the others hear of it there. */
  readonly convoy?: { readonly id: string; readonly hub: HubKey; readonly hasLeft?: true };
  readonly departsAt: number;
  readonly arrivesAt: number;
}

export interface MissionParts {
  readonly trip: Trip;
  readonly hold: Goods;
  /** The tuning of the day it was sent; missing in trips of earlier builds. */
  readonly terms: { readonly outcome: OutcomeTerms; readonly incidents: IncidentTerms };
  /** Gold laid down for the reward. */
  readonly deposit: { readonly gold: number };
}

export function holdings(key: string, part: unknown): Value {
  if (key === 'deposit') return gold((part as MissionParts['deposit']).gold);
  return key === 'hold' ? goodsValue(part as Goods) : nothing;
}
