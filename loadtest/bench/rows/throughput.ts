/** How many commands a second: saturation of the three servers, contention, pipelining, one client alone, open loops. */
import { type Bench, SATURATED_ELU, type Sample } from '../Bench.ts';
import { tell } from '../figures.ts';
import type { Mode } from '../server/talk.ts';

const ALL: readonly Mode[] = ['bare', 'kernel', 'transactions'];
const OURS: readonly Mode[] = ['bare', 'kernel'];
const POOLS = [1, 2, 4, 8, 16, 32] as const;
/** Commands always under way: enough that no server ever waits for the generator. */
const UNDER_WAY = 256;
const PIPELINED = 16;
/** Part of the due commands that must be answered in time for the latencies to mean something. */
const KEPT_UP = 0.95;
const RATES = [1_000, 5_000, 10_000] as const;

const perSecond = { unit: '/s', better: 'more' } as const;
const ms = { unit: 'ms', better: 'less' } as const;

function assertSaturated(bench: Bench, mode: Mode, { marks }: Sample, row: string): void {
  // The transactions wait for the database, whatever the loop does: their limit is found by the pool's size.
  if (mode !== 'transactions' && marks.elu < SATURATED_ELU)
    bench.doubt(`${row}, ${mode}: event-loop utilisation ${tell(marks.elu)}, so this is no saturation.`);
}

/** The pool that serves (c) best stays for everything that follows. */
export async function tunePool(bench: Bench): Promise<void> {
  const { server } = await bench.stand('transactions');
  const found: { size: number; rate: number }[] = [];
  for (const size of POOLS) {
    await server.resizePool(size);
    found.push({
      size,
      rate: (await bench.sample('Pool', 'transactions', { shape: { closed: UNDER_WAY } })).perSecond,
    });
  }
  const best = found.reduce((left, right) => (right.rate > left.rate ? right : left));
  await server.resizePool(best.size);
  const tried = found.map(({ size, rate }) => `${size}: ${tell(rate)}`).join(', ');
  bench.book.notes.push(`(c) by pool size, commands/s: ${tried}; ${best.size} is used.`);
}

export async function saturation(bench: Bench): Promise<void> {
  const group = 'Saturation';
  await bench.interleaved(ALL, async (mode) => {
    const sample = await bench.sample(group, mode, { shape: { closed: UNDER_WAY } });
    assertSaturated(bench, mode, sample, group);
    const { marks, result } = sample;
    bench.book.add({ group, what: 'commands', ...perSecond }, mode, sample.perSecond);
    bench.book.add({ group, what: 'event-loop utilisation of the server', unit: '', better: 'more' }, mode, marks.elu);
    bench.book.add({ group, what: 'CPU of the server', unit: 'cores', better: 'less' }, mode, marks.cores);
    bench.book.add(
      { group, what: 'CPU of the server a command', unit: 'µs', better: 'less' },
      mode,
      (marks.cores / sample.perSecond) * 1e6,
    );
    bench.book.add(
      { group, what: 'of which on the thread that decides', unit: 'µs', better: 'less' },
      mode,
      (marks.ownCores / sample.perSecond) * 1e6,
    );
    bench.book.add({ group, what: 'CPU of the generator', unit: 'cores', better: 'less' }, mode, result.cores);
    bench.book.add({ group, what: 'p50', ...ms }, mode, result.ms.p50);
    bench.book.add({ group, what: 'p99', ...ms }, mode, result.ms.p99);
    if (mode !== 'kernel') return;
    bench.book.add(
      { group: 'The log', what: 'bytes a command', unit: 'B', better: 'less' },
      mode,
      marks.appendedBytes / marks.cascades,
    );
    bench.book.add(
      { group: 'The log', what: 'commands an append', unit: '', better: 'more' },
      mode,
      marks.cascades / marks.appends,
    );
    bench.book.add(
      { group: 'The log', what: 'unfolded at the end of a run', unit: 'MB', better: 'less' },
      mode,
      marks.tailBytes / 1e6,
    );
  });
}

export async function contention(bench: Bench): Promise<void> {
  const group = 'Contention';
  await bench.interleaved(OURS, async (mode) => {
    for (const [what, exponent] of [
      ['uniform', 0],
      ['Zipf 1.5', 1.5],
    ] as const) {
      const sample = await bench.sample(what, mode, { shape: { closed: UNDER_WAY }, exponent });
      assertSaturated(bench, mode, sample, what);
      bench.book.add({ group, what, ...perSecond }, mode, sample.perSecond);
    }
  });
}

export async function pipelined(bench: Bench): Promise<void> {
  const group = `${PIPELINED} requests a write`;
  await bench.interleaved(ALL, async (mode) => {
    const underWay = mode === 'transactions' ? UNDER_WAY : 4 * UNDER_WAY;
    const sample = await bench.sample(group, mode, { shape: { closed: underWay }, pipelined: PIPELINED });
    assertSaturated(bench, mode, sample, group);
    bench.book.add({ group, what: 'commands', ...perSecond }, mode, sample.perSecond);
  });
}

export async function alone(bench: Bench): Promise<void> {
  const group = 'One client alone';
  await bench.interleaved(ALL, async (mode) => {
    const { result, perSecond: rate } = await bench.sample(group, mode, { shape: { closed: 1 }, actors: 1 });
    bench.book.add({ group, what: 'p50', ...ms }, mode, result.ms.p50);
    bench.book.add({ group, what: 'p99', ...ms }, mode, result.ms.p99);
    bench.book.add({ group, what: 'commands', ...perSecond }, mode, rate);
  });
}

async function openLoop(bench: Bench, group: string, modes: readonly Mode[], rate: number): Promise<void> {
  await bench.interleaved(modes, async (mode) => {
    const { result, perSecond: reached } = await bench.sample(group, mode, { shape: { openPerSecond: rate } });
    bench.book.add({ group, what: 'p50', ...ms }, mode, result.ms.p50);
    bench.book.add({ group, what: 'p99', ...ms }, mode, result.ms.p99);
    bench.book.add({ group, what: 'p99.9', ...ms }, mode, result.ms.p999);
    bench.book.add({ group, what: 'answered', ...perSecond }, mode, reached);
    if (reached < rate * KEPT_UP)
      bench.book.note(`${group}, ${mode}: it did not keep up, so these latencies are those of a backlog.`);
  });
}

export async function openLoops(bench: Bench): Promise<void> {
  for (const rate of RATES)
    await openLoop(bench, `${rate.toLocaleString('en-US')} due a second`, rate === 1_000 ? ALL : OURS, rate);
}

export async function halfSaturated(bench: Bench): Promise<void> {
  const full = bench.book.median('Saturation', 'commands', 'kernel');
  if (full === undefined) return;
  await openLoop(bench, 'Half of the kernel’s saturation', OURS, full / 2);
}
