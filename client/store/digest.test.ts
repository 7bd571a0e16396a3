import { expect, test } from 'vitest';
import type { OrderPart } from '../../actors/trader/state.ts';
import { memoryStorage } from '../net/storage.ts';
import { digestOf, loadMark, markOf, saveMark } from './digest.ts';

const anOrder = (order: Partial<OrderPart>): OrderPart => ({
  ...{ id: 'ana-1', hub: 'capital_city', side: 'sell', item: 'herb', price: 6, quantity: 5, filled: 0, proceeds: 0 },
  ...{ status: 'open', placedAt: 1, endsAt: 2, ...order },
});

test('nothing happened: nothing to tell', () => {
  const orders = [anOrder({}), anOrder({ id: 'ana-2', filled: 5, proceeds: 30, status: 'filled' })];
  expect(digestOf(markOf(orders), orders)).toEqual([]);
});

test('fills since the mark, and ends since the mark', () => {
  const before = markOf([anOrder({ filled: 1, proceeds: 6 }), anOrder({ id: 'ana-2' }), anOrder({ id: 'ana-3' })]);
  const now = [
    anOrder({ filled: 3, proceeds: 18 }),
    anOrder({ id: 'ana-2', filled: 5, proceeds: 30, status: 'filled' }),
    anOrder({ id: 'ana-3', status: 'expired' }),
  ];
  expect(digestOf(before, now).map(({ order, filled, proceeds, ended }) => [order, filled, proceeds, ended])).toEqual([
    ['ana-1', 2, 12, null],
    ['ana-2', 5, 30, 'filled'],
    ['ana-3', 0, 0, 'expired'],
  ]);
});

test('an order placed elsewhere is news once it was filled', () => {
  expect(digestOf({}, [anOrder({})])).toEqual([]);
  expect(digestOf({}, [anOrder({ filled: 5, proceeds: 30, status: 'filled' })])).toMatchObject([
    { filled: 5, ended: 'filled' },
  ]);
});

test('the mark is kept for each player, and nonsense is as good as none', () => {
  const storage = memoryStorage();
  expect(loadMark(storage, 'ana')).toBeNull();
  const mark = markOf([anOrder({ filled: 2, proceeds: 12 })]);
  saveMark(storage, 'ana', mark);
  expect(loadMark(storage, 'ana')).toEqual(mark);
  expect(loadMark(storage, 'ben')).toBeNull();
  storage.setItem('aurelian/seen/ana', '{');
  expect(loadMark(storage, 'ana')).toBeNull();
});
