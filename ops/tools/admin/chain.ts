/**
 * The chain of what operators did. Each row's hash covers the row and the hash before it, so that none can be changed, left
 * out or slipped in without breaking all that follow. Who keeps the last hash elsewhere also notices a chain made anew.
 */
import { createHash } from 'node:crypto';

export interface Action {
  /** 1, 2, 3, … */
  readonly id: number;
  /** Epoch ms. */
  readonly at: number;
  readonly operator: string;
  readonly action: string;
  /** A player's id, or a file. */
  readonly target: string | null;
  readonly reason: string;
  readonly details: Details;
}

export type Details = Readonly<Record<string, string | number | boolean | null>>;
export type Recorded = Action & { readonly hash: string };

/** What the first row follows. */
export const ORIGIN = '';

export function hashOf(previous: string, { id, at, operator, action, target, reason, details }: Action): string {
  // The database keeps the details' keys in an order of its own.
  const sorted = Object.entries(details).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([previous, id, at, operator, action, target, reason, sorted]);
  return createHash('sha256').update(text).digest('hex');
}

/** Takes the rows in order of their numbers; says what is wrong with one, or null. */
export class Chain {
  #last = 0;
  #head = ORIGIN;

  get head(): string {
    return this.#head;
  }

  add(row: Recorded): string | null {
    const expected = this.#last + 1;
    if (row.id !== expected) return `action ${expected} is missing: ${row.id} follows ${this.#last}`;
    if (row.hash !== hashOf(this.#head, row)) return `action ${row.id} is not what was recorded`;
    this.#last = row.id;
    this.#head = row.hash;
    return null;
  }
}
