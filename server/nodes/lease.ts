/** The lease of this incarnation, renewed from a thread of its own for as long as this one's loop turns. */
import { Worker } from 'node:worker_threads';

export const LEASE_MS = 4_000;
const RENEW_MS = LEASE_MS / 4;
const BEAT_MS = 250;
/** A loop that has not turned for so long never will. */
const HANG_MS = 15_000;

export interface LeaseOrder {
  readonly databaseUrl: string;
  readonly inc: string;
  readonly leaseMs: number;
  readonly everyMs: number;
  readonly hangMs: number;
  /** One 32-bit number that changes while the main thread lives. */
  readonly pulse: SharedArrayBuffer;
}

export interface LeaseEvents {
  /** Somebody has retired this incarnation: it is finished. */
  retired(): void;
  /** The thread itself broke. */
  failed(error: unknown): void;
}

/** Returns a function that ends the renewing. */
export function keepLease(
  databaseUrl: string,
  inc: string,
  events: LeaseEvents,
  { leaseMs = LEASE_MS, everyMs = RENEW_MS, hangMs = HANG_MS } = {},
): () => Promise<void> {
  const pulse = new SharedArrayBuffer(4);
  const beats = new Int32Array(pulse);
  const beating = setInterval(() => Atomics.add(beats, 0, 1), BEAT_MS);
  const order: LeaseOrder = { databaseUrl, inc, leaseMs, everyMs, hangMs, pulse };
  const thread = new Worker(new URL('lease-thread.ts', import.meta.url), { workerData: order, name: 'lease' });
  thread.once('message', () => events.retired());
  thread.on('error', (error) => events.failed(error));
  return async () => {
    clearInterval(beating);
    await thread.terminate();
  };
}
