/**
 * The directory: which node has an actor, or should have it. What it says is a hint and may be old; only a claim decides,
 * and whoever is asked in vain says so. Owners are asked of the store, many at once, and kept until somebody knows better.
 */
import type { Address } from '../../actors/kit/address.ts';
import type { NodeInfo, Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import { placeOf } from './placement.ts';

/** Kept at most; then all are forgotten, which costs a question each. */
const OWNERS_MAX = 100_000;
const ASKED_AT_ONCE = 500;

export class Directory {
  readonly inc: string;
  readonly #store: Pick<Store, 'owners'>;
  readonly #clock: Clock;
  #nodes: ReadonlyMap<string, NodeInfo> = new Map();
  /** Of those that take new actors. */
  #open: readonly string[] = [];
  #isLeaving = false;
  readonly #owners = new Map<Address, string>();
  readonly #asking = new Map<Address, PromiseWithResolvers<string | null>>();
  #toAsk: Address[] = [];

  constructor(store: Pick<Store, 'inc' | 'owners'>, clock: Clock) {
    this.inc = store.inc;
    this.#store = store;
    this.#clock = clock;
  }

  /** The live incarnations, as they were seen last; none while nobody has looked. */
  get nodes(): ReadonlyMap<string, NodeInfo> {
    return this.#nodes;
  }

  get isAlone(): boolean {
    return this.#nodes.size === 0 || (this.#nodes.size === 1 && this.#nodes.has(this.inc));
  }

  update(nodes: readonly NodeInfo[]): void {
    this.#nodes = new Map(nodes.map((node) => [node.inc, node]));
    this.#open = nodes
      .filter(({ inc, isDraining }) => !isDraining && !(this.#isLeaving && inc === this.inc))
      .map(({ inc }) => inc);
    for (const [address, owner] of this.#owners) if (!this.#nodes.has(owner)) this.#owners.delete(address);
  }

  /** This node goes: nothing has its place here any more. */
  leave(): void {
    this.#isLeaving = true;
    this.update([...this.#nodes.values()]);
  }

  /** Where the actor is loaded when nobody has it; here when nobody else would take it. */
  placeOf(address: Address): string {
    return placeOf(address, this.#open) ?? this.inc;
  }

  isPlaceOf(address: Address): boolean {
    return this.placeOf(address) === this.inc;
  }

  /** Who has the actor, or should load it. Null while the store cannot be asked. */
  async locate(address: Address): Promise<string | null> {
    if (this.isAlone) return this.inc;
    const known = this.#owners.get(address);
    if (known) return known;
    let asking = this.#asking.get(address);
    if (!asking) {
      asking = Promise.withResolvers();
      this.#asking.set(address, asking);
      if (this.#toAsk.push(address) === 1) this.#clock.soon(() => void this.#askAll());
    }
    return asking.promise;
  }

  /**
   * Whether the actor is here, or should be loaded here. Asked when somebody else thinks so: that another had it once, as we
   * remember, is no answer to that.
   */
  async isOurs(address: Address): Promise<boolean> {
    if (this.#owners.get(address) !== this.inc) this.forget(address);
    return (await this.locate(address)) === this.inc;
  }

  /** It is here. */
  note(address: Address): void {
    if (!this.isAlone) this.#keep(address, this.inc);
  }

  /** The node named last for the actor did not have it, or it is not here any more. */
  forget(address: Address): void {
    this.#owners.delete(address);
  }

  async #askAll(): Promise<void> {
    const batch = this.#toAsk.splice(0, ASKED_AT_ONCE);
    if (this.#toAsk.length > 0) this.#clock.soon(() => void this.#askAll());
    try {
      const owners = await this.#store.owners(batch);
      for (const address of batch) this.#answer(address, owners.get(address) ?? this.placeOf(address));
    } catch (error) {
      for (const address of batch) {
        if (error instanceof StoreUnavailable) this.#answer(address, null);
        else this.#fail(address, error);
      }
    }
  }

  #answer(address: Address, owner: string | null): void {
    // That it is here is known from the actor itself: a row read a moment ago may be of one that has left since.
    if (owner !== null && owner !== this.inc && this.#nodes.has(owner)) this.#keep(address, owner);
    this.#asking.get(address)?.resolve(owner);
    this.#asking.delete(address);
  }

  #keep(address: Address, owner: string): void {
    if (this.#owners.size >= OWNERS_MAX) this.#owners.clear();
    this.#owners.set(address, owner);
  }

  #fail(address: Address, error: unknown): void {
    this.#asking.get(address)?.reject(error);
    this.#asking.delete(address);
  }
}
