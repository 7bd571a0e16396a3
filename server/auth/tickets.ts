/**
 * Seat tickets: what the enter call gives and a room takes, once, within seconds. They carry who it is and where to, so
 * that no access token is ever part of an address. Kept by the node that will seat the player; lost with it, harmlessly.
 */
import { randomBytes } from 'node:crypto';
import type { Address } from '../../actors/kit/address.ts';
import type { Role } from './AccountStore.ts';

/** Who may take a seat in the room of which actor. */
export interface Claim {
  readonly player: string;
  readonly name: string;
  readonly guest: boolean;
  readonly role: Role;
  readonly address: Address;
}

export const TICKET_MS = 15_000;
export const TICKETS_MAX = 20_000;

export class TooManyTickets extends Error {
  override name = 'TooManyTickets';
}

export class Tickets {
  readonly #now: () => number;
  /** Oldest first: all live equally long. */
  readonly #open = new Map<string, { readonly claim: Claim; readonly endsAt: number }>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Throws `TooManyTickets` when nobody comes for those given out: they end within seconds. */
  issue(claim: Claim): string {
    this.#dropEnded();
    if (this.#open.size >= TICKETS_MAX) throw new TooManyTickets('too many tickets are waiting for their players');
    const ticket = randomBytes(24).toString('base64url');
    this.#open.set(ticket, { claim, endsAt: this.#now() + TICKET_MS });
    return ticket;
  }

  /** Once: a ticket shown is a ticket used, wherever it was shown. The room compares the address with its own. */
  redeem(ticket: string): Claim | null {
    const found = this.#open.get(ticket);
    this.#open.delete(ticket);
    return found && this.#now() < found.endsAt ? found.claim : null;
  }

  #dropEnded(): void {
    for (const [ticket, { endsAt }] of this.#open) {
      if (this.#now() < endsAt) return;
      this.#open.delete(ticket);
    }
  }
}
