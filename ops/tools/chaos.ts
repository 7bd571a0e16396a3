/**
 * npm run chaos -- --nodes 3 --minutes 5 [--seed N] [--bots 24] [--json FILE]
 *
 * Bots trade, walk, send caravans and talk on several real nodes while these are killed, stopped for a while and asked to go,
 * and Redis and the database die and come again. At the end what every bot sent and heard is held against the log and the
 * tables. Exit code 1 for anything lost, doubled, reordered, written by a second owner, out of balance or late without a
 * reason, and for waits beyond the bounds.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { makeRng } from '../../loadtest/schedule.ts';
import { pause, waitUntil } from '../../server/postgres/process.ts';
import { type Cluster, startCluster } from '../cluster/Cluster.ts';
import { count } from '../options.ts';
import { findFreePorts } from '../testing/server.ts';
import { type Fault, play, type Stage, shuffled } from './chaos/faults.ts';
import { outagesOf } from './chaos/outages.ts';
import { judge, type Summary, summarize } from './chaos/summary.ts';
import { Crowd, type Wait } from './history/crowd.ts';
import { examine } from './history/examine.ts';

interface Options {
  readonly nodes: number;
  readonly minutes: number;
  readonly bots: number;
  readonly seed: number;
  readonly json?: string;
}

const minutes = (text: string): number => {
  if (!(Number(text) > 0)) throw new InvalidArgumentError('a number above nothing, please.');
  return Number(text);
};

/** A caravan's hour in half a minute: deadlines fall into every fault. */
const TIME_SCALE = '120';
const QUIET_MS_MIN = 1_000;
const QUIET_MS_MAX = 4_000;
/** Busy people, and yet the machine has room: what they wait for is the fault, and not one another. */
const PAUSE_MS_MAX = 1_000;
const UP_MS = 60_000;
const FINISH_MS = 60_000;
const SETTLE_MS = 5_000;
const SAID_MAX = 4_000;
/** Waits that are worth a second look. */
const LONG_MS = 500;

const options = new Command('chaos')
  .description(
    'Kills, stops and replaces nodes, Redis and the database under players, and proves that nothing went wrong.',
  )
  .option('--nodes <n>', 'how many nodes', count, 3)
  .option('--minutes <n>', 'how long', minutes, 5)
  .option('--bots <n>', 'how many players', count, 24)
  .option('--seed <n>', 'what befalls whom; processes still take their own time', count, randomInt(1, 1_000_000))
  .option('--json <file>', 'writes what was found there')
  .parse()
  .opts<Options>();

async function run(dataDir: string): Promise<Summary> {
  const { nodes, minutes, bots, seed } = options;
  console.log(`${nodes} nodes, ${minutes} minutes, ${bots} bots, seed ${seed}.`);
  const rng = makeRng(seed);
  // As behind a load balancer that lets sockets pass; our own front would take the bots' time for it.
  const isDirect = true;
  const env = { LIMITS: 'off', LOG_LEVEL: 'warn', TIME_SCALE };
  const cluster = await startCluster({
    nodes,
    dataDir,
    env,
    isDirect,
    host: '127.0.0.1',
    basePort: await findFreePorts(nodes + 2),
  });
  const crowd = new Crowd(PAUSE_MS_MAX);
  const stopOnSignal = () => void cluster.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnSignal);
  try {
    await crowd.enter({ endpoint: cluster.url, database: cluster.databaseUrl }, bots, seed);
    const faults: Fault[] = [];
    const stage: Stage = {
      ...{ cluster, dataDir, rng },
      begin: (fault) => {
        const at = Date.now();
        faults.push({ ...fault, at, recoveredAt: Number.POSITIVE_INFINITY });
        console.log(`${seconds(at - startedAt).padStart(8)}  ${fault.what}`);
      },
      end: () => {
        const fault = faults.at(-1);
        if (!fault) return;
        fault.recoveredAt = Date.now();
        console.log(`          all back after ${seconds(fault.recoveredAt - fault.at)}`);
      },
      recovered: async () => {
        await everythingUp(cluster);
        await crowd.everybodyBack('by themselves');
        await crowd.everybodyHeard();
        stage.end();
        await pause(QUIET_MS_MIN + rng() * (QUIET_MS_MAX - QUIET_MS_MIN));
      },
    };
    const startedAt = Date.now();
    const endsAt = startedAt + minutes * 60_000;
    await pause(QUIET_MS_MAX);
    for (const card of shuffled(rng)) {
      if (Date.now() >= endsAt) break;
      await play(card, stage);
    }
    const unfinished = await crowd.finish(FINISH_MS);
    // Letters to actors that had to be loaded first are still finding them.
    await pause(SETTLE_MS);
    const { unknown, ledger } = crowd;
    crowd.leave();
    const exitCodes = await endGently(cluster, stage);
    const endedAt = Date.now();
    await cluster.stop();
    const outages = outagesOf(faults, crowd.waits);
    return {
      faults,
      outages,
      waits: crowd.waits,
      ledger,
      unfinished,
      unknown,
      endedAt,
      exitCodes,
      findings: await examine(dataDir, ledger),
    };
  } catch (error) {
    for (const [n, { said }] of cluster.nodes.entries())
      console.log(`node ${n + 1} said last:\n${said.slice(-SAID_MAX)}`);
    throw error;
  } finally {
    crowd.leave();
    await cluster.stop();
  }
}

/** All nodes go; then one comes back alone and has whatever was on the way between them delivered before it goes as well. */
async function endGently({ nodes }: Cluster, { begin, end }: Stage): Promise<(number | null)[]> {
  begin({ kind: 'drained', what: 'all nodes end', struck: new Set() });
  const exitCodes = await Promise.all(nodes.map((node) => node.stop()));
  const [last] = nodes;
  await last?.start();
  end();
  await pause(SETTLE_MS);
  return [...exitCodes, (await last?.stop()) ?? null];
}

async function everythingUp({ nodes }: Cluster): Promise<void> {
  const isUp = await waitUntil(() => nodes.every(({ isOpen }) => isOpen), UP_MS);
  if (!isUp) throw new Error(`Not all nodes were open again within ${UP_MS / 1_000} s.`);
}

const isLong = ({ askedAt, answeredAt }: Wait): boolean => answeredAt - askedAt > LONG_MS;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-chaos-'));
try {
  const summary = await run(dataDir);
  console.log(summarize(summary));
  const checks = judge(summary);
  const failed = checks.some(({ isGood }) => !isGood);
  if (options.json) {
    const { faults, outages, waits, findings } = summary;
    const told = faults.map(({ kind, what, at, recoveredAt }) => ({ kind, what, at, recoveredAt }));
    writeFileSync(
      options.json,
      JSON.stringify(
        { options, checks, outages, faults: told, waits: waits.filter(isLong), audit: findings.audit },
        null,
        2,
      ),
    );
  }
  if (failed) console.log(`The data is kept in ${dataDir}.`);
  else rmSync(dataDir, { recursive: true, force: true });
  process.exit(failed ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`The data is kept in ${dataDir}.`);
  process.exit(1);
}
