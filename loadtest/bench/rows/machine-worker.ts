/** Writes small objects to a map under short texts, as actors do, for the time it is given; says how many a second. */
import { parentPort, workerData } from 'node:worker_threads';

const KEYS = 50_000;
const AT_ONCE = 10_000;

const parts = new Map<string, { readonly ver: number }>();
let written = 0;

function write(ms: number): number {
  const startedAt = performance.now();
  const before = written;
  while (performance.now() - startedAt < ms)
    for (const until = written + AT_ONCE; written < until; written++)
      parts.set(`part/${written % KEYS}`, { ver: written });
  return (written - before) / ((performance.now() - startedAt) / 1_000);
}

write(workerData / 4);
parentPort?.postMessage(write(workerData));
