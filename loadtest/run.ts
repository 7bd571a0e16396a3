/**
 * npm run loadtest -- --players 200 --seconds 30 [--endpoint URL] [--json FILE] [--seed N]
 *
 * Real clients under a real load, and an answer in the exit code: 0 when nothing was lost, doubled or out of balance
 * and the load was what it says it is, else 1. Without an endpoint it starts a server of its own and stops it again.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { count } from '../ops/options.ts';
import { Fleet } from './Fleet.ts';
import { watchMachine } from './health.ts';
import { ownServer, type Target } from './own-server.ts';
import { demands, makeReport, type Report } from './report.ts';
import { writeReport } from './table.ts';

interface Options {
  readonly players: number;
  readonly seconds: number;
  readonly seed: number;
  readonly endpoint?: string;
  readonly json?: string;
}

const PROGRESS_MS = 2_000;

const options = new Command('loadtest')
  .description('Drives bots through the client library and says what they saw.')
  .option('--players <n>', 'how many bots', count, 200)
  .option('--seconds <n>', 'how long they play', count, 30)
  .option('--seed <n>', 'what they do, again', count, randomInt(1, 1_000_000))
  .option('--endpoint <url>', 'a server that runs already, with LIMITS=off; else one is started')
  .option('--json <file>', 'writes the report there as well')
  .parse()
  .opts<Options>();

/** A server somebody else runs: we neither stop it nor know its database. */
const othersServer = (url: string): Target => ({
  url: url.replace(/^ws/, 'http').replace(/\/$/, ''),
  limits: 'as it runs',
  audit: () => Promise.resolve({ asked: false, why: 'the server is not ours; run npm run audit beside it' }),
  stop: () => Promise.resolve(),
});

async function run(): Promise<Report> {
  const { players, seconds, seed, endpoint } = options;
  console.log(endpoint ? `Playing on ${endpoint}.` : 'Starting a server ...');
  const target = endpoint ? othersServer(endpoint) : await ownServer();
  const fleet = new Fleet({ endpoint: target.url, run: randomBytes(2).toString('hex'), players, seconds, seed });
  const stopOnSignal = () => {
    fleet.end();
    void target.stop().finally(() => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnSignal);
  try {
    await shown(() => `  ${fleet.inside} of ${players} are in`, fleet.enter());
    const machine = watchMachine();
    const startedAt = Date.now();
    const results = await shown(
      () =>
        `  ${Math.round((Date.now() - startedAt) / 1_000)} s: ${fleet.sent} sent, ${fleet.sent - fleet.answered} under way`,
      fleet.work(),
    );
    const machineBusy = machine();
    const audit = await target.audit();
    const settings = {
      players,
      seconds,
      seed,
      workers: fleet.size,
      LIMITS: target.limits,
      trades: demands.tradesPerMinute,
      chats: demands.chatsPerMinute,
    };
    return makeReport({ settings, seconds, results, machineBusy, audit });
  } finally {
    fleet.end();
    await target.stop();
  }
}

/** Prints a line every now and then for as long as something takes. */
async function shown<T>(line: () => string, task: Promise<T>): Promise<T> {
  const timer = setInterval(() => console.log(line()), PROGRESS_MS);
  try {
    return await task;
  } finally {
    clearInterval(timer);
  }
}

try {
  const report = await run();
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${writeReport(report)}`);
  process.exit(report.verdict.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
