import { describe, expect, test } from 'vitest';
import { Books, TRANSIT } from './books.ts';

/** A world of two: ana was given 100, paid 30 to ben, and 5 more are on their way. */
function soundBooks(): Books {
  const books = new Books();
  const move = (debit: never, credit: never, amount: number) =>
    books.move({ asset: 'gold', amount, debit, credit, reason: 'test' });
  move('faucet:starter' as never, 'trader:ana' as never, 100);
  move('trader:ana' as never, TRANSIT as never, 35);
  move(TRANSIT as never, 'trader:ben' as never, 30);
  move('trader:ben' as never, 'sink:orderFee' as never, 2);
  books.hold('trader:ana', { gold: 65 });
  books.hold('trader:ben', { gold: 20 });
  books.hold('trader:ben', { gold: 8 });
  books.hold(TRANSIT, { gold: 5 });
  return books;
}

describe('books', () => {
  test('[D3] a sound world: accounts, movements, and one line for each asset', () => {
    expect(soundBooks().close()).toEqual({
      accounts: 3,
      movements: 4,
      assets: [{ asset: 'gold', held: 93n, inTransit: 5n, made: 98n }],
      wrong: [],
    });
  });

  test.each([
    ['trader:ana', 'trader:ana'],
    ['trader:ben', 'trader:ben'],
    ['trader:nobody', 'trader:nobody'],
    [TRANSIT, TRANSIT],
  ])('[D3] one coin too many with %s is found there, and in the whole', (_, account) => {
    const books = soundBooks();
    books.hold(account, { gold: 1 });
    expect(books.close().wrong.map((wrong) => wrong.account)).toEqual([account, 'the whole world']);
  });

  test('[D3] one asset does not pay for another', () => {
    const books = soundBooks();
    books.hold('trader:ana', { 'item:iron_ore': 1 });
    expect(books.close().wrong[0]).toEqual({ account: 'trader:ana', asset: 'item:iron_ore', holds: 1n, booked: 0n });
  });

  test('[D3] sums beyond the safe integers are exact', () => {
    const books = new Books();
    for (let i = 0; i < 3; i++) {
      books.hold('trader:ana', { gold: Number.MAX_SAFE_INTEGER });
      books.book('trader:ana', 'gold', BigInt(Number.MAX_SAFE_INTEGER));
      books.book('faucet:starter', 'gold', -BigInt(Number.MAX_SAFE_INTEGER));
    }
    expect(books.close().wrong).toEqual([]);
    books.hold('trader:ana', { gold: 1 });
    expect(books.close().wrong).toHaveLength(2);
  });

  test('nobody has anything: no account at all', () => {
    expect(new Books().close()).toMatchObject({ accounts: 0, movements: 0, wrong: [] });
  });
});
