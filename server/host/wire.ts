/**
 * The wire port: news between nodes that mail waits for an actor. It may be lost, late or doubled: letters lie in the
 * sender's outbox, and the log is the truth. One node alone needs none.
 */
import type { Address } from '../../actors/kit/address.ts';

export interface Wire {
  /** Tells whoever owns the actor that something waits for it. */
  news(address: Address): void;
  onNews(hear: (address: Address) => void): void;
}

/** For a node that owns everything: there is nobody to tell. */
export class NoWire implements Wire {
  news(): void {}

  onNews(): void {}
}
