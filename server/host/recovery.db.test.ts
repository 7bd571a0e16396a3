// Recovery on a real database: two heirs at once, and one that dies in the middle.
import { afterEach, describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { keyOf, kindOf } from '../../actors/kit/address.ts';
import { TestNode } from '../../ops/testing/node.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { DatabaseView } from '../persistence/DatabaseView.ts';
import { beginIncarnation, newIncarnation } from '../persistence/incarnation.ts';
import { PrismaStore } from '../persistence/PrismaStore.ts';
import { makePrisma, type PrismaClient } from '../persistence/prisma.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import { historyAt } from './history-at.ts';
import { Projection } from './projection.ts';
import { foldRetired, projectFolded } from './recovery.ts';
import { readSegment } from './segment.ts';
import { testKinds } from './testing.ts';

const people = Array.from({ length: 12 }, (_, i): Address => `trader:p${i}`);
const clients: PrismaClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.$disconnect()));
});

/** A node that dies with a tail: nothing of it has been checkpointed. */
async function leaveTail(url: string): Promise<string> {
  const node = await TestNode.begin(url, testKinds());
  for (let round = 0; round < 6; round++) {
    await Promise.all(people.map((address) => node.tell(address, { type: 'add' })));
    await Promise.all(people.map((address) => node.tell(address, { type: 'mint', gold: 1 })));
    await Promise.all(people.map((to, i) => node.tell(people[(i + 1) % 12] ?? to, { type: 'note', to, count: 2 })));
  }
  await node.vanish();
  return node.inc;
}

async function anHeir(url: string): Promise<PrismaStore> {
  const inc = newIncarnation(new Date());
  const work = makePrisma(url, { poolMax: 2, applicationName: inc });
  clients.push(work);
  await beginIncarnation(work, { inc, address: 'test', site: '', build: 'test' }, 5_000);
  return new PrismaStore(inc, { log: work, work });
}

async function expectRowsToBeTheLog(url: string): Promise<void> {
  const view = await DatabaseView.open(url);
  for (const address of people) {
    const { parts, ver } = await historyAt(view, address);
    const rows = await view.rows<{ part: string; value: unknown }>(
      'SELECT part, value FROM actor_part WHERE kind = $1 AND key = $2',
      [kindOf(address), keyOf(address)],
    );
    expect(ver).toBeGreaterThan(10);
    expect(new Map(rows.map(({ part, value }) => [part, value])), address).toEqual(new Map(parts));
  }
  await view.close();
}

/** Each movement of the log once, and nothing left to write. */
async function expectHistoryToBeTheLog(url: string, store: PrismaStore): Promise<void> {
  const view = await DatabaseView.open(url);
  const wanted: string[] = [];
  for (const { inc } of await view.nodes()) {
    const projection = new Projection();
    for await (const segment of view.segments(inc, 0))
      projection.add(segment.seq, readSegment(inc, segment.seq, segment));
    for (const { seq, ordinal, debit, credit } of projection.history().ledger)
      wanted.push(`${inc} ${seq} ${ordinal} ${debit} ${credit}`);
  }
  const rows = await view.rows<{ row: string }>(
    `SELECT concat_ws(' ', inc, seq, ordinal, debit, credit) AS row FROM ledger`,
  );
  expect(wanted.length).toBeGreaterThan(5);
  expect(rows.map(({ row }) => row).sort()).toEqual(wanted.sort());
  expect(await store.unprojected()).toEqual([]);
  await view.close();
}

/** The call lands, and its answer is lost. */
async function breakingOff(
  store: PrismaStore,
  broken: 'segments' | 'checkpoint' | 'markFolded' | 'unprojected' | 'writeHistory',
  work: (store: PrismaStore) => Promise<unknown>,
): Promise<void> {
  const call = store[broken].bind(store) as (...args: never[]) => Promise<unknown>;
  Object.assign(store, {
    [broken]: async (...args: never[]) => {
      await call(...args);
      throw new StoreUnavailable('the answer is lost');
    },
  });
  await expect(work(store)).rejects.toBeInstanceOf(StoreUnavailable);
  Object.assign(store, { [broken]: call });
}

describe('recovery', () => {
  test('[D7] two heirs that fold the same tail at once write it once, and both are content', async () => {
    for (let round = 0; round < 4; round++) {
      const url = await freshDatabase();
      const inc = await leaveTail(url);
      const [one, two] = [await anHeir(url), await anHeir(url)];
      await Promise.all([foldRetired(one), foldRetired(two)]);
      await expectRowsToBeTheLog(url);
      expect((await one.unfolded()).filter((tail) => tail.inc === inc)).toEqual([]);
      await Promise.all([projectFolded(one), projectFolded(two)]);
      await expectHistoryToBeTheLog(url, one);
    }
  });

  test('[D7] a fold that breaks off anywhere is done again, by whoever comes next', async () => {
    const url = await freshDatabase();
    await leaveTail(url);
    const heir = await anHeir(url);
    for (const broken of ['segments', 'checkpoint', 'markFolded'] as const) {
      await breakingOff(heir, broken, foldRetired);
    }
    await foldRetired(heir);
    await expectRowsToBeTheLog(url);
  });

  test('[D7] whoever dies between fold and projection loses no row of history: the next one writes it, once', async () => {
    const url = await freshDatabase();
    await leaveTail(url);
    const heir = await anHeir(url);
    await foldRetired(heir);
    await withClient(url, async (client) => {
      expect((await client.query('SELECT count(*)::int AS count FROM ledger')).rows).toEqual([{ count: 0 }]);
    });
    const next = await anHeir(url);
    for (const broken of ['unprojected', 'segments', 'writeHistory'] as const) {
      await breakingOff(next, broken, projectFolded);
    }
    await projectFolded(next);
    expect(await projectFolded(next)).toBe(0);
    await expectHistoryToBeTheLog(url, next);
  });
});

describe('sleeping actors', () => {
  test('[D8] among many that sleep, the few that are due are looked up, not searched for', async () => {
    const url = await freshDatabase();
    const store = await anHeir(url);
    await withClient(url, async (client) => {
      await client.query(`INSERT INTO actor (kind, key, wake_at)
        SELECT 'trader', 's' || i, clock_timestamp() + (i - 5) * interval '1 hour' FROM generate_series(1, 300000) i`);
      await client.query('ANALYZE actor');
    });
    expect((await store.due(100)).map(({ address }) => address)).toEqual([
      'trader:s1',
      'trader:s2',
      'trader:s3',
      'trader:s4',
      'trader:s5',
    ]);
    const startedAt = performance.now();
    for (let i = 0; i < 20; i++) await store.due(100);
    // Asked one by one it would take forty milliseconds, and more for each further sleeper.
    expect((performance.now() - startedAt) / 20).toBeLessThan(20);
  });
});
