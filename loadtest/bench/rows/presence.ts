/** People: how fast they come in, a thousand in one square, what one weighs, how long nobody can come in at a restart. */
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '../../../ops/testing/server.ts';
import type { Bench } from '../Bench.ts';
import { GENERATOR_CORES_MAX, TRADERS } from '../Bench.ts';
import { Driver } from '../driver/Driver.ts';
import { tell } from '../figures.ts';
import { Server } from '../server/Server.ts';
import type { Marks } from '../server/talk.ts';

const WALKERS = 1_000;
const QUICK_WALKERS = 200;
const READY_EVERY_MS = 20;

/** Everybody a new guest: an account, a ticket, a seat, a session. */
export async function joins(bench: Bench): Promise<void> {
  const server = await Server.open('kernel', await bench.rig.database(), bench.rig.dataDir);
  const before = await server.mark(true);
  let joined = 0;
  const drivers: Driver[] = [];
  for (let repeat = 0; repeat < Math.min(3, bench.lengths.repeats); repeat++) {
    const driver = new Driver();
    drivers.push(driver);
    const { seconds } = await driver.enter(server.url, TRADERS);
    joined += TRADERS;
    bench.book.add({ group: 'People', what: 'joins', unit: '/s', better: 'more' }, 'kernel', TRADERS / seconds);
  }
  const { warmupMs, windowMs } = bench.lengths;
  const load = { shape: { closed: TRADERS }, exponent: 0, pipelined: 1, actors: TRADERS, warmupMs, windowMs } as const;
  for (const driver of drivers) await driver.run(load, () => {});
  await server.settle();
  const after = await server.mark(true);
  const perTrader = (after.heapBytes - before.heapBytes) / joined / 1_024;
  bench.book.add(
    { group: 'People', what: 'heap of an active trader, his room and socket too', unit: 'KB', better: 'less' },
    'kernel',
    perTrader,
  );
  await Promise.all(drivers.map((driver) => driver.end()));
  server.end();
}

export async function walkers(bench: Bench): Promise<void> {
  const count = bench.lengths.repeats < 5 ? QUICK_WALKERS : WALKERS;
  const group = `${count.toLocaleString('en-US')} walkers in one square`;
  const { server, driver } = await bench.rig.serve('kernel', count, 'hub');
  const { warmupMs, windowMs } = bench.lengths;
  for (let repeat = 0; repeat < Math.min(3, bench.lengths.repeats); repeat++) {
    const marked: Promise<Marks>[] = [];
    const result = await driver.walk(
      warmupMs,
      windowMs,
      () => void marked.push((marked[0] ?? Promise.resolve()).then(() => server.mark())),
    );
    const marks = await marked[1];
    if (!marks) throw new Error('a walk without a window');
    const add = (what: string, unit: string, better: 'more' | 'less', value: number) =>
      bench.book.add({ group, what, unit, better }, 'kernel', value);
    add('tick, p50', 'ms', 'less', marks.ticks.p50);
    add('tick, p99', 'ms', 'less', marks.ticks.p99);
    add('ticks', '/s', 'more', marks.ticks.count / marks.seconds);
    add('inputs sent', '/s', 'more', result.inputsSent / result.seconds);
    add('frames a walker', '/s', 'more', result.framesIn / result.seconds / count);
    add('bytes a walker', 'B/s', 'less', result.bytesIn / result.seconds / count);
    add('event-loop utilisation of the server', '', 'less', marks.elu);
    add('CPU of the generator', 'cores', 'less', result.cores);
    if (result.cores > GENERATOR_CORES_MAX)
      bench.doubt(`${group}: the generator used ${tell(result.cores * 100)} % of a core.`);
    if (result.dropped > 0) bench.doubt(`${group}: ${result.dropped} were dropped.`);
  }
  server.end();
  await driver.end();
}

/** The product itself, its embedded database too. */
export async function restart(bench: Bench): Promise<void> {
  const server = await startServer({ limits: 'off', env: { LOG_LEVEL: 'silent' } });
  try {
    for (let repeat = 0; repeat < Math.min(3, bench.lengths.repeats); repeat++) {
      for (const [what, signal] of [
        ['after SIGTERM', 'SIGTERM'],
        ['after SIGKILL', 'SIGKILL'],
      ] as const) {
        const startedAt = performance.now();
        await server.restart(signal);
        while (!(await isReady(server.url))) await pause(READY_EVERY_MS);
        const took = (performance.now() - startedAt) / 1_000;
        bench.book.add({ group: 'Full restart to /ready', what, unit: 's', better: 'less' }, 'kernel', took);
      }
    }
  } finally {
    await server.stop();
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
