// What no store in memory can prove: real sessions that meet on real locks. Each test is one interleaving, or very many.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { beginIncarnation, newIncarnation, openIncarnation, retire } from './incarnation.ts';
import { PrismaStore } from './PrismaStore.ts';
import type { PrismaClient } from './prisma.ts';
import { makePrisma } from './prisma.ts';
import { StoreChanged, StoreUnavailable } from './Store.ts';

let url: string;
let work: PrismaClient;
let keeper: PrismaClient;
const logs: PrismaClient[] = [];

beforeAll(async () => {
  url = await freshDatabase();
  work = makePrisma(url, { poolMax: 3, applicationName: 'work' });
  keeper = makePrisma(url, { poolMax: 2, applicationName: 'keeper' });
});
afterAll(() => Promise.all([work, keeper, ...logs].map((client) => client.$disconnect())));

async function begin(): Promise<PrismaStore> {
  const inc = newIncarnation(new Date());
  const log = makePrisma(url, { poolMax: 1, applicationName: inc });
  logs.push(log);
  await beginIncarnation(work, { inc, address: 'here', site: '', build: 'test' }, 5_000);
  return new PrismaStore(inc, { log, work });
}

/** A session of somebody else's, inside a transaction that it has not ended. */
async function openSession(name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on('error', () => {});
  await client.connect();
  await client.query('BEGIN');
  return client;
}

const bytes = (seq: number): Uint8Array => new TextEncoder().encode(`segment ${seq}`);

/** As the committer does: until the answer is definite. */
async function appendUntilKnown(store: PrismaStore, seq: number): Promise<{ answer: string; attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { answer: await store.append(seq, bytes(seq), seq), attempts };
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
    }
  }
}

const waitUntil = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await pause(5);
};

const isWaiting = (application: string) => async (): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
      [application],
    );
    return rows.length > 0;
  });

