import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { keyOf, kindOf } from '../../actors/kit/address.ts';
import { TestNode } from '../../ops/testing/node.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { Archive } from '../persistence/archive.ts';
import { DatabaseView } from '../persistence/DatabaseView.ts';
import { makePrisma } from '../persistence/prisma.ts';
import { historyAt, NotKept } from './history-at.ts';
import { prune, retention } from './prune.ts';
import { ana, bank, ben, testKinds } from './testing.ts';

const people: readonly Address[] = [ana, ben, bank];
const nodes: TestNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) {
    await node.host.drain(2_000);
    await node.end();
  }
});

async function begin(url: string): Promise<TestNode> {
  const node = await TestNode.begin(url, testKinds());
  nodes.push(node);
  return node;
}

/** A node that dies without a word after a little of everything. */
async function liveAndVanish(url: string): Promise<{ inc: string; middle: number; then: Map<Address, unknown> }> {
  const node = await begin(url);
  for (const address of people) await node.tell(address, { type: 'mint', gold: 100 });
  await node.tell(ana, { type: 'pay', to: ben, gold: 30 });
  await node.tell(ana, { type: 'wakeIn', ms: 100 });
  await node.settle();
  const middle = await node.store.now();
  const then = new Map<Address, unknown>();
  for (const address of people) then.set(address, await node.host.read(address, 'purse'));
  await node.tell(ben, { type: 'pay', to: bank, gold: 70 });
  await node.tell(bank, { type: 'note', to: ana, count: 3 });
  nodes.pop();
  await node.vanish();
  return { inc: node.inc, middle, then };
}

/** The rows of an actor, system parts and all. */
async function rowsOf({ work }: TestNode, address: Address): Promise<Map<string, unknown>> {
  const rows = await work.actorPart.findMany({ where: { kind: kindOf(address), key: keyOf(address) } });
  return new Map(rows.map(({ part, value }) => [part, value]));
}

async function lookBack(url: string, address: Address, until?: number) {
  const view = await DatabaseView.open(url);
  try {
    return await historyAt(view, address, until);
  } finally {
    await view.close();
  }
}

const age = (url: string, inc: string, days: number) =>
  withClient(url, (client) =>
    client.query(`UPDATE segment SET at = at - $2 * interval '1 day' WHERE inc = $1`, [inc, days]),
  );

const segmentsOf = ({ work }: TestNode, inc: string) => work.segment.count({ where: { inc } });

describe('looking back', () => {
  test('[D7] base and log alone tell what the rows say, over the death of a node', async () => {
    const url = await freshDatabase();
    const { middle, then } = await liveAndVanish(url);
    const node = await begin(url);
    await node.tell(ana, { type: 'pay', to: bank, gold: 5 });
    await node.settle();
    for (const address of people) {
      const now = await lookBack(url, address);
      expect(new Map(now.parts)).toEqual(await rowsOf(node, address));
      expect(now.ver).toBe(
        Number((await node.work.actor.findFirstOrThrow({ where: { kind: kindOf(address), key: keyOf(address) } })).ver),
      );
      expect((await lookBack(url, address, middle)).parts.get('purse')).toEqual(then.get(address));
    }
    expect((await lookBack(url, ana)).read.length).toBeGreaterThan(3);
    expect(await lookBack(url, 'trader:nobody')).toMatchObject({ ver: 0, read: [] });
  });
});

describe('pruning', () => {
  test('what is past retention is folded into the base and dropped; what it said is still known', async () => {
    const url = await freshDatabase();
    const { inc, middle } = await liveAndVanish(url);
    const node = await begin(url);
    await node.tell(ana, { type: 'pay', to: bank, gold: 5 });
    await node.settle();
    const archive = new Archive(node.work);
    expect(await prune(archive)).toBe(0);

    await age(url, inc, 8);
    const old = await segmentsOf(node, inc);
    const kept = await segmentsOf(node, node.inc);
    expect(await prune(archive)).toBe(old);
    expect([await segmentsOf(node, inc), await segmentsOf(node, node.inc)]).toEqual([0, kept]);
    expect(await prune(archive)).toBe(0);
    for (const address of people) {
      expect(new Map((await lookBack(url, address)).parts)).toEqual(await rowsOf(node, address));
    }
    await expect(lookBack(url, ana, middle - 8 * 86_400_000)).rejects.toBeInstanceOf(NotKept);
    expect(await node.work.actorPartBase.count({ where: { value: { equals: null as never } } })).toBe(0);
  });

  test('[D1] the newest segment of a live node stays, and its next append finds it', async () => {
    const url = await freshDatabase();
    const node = await begin(url);
    for (let i = 0; i < 5; i++) await node.tell(ana, { type: 'add' });
    await node.settle();
    await age(url, node.inc, 30);
    await prune(new Archive(node.work));
    expect(await segmentsOf(node, node.inc)).toBe(1);
    expect(await node.tell(ana, { type: 'add' })).toMatchObject({ result: { count: 6 } });
    await node.settle();
    expect((await lookBack(url, ana)).parts.get('count')).toBe(6);
  });

  test('[D7] what is not checkpointed yet is never dropped, however old or large', async () => {
    const url = await freshDatabase();
    const { inc } = await liveAndVanish(url);
    const work = makePrisma(url, { poolMax: 1, applicationName: 'pruner' });
    await prune(new Archive(work), { maxAgeMs: -60_000, maxBytes: 0 });
    const { projectedThrough, prunedThrough } = await work.nodeProgress.findUniqueOrThrow({ where: { inc } });
    const left = await work.segment.findMany({ where: { inc }, orderBy: { seq: 'asc' }, select: { seq: true } });
    await work.$disconnect();
    expect(prunedThrough).toBe(projectedThrough);
    expect(left[0]?.seq).toBe(projectedThrough + 1n);
    const node = await begin(url);
    for (const address of people) {
      expect(new Map((await lookBack(url, address)).parts)).toEqual(await rowsOf(node, address));
    }
  });

  test('by size the oldest go first', async () => {
    const url = await freshDatabase();
    const node = await begin(url);
    // What has no pattern is not compressed.
    for (let i = 0; i < 10; i++) await node.tell(ana, { type: 'put', part: randomBytes(10_000).toString('hex') });
    await node.settle();
    await prune(new Archive(node.work), { ...retention, maxBytes: 35_000 });
    const left = await node.work.segment.findMany({
      where: { inc: node.inc },
      orderBy: { seq: 'asc' },
      select: { seq: true },
    });
    expect(left.length).toBeGreaterThanOrEqual(3);
    expect(left.length).toBeLessThan(6);
    expect(new Map((await lookBack(url, ana)).parts)).toEqual(await rowsOf(node, ana));
  });

  test('[D7] segments of two owners may be dropped in either order: the later version stands, a dropped part stays dropped', async () => {
    const url = await freshDatabase();
    const node = await begin(url);
    const archive = new Archive(node.work);
    const range = { inc: 'nobody', after: 0, through: 0 };
    await archive.drop(range, [
      { address: ana, part: 'a', value: 'later', ver: 9 },
      { address: ana, part: 'b', value: null, ver: 9 },
    ]);
    await archive.drop(range, [
      { address: ana, part: 'a', value: 'earlier', ver: 3 },
      { address: ana, part: 'b', value: 'earlier', ver: 3 },
      { address: ana, part: 'c', value: 'earlier', ver: 3 },
    ]);
    const { parts } = await lookBack(url, ana);
    expect([...parts]).toEqual(
      expect.arrayContaining([
        ['a', 'later'],
        ['c', 'earlier'],
      ]),
    );
    expect(parts.size).toBe(2);
  });
});
