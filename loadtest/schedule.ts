/**
 * When a bot acts: an open loop. The instants are laid down before the run begins and wait for nobody, so that a slow
 * server is measured and not spared; a latency counts from the instant that was meant.
 */
import { makeChance } from '../actors/kit/chance.ts';

/** A seeded source of chance: the same seed gives the same run of bots. */
export const makeRng = makeChance;

/**
 * Instants within `durationMs`, in order: one anywhere in each of equal slots. The crowd's sum is close to Poisson, and
 * yet no bot ever does less than its rate.
 */
export function instants(durationMs: number, perMinute: number, rng: () => number): number[] {
  const count = Math.ceil((durationMs * perMinute) / 60_000);
  const slotMs = durationMs / count;
  return Array.from({ length: count }, (_, slot) => (slot + rng()) * slotMs);
}

export interface Beat<What> {
  readonly at: number;
  readonly what: What;
}

/** Several rows of instants as one. */
export function merged<What>(rows: readonly { readonly what: What; readonly at: readonly number[] }[]): Beat<What>[] {
  return rows.flatMap(({ what, at }) => at.map((instant) => ({ at: instant, what }))).sort((a, b) => a.at - b.at);
}

/** How many steps of `everyMs` are due by now and were not taken; never more than `burstMax` at once. */
export function stepsDue(elapsedMs: number, everyMs: number, taken: number, burstMax: number): number {
  return Math.min(burstMax, Math.max(0, Math.floor(elapsedMs / everyMs) + 1 - taken));
}
