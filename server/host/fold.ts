/**
 * The fold: committed records to checkpoints. The one way by which the log becomes the state of actors: the checkpointer of a
 * living node and the recovery of a dead one both call it (D7).
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Put } from '../../actors/kit/record.ts';
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

/** One actor, from the version before the first of these records. */
class Folding {
  readonly #since: number;
  readonly #puts = new Map<string, PartText | null>();
  /** Parts that were not there before, and those of them that are gone again. */
  readonly #born = new Set<string>();
  readonly #passed = new Set<string>();
  #last: LoggedRecord;

  constructor(first: LoggedRecord) {
    this.#since = first.ver - 1;
    this.#last = first;
    for (const put of first.puts) this.#put(put);
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
    for (const put of record.puts) this.#put(put);
  }

  #put([key, part, isNew]: Put<PartText>): void {
    if (isNew && !this.#puts.has(key)) this.#born.add(key);
    if (part === null && this.#born.delete(key)) {
      this.#puts.delete(key);
      this.#passed.add(key);
    } else this.#puts.set(key, part);
  }

  checkpoint(how: 'exact' | 'whole'): Checkpoint {
    const { address, epoch, ver, stateVersion, at, wakeAt } = this.#last;
    const head = { address, epoch, ver, stateVersion, at, wakeAt };
    if (how === 'exact') return { ...head, since: this.#since, puts: this.#puts };
    const passed = [...this.#passed].map((key): [string, null] => [key, null]);
    return { ...head, since: null, puts: new Map([...passed, ...this.#puts]) };
  }
}
