/** The kernel alone: recovery, actors that come and go, checkpoints, and what an actor weighs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeOrder } from '../../../actors/auction/rules.ts';
import { homeHub } from '../../../actors/content/hubs.ts';
import { addressOf } from '../../../actors/kit/address.ts';
import { shipped } from '../../../actors/tuning.ts';
import { silence } from '../../../server/host/events.ts';
import { Fold } from '../../../server/host/fold.ts';
import { packCascade, unpackCascade } from '../../../server/host/logged.ts';
import { Projection } from '../../../server/host/projection.ts';
import { foldRetired, projectFolded } from '../../../server/host/recovery.ts';
import { retire } from '../../../server/persistence/incarnation.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import type { Bench } from '../Bench.ts';
import { quantile, tell } from '../figures.ts';
import { beginLife, decide, makeHost, traderOf, writeLog } from './world.ts';

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
};

async function freshDatabase(bench: Bench): Promise<string> {
  const url = await bench.rig.database();
  await migrate(url);
  return url;
}

const RECOVERED = 100_000;
const RECOVERED_TRADERS = 256;

/** The log of a server that was killed: everything is in its segments and nothing is folded. */
export async function recovery(bench: Bench): Promise<void> {
  const group = 'Recovery';
  const commands = bench.lengths.repeats < 5 ? RECOVERED / 10 : RECOVERED;
  for (let repeat = 0; repeat < Math.min(3, bench.lengths.repeats); repeat++) {
    const url = await freshDatabase(bench);
    const dead = await beginLife(url);
    const bytes = await writeLog(dead.store, RECOVERED_TRADERS, commands);
    await dead.end();
    const next = await beginLife(url);
    await retire(next.work, dead.store.inc);
    const took = await seconds(() => foldRetired(next.store));
    const projected = await seconds(() => projectFolded(next.store));
    await next.end();
    bench.book.add(
      { group, what: `${commands.toLocaleString('en-US')} unfolded commands`, unit: 's', better: 'less' },
      'kernel',
      took,
    );
    bench.book.add({ group, what: 'their history, written behind it', unit: 's', better: 'less' }, 'kernel', projected);
    bench.book.add({ group, what: 'log of these commands', unit: 'MB', better: 'less' }, 'kernel', bytes / 1e6);
  }
}

const SLEEPERS = 2_000;
const WOKEN = 200;

export async function comingAndGoing(bench: Bench): Promise<void> {
  const group = 'Actors';
  const url = await freshDatabase(bench);
  const writer = await beginLife(url);
  const [snapshots, projection] = [new Fold(), new Projection()];
  let seq = 0;
  for await (const records of decide(writer.store, SLEEPERS, SLEEPERS * 8)) {
    const logged = unpackCascade(packCascade(records));
    snapshots.add(logged);
    projection.add(++seq, logged);
  }
  const wrote = await seconds(async () => {
    for (const slice of snapshots.checkpoints('exact')) await writer.store.checkpoint(writer.store.inc, slice);
  });
  bench.book.add(
    { group, what: 'snapshots written', unit: 'actors/s', better: 'more' },
    'kernel',
    snapshots.actors / wrote,
  );
  await writer.store.writeHistory(writer.store.inc, projection.history());
  await writer.end();

  let before = writer;
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++) {
    const life = await beginLife(url);
    await retire(life.work, before.store.inc);
    await foldRetired(life.store);
    const host = await makeHost(life.store, silence);
    const times: number[] = [];
    for (let n = 0; n < WOKEN; n++) times.push((await seconds(() => host.read(traderOf(n), 'purse'))) * 1_000);
    times.sort((left, right) => left - right);
    bench.book.add(
      { group, what: 'wake of a sleeping actor, p50', unit: 'ms', better: 'less' },
      'kernel',
      quantile(times, 0.5),
    );
    bench.book.add(
      { group, what: 'wake of a sleeping actor, p99', unit: 'ms', better: 'less' },
      'kernel',
      quantile(times, 0.99),
    );
    const heapBefore = heap();
    const rest = SLEEPERS - WOKEN;
    const took = await seconds(() =>
      Promise.all(Array.from({ length: rest }, (_, n) => host.read(traderOf(WOKEN + n), 'purse'))),
    );
    bench.book.add({ group, what: 'activations', unit: '/s', better: 'more' }, 'kernel', rest / took);
    bench.book.add(
      { group, what: 'heap of an idle trader', unit: 'KB', better: 'less' },
      'kernel',
      (heap() - heapBefore) / rest / 1_024,
    );
    await host.drain(10_000);
    await life.end();
    before = life;
  }
}

