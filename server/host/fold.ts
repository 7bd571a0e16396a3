/**
 * The fold: committed records to checkpoints. The one way by which the log becomes the state of actors: the checkpointer of a
 * living node and the recovery of a dead one both call it (D7).
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Checkpoint, PartText } from '../persistence/Store.ts';
import type { LoggedRecord } from './logged.ts';

interface Folding {
  epoch: number;
  ver: number;
  stateVersion: number;
  wakeAt: number | null;
  readonly puts: Map<string, PartText | null>;
}

/** Last values of every part the records touched, by actor. Records of one actor must follow one another. */
export class Fold {
  readonly #actors = new Map<Address, Folding>();

  get actors(): number {
    return this.#actors.size;
  }

  add(records: readonly LoggedRecord[]): void {
    for (const record of records) this.#add(record);
  }

  #add({ address, epoch, ver, stateVersion, wakeAt, puts }: LoggedRecord): void {
    const folding = this.#actors.get(address) ?? { epoch, ver: ver - 1, stateVersion, wakeAt, puts: new Map() };
    const before = folding.ver;
    assert(
      folding.epoch <= epoch && before === ver - 1,
      () => `${address}: record ${epoch}/${ver} after ${folding.epoch}/${before}`,
    );
    this.#actors.set(address, folding);
    folding.epoch = epoch;
    folding.ver = ver;
    folding.stateVersion = stateVersion;
    folding.wakeAt = wakeAt;
    for (const [key, part] of puts) folding.puts.set(key, part);
  }

  /** The checkpoints, in slices small enough for one statement each. */
  *checkpoints(partsMax = 2_000): Generator<Checkpoint[]> {
    let slice: Checkpoint[] = [];
    let parts = 0;
    for (const [address, { epoch, ver, stateVersion, wakeAt, puts }] of this.#actors) {
      slice.push({ address, epoch, ver, stateVersion, wakeAt, puts });
      parts += puts.size;
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
