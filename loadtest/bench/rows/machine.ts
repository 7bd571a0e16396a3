/**
 * The machine under everything else: what one of its cores does alone, and what it does while the other is busy too. Cores of a
 * rented machine often share more than memory: who uses two of them then has less than two.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Bench } from '../Bench.ts';

export const machineGroup = 'The machine, by writes to a map';

const WORKER = new URL('machine-worker.ts', import.meta.url);
const WORK_MS = 1_000;

export async function machine(bench: Bench): Promise<void> {
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++) {
    const [alone, besides] = [await work(1), await work(2)];
    for (const [what, rates] of [
      ['a core alone', alone],
      ['a core beside a busy one', besides],
    ] as const)
      for (const rate of rates) bench.book.add({ group: machineGroup, what, unit: '/s', better: 'more' }, 'bare', rate);
  }
}

/** So many threads at once; what each of them did, writes a second. */
function work(threads: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: threads }, async () => {
      const [rate] = await once(new Worker(WORKER, { workerData: WORK_MS }), 'message');
      return rate as number;
    }),
  );
}