describe('races: the fence', () => {
  test('[D4] retire waits for an append in flight, and the fold that follows reads it', async () => {
    const store = await begin();
    const append = await openSession('slow');
    await append.query(
      `INSERT INTO segment (inc, seq, payload, crc) SELECT n.inc, 1, 'x', 1 FROM node n WHERE n.inc = $1 FOR SHARE OF n`,
      [store.inc],
    );
    const retired = retire(keeper, store.inc);
    expect(await Promise.race([retired.then(() => 'retired'), pause(100, 'waiting')])).toBe('waiting');
    await append.query('COMMIT');
    await retired;
    expect((await store.segments(store.inc, 0, 9)).map(({ seq }) => seq)).toEqual([1]);
    await append.end();
  });

  test('[D4] who leaves while an append is in flight leaves it to be folded', async () => {
    const store = await begin();
    const append = await openSession('slow');
    await append.query(
      `INSERT INTO segment (inc, seq, payload, crc) SELECT n.inc, 1, 'x', 1 FROM node n WHERE n.inc = $1 FOR SHARE OF n`,
      [store.inc],
    );
    const left = store.leave();
    await waitUntil(isWaiting('work'));
    await append.query('COMMIT');
    await append.end();
    await left;
    const { rows } = await withClient(url, (client) =>
      client.query(`SELECT state FROM node WHERE inc = $1`, [store.inc]),
    );
    expect(rows).toEqual([{ state: 'retired' }]);
  });

  test('[D4] nobody is placed at a node whose doors are not open yet', async () => {
    const store = await begin();
    const inc = newIncarnation(new Date());
    await beginIncarnation(work, { inc, address: 'here', site: '', build: 'test', isClosed: true }, 5_000);
    const isClosed = async () => (await store.nodes()).find((node) => node.inc === inc)?.isDraining;
    expect(await isClosed()).toBe(true);
    await openIncarnation(work, inc);
    expect(await isClosed()).toBe(false);
  });

  test('[D4] an acknowledged segment is in the log that the fold reads, wherever the retirement strikes', async () => {
    let total = 0;
    const log = makePrisma(url, { poolMax: 1, applicationName: 'racer' });
    logs.push(log);
    for (let round = 0; round < 200; round++) {
      const inc = newIncarnation(new Date());
      await beginIncarnation(work, { inc, address: 'here', site: '', build: 'test' }, 5_000);
      const store = new PrismaStore(inc, { log, work });
      let acknowledged = 0;
      const appending = (async () => {
        for (let seq = 1; ; seq++) {
          if ((await store.append(seq, bytes(seq), seq)) !== 'committed') return;
          acknowledged = seq;
        }
      })();
      await pause((round % 20) / 4);
      await retire(keeper, inc);
      const seen = (await store.segments(inc, 0, 10_000)).length;
      await appending;
      expect(acknowledged, `round ${round}`).toBe(seen);
      expect(await work.segment.count({ where: { inc } })).toBe(seen);
      total += seen;
    }
    expect(total).toBeGreaterThan(100);
  });

  test('[D4] an append that hangs does not hold up the retirement: its backend is ended, and its segment never lands', async () => {
    const store = await begin();
    // Whoever inserts the same key waits for this one, holding the fence all the while.
    const blocker = await openSession('blocker');
    await blocker.query(`INSERT INTO segment (inc, seq, payload, crc) VALUES ($1, 1, 'x', 99)`, [store.inc]);
    const append = store.append(1, bytes(1), 1).then(String, (error: Error) => error.name);
    await waitUntil(isWaiting(store.inc));
    const startedAt = performance.now();
    await retire(keeper, store.inc);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await append).toBe('StoreUnavailable');
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await appendUntilKnown(store, 1)).toMatchObject({ answer: 'fenced' });
    expect(await store.segments(store.inc, 0, 9)).toEqual([]);
  });

  test('[D4] so for a session that froze inside its statement', async () => {
    const { inc } = await begin();
    const frozen = await openSession(inc);
    await frozen.query('SELECT 1 FROM node WHERE inc = $1 FOR SHARE', [inc]);
    await retire(keeper, inc);
    expect((await work.node.findUnique({ where: { inc } }))?.state).toBe('retired');
    await frozen.end().catch(() => {});
  });

  test('[D1] the backend is ended again and again in the middle of appends: each lands exactly once', async () => {
    const store = await begin();
    let done = false;
    let repeated = 0;
    /** How often the backend was ended since a segment was last answered: a slow machine gets the time to connect. */
    let ended = 0;
    const killing = withClient(url, async (client) => {
      while (!done) {
        await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [
          store.inc,
        ]);
        await pause(Math.random() * 12 * ++ended);
      }
    });
    for (let seq = 1; seq <= 100; seq++) {
      const { answer, attempts } = await appendUntilKnown(store, seq);
      expect(answer).toBe('committed');
      if (attempts > 1) repeated++;
      ended = 0;
    }
    done = true;
    await killing;
    expect(repeated).toBeGreaterThan(0);
    const stored = await store.segments(store.inc, 0, 1_000);
    expect(stored.map(({ seq, payload }) => [seq, new TextDecoder().decode(payload)])).toEqual(
      Array.from({ length: 100 }, (_, i) => [i + 1, `segment ${i + 1}`]),
    );
  });

  test('[D1] an append that landed while its answer was lost is found by the next attempt, not doubled', async () => {
    const store = await begin();
    const first = await openSession('first attempt');
    await first.query(`INSERT INTO segment (inc, seq, payload, crc) VALUES ($1, 1, $2, 1)`, [
      store.inc,
      Buffer.from(bytes(1)),
    ]);
    const second = store.append(1, bytes(1), 1);
    await waitUntil(isWaiting(store.inc));
    await first.query('COMMIT');
    expect(await second).toBe('committed');
    expect(await store.segments(store.inc, 0, 9)).toHaveLength(1);
    await first.end();
  });

  test('[D4] another cluster, or a promoted standby, under the same address: the incarnation ends', async () => {
    let cluster = 'one/00000001';
    let server = 'monday';
    const log = {
      $queryRaw: async ([sql]: string[]) => [sql?.includes('system_identifier') ? { cluster } : { server }],
    };
    const store = new PrismaStore('n', { log: log as unknown as PrismaClient, work });
    expect(await store.isLive()).toBe(true);
    server = 'tuesday';
    expect(await store.append(1, bytes(1), 1)).toBe('committed');
    cluster = 'one/00000002';
    expect(await store.append(2, bytes(2), 2)).toBe('committed');
    server = 'wednesday';
    await expect(store.append(3, bytes(3), 3)).rejects.toBeInstanceOf(StoreChanged);
  });
});

