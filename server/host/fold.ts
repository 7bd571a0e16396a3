/**
 * The fold: committed records to checkpoints and history. The one way by which the log becomes rows:
 * the checkpointer of a living node and the recovery of a dead one both call it (D7).
 */
import type { Fact } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import { isOperatorOrder } from '../../actors/kit/fact.ts';
import type { Checkpoint, History, LedgerRow, PartText, TradeRow } from '../persistence/Store.ts';
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
  #ledger: LedgerRow[] = [];
  #trades: History['trades'][number][] = [];
  #through = 0;

  get isEmpty(): boolean {
    return this.#through === 0;
  }

  get actors(): number {
    return this.#actors.size;
  }

  add(seq: number, records: readonly LoggedRecord[]): void {
    this.#goOnTo(seq);
    for (const record of records) this.#addParts(record);
    this.#addHistory(seq, records);
  }

  /** History alone: the parts have been written before. */
  addHistory(seq: number, records: readonly LoggedRecord[]): void {
    this.#goOnTo(seq);
    this.#addHistory(seq, records);
  }

  #goOnTo(seq: number): void {
    assert(this.#through === 0 || seq === this.#through + 1, () => `segment ${seq} folded after ${this.#through}`);
    this.#through = seq;
  }

  #addHistory(seq: number, records: readonly LoggedRecord[]): void {
    let ordinal = 0;
    for (const { at, movements, facts } of records) {
      const note = noteOf(facts);
      for (const { asset, amount, debit, credit, reason } of movements)
        this.#ledger.push({ seq, ordinal: ordinal++, at, asset, amount, debit, credit, reason, note });
      for (const fact of facts) {
        if (fact.type === 'trade') this.#trades.push({ seq, ordinal: ordinal++, at, ...(fact as unknown as TradeRow) });
      }
    }
  }

  #addParts({ address, epoch, ver, stateVersion, wakeAt, puts }: LoggedRecord): void {
    let folding = this.#actors.get(address);
    if (!folding) {
      folding = { epoch, ver: ver - 1, stateVersion, wakeAt, puts: new Map() };
      this.#actors.set(address, folding);
    }
    const { epoch: epochBefore, ver: verBefore } = folding;
    assert(
      epochBefore <= epoch && verBefore === ver - 1,
      () => `${address}: record ${epoch}/${ver} after ${epochBefore}/${verBefore}`,
    );
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
function noteOf(facts: readonly Fact[]): string | null {
  const fact = facts.find(isOperatorOrder);
  return fact ? `order ${fact['order']} of ${fact['operator']}: ${fact['reason']}` : null;
}
