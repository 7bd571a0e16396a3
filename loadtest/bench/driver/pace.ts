/** When commands are due in an open loop: evenly, from the first moment, whatever has been answered. */

/** Tells how many more are due at the instant (ms since the beginning), and when each was meant. */
export class Pace {
  readonly #gapMs: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#gapMs = 1_000 / perSecond;
  }

  /** The instants that have come since the last call, oldest first. */
  *due(elapsedMs: number): Generator<number> {
    for (let at = this.#next * this.#gapMs; at <= elapsedMs; at = this.#next * this.#gapMs) {
      this.#next++;
      yield at;
    }
  }
}
