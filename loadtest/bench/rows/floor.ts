/**
 * A trading floor: an auction house without log, host or database, and owners who write to it. Each letter is decided as a host would
 * have it decided, with its balance checked and its record made; what is said of it goes nowhere. What was written is kept, so that
 * another house can be made to take it, and be timed without the hands that wrote.
 */
import { auction } from '../../../actors/auction/actor.ts';
import type { Book } from '../../../actors/auction/book.ts';
import { opposite } from '../../../actors/auction/rules.ts';
import { homeHub } from '../../../actors/content/hubs.ts';
import { depositFor, escrowFor, type Offer, type Side } from '../../../actors/content/terms.ts';
import { Activation, type Envelope } from '../../../actors/kit/activation.ts';
import type { Mail } from '../../../actors/kit/actor.ts';
import { type Address, addressOf } from '../../../actors/kit/address.ts';
import { must } from '../../../actors/kit/assert.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { nothing, type Value } from '../../../actors/kit/value.ts';
import { shipped } from '../../../actors/tuning.ts';
import { traderOf } from './world.ts';

const owners = Array.from({ length: 256 }, (_, n) => traderOf(n));
/** Whoever comes to meet what rests. */
const taker = traderOf(owners.length);
/** Asks rest from here up, bids below: nobody meets anybody who does not mean to. */
const MIDDLE = 10_000;
const PRICES = 500;
/** Far from every size, so that neighbours in time are neighbours nowhere else. */
const STRIDE = 7_919;

export type Written = Envelope & { type: 'mail' };

export const openHouse = (): Activation =>
  new Activation(auction, addressOf('auction', homeHub), { epoch: 1, ver: 0, at: 0, parts: new Map() });

export function take(house: Activation, letter: Written, now: number): ActorRecord {
  const { record, fault } = house.take(letter, now, () => true);
  if (fault) throw fault;
  return must(record, 'a record');
}

export const OPENED_AT = 1_000_000;

interface Resting {
  readonly id: string;
  readonly owner: Address;
}

export class Floor {
  readonly #house = openHouse();
  #written: Written[] = [];
  readonly #seqs = new Map<Address, number>();
  /** All that rest, and some that were met since. */
  readonly #resting: Readonly<Record<Side, Resting[]>> = { buy: [], sell: [] };
  readonly #met = new Set<unknown>();
  #orders = 0;
  #rounds = 0;
  #now = OPENED_AT;

  constructor(resting: number) {
    for (let n = 0; n < resting / 2; n++) this.#restBoth();
  }

  get resting(): number {
    return (this.#house.index as Book).size;
  }

  /** What was written since this was last asked. */
  letters(): Written[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  /** Four commands: one is taken back, one is met by another that comes, two come to rest. As many rest afterwards as before. */
  round(): void {
    const [met, left] = this.#rounds++ % 2 === 0 ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const);
    this.#cancel(left);
    this.#meet(met);
    this.#restBoth();
  }

  #restBoth(): void {
    const step = (this.#orders * STRIDE) % PRICES;
    this.#rest('sell', MIDDLE + step);
    this.#rest('buy', MIDDLE - 1 - step);
  }

  #rest(side: Side, price: number): void {
    const id = `bench-${++this.#orders}`;
    const owner = must(owners[this.#orders % owners.length], 'an owner');
    this.#place(owner, id, { side, item: 'pearl', price, quantity: 1, hours: 60 });
    this.#resting[side].push({ id, owner });
  }

  /** Whoever offers most is sold to; whoever asks least is bought from. */
  #meet(side: Side): void {
    const price = side === 'buy' ? MIDDLE - PRICES : MIDDLE + PRICES;
    const taking = { side: opposite(side), item: 'pearl', price, quantity: 1, hours: 6 } as const;
    const { facts } = this.#place(taker, `bench-${++this.#orders}`, taking);
    this.#met.add(must(facts[0], 'a trade')['maker']);
  }

  /** Somebody in the middle of all that came. */
  #cancel(side: Side): void {
    const all = this.#resting[side];
    for (;;) {
      const at = (this.#rounds * STRIDE) % all.length;
      const { id, owner } = must(all[at], 'an order');
      all[at] = must(all.at(-1), 'an order');
      all.pop();
      if (this.#met.delete(id)) continue;
      this.#write(owner, { type: 'cancel', order: id }, nothing);
      return;
    }
  }

  #place(owner: Address, order: string, offer: Offer): ActorRecord {
    const escrow = escrowFor(offer, depositFor(offer.price, offer.quantity, shipped.trade));
    return this.#write(owner, { type: 'place', order, ...offer }, escrow);
  }

  #write(from: Address, mail: Mail, value: Value): ActorRecord {
    const seq = (this.#seqs.get(from) ?? 0) + 1;
    this.#seqs.set(from, seq);
    const letter: Written = { type: 'mail', from, seq, mail, value };
    this.#written.push(letter);
    return take(this.#house, letter, ++this.#now);
  }
}
