/**
 * npm run prove [-- --only mutations,slips,cluster,properties,fuzz] [--guard TEXT ...] [--seeds N] [--slips N] [--frames N] [--seed N]
 *
 * The longer proofs. Mutations: each guard is taken away in turn, in a copy, and a test that carries the promise must fail.
 * Slips: small errors at random places, and who noticed them. Cluster: the simulator, a thousand seeds of it. Properties: the
 * random days and protocols of the ordinary tests, many times over. Fuzz: garbage at the real server.
 * Exit code 1 when a mutation lives or anything else fails; slips that live are told, and fail nothing.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { simulateAll } from '../../server/sim/crew.ts';
import { count } from '../options.ts';
import { Report } from '../tools/sim/report.ts';
import { Copy, ROOT } from './copy.ts';
import type { Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';
import { type Fate, rowOf as rowOfSlip, trySlips } from './slips/trial.ts';
import { compile, runTests, tryMutation, type Verdict } from './trial.ts';

const PROOFS = ['mutations', 'slips', 'cluster', 'properties', 'fuzz'] as const;
type Proof = (typeof PROOFS)[number];

const proofs = (text: string): Proof[] =>
  text.split(',').map((name) => {
    const proof = PROOFS.find((each) => each === name);
    if (!proof) throw new InvalidArgumentError(`one or more of ${PROOFS.join(', ')}, please.`);
    return proof;
  });

interface Options {
  readonly only: readonly Proof[];
  readonly guard?: readonly string[];
  readonly seeds: number;
  readonly slips: number;
  readonly frames: number;
  readonly seed: number;
  readonly runs: number;
}

const options = new Command('prove')
  .description('Takes guards away, throws dice and garbage, and proves that each promise is kept by a test.')
  .option('--only <proofs>', PROOFS.join(', '), proofs, [...PROOFS])
  .option('--guard <text...>', 'only mutations whose names hold one of these')
  .option('--seeds <n>', 'of the cluster, from 1 on', count, 1_000)
  .option('--slips <n>', 'small errors to make', count, 20)
  .option('--frames <n>', 'pieces of garbage to throw', count, 100_000)
  .option('--runs <n>', 'how many times as many random runs as in npm test', count, 10)
  .option('--seed <n>', 'of the garbage and the random runs', count, randomInt(1, 1_000_000))
  .parse()
  .opts<Options>();

/** Takes each guard away in turn; a few copies side by side. */
async function tryAll(chosen: readonly Mutation[]): Promise<Verdict[]> {
  const copies = Array.from({ length: Math.min(2, availableParallelism(), chosen.length) }, () => new Copy());
  const waiting = [...chosen];
  const verdicts: Verdict[] = [];
  try {
    const [first] = copies;
    if (first) await expectSound(first, [...new Set(chosen.flatMap(({ tests }) => tests))]);
    await Promise.all(
      copies.map(async (copy) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const verdict = await tryMutation(copy, next);
          verdicts.push(verdict);
          console.log(rowOf(verdict));
        }
      }),
    );
  } finally {
    for (const copy of copies) copy.remove();
  }
  return verdicts;
}

/** The copy as it is compiles, and passes all that the mutations will be asked. */
async function expectSound(copy: Copy, tests: readonly string[]): Promise<void> {
  const complaint = await compile(copy);
  if (complaint !== null) throw new Error(`The copy does not compile: ${complaint}`);
  const results = await runTests(copy, tests);
  const failed = results.filter(({ status }) => status === 'failed').map(({ title }) => title);
  if (failed.length > 0) throw new Error(`The unmutated copy fails:\n${failed.join('\n')}`);
  console.log(`The unmutated copy passes ${results.length} tests of ${tests.length} files.\n`);
  console.log(`${'mutation'.padEnd(48)} promise  seconds  caught by`);
}

function rowOf({ mutation, caughtBy, why, seconds }: Verdict): string {
  const fate = caughtBy ?? `LIVES: ${why}`;
  return `${mutation.name.padEnd(48)} ${mutation.promise.padEnd(7)} ${seconds.toFixed(1).padStart(8)}  ${fate}`;
}

/** Test files outside `npm test`, and those of it that take a number of runs. */
function runVitest(files: readonly string[]): Promise<boolean> {
  const args = ['run', '--config', 'ops/prove/vitest.config.ts', '--root', ROOT, ...files];
  const env = {
    ...process.env,
    FRAMES: String(options.frames),
    SEED: String(options.seed),
    SEEDS: String(40 * options.runs),
    RUNS: String(options.runs),
  };
  const child = spawn(join(ROOT, 'node_modules', '.bin', 'vitest'), args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

async function proveMutations(): Promise<boolean> {
  const chosen = mutations.filter(({ name }) => !options.guard || options.guard.some((part) => name.includes(part)));
  const verdicts = await tryAll(chosen);
  const alive = verdicts.filter(({ caughtBy }) => caughtBy === null);
  console.log(`\n${verdicts.length - alive.length} of ${verdicts.length} mutations caught.`);
  for (const verdict of alive) console.log(rowOf(verdict));
  return verdicts.length > 0 && alive.length === 0;
}

async function proveSlips(): Promise<boolean> {
  const fates = await trySlips(options.seed, options.slips, (fate) => console.log(rowOfSlip(fate)));
  const by = (who: Fate['caughtBy']) => fates.filter(({ caughtBy }) => caughtBy === who);
  const [seen, others, alive] = [by('simulator'), by('other tests'), by(null)];
  console.log(
    `\n${seen.length} of ${fates.length} slips caught by the simulator, ${others.length} more by other tests.`,
  );
  for (const fate of alive) console.log(rowOfSlip(fate));
  return fates.length > 0;
}

const CLUSTER_STEPS = 5_000;
const CLUSTER_NODES = 3;

async function proveCluster(): Promise<boolean> {
  const report = new Report();
  const plans = Array.from({ length: options.seeds }, (_, n) => ({
    seed: n + 1,
    steps: CLUSTER_STEPS,
    nodes: CLUSTER_NODES,
  }));
  await simulateAll(plans, (done) => {
    const row = report.add(done);
    if (done.result.violation || report.seeds % 100 === 0) console.log(row);
  });
  console.log(report.summary());
  return report.failed === 0;
}

const PROVE: Readonly<Record<Proof, () => Promise<boolean>>> = {
  mutations: proveMutations,
  slips: proveSlips,
  cluster: proveCluster,
  properties: () => runVitest(['.sim.test.ts']),
  fuzz: () => runVitest(['.prove.test.ts']),
};

// Whatever runs in a copy ends with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

let isProven = true;
for (const proof of options.only) {
  const startedAt = performance.now();
  console.log(`\n${proof} (seed ${options.seed})`);
  isProven = (await PROVE[proof]()) && isProven;
  console.log(`${proof}: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
}
process.exit(isProven ? 0 : 1);
