/** The schedule must keep its rate for every bot and every seed, and stay inside the run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instants, makeRng, merged, stepsDue } from './schedule.ts';

describe('schedule', () => {
  test('every bot gets its rate, in order, inside the run', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1_000, max: 120_000 }),
        fc.integer({ min: 1, max: 60 }),
        (seed, durationMs, rate) => {
          const at = instants(durationMs, rate, makeRng(seed));
          expect(at.length / (durationMs / 60_000)).toBeGreaterThanOrEqual(rate - 1e-9);
          expect([...at].sort((a, b) => a - b)).toEqual(at);
          expect(at.every((instant) => instant >= 0 && instant < durationMs)).toBe(true);
        },
      ),
    );
  });

  test('a seed gives the same chances again, another seed others', () => {
    const chances = (seed: number) => Array.from({ length: 5 }, makeRng(seed));
    expect(chances(7)).toEqual(chances(7));
    expect(chances(7)).not.toEqual(chances(8));
  });

  test('rows become one row in time order', () => {
    const beats = merged([
      { what: 'trade', at: [10, 30] },
      { what: 'say', at: [20] },
    ]);
    expect(beats.map(({ what }) => what)).toEqual(['trade', 'say', 'trade']);
  });

  test('steps that were missed are taken later, a few at a time', () => {
    expect(stepsDue(0, 50, 0, 3)).toBe(1);
    expect(stepsDue(49, 50, 1, 3)).toBe(0);
    expect(stepsDue(100, 50, 1, 3)).toBe(2);
    expect(stepsDue(5_000, 50, 1, 3)).toBe(3);
  });
});
