/** Seeded chance: the same seed throws the same garbage. */
import { makeRng } from '../../../loadtest/schedule.ts';

export class Dice {
  readonly #rng: () => number;

  constructor(seed: number) {
    this.#rng = makeRng(seed);
  }

  /** From 0 up to, and without, n. */
  below(n: number): number {
    return Math.floor(this.#rng() * n);
  }

  chance(part: number): boolean {
    return this.#rng() < part;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  /** One of them, called. */
  among<T>(...ways: readonly (() => T)[]): T {
    return this.pick(ways)();
  }
}
