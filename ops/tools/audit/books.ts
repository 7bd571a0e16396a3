/**
 * The books: what every account holds beside what the ledger says it must. Pure arithmetic; amounts are bigints, since the
 * whole world's gold need not fit where one purse does.
 */
import type { Account, Movement } from '../../../actors/kit/record.ts';
import type { Value } from '../../../actors/kit/value.ts';
import { entriesOf } from '../../../actors/kit/value.ts';

export interface WrongAccount {
  readonly account: string;
  readonly asset: string;
  readonly holds: bigint;
  readonly booked: bigint;
}

export interface AssetTotal {
  readonly asset: string;
  /** In the hands of actors, and in letters that nobody has taken yet. */
  readonly held: bigint;
  readonly inTransit: bigint;
  /** What came in by faucets less what went out by sinks. */
  readonly made: bigint;
}

export interface Audit {
  readonly accounts: number;
  readonly movements: number;
  readonly assets: readonly AssetTotal[];
  /** In order of account and asset; none in a sound world. */
  readonly wrong: readonly WrongAccount[];
}

type Sums = Map<string, bigint>;

/** The account of letters under way. */
export const TRANSIT = 'transit';
/** The name under which a total that does not add up is reported. */
const WORLD = 'the whole world';

export class Books {
  readonly #holds = new Map<string, Sums>();
  readonly #booked = new Map<string, Sums>();
  #movements = 0;

  hold(account: string, value: Value): void {
    for (const [asset, amount] of entriesOf(value)) add(this.#holds, account, asset, BigInt(amount));
  }

  /** A sum of movements, already added up by the database. */
  book(account: string, asset: string, amount: bigint): void {
    add(this.#booked, account, asset, amount);
  }

  count(movements: number): void {
    this.#movements += movements;
  }

  move({ asset, amount, debit, credit }: Movement): void {
    this.book(debit, asset, -BigInt(amount));
    this.book(credit, asset, BigInt(amount));
    this.#movements++;
  }

  close(): Audit {
    const accounts = [...new Set([...this.#holds.keys(), ...this.#booked.keys()])]
      .filter((name) => !isEdge(name))
      .sort();
    const assets = this.#totals();
    const wrong = [...accounts.flatMap((account) => this.#check(account)), ...assets.flatMap(checkTotal)];
    return { accounts: accounts.length, movements: this.#movements, assets, wrong };
  }

  #check(account: string): WrongAccount[] {
    const holds = this.#holds.get(account) ?? new Map();
    const booked = this.#booked.get(account) ?? new Map();
    return [...new Set<string>([...holds.keys(), ...booked.keys()])]
      .sort()
      .map((asset) => ({ account, asset, holds: holds.get(asset) ?? 0n, booked: booked.get(asset) ?? 0n }))
      .filter((it) => it.holds !== it.booked);
  }

  #totals(): AssetTotal[] {
    const totals = new Map<string, { held: bigint; inTransit: bigint; made: bigint }>();
    const of = (asset: string) => {
      const total = totals.get(asset) ?? { held: 0n, inTransit: 0n, made: 0n };
      totals.set(asset, total);
      return total;
    };
    for (const [account, sums] of this.#holds) {
      for (const [asset, amount] of sums) of(asset)[account === TRANSIT ? 'inTransit' : 'held'] += amount;
    }
    for (const [account, sums] of this.#booked) {
      if (isEdge(account)) for (const [asset, amount] of sums) of(asset).made -= amount;
    }
    return [...totals]
      .map(([asset, total]) => ({ asset, ...total }))
      .sort((left, right) => (left.asset < right.asset ? -1 : 1));
  }
}

function checkTotal({ asset, held, inTransit, made }: AssetTotal): WrongAccount[] {
  return held + inTransit === made ? [] : [{ account: WORLD, asset, holds: held + inTransit, booked: made }];
}

/** Faucets and sinks: where value comes from and goes to. Nobody holds anything there. */
const isEdge = (account: string): boolean => /^(faucet|sink):/.test(account as Account);

function add(accounts: Map<string, Sums>, account: string, asset: string, amount: bigint): void {
  const sums: Sums = accounts.get(account) ?? new Map();
  accounts.set(account, sums.set(asset, (sums.get(asset) ?? 0n) + amount));
}
