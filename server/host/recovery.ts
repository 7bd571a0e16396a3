/**
 * Recovery: folds the short tails of retired incarnations, so that their actors may be claimed.
 * Idempotent: a fold that dies half-way is simply done again, by this node or another.
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Checkpoint, Store, StoredSegment } from '../persistence/Store.ts';
import { Fold } from './fold.ts';
import { assertNoGap, unpackSegment } from './segment.ts';

/** Up to a megabyte each. */
const SEGMENTS_AT_ONCE = 32;
/** Folded together: a part that changed often is written once. */
const PASS_BYTES = 32 << 20;
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
export async function recover(store: Store, tail: { inc: string; projectedThrough: number }): Promise<Recovered> {
  const recovered = await foldTail(store, tail.inc, tail.projectedThrough);
  await store.markFolded(tail.inc);
  return recovered;
}

async function foldTail(store: Store, inc: string, projectedThrough: number): Promise<Recovered> {
  const actors = new Set<Address>();
  let through = projectedThrough;
  let history: Promise<void> = Promise.resolve();
  let fold = new Fold();
  let bytes = 0;
  const writePass = async (): Promise<void> => {
    for (const slice of fold.checkpoints(PARTS_AT_ONCE)) await write(store, inc, slice);
    for (const { address } of fold.versions()) actors.add(address);
    await history;
    // Behind its own checkpoints, or its mark would say too much; beside the reading of what comes next.
    history = ahead(store.writeHistory(inc, fold.history()));
    fold = new Fold();
    bytes = 0;
  };
  for await (const segments of tailOf(store, inc, through)) {
    for (const segment of segments) {
      fold.add(segment.seq, unpackSegment(inc, segment.seq, segment));
      bytes += segment.payload.length;
      through = segment.seq;
    }
    if (bytes >= PASS_BYTES) await writePass();
  }
  if (!fold.isEmpty) await writePass();
  await history;
  return { inc, segments: through - projectedThrough, actors: actors.size };
}

/** The tail in order and without a hole, some segments at a time; the next are on their way while these are folded. */
async function* tailOf(store: Store, inc: string, after: number): AsyncGenerator<StoredSegment[]> {
  let through = after;
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

/** Another node may be folding the same tail: what it wrote meanwhile counts when asked again, and so does its being done. */
async function write(store: Store, inc: string, slice: readonly Checkpoint[]): Promise<void> {
  let standing = 0;
  for (let attempt = 0; attempt < 2; attempt++) {
    standing = await store.checkpoint(inc, slice);
    if (standing === slice.length) return;
  }
  const isOurs = (await store.unfolded()).some((tail) => tail.inc === inc);
  assert(!isOurs, `fold of ${inc}: ${slice.length} actors written, ${standing} stand as the log says`);
}
