/** Before each test file of the longer proofs: every property runs as many times as often, from the seed of the run. */
import type fastCheck from 'fast-check';
import { vi } from 'vitest';

const RUNS = Number(process.env['RUNS'] ?? 1);
const SEED = Number(process.env['SEED'] ?? 1);

type FastCheck = typeof fastCheck;

vi.mock('fast-check', async (original) => {
  const real = await original<{ default: FastCheck }>();
  const assert = ((property: never, given: { numRuns?: number } = {}) =>
    real.default.assert(property, {
      ...given,
      numRuns: (given.numRuns ?? 100) * RUNS,
      seed: SEED,
    })) as FastCheck['assert'];
  return { ...real, default: { ...real.default, assert } };
});
