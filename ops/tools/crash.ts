/**
 * npm run crash -- --rounds 10 [--seed N] [--bots 40]
 *
 * A real server is killed with -9 again and again while bots trade and talk, and every few rounds its database with it.
 * At the end each command that was answered must be found exactly once in what it did, nothing half-done, every account
 * in balance, and every stored actor as the log has it. Exit code 1 for anything else, and for kills that fell nowhere
 * of interest.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { databaseOf } from '../../loadtest/database-of.ts';
import { makeRng } from '../../loadtest/schedule.ts';
import { pause } from '../../server/postgres/process.ts';
import { count } from '../options.ts';
import { type RunningServer, startServer } from '../testing/server.ts';
import { type Cover, chooseAim, coverOf, nameOf } from './crash/coverage.ts';
import { strike } from './crash/strike.ts';
import { roundLine, type Summary, summarize } from './crash/summary.ts';
import { connect } from './history/connect.ts';
import { Crowd } from './history/crowd.ts';
import { examine, type Findings } from './history/examine.ts';
import { readTail } from './history/log.ts';

interface Options {
  readonly rounds: number;
  readonly bots: number;
  readonly seed: number;
}

/** A caravan's hour in a minute: what takes long in the game ends while we watch. */
const TIME_SCALE = '60';
const RUN_MS_MIN = 1_000;
const RUN_MS_MAX = 3_000;
/** As many commands as the server can take: a kill must find some at every stage. */
const PAUSE_MS_MAX = 60;
const FINISH_MS = 60_000;
const SETTLE_MS = 1_000;

const options = new Command('crash')
  .description('Kills the server under its players, and proves that nothing answered was lost.')
  .option('--rounds <n>', 'how many kills', count, 10)
  .option('--bots <n>', 'how many players', count, 40)
  .option(
    '--seed <n>',
    'when and how they are killed; processes still take their own time',
    count,
    randomInt(1, 1_000_000),
  )
  .parse()
  .opts<Options>();

async function run(dataDir: string): Promise<Summary> {
  const { rounds, bots, seed } = options;
  console.log(`${rounds} rounds, ${bots} bots, seed ${seed}.`);
  const rng = makeRng(seed);
  const server = await startServer({ dataDir, limits: 'off', env: { LOG_LEVEL: 'warn', TIME_SCALE } });
  const crowd = new Crowd(PAUSE_MS_MAX);
  // A frozen process hears no gentler signal.
  const end = () => server.kill('SIGKILL').then(() => server.stop());
  const stopOnSignal = () =>
    void end().finally(() => {
      rmSync(dataDir, { recursive: true, force: true });
      process.exit(1);
    });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnSignal);
  try {
    await crowd.enter({ endpoint: server.url, database: databaseOf(dataDir) }, bots, seed);
    const covers: Cover[] = [];
    for (let round = 1; round <= rounds; round++) covers.push(await oneRound(round, server, crowd, covers, rng));
    const unfinished = await crowd.finish(FINISH_MS);
    // Letters to actors that had to be loaded first are still finding them.
    await pause(SETTLE_MS);
    const unknown = crowd.unknown;
    crowd.leave();
    const stopped = await server.kill('SIGTERM');
    const findings: Findings = await examine(dataDir, crowd.ledger);
    return { rounds, covers, crowd, unfinished, unknown, stopped, findings };
  } finally {
    crowd.leave();
    await end();
  }
}

async function oneRound(
  round: number,
  server: RunningServer,
  crowd: Crowd,
  covers: readonly Cover[],
  rng: () => number,
): Promise<Cover> {
  const runMs = RUN_MS_MIN + rng() * (RUN_MS_MAX - RUN_MS_MIN);
  const aim = chooseAim(round, options.rounds, covers, rng);
  await pause(runMs);
  const struck = await strike(server, crowd.ledger, aim);
  const killedAt = performance.now();
  await server.restart();
  const openMs = performance.now() - killedAt;
  await crowd.everybodyBack();
  const backMs = performance.now() - killedAt;
  const client = await connect(databaseOf(server.dataDir));
  const cover = coverOf(struck, await readTail(client, struck.inc, 0));
  await client.end();
  console.log(roundLine({ round, rounds: options.rounds, aim: nameOf(aim), runMs, openMs, backMs, cover }));
  return cover;
}

const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-crash-'));
try {
  const { text, failed } = summarize(await run(dataDir));
  console.log(text);
  if (failed) console.log(`The data is kept in ${dataDir}.`);
  else rmSync(dataDir, { recursive: true, force: true });
  process.exit(failed ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`The data is kept in ${dataDir}.`);
  process.exit(1);
}
