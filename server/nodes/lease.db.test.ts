/** The lease: renewed whatever the loop does, but not for a loop that never turns again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../ops/testing/postgres.ts';
import { beginIncarnation, newIncarnation, readNodes, retire } from '../persistence/incarnation.ts';
import { makePrisma, type PrismaClient } from '../persistence/prisma.ts';
import { keepLease } from './lease.ts';

let url: string;
let work: PrismaClient;
let end: () => Promise<void> = async () => {};
const told: unknown[] = [];

beforeAll(async () => {
  url = await freshDatabase();
  work = makePrisma(url, { poolMax: 1, applicationName: 'test' });
});
afterEach(async () => {
  await end();
  told.length = 0;
});
afterAll(() => work.$disconnect());

async function begin(limits: { leaseMs: number; everyMs: number; hangMs: number }): Promise<string> {
  const inc = newIncarnation(new Date());
  await beginIncarnation(work, { inc, address: 'here', site: '', build: 'test' }, limits.leaseMs);
  end = keepLease(url, inc, { retired: () => told.push('retired'), failed: (error) => told.push(error) }, limits);
  return inc;
}

const leftOf = async (inc: string): Promise<number> =>
  (await readNodes(work)).find((node) => node.inc === inc)?.leaseLeftMs ?? Number.NaN;

/** Nothing of this thread runs meanwhile. */
function spin(ms: number): void {
  for (const endsAt = performance.now() + ms; performance.now() < endsAt; );
}

test('[D4] a loop that is busy for longer than the lease does not lose it', async () => {
  const inc = await begin({ leaseMs: 2_000, everyMs: 100, hangMs: 60_000 });
  await sleep(1_000);
  spin(3_000);
  expect(await leftOf(inc)).toBeGreaterThan(0);
});

test('[D4] a loop that has stopped for good does not hold it for ever', async () => {
  const inc = await begin({ leaseMs: 1_000, everyMs: 100, hangMs: 500 });
  await sleep(1_000);
  expect(await leftOf(inc)).toBeGreaterThan(0);
  spin(3_000);
  expect(await leftOf(inc)).toBeLessThan(0);
});

test('[D4] who is retired is told so, though it has nothing to say', async () => {
  const inc = await begin({ leaseMs: 5_000, everyMs: 100, hangMs: 60_000 });
  await sleep(500);
  expect(told).toEqual([]);
  await retire(work, inc);
  await expect.poll(() => told).toEqual(['retired']);
});
