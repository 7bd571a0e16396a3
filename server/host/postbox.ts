/** The postbox: which senders in memory have letters waiting for whom. Rebuilt from the outboxes at activation. */
import type { Address } from '../../actors/kit/address.ts';

export class Postbox {
  readonly #senders = new Map<Address, Set<Address>>();
  readonly #underWay = new Set<Address>();

  add(to: Address, from: Address): void {
    const senders = this.#senders.get(to);
    if (senders) senders.add(from);
    else this.#senders.set(to, new Set([from]));
  }

  has(to: Address): boolean {
    return this.#senders.has(to);
  }

  /** True for who begins a round to the receiver; false while one is under way. */
  begin(to: Address): boolean {
    return this.#underWay.size !== this.#underWay.add(to).size;
  }

  /** Ends the round: whoever has letters for the receiver, and is forgotten here. */
  take(to: Address): Address[] {
    const senders = [...(this.#senders.get(to) ?? [])];
    this.#senders.delete(to);
    this.#underWay.delete(to);
    return senders;
  }
}
