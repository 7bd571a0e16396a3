/** A little garbage at the real server, for every run of the tests; much of it is thrown by `npm run prove`. */
import { test } from 'vitest';
import { freshDatabase } from '../testing/postgres.ts';
import { assault } from './fuzz/assault.ts';
import { expectUnharmed } from './fuzz/expect-unharmed.ts';

test('[D9] [D10] 2,000 pieces of garbage: no crash, no state change, no secret in the log', async () => {
  const seed = Number(process.env['SEED'] ?? 1);
  expectUnharmed(await assault({ seed, pieces: 2_000, database: await freshDatabase() }), seed, 2_000);
}, 60_000);
