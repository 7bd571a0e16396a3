/**
 * Recovery: what retired incarnations left in the short tails of their logs. First it is folded, for then their actors may be
 * claimed; their history is projected behind that, while they live again. Both are idempotent: what dies half-way is simply done
 * again, by this node or another.
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Store, StoredSegment, Tail } from '../persistence/Store.ts';
import { Fold } from './fold.ts';
import { Projection } from './projection.ts';
import { assertNoGap, readSegment } from './segment.ts';

const SEGMENTS_AT_ONCE = 64;
/** Compressed. Folded together: a part that changed often is written once. */
const PASS_BYTES = 16 << 20;
/** In one statement: nobody else waits for these rows. */
const PARTS_AT_ONCE = 8_000;

export interface Recovered {
  readonly inc: string;
  readonly segments: number;
  readonly actors: number;
}

/** Folds every retired incarnation. Throws `SegmentError` on a defective tail: never served, never skipped. */
export async function foldRetired(store: Store): Promise<Recovered[]> {
  const recovered: Recovered[] = [];
  for (const tail of await store.unfolded()) recovered.push(await recover(store, tail));
  return recovered;
}

/** Folds one retired incarnation: from now on its actors may be claimed. Throws `SegmentError` on a defective tail. */
export async function recover(store: Store, tail: Tail): Promise<Recovered> {
  const recovered = await foldTail(store, tail);
  await store.markFolded(tail.inc);
  return recovered;
}

/** Writes the history that folded incarnations left, a few segments a statement; returns how many segments that were. */
export async function projectFolded(store: Store): Promise<number> {
  let projected = 0;
  for (const tail of await store.unprojected()) {
    for await (const segments of tailOf(store, tail)) {
      const projection = new Projection();
      for (const segment of segments) projection.add(segment.seq, readSegment(tail.inc, segment.seq, segment));
      await store.writeHistory(tail.inc, projection.history());
      projected += segments.length;
    }
  }
  return projected;
}

async function foldTail(store: Store, tail: Tail): Promise<Recovered> {
  const { inc } = tail;
  const actors = new Set<Address>();
  let fold = new Fold();
  let [read, bytes] = [0, 0];
  const writePass = async (): Promise<void> => {
    if (!(await write(store, inc, fold, 'exact'))) await writeWhole(store, inc, fold);
    for (const { address } of fold.versions()) actors.add(address);
    fold = new Fold();
    bytes = 0;
  };
  for await (const segments of tailOf(store, tail)) {
    for (const segment of segments) {
      fold.add(readSegment(inc, segment.seq, segment));
      bytes += segment.payload.length;
    }
    read += segments.length;
    if (bytes >= PASS_BYTES) await writePass();
  }
  await writePass();
  return { inc, segments: read, actors: actors.size };
}

/** The tail in order and without a hole, some segments at a time; the next are on their way while these are worked on. */
async function* tailOf(store: Store, { inc, projectedThrough }: Tail): AsyncGenerator<StoredSegment[]> {
  let through = projectedThrough;
  let next = store.segments(inc, through, SEGMENTS_AT_ONCE);
  for (;;) {
    const segments = await next;
    const last = segments.at(-1);
    if (!last) return;
    assertNoGap(
      inc,
      through,
      segments.map(({ seq }) => seq),
    );
    through = last.seq;
    next = ahead(store.segments(inc, through, SEGMENTS_AT_ONCE));
    yield segments;
  }
}

/** Begun before it is waited for: should it fail, whoever waits hears of it. */
function ahead<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

/** False when not all of its actors stand as the log says. */
async function write(store: Store, inc: string, fold: Fold, how: 'exact' | 'whole'): Promise<boolean> {
  for (const slice of fold.checkpoints(how, PARTS_AT_ONCE))
    if ((await store.checkpoint(inc, slice)) !== slice.length) return false;
  return true;
}

/** Somebody has written a part of this tail: the dead node itself, or another that folds it too and may be done by now. */
async function writeWhole(store: Store, inc: string, fold: Fold): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) if (await write(store, inc, fold, 'whole')) return;
  const isOurs = (await store.unfolded()).some((tail) => tail.inc === inc);
  assert(!isOurs, `fold of ${inc}: ${fold.actors} actors written, not all stand as the log says`);
}
