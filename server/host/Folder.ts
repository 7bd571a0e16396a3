/**
 * The folder: writes committed segments down as rows, checkpoints first and their history behind them. It is given the bytes
 * that were committed and nothing else, so it works here as well as on a thread of its own (server/world/ThreadFolder.ts).
 */
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Store } from '../persistence/Store.ts';
import { Fold } from './fold.ts';
import { Projection } from './projection.ts';
import { projectFolded } from './recovery.ts';
import { readSegment, type SealedSegment } from './segment.ts';

/** A segment whose append is known to be committed. */
export interface CommittedSegment extends SealedSegment {
  readonly seq: number;
}

/** Where the row of an actor stands now. */
export interface Reached {
  readonly address: Address;
  readonly ver: number;
}

export interface Folder {
  /** Of this incarnation, in order and without a gap; the same ones again change nothing. `fenced`: it has been retired. */
  fold(segments: readonly CommittedSegment[]): Promise<Reached[] | 'fenced'>;
  /** Writes the history that folded incarnations left; returns how many segments that were. */
  projectFolded(): Promise<number>;
}

export class StoreFolder implements Folder {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async fold(segments: readonly CommittedSegment[]): Promise<Reached[] | 'fenced'> {
    const { inc } = this.#store;
    const [fold, projection] = [new Fold(), new Projection()];
    for (const segment of segments) {
      const records = readSegment(inc, segment.seq, segment);
      fold.add(records);
      projection.add(segment.seq, records);
    }
    if (!(await this.#write(fold, 'exact')) && !(await this.#write(fold, 'whole'))) {
      if (!(await this.#store.isLive())) return 'fenced';
      assert(false, `${fold.actors} actors checkpointed, not all stand as the log says`);
    }
    await this.#store.writeHistory(inc, projection.history());
    return fold.versions();
  }

  /** False when a row is not where its fold begins: an earlier attempt came further than is known here. */
  async #write(fold: Fold, how: 'exact' | 'whole'): Promise<boolean> {
    for (const slice of fold.checkpoints(how))
      if ((await this.#store.checkpoint(this.#store.inc, slice)) !== slice.length) return false;
    return true;
  }

  projectFolded(): Promise<number> {
    return projectFolded(this.#store);
  }
}
