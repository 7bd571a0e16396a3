/** One run on a thread of its own: days as they pass, then the verdict. */
import { parentPort, workerData } from 'node:worker_threads';
import { judge } from './judge.ts';
import type { Plan } from './simulate.ts';

const verdict = judge(workerData as Plan, (day) => parentPort?.postMessage({ day }));
parentPort?.postMessage({ verdict });
