import { describe, expect, test } from 'vitest';
import type { Offer } from '../../actors/content/terms.ts';
import { shipped } from '../../actors/tuning.ts';
import type { Book } from '../net/auction-link.ts';
import { makePreview } from './preview.ts';

const book: Book = {
  asks: [
    { price: 100, quantity: 5, orders: 1 },
    { price: 110, quantity: 10, orders: 2 },
  ],
  bids: [
    { price: 90, quantity: 4, orders: 1 },
    { price: 80, quantity: 10, orders: 1 },
  ],
  last: 95,
  reference: 100,
};

const anOffer = (offer: Partial<Offer>): Offer => ({
  side: 'buy',
  item: 'herb',
  price: 110,
  quantity: 8,
  hours: 24,
  ...offer,
});

describe('preview', () => {
  test('a buyer pays what the sellers ask, and the rest at his own price', () => {
    const preview = makePreview(anOffer({ quantity: 20 }), book, 10_000, shipped.trade);
    expect(preview.now).toEqual({ quantity: 15, low: 100, high: 110 });
    expect(preview.total).toBe(5 * 100 + 10 * 110 + 5 * 110);
    expect(preview.deposit).toBe(11);
    // 8 of the 11 come back with the fifteen that fill.
    expect(preview.goldAfter).toBe(10_000 - preview.total - 3);
    expect(preview.fee).toBe(0);
  });

  test('a buyer who fills at once gets the whole deposit back', () => {
    const preview = makePreview(anOffer({}), book, 2_000, shipped.trade);
    expect(preview.now).toEqual({ quantity: 8, low: 100, high: 110 });
    expect(preview.goldAfter).toBe(2_000 - 5 * 100 - 3 * 110);
  });

  test('a seller gets what the buyers bid, less the fee for selling at once', () => {
    const preview = makePreview(anOffer({ side: 'sell', price: 85, quantity: 10 }), book, 500, shipped.trade);
    expect(preview.now).toEqual({ quantity: 4, low: 90, high: 90 });
    expect(preview.total).toBe(4 * 90 + 6 * 85);
    // Two percent of what sells now; five percent of what stands for a day.
    expect(preview.fee).toBe(Math.floor((360 * 200 + 510 * 500) / 10_000));
    expect(preview.goldAfter).toBe(500 + 360 - 7 - 3);
  });

  test('an offer that meets nobody waits', () => {
    const preview = makePreview(anOffer({ price: 99 }), book, 2_000, shipped.trade);
    expect(preview.now).toBeNull();
    expect(preview.goldAfter).toBe(2_000 - 8 * 99 - 3);
  });

  test('tells how far a price is from the usual one', () => {
    expect(makePreview(anOffer({ price: 130 }), book, 0, shipped.trade).deviation).toBeCloseTo(0.3);
    expect(makePreview(anOffer({ price: 50 }), null, 0, shipped.trade).deviation).toBe(0);
  });
});
