/** The postbox: which senders in memory have letters waiting for whom. Rebuilt from the outboxes at activation. */
import type { Address } from '../../actors/kit/address.ts';

export class Postbox {
  readonly #senders = new Map<Address, Set<Address>>();

  add(to: Address, from: Address): void {
    const senders = this.#senders.get(to);
    if (senders) senders.add(from);
    else this.#senders.set(to, new Set([from]));
  }

  remove(to: Address, from: Address): void {
    const senders = this.#senders.get(to);
    senders?.delete(from);
    if (senders?.size === 0) this.#senders.delete(to);
  }

  sendersTo(to: Address): Address[] {
    return [...(this.#senders.get(to) ?? [])];
  }
}