describe('races: ownership', () => {
  test('[D4] of two claims at once the second gets nothing, and does not wait', async () => {
    const [one, two] = [await begin(), await begin()];
    for (let round = 0; round < 60; round++) {
      const address: Address = `hub:race${round}`;
      const got = await Promise.all([one.claim([address]), two.claim([address])]);
      expect(got.flat(), `round ${round}`).toHaveLength(1);
    }
  });

  test('[D4] a claim that is not committed yet already keeps others off', async () => {
    const [one, two] = [await begin(), await begin()];
    const [taken] = await one.claim(['hub:taken']);
    await one.release(must(taken, 'a claim'), 0);
    const claimer = await openSession('claimer');
    await claimer.query(`UPDATE actor SET owner = $1, own_epoch = own_epoch + 1 WHERE kind = 'hub' AND key = 'taken'`, [
      one.inc,
    ]);
    expect(await two.claim(['hub:taken'])).toEqual([]);
    await claimer.query('COMMIT');
    expect(await two.claim(['hub:taken'])).toEqual([]);
    await claimer.end();
  });

  test('[D4] batches in opposite order do not deadlock, and give each actor to one', async () => {
    const [one, two] = [await begin(), await begin()];
    for (let round = 0; round < 15; round++) {
      const batch = Array.from({ length: 200 }, (_, i): Address => `trader:r${round}x${i}`);
      // The second round of claims meets rows that exist, the first one makes them.
      const claims = await Promise.all([one.claim(batch), two.claim(batch.toReversed())]);
      const owned = claims.flat().map(({ address }) => address);
      expect(new Set(owned).size).toBe(owned.length);
      const left = batch.filter((address) => !owned.includes(address));
      if (left.length > 0) await one.claim(left);
      await Promise.all(
        claims.map((claimed, i) => Promise.all(claimed.slice(0, 5).map((actor) => [one, two][i]?.release(actor, 0)))),
      );
    }
  });

  test('[D4] a claim and the retirement of the claimant: it either owns what it was given, or has nothing', async () => {
    for (let round = 0; round < 30; round++) {
      const store = await begin();
      const addresses = Array.from({ length: 20 }, (_, i): Address => `trader:c${round}x${i}`);
      const [claimed] = await Promise.all([
        store.claim(addresses),
        pause(round % 5).then(() => retire(keeper, store.inc)),
      ]);
      expect(await work.actor.count({ where: { owner: store.inc } })).toBe(claimed.length);
    }
  });

  test('[D3] the same history from two sessions at once is written once', async () => {
    const store = await begin();
    for (let through = 1; through <= 30; through++) {
      const row = {
        seq: through,
        ordinal: 0,
        at: 0,
        asset: 'gold',
        amount: 1,
        debit: 'faucet:starter',
        credit: 'trader:a',
        reason: 'x',
      } as const;
      const history = { through, ledger: [row], trades: [] };
      await Promise.all([
        store.writeHistory(store.inc, history),
        store.writeHistory(store.inc, history),
        store.writeHistory(store.inc, history),
      ]);
      expect(await work.ledger.count({ where: { inc: store.inc } })).toBe(through);
    }
  });
});
