/**
 * Pruning: the log is kept for a while, for audit and for looking back; then its oldest segments are folded into a base and
 * dropped. Only what is checkpointed and projected goes. History (ledger, trades, candles) stays for ever.
 */
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Archive, BasePart, Prunable, Retention } from '../persistence/archive.ts';
import { assertNoGap, unpackSegment } from './segment.ts';

export const retention: Retention = { maxAgeMs: 7 * 86_400_000, maxBytes: 2 * 1024 ** 3 };

/** Up to a megabyte each; a statement carries what they put. */
const SEGMENTS_PER_STATEMENT = 16;

/** Drops what is past retention and returns how many segments that were. Throws `SegmentError` rather than lose a defect. */
export async function prune(archive: Archive, keep: Retention = retention): Promise<number> {
  const cutoff = await archive.cutoff(keep);
  const prunable = await archive.prunable(cutoff);
  if (prunable.length === 0) return 0;
  await archive.forgetBefore(cutoff);
  let dropped = 0;
  for (const each of prunable) dropped += await pruneOne(archive, each);
  await archive.forgetDropped(cutoff);
  return dropped;
}

async function pruneOne(archive: Archive, { inc, after, through }: Prunable): Promise<number> {
  let done = after;
  while (done < through) {
    const segments = await archive.segments(inc, done, through, SEGMENTS_PER_STATEMENT);
    const seqs = segments.map(({ seq }) => seq);
    assertNoGap(inc, done, seqs);
    // Another node may be pruning as well, and have been faster.
    const last = segments.at(-1);
    if (!last) break;
    const records = segments.flatMap((segment) => unpackSegment(inc, segment.seq, segment));
    await archive.drop({ inc, after: done, through: last.seq }, lastPuts(records));
    done = last.seq;
  }
  return done - after;
}

/** The last value of every part that the records touched. */
function lastPuts(records: readonly ActorRecord[]): BasePart[] {
  const parts = new Map<string, BasePart>();
  for (const { address, ver, puts } of records) {
    for (const [part, value] of puts) parts.set(`${address}/${part}`, { address, part, value, ver });
  }
  return [...parts.values()];
}
