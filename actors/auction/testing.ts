/** What the tests of an auction house share: a house on trial. */
import type { Offer } from '../content/terms.ts';
import { depositFor, escrowFor } from '../content/terms.ts';
import type { Address } from '../kit/address.ts';
import { Town } from '../kit/town.ts';
import type { Value } from '../kit/value.ts';
import type { Heard } from '../testing.ts';
import { anOffer, house, makeStandIn } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { auction } from './actor.ts';
import type { Book } from './book.ts';
import type { OrderPart } from './state.ts';

/** Of the hub whose house is on trial. */
export const merchant: Address = 'hub:capital_city';

/** A real auction house among stand-ins who only listen. */
export function makeHouse() {
  const heard: Heard[] = [];
  const town = new Town([auction, makeStandIn('trader', heard), makeStandIn('hub', heard)]);
  const send = (from: Address, mail: object, value: Value = {}) => town.command(from, { to: house, mail, value });

  /** Places an order whose name begins with its owner's: `ana1` is Ana's. */
  function place(order: string, offer: Partial<Offer>, owner?: Address) {
    const from = owner ?? (`trader:${order.replace(/\d+$/, '')}` as Address);
    const full = anOffer(offer);
    const deposit = from === merchant ? 0 : depositFor(full.price, full.quantity, shipped.trade);
    send(from, { type: 'place', order, ...full, deposit }, escrowFor(full, deposit));
  }

  return {
    town,
    heard,
    place,
    send,
    cancel: (from: Address, order: string) => send(from, { type: 'cancel', order }),
    order: (id: string) => town.part<OrderPart>(house, `order/${id}`),
    book: () => town.actor(house).index as Book,
    /** What was heard of an order since the house was built, opening aside. */
    of: (id: string) =>
      heard
        .filter(({ mail }) => mail.order === id && mail.type !== 'opened')
        .map(({ mail, value }) => ({ ...mail, value })),
    trades: () => town.facts.map(({ maker, taker, price, quantity }) => [maker, taker, price, quantity]),
  };
}
