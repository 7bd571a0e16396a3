/**
 * The residence: which actors are in memory. It claims them when they are wanted, many in one statement, lets idle ones go
 * exactly as their rows stand, and keeps what waits for either. What an actor does here is the host's affair.
 */

import { Activation } from '../../actors/kit/activation.ts';
import type { AnyActorKind } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { kindOf } from '../../actors/kit/address.ts';
import { assert } from '../../actors/kit/assert.ts';
import type { Surroundings } from '../../actors/kit/surroundings.ts';
import type { Claimed, Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import type { HostEvents } from './events.ts';
import type { Face } from './Face.ts';

/** An actor in memory, perhaps on its way out. */
export interface Resident {
  readonly actor: Activation;
  readonly faces: Set<Face>;
  usedAt: number;
  leaving: boolean;
}

/** Called with null when the actor cannot be had. */
export type Waiting = (resident: Resident | null) => void;

export interface ResidenceLimits {
  /** Messages that may wait for one actor to be loaded, and for all of them together. */
  readonly mailboxMax: number;
  readonly waitingMax: number;
  readonly claimBatchMax: number;
  /** An actor untouched for this long, with nobody looking, leaves memory. */
  readonly passivateAfterMs: number;
  readonly retryAfterMs: number;
}

export interface ResidenceEvents extends Pick<HostEvents, 'fault' | 'storeFailed' | 'releaseRefused' | 'broke'> {
  /** Before anything that waits for it is delivered. */
  arrived(resident: Resident): void;
  left(address: Address): void;
  /** It is free for another node. */
  moved(resident: Resident): void;
  /** Somebody else has it, or it could not be restored here. */
  turnedAway(address: Address): void;
}

/** Of moving an actor: those who must come again, or a statement that nobody waits for. */
function effortOf({ faces }: Resident): number {
  return [...faces].reduce((sum, { onlookers }) => sum + onlookers, 0) || UNSEEN_EFFORT;
}

const UNSEEN_EFFORT = 0.1;

export class Residence {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #kinds: ReadonlyMap<string, AnyActorKind>;
  readonly #surroundings: Surroundings;
  readonly #limits: ResidenceLimits;
  readonly #events: ResidenceEvents;
  readonly #residents = new Map<Address, Resident>();
  /** Mailboxes of actors that are not in memory (yet, or any more). */
  readonly #mailboxes = new Map<Address, Waiting[]>();
  #waiting = 0;
  /** To be claimed, or being claimed: never asked for twice at once. */
  readonly #wanted = new Set<Address>();
  readonly #toClaim = new Set<Address>();
  #claiming = false;
  #closed = false;

  constructor(
    world: { store: Store; clock: Clock; kinds: ReadonlyMap<string, AnyActorKind>; surroundings: Surroundings },
    limits: ResidenceLimits,
    events: ResidenceEvents,
  ) {
    this.#store = world.store;
    this.#clock = world.clock;
    this.#kinds = world.kinds;
    this.#surroundings = world.surroundings;
    this.#limits = limits;
    this.#events = events;
  }

  get size(): number {
    return this.#residents.size;
  }

  /** Messages that wait for actors to be loaded. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The actor when it may take messages now. */
  here(address: Address): Resident | undefined {
    const resident = this.#residents.get(address);
    return resident?.leaving ? undefined : resident;
  }

  /** Calls back at once when the actor is in memory, else when it has been loaded. */
  whenHere(address: Address, use: Waiting): void {
    const resident = this.here(address);
    const mailbox = this.#mailboxes.get(address) ?? [];
    const isFull = mailbox.length >= this.#limits.mailboxMax || this.#waiting >= this.#limits.waitingMax;
    if (resident || this.#closed || isFull) {
      use(resident ?? null);
      return;
    }
    this.#waiting++;
    mailbox.push(use);
    this.#mailboxes.set(address, mailbox);
    this.load(address);
  }

  /** Has the actor claimed, unless it is here, leaving, or being claimed already. */
  load(address: Address): void {
    if (this.#closed || this.#residents.has(address) || this.#wanted.has(address)) return;
    this.#wanted.add(address);
    this.#toClaim.add(address);
    if (this.#claiming) return;
    this.#claiming = true;
    this.#clock.soon(() => void this.#claimAll().catch((error) => this.#events.broke(error)));
  }

  /** Lets idle actors go, of those that may. */
  sweep(mayLeave: (actor: Activation) => boolean): void {
    const before = this.#clock.now() - this.#limits.passivateAfterMs;
    for (const resident of this.#residents.values()) {
      const { actor, faces, usedAt, leaving } = resident;
      if (leaving || faces.size > 0 || usedAt > before || actor.hasLetters || !mayLeave(actor)) continue;
      resident.leaving = true;
      void this.#release(resident)
        .then(() => this.#mailboxes.has(resident.actor.address) && this.load(resident.actor.address))
        .catch((error) => this.#events.broke(error));
    }
  }

  has(which: (actor: Activation) => boolean): boolean {
    return this.#residents.values().some(({ leaving, actor }) => !leaving && which(actor));
  }

  /**
   * Marks some as leaving, of those that may: they take no more messages. Those whom fewest look at come first, as many as send
   * on so many people, and at least one. The caller has them released.
   */
  beginToMove(mayMove: (actor: Activation) => boolean, people: number): Resident[] {
    const mayLeave = [...this.#residents.values()]
      .filter(({ leaving, actor }) => !leaving && !actor.hasLetters && mayMove(actor))
      .map((resident) => ({ resident, effort: effortOf(resident) }))
      .sort((a, b) => a.effort - b.effort);
    const moving: Resident[] = [];
    let left = people;
    for (const { resident, effort } of mayLeave) {
      if (effort > left && moving.length > 0) break;
      left -= effort;
      resident.leaving = true;
      moving.push(resident);
    }
    return moving;
  }

  /** Gives up actors that are moving, as their rows stand. Whoever waits for one must ask where it went. */
  async move(moving: readonly Resident[]): Promise<void> {
    await Promise.all(
      moving.map(async (resident) => {
        await this.#release(resident);
        this.#events.moved(resident);
        this.#turnAway(resident.actor.address);
      }),
    );
  }

  /** Nobody comes or goes any more; returns who is left. */
  close(): Resident[] {
    this.#closed = true;
    for (const address of [...this.#mailboxes.keys()]) this.#answer(address, null);
    return [...this.#residents.values()];
  }

  async #claimAll(): Promise<void> {
    while (this.#toClaim.size > 0 && !this.#closed) {
      const batch = [...this.#toClaim].slice(0, this.#limits.claimBatchMax);
      for (const address of batch) this.#toClaim.delete(address);
      const claimed = await this.#claim(batch);
      if (!this.#closed) this.#take(batch, claimed);
    }
    this.#claiming = false;
  }

  async #claim(batch: readonly Address[]): Promise<Claimed[]> {
    try {
      return await this.#store.claim(batch);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.#events.storeFailed(error);
      // It may have landed all the same: they are ours then, and are found so by their owner column.
      return [];
    }
  }

  /** All are here before any is spoken to: what the first one hears may well be mail to the second. */
  #take(batch: readonly Address[], claimed: readonly Claimed[]): void {
    const admitted = claimed.flatMap((each) => this.#admit(each) ?? []);
    for (const address of batch) this.#wanted.delete(address);
    for (const resident of admitted) this.#events.arrived(resident);
    for (const resident of admitted) this.#answer(resident.actor.address, resident);
    for (const address of batch) if (!this.#residents.has(address)) this.#turnAway(address);
  }

  #admit(claimed: Claimed): Resident | null {
    const kind = this.#kinds.get(kindOf(claimed.address));
    if (!kind || claimed.stateVersion > kind.version) {
      this.#giveBack(claimed);
      return null;
    }
    try {
      const isOfThisBuild = claimed.ver === 0 || claimed.stateVersion === kind.version;
      assert(
        isOfThisBuild,
        `its state is of version ${claimed.stateVersion}, and nothing leads from there to ${kind.version}`,
      );
      const actor = new Activation(kind, claimed.address, claimed, this.#surroundings);
      const resident: Resident = { actor, faces: new Set(), usedAt: this.#clock.now(), leaving: false };
      this.#residents.set(claimed.address, resident);
      return resident;
    } catch (error) {
      this.#events.fault(claimed.address, 'restore', error as Error);
      return null;
    }
  }

  /** Made by a newer build than this one: whoever runs that may have it. */
  #giveBack(claimed: Claimed): void {
    this.#store.release(claimed, claimed.ver).catch((error) => {
      if (error instanceof StoreUnavailable) this.#events.storeFailed(error);
      else this.#events.broke(error);
    });
  }

  #turnAway(address: Address): void {
    this.#answer(address, null);
    this.#events.turnedAway(address);
  }

  #answer(address: Address, resident: Resident | null): void {
    const mailbox = this.#mailboxes.get(address) ?? [];
    this.#mailboxes.delete(address);
    this.#waiting -= mailbox.length;
    for (const use of mailbox) use(resident);
  }

  async #release({ actor }: Resident): Promise<void> {
    const { address, ver } = actor;
    while (!this.#closed) {
      try {
        const released = await this.#store.release(actor, ver);
        if (!released) this.#events.releaseRefused(address);
        break;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#events.storeFailed(error);
        await new Promise<void>((resolve) => this.#clock.after(this.#limits.retryAfterMs, resolve));
      }
    }
    this.#residents.delete(address);
    this.#events.left(address);
  }
}
