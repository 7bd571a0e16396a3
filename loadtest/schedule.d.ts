/**
 * When a bot acts: an open loop. The instants are laid down before the run begins and wait for nobody, so that a slow
 * server is measured and not spared; a latency counts from the instant that was meant.
 */
/** A seeded source of chance: the same seed gives the same run of bots. */
export declare function makeRng(seed: number): () => number;
/**
 * Instants within `durationMs`, in order: one anywhere in each of equal slots. The crowd's sum is close to Poisson, and
 * yet no bot ever does less than its rate.
 */
export declare function instants(durationMs: number, perMinute: number, rng: () => number): number[];
export interface Beat<What> {
  readonly at: number;
  readonly what: What;
}
/** Several rows of instants as one. */
export declare function merged<What>(
  rows: readonly {
    readonly what: What;
    readonly at: readonly number[];
  }[],
): Beat<What>[];
/** How many steps of `everyMs` are due by now and were not taken; never more than `burstMax` at once. */
export declare function stepsDue(elapsedMs: number, everyMs: number, taken: number, burstMax: number): number;
