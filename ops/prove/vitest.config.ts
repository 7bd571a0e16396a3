// The longer proofs: what npm test leaves out, and its random days many times over. Started by run.ts.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.prove.test.ts', '**/*.sim.test.ts'],
    setupFiles: 'ops/prove/more-runs.ts',
    globalSetup: 'ops/testing/global-setup.ts',
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: true,
  },
});
