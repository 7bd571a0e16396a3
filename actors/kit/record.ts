/**
 * A record: everything one message did to one actor, as outcomes. Folding needs no game code:
 * recovery, checkpoint, restore and audit all apply the same puts to the same parts (D7).
 */

import type { Fact } from './actor.ts';
import type { Address } from './address.ts';
import type { Asset } from './value.ts';

/** One double-entry movement: the amount leaves `debit` and enters `credit`. */
export interface Movement {
  readonly asset: Asset;
  readonly amount: number;
  readonly debit: Account;
  readonly credit: Account;
  /** The faucet or sink, or the type of the mail that carried it. */
  readonly reason: string;
}

/** An actor, a faucet, a sink, or mail under way. */
export type Account = Address | `faucet:${string}` | `sink:${string}` | 'transit';

/** A new value of a part; null drops it. Where there was none before it says so: who folds the log can then forget what came and went. */
export type Put<Part = unknown> = readonly [key: string, part: Part | null, isNew?: true];

export interface ActorRecord {
  readonly address: Address;
  /** The owner's epoch: a record of an older owner is never applied. */
  readonly epoch: number;
  /** The actor's version after this record: +1 each, over all owners. */
  readonly ver: number;
  /** Version of the parts' shapes, as the writer had them. */
  readonly stateVersion: number;
  /** Instant of the decision, epoch ms. */
  readonly at: number;
  /** When some node must have this actor in memory: its deadline, or at once while letters of its wait. */
  readonly wakeAt: number | null;
  readonly puts: readonly Put[];
  readonly movements: readonly Movement[];
  readonly facts: readonly Fact[];
}

/** Folds puts into parts. */
export function applyPuts(parts: Map<string, unknown>, puts: ActorRecord['puts']): void {
  for (const [key, part] of puts) {
    if (part === null) parts.delete(key);
    else parts.set(key, part);
  }
}
