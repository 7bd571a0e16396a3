/** Versions of the tuning on a real database: every node goes by the newest, and no replay goes by any. */
import { afterEach, expect, test } from 'vitest';
import { kinds } from '../../actors/kinds.ts';
import type { Address } from '../../actors/kit/address.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { apply } from '../../ops/tools/tuning/versions.ts';
import { SystemClock } from '../host/clock.ts';
import { silence } from '../host/events.ts';
import { Host } from '../host/Host.ts';
import { historyAt } from '../host/history-at.ts';
import { NoWire } from '../host/wire.ts';
import { DatabaseView } from '../persistence/DatabaseView.ts';
import { makePrisma } from '../persistence/prisma.ts';
import { TuningVersions } from '../persistence/TuningVersions.ts';
import { incarnate, type Life } from './incarnate.ts';
import { ServerSession, tell } from './tell.ts';
import { openTuning, TuningBook, watchTuning } from './tuning.ts';

const ana: Address = 'trader:ana';
const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const turn = (url: string, file: object) =>
  withClient(url, (client) => apply(client, { operator: 'Olga', reason: 'market day' }, file));

/** Past the tool, as a build with other keys would have written it. */
const force = async (url: string, file: object) => {
  await turn(url, {});
  await withClient(url, async (client) => {
    await client.query('ALTER TABLE tuning DISABLE TRIGGER USER');
    await client.query('UPDATE tuning SET file = $1 WHERE version = (SELECT max(version) FROM tuning)', [file]);
    await client.query('ALTER TABLE tuning ENABLE TRIGGER USER');
  });
};

function heard() {
  const said: string[] = [];
  return {
    said,
    tuned: (version: number) => void said.push(`${version} in force`),
    tuningRefused: (version: number, why: string) => void said.push(`${version} refused: ${why}`),
    choreFailed: (error: unknown) => void said.push(`failed: ${error}`),
  };
}

function versionsOf(url: string): TuningVersions {
  const prisma = makePrisma(url, { poolMax: 1, applicationName: 'test' });
  closings.push(() => prisma.$disconnect());
  return new TuningVersions(prisma);
}

/** One life of a server, without its rooms. */
async function live(url: string): Promise<{ host: Host; life: Life; book: TuningBook; die(): Promise<void> }> {
  const life = await incarnate(url, { address: 'test', build: 'test' });
  const book = await openTuning(new TuningVersions(life.work), heard());
  const clock = new SystemClock(await life.store.now());
  const world = { store: life.store, clock, wire: new NoWire(), tuning: () => book.inForce };
  const host = new Host(world, kinds, silence);
  host.start();
  let isOver = false;
  const die = async () => {
    if (isOver) return;
    isOver = true;
    await host.drain(5_000);
    await life.end();
  };
  closings.push(die);
  return { host, life, book, die };
}

const say = (host: Host, body: object) => tell(host, ServerSession.door, ana, body);

test('a version is in force on every node that watches, without a restart', async () => {
  const url = await freshDatabase();
  const clock = new SystemClock(Date.now());
  const nodes = [1, 2].map(() => {
    const [book, events] = [new TuningBook(), heard()];
    let turned = 0;
    closings.push(watchTuning(book, versionsOf(url), clock, events, () => turned++));
    return { book, said: events.said, turned: () => turned };
  });
  const inForce = () => nodes.map(({ book }) => [book.inForce.version, book.inForce.values.road.crewPer100Units]);
  await expect.poll(inForce).toEqual([
    [0, 20],
    [0, 20],
  ]);
  await turn(url, { road: { crewPer100Units: 7 } });
  await expect.poll(inForce).toEqual([
    [1, 7],
    [1, 7],
  ]);
  await turn(url, {});
  await expect.poll(inForce).toEqual([
    [2, 20],
    [2, 20],
  ]);
  expect(nodes.map(({ said, turned }) => [said, turned()])).toEqual([
    [['1 in force', '2 in force'], 2],
    [['1 in force', '2 in force'], 2],
  ]);
});

test('what a build cannot use is told of while it runs, and stops it when it starts; what was in force stays', async () => {
  const url = await freshDatabase();
  await turn(url, { lot: { raisePercent: 9 } });
  const [book, events] = [new TuningBook(), heard()];
  closings.push(watchTuning(book, versionsOf(url), new SystemClock(Date.now()), events, () => {}));
  await expect.poll(() => book.inForce.version).toBe(1);
  await force(url, { lot: { raisePercent: 9_000 }, dragons: {} });
  await expect.poll(() => events.said.at(-1)).toContain('2 refused: lot.raisePercent');
  expect([book.inForce.version, book.inForce.values.lot.raisePercent]).toEqual([1, 9]);
  await expect(openTuning(versionsOf(url), heard())).rejects.toThrow('dragons: there is no such key');
  await turn(url, { lot: { raisePercent: 8 } });
  await expect.poll(() => book.inForce.values.lot.raisePercent).toBe(8);
});

test('versions are numbered without a gap, and none is ever changed', async () => {
  const url = await freshDatabase();
  const made = await Promise.all([1, 2, 3].map((crewPer100Units) => turn(url, { road: { crewPer100Units } })));
  expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  for (const change of ['UPDATE tuning SET note = $1', 'DELETE FROM tuning WHERE note <> $1'])
    await expect(withClient(url, (client) => client.query(change, ['']))).rejects.toThrow();
});

test('[D7] replayed under another tuning, an actor is what it was: from its log, and in its next life', async () => {
  const url = await freshDatabase();
  const first = await live(url);
  await say(first.host, { type: 'welcome', name: 'ana', guest: false });
  await turn(url, { road: { crewPer100Units: 100 }, trader: { gatherMsPerUnit: 60_000 } });
  await first.book.look(new TuningVersions(first.life.work), heard());
  expect(await say(first.host, { type: 'sendHaul', to: 'market_square', cargo: { herb: 1 } })).toMatchObject({
    ok: true,
  });
  expect(await say(first.host, { type: 'gather', item: 'herb', units: 3 })).toMatchObject({ ok: true });
  const keys = ['purse', 'gathering', 'goods/capital_city'];
  const read = (host: Host) => Promise.all(keys.map((key) => host.read(ana, key)));
  const before = await read(first.host);
  // A unit of crew for each of sixty units of distance, and four for the toll.
  expect(before[0]).toEqual({ gold: 500 - 60 - 4 });
  await turn(url, { road: { crewPer100Units: 1 }, trader: { purseGoldMax: 1_000, gatherMsPerUnit: 100 } });
  await first.die();

  const second = await live(url);
  expect(second.book.inForce.version).toBe(2);
  expect(await read(second.host)).toEqual(before);
  const view = await DatabaseView.open(url);
  closings.push(() => view.close());
  const { parts } = await historyAt(view, ana);
  expect(keys.map((key) => parts.get(key))).toEqual(before);
  expect(parts.get('~tuned')).toBe(1);
});
