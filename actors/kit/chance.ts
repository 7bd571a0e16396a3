/** Chance: numbers from 0 up to, never at, 1. A deed is given it like the clock; what comes of it is what is remembered. */
export type Chance = () => number;

/** Chance that runs the same course from the same seed. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to `count - 1`, each as likely as the others. */
export function below(count: number, chance: Chance): number {
  return Math.floor(chance() * count);
}
