/**
 * Looking back: an actor as it was at any moment that is still kept, from the base and the records of the log alone.
 * The checkpointed parts are not asked, so what this says can be held against them.
 */
import type { Address } from '../../actors/kit/address.ts';
import { keyOf, kindOf } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { KEPT_SINCE } from '../persistence/archive.ts';
import type { DatabaseView } from '../persistence/DatabaseView.ts';
import { assertNoGap, unpackSegment } from './segment.ts';

export interface ActorAt {
  readonly address: Address;
  readonly ver: number;
  /** 0 when all its records have been folded into the base. */
  readonly epoch: number;
  readonly parts: ReadonlyMap<string, unknown>;
  /** Segments that had something to say about it. */
  readonly read: readonly { readonly inc: string; readonly seq: number; readonly at: number; readonly ver: number }[];
}

/** The moment asked for lies before what is kept. */
export class NotKept extends Error {
  override name = 'NotKept';
  readonly keptSince: number;

  constructor(keptSince: number) {
    super(`the log is kept since ${new Date(keptSince).toISOString()}`);
    this.keptSince = keptSince;
  }
}

export async function historyAt(view: DatabaseView, address: Address, until?: number): Promise<ActorAt> {
  const keptSince = await readKeptSince(view);
  if (until !== undefined && until < keptSince) throw new NotKept(keptSince);
  const parts = await readBase(view, address);
  const baseVer = Math.max(0, ...[...parts.values()].map(({ ver }) => ver));
  const found = await findRecords(view, address, until);
  for (const [i, { record }] of found.entries()) {
    const before = found[i - 1]?.record.ver ?? record.ver - 1;
    // What the base covers may be gone; behind it nothing may be missing.
    const follows = record.ver === before + 1 || record.ver <= baseVer + 1;
    assert(follows, `${address}: record ${record.ver} of the log follows ${before}`);
    applyAbove(parts, record);
  }
  const last = found.at(-1)?.record;
  return {
    address,
    ver: Math.max(baseVer, last?.ver ?? 0),
    epoch: last?.epoch ?? 0,
    parts: new Map([...parts].filter(([, { value }]) => value !== null).map(([part, { value }]) => [part, value])),
    read: found.map(({ inc, seq, at, record: { ver } }) => ({ inc, seq, at, ver })),
  };
}

type Parts = Map<string, { readonly value: unknown; readonly ver: number }>;

function applyAbove(parts: Parts, { puts, ver }: ActorRecord): void {
  for (const [part, value] of puts) if ((parts.get(part)?.ver ?? 0) < ver) parts.set(part, { value, ver });
}

async function readKeptSince(view: DatabaseView): Promise<number> {
  const rows = await view.rows<{ since: number }>('SELECT value::float8 AS since FROM world WHERE name = $1', [
    KEPT_SINCE,
  ]);
  return rows[0]?.since ?? 0;
}

async function readBase(view: DatabaseView, address: Address): Promise<Parts> {
  const rows = await view.rows<{ part: string; value: unknown; ver: string }>(
    'SELECT part, value, ver FROM actor_part_base WHERE kind = $1 AND key = $2',
    [kindOf(address), keyOf(address)],
  );
  return new Map(rows.map(({ part, value, ver }) => [part, { value, ver: Number(ver) }]));
}

/** The actor's records of all incarnations, in the order in which they happened. */
async function findRecords(view: DatabaseView, address: Address, until?: number) {
  const found: { inc: string; seq: number; at: number; record: ActorRecord }[] = [];
  for (const { inc, prunedThrough } of await view.nodes()) {
    let last = prunedThrough;
    for await (const segment of view.segments(inc, prunedThrough, until)) {
      assertNoGap(inc, last, [segment.seq]);
      last = segment.seq;
      for (const record of unpackSegment(inc, segment.seq, segment)) {
        if (record.address === address) found.push({ inc, seq: segment.seq, at: segment.at, record });
      }
    }
  }
  return found.sort((left, right) => left.record.ver - right.record.ver);
}
