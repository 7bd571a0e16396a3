/** Odds that were shown, against what came of them: for each thing that may happen, how often it should have and how often it did. */

export interface Tested {
  readonly name: string;
  readonly trials: number;
  readonly expected: number;
  readonly seen: number;
  /** Standard errors between the two. */
  readonly errors: number;
}

/** Below this variance an end is too rare, or too sure, for the normal curve. */
const weighedFrom = 5;

interface Sum {
  trials: number;
  expected: number;
  variance: number;
  seen: number;
}

export class Odds {
  readonly #sums = new Map<string, Sum>();

  /** One roll: the chance of each end, and the one that came. */
  add(about: string, odds: Readonly<Record<string, number>>, end: string, times = 1): void {
    for (const [name, chance] of Object.entries(odds)) {
      const key = `${about} ${name}`;
      const sum = this.#sums.get(key) ?? { trials: 0, expected: 0, variance: 0, seen: 0 };
      this.#sums.set(key, sum);
      sum.trials += times;
      sum.expected += chance * times;
      sum.variance += chance * (1 - chance) * times;
      if (name === end) sum.seen += times;
    }
  }

  /** What cannot happen must not; what may is weighed where it should have happened often enough to say. */
  tested(): readonly Tested[] {
    return [...this.#sums].map(([name, { trials, expected, variance, seen }]) => {
      const isCertain = variance < 1e-9;
      const isOff = Math.abs(seen - expected) > 0.5;
      const certain = isOff ? Number.POSITIVE_INFINITY : 0;
      const weighed = variance < weighedFrom ? 0 : (seen - expected) / Math.sqrt(variance);
      return { name, trials, expected, seen, errors: isCertain ? certain : weighed };
    });
  }
}
