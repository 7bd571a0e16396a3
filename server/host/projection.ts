/**
 * The projection: committed records to history, each movement and each trade under the segment and place it stands in.
 * Value that a letter took from one account to another within one segment is one row, from whom to whom: it was never seen on
 * its way. Only what was under way when its segment ended has rows to and from `transit`.
 */
import type { Fact } from '../../actors/kit/actor.ts';
import { assert } from '../../actors/kit/assert.ts';
import { isOperatorOrder } from '../../actors/kit/fact.ts';
import type { Movement } from '../../actors/kit/record.ts';
import type { History, LedgerRow, Origin, TradeRow } from '../persistence/Store.ts';
import type { LoggedRecord } from './logged.ts';

/** Rows of value that is under way, by who sent what. */
type UnderWay = Map<string, number[]>;

/** Segments must follow one another. */
export class Projection {
  readonly #ledger: LedgerRow[] = [];
  readonly #trades: (Origin & TradeRow)[] = [];
  #through = 0;

  add(seq: number, records: readonly LoggedRecord[]): void {
    assert(this.#through === 0 || seq === this.#through + 1, () => `segment ${seq} projected after ${this.#through}`);
    this.#through = seq;
    const underWay: UnderWay = new Map();
    let ordinal = 0;
    for (const record of records) {
      const { at, movements, facts } = record;
      const note = noteOf(facts);
      const from = movements.some(({ debit }) => debit === 'transit') ? senderOf(record) : null;
      for (const { asset, amount, debit, credit, reason } of movements) {
        const movement = { asset, amount, debit, credit, reason };
        if (from !== null && debit === 'transit' && this.#arrive(movement, from, underWay)) continue;
        if (credit === 'transit') depart(underWay, movement, this.#ledger.length);
        this.#ledger.push({ seq, ordinal: ordinal++, at, ...movement, note });
      }
      for (const fact of facts)
        if (fact.type === 'trade') this.#trades.push({ seq, ordinal: ordinal++, at, ...(fact as unknown as TradeRow) });
    }
  }

  history(): History {
    return { through: this.#through, ledger: this.#ledger, trades: this.#trades };
  }

  /** True when the row by which it set out is one of this segment: it has now its other end. */
  #arrive(movement: Movement, from: string, underWay: UnderWay): boolean {
    const row = underWay.get(nameOf(movement, from))?.shift();
    const departed = row === undefined ? undefined : this.#ledger[row];
    if (row === undefined || !departed) return false;
    this.#ledger[row] = { ...departed, credit: movement.credit };
    return true;
  }
}

function depart(underWay: UnderWay, movement: Movement, row: number): void {
  const name = nameOf(movement, movement.debit);
  const rows = underWay.get(name);
  if (rows) rows.push(row);
  else underWay.set(name, [row]);
}

const nameOf = ({ asset, amount, reason }: Movement, from: string): string => `${from} ${reason} ${amount} ${asset}`;

const CURSOR = '~in/';

/** Who wrote the letter that the record takes. */
function senderOf({ puts }: LoggedRecord): string | null {
  for (const [key] of puts) if (key.startsWith(CURSOR)) return key.slice(CURSOR.length);
  return null;
}

/** Who moved value, and why, where it was an operator: the ledger shows it beside the movements of that record. */
function noteOf(facts: readonly Fact[]): string | null {
  const fact = facts.find(isOperatorOrder);
  return fact ? `order ${fact['order']} of ${fact['operator']}: ${fact['reason']}` : null;
}
