/**
 * Recovery: folds the short tails of retired incarnations, so that their actors may be claimed.
 * Idempotent: a fold that dies half-way is simply done again, by this node or another.
 */
import type { Address } from '../../actors/kit/address.ts';
import { kindOf } from '../../actors/kit/address.ts';
import type { AnyActorKind } from '../../actors/kit/actor.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Store } from '../persistence/Store.ts';
import { Fold } from './fold.ts';
import { assertNoGap, unpackSegment } from './segment.ts';

const SEGMENTS_PER_SLICE = 200;

export interface Recovered {
  readonly inc: string;
  readonly segments: number;
  readonly actors: number;
}

/** Folds every retired incarnation. Throws `SegmentError` on a defective tail: never served, never skipped. */
export async function foldRetired(store: Store, kinds: ReadonlyMap<string, AnyActorKind>): Promise<Recovered[]> {
  const recovered: Recovered[] = [];
  for (const { inc, projectedThrough } of await store.unfolded()) {
    let after = projectedThrough;
    const actors = new Set<Address>();
    for (;;) {
      const segments = await store.segments(inc, after, SEGMENTS_PER_SLICE);
      if (segments.length === 0) break;
      assertNoGap(
        inc,
        after,
        segments.map(({ seq }) => seq),
      );
      const fold = new Fold();
      for (const segment of segments) fold.add(segment.seq, unpackSegment(inc, segment.seq, segment));
      for (const slice of fold.checkpoints((address) => kinds.get(kindOf(address))?.version ?? 0)) {
        const standing = await store.checkpoint(inc, slice);
        assert(standing === slice.length, `fold of ${inc}: ${slice.length} actors written, ${standing} stand as the log says`);
      }
      await store.writeHistory(inc, fold.history());
      for (const { address } of fold.versions()) actors.add(address);
      after = segments[segments.length - 1]?.seq ?? after;
    }
    await store.markFolded(inc);
    recovered.push({ inc, segments: after - projectedThrough, actors: actors.size });
  }
  return recovered;
}
