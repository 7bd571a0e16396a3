// Four kinds of test by suffix; what each may take is in the names (see docs): unit, sim, db (and rooms), browser.
import { defineConfig } from 'vitest/config';

const others = ['**/node_modules/**', '**/*.{db,room,browser,sim,prove}.test.{ts,tsx}'];
const needsPostgres = { globalSetup: 'ops/testing/global-setup.ts' };

export default defineConfig({
  test: {
    // Files of one project run side by side; projects after one another, so that timings are not those of a crowd.
    projects: [
      { test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: others, sequence: { groupOrder: 0 } } },
      { test: { name: 'sim', include: ['**/*.sim.test.ts'], testTimeout: 60_000, sequence: { groupOrder: 1 } } },
      {
        test: {
          name: 'db',
          include: ['**/*.{db,room}.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Other processes are waited for, on machines that have much else to do.
          expect: { poll: { timeout: 10_000 } },
          pool: 'forks',
          sequence: { groupOrder: 2 },
          ...needsPostgres,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['client/e2e/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          pool: 'forks',
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
