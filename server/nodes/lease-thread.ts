/**
 * The thread that renews a lease: on a connection of its own, so that neither a busy event loop nor a busy pool starves it.
 * It goes by the pulse of the main thread: a process whose loop has stopped for good must not hold its actors for ever.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { LeaseOrder } from './lease.ts';

const STATEMENT_MS = 2_000;

const { databaseUrl, inc, leaseMs, everyMs, hangMs, pulse } = workerData as LeaseOrder;
const beats = new Int32Array(pulse);

let client: pg.Client | null = null;
let beat = -1;
let beatAt = performance.now();

async function connected(): Promise<pg.Client> {
  if (client) return client;
  const next = new pg.Client({
    connectionString: databaseUrl,
    application_name: inc,
    connectionTimeoutMillis: STATEMENT_MS,
    query_timeout: STATEMENT_MS,
    keepAlive: true,
  });
  next.on('error', () => {
    client = null;
  });
  await next.connect();
  client = next;
  return next;
}

/** False when the incarnation is retired. */
async function renew(): Promise<boolean> {
  const { rowCount } = await (await connected()).query(
    `UPDATE node_lease l SET expires_at = clock_timestamp() + $2::int * interval '1 ms'
     FROM node n WHERE l.inc = $1 AND n.inc = l.inc AND n.state = 'live'`,
    [inc, leaseMs],
  );
  return rowCount === 1;
}

function isBeating(): boolean {
  const now = Atomics.load(beats, 0);
  if (now !== beat) {
    beat = now;
    beatAt = performance.now();
  }
  return performance.now() - beatAt < hangMs;
}

for (;;) {
  try {
    if (isBeating() && !(await renew())) parentPort?.postMessage('retired');
  } catch {
    // The database is away: nobody can renew, and nobody is retired for it.
    const broken = client as pg.Client | null;
    client = null;
    void broken?.end().catch(() => {});
  }
  await pause(everyMs);
}
