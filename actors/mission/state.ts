/** What a mission remembers: where its caravan is going, on what terms, and what lies in the hold. */
import type { Bonus } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { Finds } from '../content/missions.ts';
import type { Band } from '../content/routes.ts';
import type { Address } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { nothing } from '../kit/value.ts';
import type { OutcomeTerms } from './tuning.ts';

export const version = 1;

export const Phase = {
  /** The agent is on his way to the caravan. */
  preparing: 'preparing',
  travelling: 'travelling',
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

export interface Trip {
  readonly owner: Address;
  /** What its owner calls it. */
  readonly caravan: string;
  readonly phase: Phase;
  readonly to: HubKey;
  readonly venture: Venture;
  readonly bonus: Bonus;
  readonly departsAt: number;
  readonly arrivesAt: number;
}

export interface MissionParts {
  readonly trip: Trip;
  /** The tuning of the day it was sent; missing in trips of earlier builds. */
  readonly terms: OutcomeTerms;
  readonly hold: Goods;
}

export function holdings(key: string, part: unknown): Value {
  return key === 'hold' ? goodsValue(part as Goods) : nothing;
}
