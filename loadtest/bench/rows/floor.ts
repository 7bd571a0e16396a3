/**
 * A trading floor: an auction house without log, host or database, and owners who write to it. Each letter is decided as a host would
 * have it decided, with its balance checked and its record made; what is said of it goes nowhere.
 */
import { auction } from '../../../actors/auction/actor.ts';
import type { Book } from '../../../actors/auction/book.ts';
import { homeHub } from '../../../actors/content/hubs.ts';
import { depositFor, escrowFor, type Offer } from '../../../actors/content/terms.ts';
import { Activation } from '../../../actors/kit/activation.ts';
import type { Mail } from '../../../actors/kit/actor.ts';
import { type Address, addressOf } from '../../../actors/kit/address.ts';
import { must } from '../../../actors/kit/assert.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { nothing, type Value } from '../../../actors/kit/value.ts';
import { traderOf } from './world.ts';

const OWNERS = 256;
/** Asks rest from here up, bids below: nobody meets anybody who does not mean to. */
const MIDDLE = 10_000;
const PRICES = 500;
/** Far from every size, so that neighbours in time are neighbours nowhere else. */
const STRIDE = 7_919;

export class Floor {
  readonly #house = new Activation(auction, addressOf('auction', homeHub), { epoch: 1, ver: 0, parts: new Map() });
  readonly #seqs = new Map<Address, number>();
  /** All that rest, and some that were met since. */
  readonly #placed: { readonly id: string; readonly owner: Address }[] = [];
  readonly #met = new Set<unknown>();
  #orders = 0;
  #now = 1_000_000;

  constructor(resting: number) {
    for (let n = 0; n < resting; n++) this.#rest();
  }

  get resting(): number {
    return (this.#house.index as Book).size;
  }

  /** Four commands: one is taken back, one is sold to, two come. As many rest afterwards as before. */
  round(): void {
    this.#cancel();
    this.#take();
    this.#rest();
    this.#rest();
  }

  #rest(): void {
    const isAsk = this.#orders % 2 === 0;
    const step = (this.#orders * STRIDE) % PRICES;
    const price = isAsk ? MIDDLE + step : MIDDLE - 1 - step;
    this.#placed.push(this.#place({ side: isAsk ? 'sell' : 'buy', item: 'pearl', price, quantity: 1, hours: 60 }));
  }

  /** Whoever offers most is sold to. */
  #take(): void {
    const { facts } = this.#place({ side: 'sell', item: 'pearl', price: MIDDLE - PRICES, quantity: 1, hours: 6 });
    this.#met.add(must(facts[0], 'a trade')['maker']);
  }

  #cancel(): void {
    for (;;) {
      const at = (this.#orders * STRIDE) % this.#placed.length;
      const { id, owner } = must(this.#placed[at], 'an order');
      this.#placed[at] = must(this.#placed.at(-1), 'an order');
      this.#placed.pop();
      if (this.#met.delete(id)) continue;
      this.#write(owner, { type: 'cancel', order: id }, nothing);
      return;
    }
  }

  #place(offer: Offer): { id: string; owner: Address } & Pick<ActorRecord, 'facts'> {
    const owner = traderOf(this.#orders % OWNERS);
    const id = `bench-${++this.#orders}`;
    const escrow = escrowFor(offer, depositFor(offer.price, offer.quantity));
    return { id, owner, facts: this.#write(owner, { type: 'place', order: id, ...offer }, escrow).facts };
  }

  #write(from: Address, mail: Mail, value: Value): ActorRecord {
    const seq = (this.#seqs.get(from) ?? 0) + 1;
    this.#seqs.set(from, seq);
    const { record, fault } = this.#house.take({ type: 'mail', from, seq, mail, value }, ++this.#now, () => true);
    if (fault) throw fault;
    return must(record, 'a record');
  }
}
