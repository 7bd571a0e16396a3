/** The book alone: the same whatever order its parts come in, and quick when it is large. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { terms } from '../content/terms.ts';
import { anOffer } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { Book } from './book.ts';
import { makeOrder } from './rules.ts';
import type { OrderPart } from './state.ts';

function anOrder(seq: number, offer: Parameters<typeof anOffer>[0] = {}): OrderPart {
  const made = anOffer(offer);
  const endsAt = seq + made.hours * terms.hourMs;
  return makeOrder(
    { type: 'place', order: `o${seq}`, deposit: 0, ...made },
    { id: `o${seq}`, seq, owner: 'trader:ana', placedAt: seq, endsAt },
    shipped,
  );
}

function add(book: Book, order: OrderPart): void {
  book.write(`order/${order.id}`, undefined, order);
}

const hours = fc.constantFrom(6 as const, 12 as const, 60 as const);
const anyOrders = fc.array(
  fc.record({ price: fc.integer({ min: 1, max: 5 }), quantity: fc.integer({ min: 1, max: 9 }), hours }),
);

test('[AU3] whatever order the parts come back in, the book is the same', () => {
  fc.assert(
    fc.property(anyOrders, fc.infiniteStream(fc.nat()), (offers, chance) => {
      const orders = offers.map((offer, seq) => anOrder(seq, offer));
      const drawn = orders.map((order) => ({ order, at: chance.next().value }));
      const [tidy, mixed] = [new Book(), new Book()];
      for (const order of orders) add(tidy, order);
      for (const { order } of drawn.sort((a, b) => a.at - b.at)) add(mixed, order);
      // Some leave, some shrink, before anything is read.
      for (const order of orders.filter(({ seq }) => seq % 3 === 0)) {
        const after = order.left > 1 ? { ...order, left: order.left - 1 } : undefined;
        for (const book of [tidy, mixed]) book.write(`order/${order.id}`, order, after);
      }
      expect([...mixed.matches('iron_ore', 'buy')]).toEqual([...tidy.matches('iron_ore', 'buy')]);
      expect([...mixed.endings()]).toEqual([...tidy.endings()]);
      expect(mixed.levels('iron_ore', 'buy', 9)).toEqual(tidy.levels('iron_ore', 'buy', 9));
      const ends = [...tidy.endings()].map(({ endsAt }) => endsAt);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
      expect(tidy.earliestEnd()).toBe(ends[0] ?? null);
      expect(tidy.size).toBe(ends.length);
    }),
  );
});

test('[AU12] a hundred thousand orders at one price come and go without a search', () => {
  const book = new Book();
  const orders = Array.from({ length: 100_000 }, (_, seq) => anOrder(seq, { hours: seq % 2 === 0 ? 6 : 60 }));
  for (const order of orders) add(book, order);
  let astray = 0;
  for (const order of orders) {
    if (book.matches('iron_ore', 'buy').next().value?.id !== order.id) astray++;
    book.write(`order/${order.id}`, order, undefined);
  }
  expect(astray).toBe(0);
  expect([book.size, book.earliestEnd(), book.levels('iron_ore', 'buy', 1)]).toEqual([0, null, []]);
}, 20_000);
