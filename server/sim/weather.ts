/** The weather of a simulated world: the odds that the database and the wire go by, and what a seed makes of them. */
import type { Chance } from '../../actors/kit/chance.ts';

/** Of one call. */
export interface Odds {
  /** A call never reaches the database. */
  readonly lost: number;
  /** It does, and its answer is lost. */
  readonly answerLost: number;
  /** Its sender gives up, and it reaches the database later all the same. */
  readonly late: number;
}

export interface Weather extends Odds {
  readonly storeMs: number;
  /** Letters of the wire that are lost, and that arrive twice. */
  readonly wireLost: number;
  readonly wireDoubled: number;
  /** Each is under way for up to so long, whatever was sent before it. */
  readonly wireMs: number;
}

export const failing: Odds = { lost: 0.4, answerLost: 0.4, late: 0.2 };

export const calm: Weather = {
  lost: 0,
  answerLost: 0,
  late: 0,
  storeMs: 3,
  wireLost: 0,
  wireDoubled: 0,
  wireMs: 2,
};

/** Some of it may be fair: what only happens when something else does not is found as well. */
export function makeWeather(chance: Chance): Weather {
  const some = (most: number) => (chance() < 0.5 ? 0 : chance() * most);
  return {
    lost: some(0.05),
    answerLost: some(0.05),
    late: some(0.05),
    storeMs: 2 + some(60),
    wireLost: some(0.3),
    wireDoubled: some(0.2),
    wireMs: 2 + some(200),
  };
}
