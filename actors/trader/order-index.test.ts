/** The index says of the orders what a search through all of them would. */

import { expect, test } from 'vitest';
import { makeChance } from '../kit/chance.ts';
import { shipped } from '../tuning.ts';
import { OrderIndex } from './order-index.ts';
import { surplusOrders } from './rules/orders.ts';
import type { OrderPart } from './state.ts';

const order = (n: number, status: OrderPart['status']): OrderPart => ({
  ...{ id: `ana-${n}`, hub: 'capital_city', side: 'buy', item: 'herb', price: 5, quantity: 1 },
  ...{ filled: 0, proceeds: 0, status, placedAt: 0, endsAt: 1 },
});

test('[TR13] after any writes it agrees with the parts, and with an index made of them afresh', () => {
  const rng = makeChance(4);
  const index = new OrderIndex();
  const parts = new Map<string, OrderPart>();
  for (let step = 0; step < 2_000; step++) {
    const n = Math.floor(rng() * 120);
    const after =
      rng() < 0.2
        ? undefined
        : order(n, (['pending', 'open', 'filled', 'cancelled'] as const)[Math.floor(rng() * 4)] ?? 'open');
    index.write(`order/ana-${n}`, parts.get(`order/ana-${n}`), after);
    if (after) parts.set(`order/ana-${n}`, after);
    else parts.delete(`order/ana-${n}`);
  }
  const restored = new OrderIndex();
  for (const [key, part] of parts) restored.write(key, undefined, part);
  const isOpen = ({ status }: OrderPart) => status === 'open' || status === 'pending';
  const numbers = [...parts.values()].filter((part) => !isOpen(part)).map(({ id }) => Number(id.slice(4)));
  expect(index.open).toBe([...parts.values()].filter(isOpen).length);
  expect(index.closed).toEqual(numbers.sort((a, b) => a - b).map((n) => `ana-${n}`));
  expect([restored.open, restored.closed]).toEqual([index.open, index.closed]);
});

test('[TR13] of fifty and one the oldest goes, be it the one that closes now', () => {
  const closed = Array.from({ length: 50 }, (_, n) => `ana-${n + 2}`);
  expect(surplusOrders(closed.slice(1), 'ana-60', shipped.trader)).toEqual([]);
  expect(surplusOrders(closed, 'ana-60', shipped.trader)).toEqual(['ana-2']);
  expect(surplusOrders(closed, 'ana-1', shipped.trader)).toEqual(['ana-1']);
  expect(surplusOrders([...closed, 'ana-100'], 'ana-60', shipped.trader)).toEqual(['ana-2', 'ana-3']);
});