/** What is left after a collection of garbage. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const BOOK = 100_000;
const PARTS_AT_ONCE = 2_000;

/** A hundred thousand orders rest; one more comes. What that costs must not depend on how many there are. */
export async function largeBook(bench: Bench): Promise<void> {
  const group = 'A book of 100,000 orders';
  const url = await freshDatabase(bench);
  const writer = await beginLife(url);
  const house = addressOf('auction', homeHub);
  const [claimed] = await writer.store.claim([house]);
  const offer = { type: 'place', deposit: 0, side: 'sell', item: 'herb', quantity: 1, hours: 60 } as const;
  const endsAt = Date.now() + 48 * 3_600_000;
  for (let from = 0; from < BOOK; from += PARTS_AT_ONCE) {
    const puts = new Map([
      ['head', JSON.stringify({ nextSeq: from + PARTS_AT_ONCE + 1, taking: [] })],
      ['~wake', JSON.stringify(endsAt)],
    ]);
    for (let n = from; n < from + PARTS_AT_ONCE; n++) {
      const named = { id: `o-${n}`, seq: n + 1, owner: traderOf(n % 1_000), placedAt: 0, endsAt };
      const letter = { ...offer, order: named.id, price: 100 + (n % 500) };
      puts.set(`order/o-${n}`, JSON.stringify(makeOrder(letter, named, shipped)));
    }
    await writer.store.checkpoint(writer.store.inc, [
      {
        address: house,
        epoch: claimed?.epoch ?? 0,
        since: null,
        ver: 1 + from / PARTS_AT_ONCE,
        stateVersion: 1,
        at: Date.now(),
        wakeAt: endsAt,
        puts,
      },
    ]);
  }
  const host = await makeHost(writer.store, silence);
  await host.drain(1_000);
  await writer.end();

  const life = await beginLife(url);
  await retire(life.work, writer.store.inc);
  await foldRetired(life.store);
  let [bytes, checkpointedMs] = [0, 0];
  const reader = await makeHost(life.store, {
    ...silence,
    appended: (_tookMs, size) => {
      bytes = size;
    },
    checkpointed: (tookMs) => {
      checkpointedMs = tookMs;
    },
  });
  const opened = await seconds(() => reader.read(house, 'head'));
  bench.book.add({ group, what: 'opening it', unit: 's', better: 'less' }, 'kernel', opened);
  const trader = traderOf(0);
  await reader.ask(trader, { type: 'open', session: 'bench-session', fresh: true });
  let seq = 0;
  const ask = (body: unknown) =>
    reader.ask(trader, { type: 'command', session: 'bench-session', seq: ++seq, ackBelow: seq, body });
  await ask({ type: 'welcome', name: 'Bench', guest: true });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++) {
    const took = await seconds(() =>
      ask({ type: 'placeOrder', hub: homeHub, side: 'buy', item: 'herb', price: 5, quantity: 1, hours: 6 }),
    );
    bench.book.add({ group, what: 'one more order, answered', unit: 'ms', better: 'less' }, 'kernel', took * 1_000);
    bench.book.add({ group, what: 'its log', unit: 'B', better: 'less' }, 'kernel', bytes);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    bench.book.add({ group, what: 'its checkpoint', unit: 'ms', better: 'less' }, 'kernel', checkpointedMs);
  }
  bench.book.notes.push(`The heap with that book in memory: ${tell(heap() / 2 ** 20)} MB.`);
  await reader.drain(5_000);
  await life.end();
}
