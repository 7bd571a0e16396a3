/** Much garbage at the real server. */
import { test } from 'vitest';
import { freshDatabase } from '../testing/postgres.ts';
import { assault } from './fuzz/assault.ts';
import { expectUnharmed } from './fuzz/expect-unharmed.ts';

const seed = Number(process.env['SEED'] ?? 1);
const pieces = Number(process.env['FRAMES'] ?? 100_000);

test(`[D9] [D10] ${pieces} pieces of garbage: no crash, no state change, no secret in the log`, async () => {
  const aftermath = await assault({ seed, pieces, database: await freshDatabase() });
  const { thrown, statuses, logBytes } = aftermath;
  console.log(
    `${JSON.stringify(thrown)}\nanswers ${JSON.stringify(statuses)}\n${(logBytes / 1e6).toFixed(1)} MB of log read`,
  );
  expectUnharmed(aftermath, seed, pieces);
});
