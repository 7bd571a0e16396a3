/**
 * The fold: committed records to checkpoints. The one way by which the log becomes the state of actors: the checkpointer of a
 * living node and the recovery of a dead one both call it (D7).
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Checkpoint, PartText } from '../persistence/Store.ts';
import type { LoggedRecord } from './logged.ts';

/** Last values of every part the records touched, by actor. Records of one actor must follow one another. */
export class Fold {
  readonly #actors = new Map<Address, Folding>();

  get actors(): number {
    return this.#actors.size;
  }

  add(records: readonly LoggedRecord[]): void {
    for (const record of records) {
      const folding = this.#actors.get(record.address);
      if (folding) folding.add(record);
      else this.#actors.set(record.address, new Folding(record));
    }
  }

  /**
   * The checkpoints, in slices small enough for one statement each. Exact ones leave out what came and went within the fold, and
   * so stand only where the row is as it was before; whole ones stand wherever it is.
   */
  *checkpoints(how: 'exact' | 'whole', partsMax = 2_000): Generator<Checkpoint[]> {
    let slice: Checkpoint[] = [];
    let parts = 0;
    for (const folding of this.#actors.values()) {
      const checkpoint = folding.checkpoint(how);
      slice.push(checkpoint);
      parts += checkpoint.puts.size;
      if (parts >= partsMax) {
        yield slice;
        slice = [];
        parts = 0;
      }
    }
    if (slice.length > 0) yield slice;
  }

  versions(): { address: Address; ver: number }[] {
    return [...this.#actors].map(([address, { ver }]) => ({ address, ver }));
  }
}

/** A part within the fold: what it became, and whether it was there before. One for each key, written over. */
interface FoldedPart {
  last: PartText | null;
  readonly isNew: boolean;
}

/** One actor, from the version before the first of these records. */
class Folding {
  readonly #since: number;
  readonly #parts = new Map<string, FoldedPart>();
  #last: LoggedRecord;

  constructor(first: LoggedRecord) {
    this.#since = first.ver - 1;
    this.#last = first;
    this.#put(first.puts);
  }

  get ver(): number {
    return this.#last.ver;
  }

  add(record: LoggedRecord): void {
    const { address, epoch, ver } = this.#last;
    assert(
      epoch <= record.epoch && ver === record.ver - 1,
      () => `${address}: record ${record.epoch}/${record.ver} after ${epoch}/${ver}`,
    );
    this.#last = record;
    this.#put(record.puts);
  }

  #put(puts: LoggedRecord['puts']): void {
    for (const [key, part, isNew] of puts) {
      const folded = this.#parts.get(key);
      if (folded) folded.last = part;
      else this.#parts.set(key, { last: part, isNew: isNew === true });
    }
  }

  checkpoint(how: 'exact' | 'whole'): Checkpoint {
    const { address, epoch, ver, stateVersion, at, wakeAt } = this.#last;
    const puts = new Map<string, PartText | null>();
    for (const [key, { last, isNew }] of this.#parts)
      if (how === 'whole' || !isNew || last !== null) puts.set(key, last);
    return { address, epoch, ver, stateVersion, at, wakeAt, since: how === 'exact' ? this.#since : null, puts };
  }
}
