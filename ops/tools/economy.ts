/**
 * npm run economy -- --days 30 --traders 300 --seed 7 [--tuning FILE] [--against FILE] [--json FILE] [--html FILE]
 *
 * A month of the economy on virtual time, with the real actors and people of many minds; then a report, and checks that fail the
 * run. With `--against` two tunings live through the same seed side by side. FILE may also be the name of a tuning that is kept
 * broken (economy/broken), to see its check fail. Exit code 1 when a check of the first one failed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import type { Tuning } from '../../actors/tuning.ts';
import { parseTuning, shipped } from '../../actors/tuning.ts';
import { count } from '../options.ts';
import type { Verdict } from './economy/judge.ts';
import { pageOf } from './economy/report/html.ts';
import { textOf } from './economy/report/text.ts';
import type { Plan } from './economy/simulate.ts';

interface Options {
  readonly days: number;
  readonly traders: number;
  readonly seed: number;
  readonly tuning?: string;
  readonly against?: string;
  readonly json?: string;
  readonly html?: string;
}

const options = new Command('economy')
  .description('Lets people of many minds live in the economy for a while, and checks what becomes of it.')
  .option('--days <n>', 'how long', count, 30)
  .option('--traders <n>', 'how many accounts', count, 300)
  .option('--seed <n>', 'the course of events', count, 1)
  .option('--tuning <file>', 'numbers other than the shipped ones; or no-sinks, low-times-three, thin-spread')
  .option('--against <file>', 'a second tuning for the same seed, beside the first; "shipped" for the shipped one')
  .option('--json <file>', 'everything that was found')
  .option('--html <file>', 'a page with plots, complete in itself')
  .parse()
  .opts<Options>();

/** A file is refused as a whole, as it is for a running world. */
function tuningOf(file: string): Tuning {
  if (file === 'shipped') return shipped;
  const kept = new URL(`economy/broken/${file}.json`, import.meta.url);
  const parsed = parseTuning(JSON.parse(readFileSync(existsSync(kept) ? kept : file, 'utf8')));
  if ('tuning' in parsed) return parsed.tuning;
  for (const { key, why } of parsed.flaws) console.error(`${file}: ${key}: ${why}`);
  return process.exit(2);
}

const plan = (file = 'shipped'): Plan => {
  const { days, traders, seed } = options;
  return { title: file, days, traders, seed, tuning: tuningOf(file) };
};

const plans = [plan(options.tuning), ...(options.against === undefined ? [] : [plan(options.against)])];
const daysDone = plans.map(() => 0);

function showProgress(): void {
  if (!process.stderr.isTTY) return;
  const share = daysDone.reduce((sum, days) => sum + days, 0) / (options.days * plans.length);
  const width = 40;
  const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
  process.stderr.write(`\r${bar} day ${Math.min(...daysDone)} of ${options.days}${share === 1 ? '\n' : ''}`);
}

/** Each on a thread of its own. */
function run(each: Plan, n: number): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./economy/worker.ts', import.meta.url), { workerData: each });
    worker.on('message', (message: { day: number } | { verdict: Verdict }) => {
      if ('verdict' in message) resolve(message.verdict);
      else {
        daysDone[n] = message.day;
        showProgress();
      }
    });
    worker.on('error', reject);
  });
}

const startedAt = performance.now();
const verdicts = await Promise.all(plans.map(run));
for (const verdict of verdicts) console.log(textOf(verdict));
console.log(`took ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(verdicts, null, 1)}\n`);
if (options.html) writeFileSync(options.html, pageOf(verdicts));
process.exit(verdicts[0]?.checks.every(({ isKept }) => isKept) ? 0 : 1);
