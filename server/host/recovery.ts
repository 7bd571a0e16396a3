/**
 * Recovery: folds the short tails of retired incarnations, so that their actors may be claimed.
 * Idempotent: a fold that dies half-way is simply done again, by this node or another.
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Checkpoint, Store } from '../persistence/Store.ts';
import { Fold } from './fold.ts';
import { assertNoGap, unpackSegment } from './segment.ts';

/** Up to a megabyte each. */
const SEGMENTS_PER_SLICE = 32;

export interface Recovered {
  readonly inc: string;
  readonly segments: number;
  readonly actors: number;
}

/** Folds every retired incarnation. Throws `SegmentError` on a defective tail: never served, never skipped. */
export async function foldRetired(store: Store): Promise<Recovered[]> {
  const recovered: Recovered[] = [];
  for (const { inc, projectedThrough } of await store.unfolded()) {
    recovered.push(await foldTail(store, inc, projectedThrough));
    await store.markFolded(inc);
  }
  return recovered;
}

async function foldTail(store: Store, inc: string, projectedThrough: number): Promise<Recovered> {
  const actors = new Set<Address>();
  let through = projectedThrough;
  for (;;) {
    const segments = await store.segments(inc, through, SEGMENTS_PER_SLICE);
    const last = segments.at(-1);
    if (!last) return { inc, segments: through - projectedThrough, actors: actors.size };
    const seqs = segments.map(({ seq }) => seq);
    assertNoGap(inc, through, seqs);
    const fold = new Fold();
    for (const segment of segments) fold.add(segment.seq, unpackSegment(inc, segment.seq, segment));
    for (const slice of fold.checkpoints()) await write(store, inc, slice);
    await store.writeHistory(inc, fold.history());
    for (const { address } of fold.versions()) actors.add(address);
    through = last.seq;
  }
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
