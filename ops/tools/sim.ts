/**
 * npm run sim -- --seed 42 --steps 20000 --nodes 3 [--seeds N] [--show]
 *
 * A cluster on virtual time, and whatever may befall one; the promises are checked at every step. One seed is one course of
 * events: what failed fails again. Exit code 1 when a promise was broken.
 */
import { Command, InvalidArgumentError } from 'commander';
import { makeJournal } from '../../server/sim/Journal.ts';
import { type Result, simulate } from '../../server/sim/simulate.ts';

interface Options {
  readonly seed: number;
  readonly seeds: number;
  readonly steps: number;
  readonly nodes: number;
  readonly show: boolean;
}

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 up, please.');
  return value;
};

const { seed, seeds, steps, nodes, show } = new Command('sim')
  .description('Runs the real host of several nodes on virtual time, with faults, and checks every promise.')
  .option('--seed <n>', 'the course of events', count, 1)
  .option('--seeds <n>', 'how many seeds, from that one on', count, 1)
  .option('--steps <n>', 'events until all calms down', count, 20_000)
  .option('--nodes <n>', 'processes at a time', count, 3)
  .option('--show', 'one line an event', false)
  .parse()
  .opts<Options>();

function rowOf({ violation, ...result }: Result, seconds: number): string {
  const { cast, commands, letters, lives, met, metLate, virtualMs } = result;
  const did = `${commands} commands, ${letters} letters, ${lives} lives, ${met} deadlines met (${metLate} late)`;
  const speed = `${Math.round(result.steps / seconds)} steps/s, ${(virtualMs / 1_000).toFixed(0)} s of ${cast}`;
  return `seed ${result.seed}: ${result.steps} steps, ${speed}: ${did}: ${violation?.message ?? 'all kept'}`;
}

let failed = 0;
for (let each = seed; each < seed + seeds; each++) {
  const startedAt = performance.now();
  const journal = show ? { journal: makeJournal(console.log) } : {};
  const result = await simulate({ seed: each, steps, nodes, ...journal });
  console.log(rowOf(result, (performance.now() - startedAt) / 1_000));
  if (!result.violation) continue;
  failed++;
  console.log(`  npm run sim -- --seed ${each} --steps ${steps} --nodes ${nodes} --show`);
}
process.exit(failed > 0 ? 1 : 0);
