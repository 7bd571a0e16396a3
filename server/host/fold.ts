/**
 * The fold: committed records to checkpoints and history. The one way by which the log becomes rows:
 * the checkpointer of a living node and the recovery of a dead one both call it (D7).
 */
import type { Fact } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import { isOperatorOrder } from '../../actors/kit/fact.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Checkpoint, History, LedgerRow, Origin, TradeRow } from '../persistence/Store.ts';

interface Folding {
  epoch: number;
  ver: number;
  stateVersion: number;
  wakeAt: number | null;
  puts: Map<string, unknown>;
}

/** Last values of every part the records touched, by actor. Records of one actor must follow one another. */
export class Fold {
  readonly #actors = new Map<Address, Folding>();
  #ledger: LedgerRow[] = [];
  #trades: History['trades'][number][] = [];
  #through = 0;

  get isEmpty(): boolean {
    return this.#through === 0;
  }

  get actors(): number {
    return this.#actors.size;
  }

  add(seq: number, records: readonly ActorRecord[]): void {
    assert(this.#through === 0 || seq === this.#through + 1, `segment ${seq} folded after ${this.#through}`);
    this.#through = seq;
    let ordinal = 0;
    for (const record of records) {
      this.#addRecord(record);
      const origin = (): Origin => ({ seq, ordinal: ordinal++, at: record.at });
      const note = noteOf(record.facts);
      for (const movement of record.movements) this.#ledger.push({ ...origin(), ...movement, ...note });
      for (const fact of record.facts) {
        if (fact.type === 'trade') this.#trades.push({ ...origin(), ...(fact as unknown as TradeRow) });
      }
    }
  }

  #addRecord({ address, epoch, ver, stateVersion, wakeAt, puts }: ActorRecord): void {
    const folding = this.#actors.get(address) ?? { epoch, ver: ver - 1, stateVersion, wakeAt, puts: new Map() };
    assert(
      folding.epoch <= epoch && folding.ver === ver - 1,
      `${address}: record ${epoch}/${ver} after ${folding.epoch}/${folding.ver}`,
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

  history(): History {
    return { through: this.#through, ledger: this.#ledger, trades: this.#trades };
  }
}

/** Who moved value, and why, where it was an operator: the ledger shows it beside the movements of that record. */
function noteOf(facts: readonly Fact[]): { note?: string } {
  const fact = facts.find(isOperatorOrder);
  return fact ? { note: `order ${fact['order']} of ${fact['operator']}: ${fact['reason']}` } : {};
}
