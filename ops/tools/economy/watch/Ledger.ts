/**
 * The ledger: every movement there is, summed by account. What is in transit must be nothing after each message and all its
 * mail, and what each actor holds must be what its entries say: conservation (D3), held against the state itself.
 */
import type { Outcome } from '../../../../actors/kit/activation.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import type { Account, Movement } from '../../../../actors/kit/record.ts';
import { systemHoldings } from '../../../../actors/kit/system-parts.ts';
import type { Asset, Value } from '../../../../actors/kit/value.ts';
import { entriesOf, nothing, plus } from '../../../../actors/kit/value.ts';
import type { World } from '../world/World.ts';

type Sums = Map<Asset, number>;

export class Ledger {
  readonly #accounts = new Map<Account, Sums>();
  /** Of the message at hand. */
  readonly #transit: Sums = new Map();
  readonly #flaws: string[] = [];
  /** Cascades that were examined. */
  steps = 0;

  hear(outcomes: readonly Outcome[]): void {
    this.steps++;
    for (const { address, record, fault } of outcomes) {
      if (fault) this.#say(`${address}: ${fault.message}`);
      for (const movement of record?.movements ?? []) this.#book(movement);
    }
    if (this.#transit.size === 0) return;
    for (const [asset, amount] of this.#transit)
      if (amount !== 0) this.#say(`${amount} ${asset} in transit with nobody on the way`);
    this.#transit.clear();
  }

  /** What came in through a faucet, or went out through a sink. */
  through(account: `faucet:${string}` | `sink:${string}`, asset: Asset): number {
    const sum = this.#accounts.get(account)?.get(asset) ?? 0;
    return account.startsWith('faucet:') ? -sum : sum;
  }

  /** Names of faucets or sinks that gold, or goods, passed. */
  names(kind: 'faucet' | 'sink'): string[] {
    const prefix = `${kind}:`;
    return [...this.#accounts.keys()]
      .filter((account) => account.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  holdingsOf(address: Address): Value {
    return Object.fromEntries([...this.#sums(address)].filter(([, amount]) => amount !== 0));
  }

  /** Holds every account against what its actor has. */
  examine(world: World): void {
    for (const actor of world.actors.values()) {
      let held: Value = nothing;
      for (const [key, part] of actor.parts)
        held = plus(held, key.startsWith('~') ? systemHoldings(key, part) : actor.kind.holdings(key, part));
      const astray = plus(held, this.holdingsOf(actor.address), -1);
      for (const [asset, amount] of entriesOf(astray)) this.#say(`${actor.address} holds ${amount} ${asset} too many`);
    }
  }

  /** What was out of balance: must be nothing. */
  get flaws(): readonly string[] {
    return this.#flaws;
  }

  #book({ asset, amount, debit, credit }: Movement): void {
    const [from, to] = [this.#sums(debit), this.#sums(credit)];
    from.set(asset, (from.get(asset) ?? 0) - amount);
    to.set(asset, (to.get(asset) ?? 0) + amount);
  }

  #sums(account: Account): Sums {
    if (account === 'transit') return this.#transit;
    let sums = this.#accounts.get(account);
    if (!sums) {
      sums = new Map();
      this.#accounts.set(account, sums);
    }
    return sums;
  }

  /** The first few tell all. */
  #say(flaw: string): void {
    if (this.#flaws.length < 20) this.#flaws.push(flaw);
  }
}
