/** What a simulation says of itself: a line for each seed, what was exercised, and how fast. */
import type { Done } from '../../../server/sim/crew.ts';
import { Tally } from '../../../server/sim/Tally.ts';

export class Report {
  readonly #tally = new Tally();
  readonly #startedAt = performance.now();
  #seeds = 0;
  #steps = 0;
  #virtualMs = 0;
  failed = 0;

  add({ result, seconds }: Done): string {
    const { seed, cast, steps, counts, virtualMs, violation } = result;
    this.#seeds++;
    this.#steps += steps;
    this.#virtualMs += virtualMs;
    this.#tally.addAll(counts);
    if (violation) this.failed++;
    const did = `${counts['commands'] ?? 0} commands, ${counts['letters taken'] ?? 0} letters, ${counts['lives'] ?? 0} lives`;
    const speed = `${Math.round(steps / seconds)} steps/s, ${(virtualMs / 1_000).toFixed(0)} s of ${cast}`;
    return `seed ${seed}: ${steps} steps, ${speed}: ${did}: ${violation?.message ?? 'all kept'}`;
  }

  get seeds(): number {
    return this.#seeds;
  }

  summary(): string {
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const counts = Object.entries(this.#tally.counts).map(([what, count]) => `${String(count).padStart(12)}  ${what}`);
    const hours = (this.#virtualMs / 3_600_000).toFixed(1);
    const speed = `${this.#steps} steps in ${seconds.toFixed(1)} s (${Math.round(this.#steps / seconds)} steps/s), ${hours} hours of virtual time`;
    return [...counts, `${this.#seeds} seeds, ${speed}: ${this.failed} failed`].join('\n');
  }
}
