/**
 * The wire port: what the hosts of several nodes say to one another. It may lose, delay, double and reorder: letters lie in
 * the sender's outbox until they are known to be taken, and are sent again. One node alone needs none.
 */
import type { Mail } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import type { Value } from '../../actors/kit/value.ts';

export interface WireLetter {
  readonly seq: number;
  readonly mail: Mail;
  readonly value: Value;
}

export type WireMessage =
  /** Committed letters of one pair, in order; the first may be any that has not been taken. */
  | { readonly type: 'letters'; readonly to: Address; readonly from: Address; readonly letters: readonly WireLetter[] }
  /** The receiver has committed everything up to this number; `to` is who wrote the letters. */
  | { readonly type: 'taken'; readonly to: Address; readonly by: Address; readonly through: number }
  /** The receiver cannot be had at the node that was asked: ask again who has it. */
  | { readonly type: 'elsewhere'; readonly to: Address };

export interface Wire {
  /** To the host of that incarnation, if it can be reached; never waits, never throws. */
  send(inc: string, message: WireMessage): void;
  /** Called with the incarnation that sent it, once that is certain. */
  onMessage(hear: (from: string, message: WireMessage) => void): void;
  /** Makes every peer look at who lives, and where: somebody came, or goes. A hint, and no more. */
  nudge(): void;
  onNudge(hear: () => void): void;
}

/** For a node that owns everything: there is nobody to tell. */
export class NoWire implements Wire {
  send(): void {}

  onMessage(): void {}

  nudge(): void {}

  onNudge(): void {}
}
