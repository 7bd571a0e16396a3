/** One hand of the crew: simulates what it is told to, one seed after another. */
import { parentPort } from 'node:worker_threads';
import type { Done } from './crew.ts';
import { type Plan, simulate } from './simulate.ts';

parentPort?.on('message', async (plan: Plan) => {
  const startedAt = performance.now();
  const result = await simulate(plan);
  parentPort?.postMessage({ result, seconds: (performance.now() - startedAt) / 1_000 } satisfies Done);
});
