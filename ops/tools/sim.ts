/**
 * npm run sim -- --seed 42 --steps 20000 --nodes 3 [--seeds N] [--show]
 *
 * A cluster on virtual time, and whatever may befall one; the promises are checked at every step. One seed is one course of
 * events: what failed fails again. Several seeds run side by side; with --show one after another. Exit code 1 when a promise was broken.
 */
import { Command } from 'commander';
import { type Done, simulateAll } from '../../server/sim/crew.ts';
import { makeJournal } from '../../server/sim/Journal.ts';
import { simulate } from '../../server/sim/simulate.ts';
import { count } from '../options.ts';
import { Report } from './sim/report.ts';

interface Options {
  readonly seed: number;
  readonly seeds: number;
  readonly steps: number;
  readonly nodes: number;
  readonly show: boolean;
}

const { seed, seeds, steps, nodes, show } = new Command('sim')
  .description('Runs the real host of several nodes on virtual time, with faults, and checks every promise.')
  .option('--seed <n>', 'the course of events', count, 1)
  .option('--seeds <n>', 'how many seeds, from that one on', count, 1)
  .option('--steps <n>', 'events until all calms down', count, 20_000)
  .option('--nodes <n>', 'processes at a time', count, 3)
  .option('--show', 'one line an event', false)
  .parse()
  .opts<Options>();

const report = new Report();

function tell(done: Done): void {
  console.log(report.add(done));
  const { seed, violation } = done.result;
  if (violation) console.log(`  npm run sim -- --seed ${seed} --steps ${steps} --nodes ${nodes} --show`);
}

const plans = Array.from({ length: seeds }, (_, n) => ({ seed: seed + n, steps, nodes }));
if (show) {
  for (const plan of plans) {
    const startedAt = performance.now();
    const result = await simulate({ ...plan, journal: makeJournal(console.log) });
    tell({ result, seconds: (performance.now() - startedAt) / 1_000 });
  }
} else await simulateAll(plans, tell);
console.log(report.summary());
process.exit(report.failed > 0 ? 1 : 0);
