/**
 * The parts every actor has beside its own: command memory, mail cursors, outbox, wake time, tuning version.
 * Their keys begin with `~`; no kind may touch them. They travel in records and snapshots like any other part.
 */

import type { Mail, Reply } from './actor.ts';
import type { Address } from './address.ts';
import type { Value } from './value.ts';

/** `~session/<id>`: what one client session has asked, so that a re-send gets the first reply (D5). */
export interface SessionPart {
  readonly last: number;
  readonly usedAt: number;
  readonly replies: readonly (readonly [seq: number, reply: Reply])[];
}

/** `~out/<to>`: next number to give, and the last one the receiver is known to have taken. */
export interface OutPart {
  readonly next: number;
  readonly taken: number;
}

/** `~mail/<to>/<seq>`: a letter that has not been taken yet; its value is in transit. `~lost/<n>` has the same shape. */
export interface MailPart {
  readonly mail: Mail;
  readonly value: Value;
}

export const system = {
  isSystem: (key: string): boolean => key.startsWith('~'),
  session: (id: string) => `~session/${id}`,
  /** The last number taken from a correspondent: a plain number. */
  inbox: (from: Address) => `~in/${from}`,
  outbox: (to: Address) => `~out/${to}`,
  letter: (to: Address, seq: number) => `~mail/${to}/${seq}`,
  lost: (n: number) => `~lost/${n}`,
  wake: '~wake',
  /** The version of the tuning the last turn went by; none while that is 0. */
  tuned: '~tuned',
} as const;

/** The receiver and number of a letter's key, or null for any other key. */
export function parseLetterKey(key: string): { to: Address; seq: number } | null {
  const match = /^~mail\/([^/]+)\/(\d+)$/.exec(key);
  return match ? { to: match[1] as Address, seq: Number(match[2]) } : null;
}

/** Value in a system part: letters and lost property. */
export function systemHoldings(key: string, part: unknown): Value {
  return key.startsWith('~mail/') || key.startsWith('~lost/') ? (part as MailPart).value : {};
}
