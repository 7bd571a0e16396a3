/** The world around an actor, as far as its turns may know it. */
import type { Chance } from './chance.ts';

/** The numbers a designer turns, as they are now, and how often they were turned. */
export interface TuningInForce<Tuning = unknown> {
  /** 0 as shipped. */
  readonly version: number;
  readonly values: Tuning;
}

/** What an actor is given of the world it lives in. */
export interface Surroundings {
  /** Game durations are this many times shorter. */
  readonly timeScale: number;
  readonly chance: Chance;
  /** Asked anew by each turn; null while every kind goes by what it was shipped with. */
  readonly tuning: () => TuningInForce | null;
}
