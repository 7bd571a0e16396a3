/** The world around an actor, as far as its turns may know it. */
import type { Chance } from './chance.ts';

/** What an actor is given of the world it lives in. */
export interface Surroundings {
  /** Game durations are this many times shorter. */
  readonly timeScale: number;
  readonly chance: Chance;
}
