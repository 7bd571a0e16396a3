/** The books must name each way in which an answer and the world can differ, and be silent when they agree. */
import { describe, expect, test } from 'vitest';
import type { Reply } from '../actors/kit/actor.ts';
import { accepted, refused } from '../actors/kit/actor.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import { Books, type Truth } from './accounting.ts';

const place: PlayerCommand = {
  type: 'placeOrder',
  hub: 'capital_city',
  side: 'buy',
  item: 'herb',
  price: 6,
  quantity: 1,
  hours: 6,
};
const say: PlayerCommand = { type: 'say', text: 'hello #1' };
const haul: PlayerCommand = { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 1 } };
const cancel: PlayerCommand = { type: 'cancelOrder', order: 'p-1' };

function booksOf(...commands: [PlayerCommand, Reply | null][]): Books {
  const books = new Books();
  for (const [body, reply] of commands) {
    const asked = books.ask(body, 100);
    if (reply) books.end(asked, reply, 112);
  }
  return books;
}

const order = (id: string): Reply => accepted({ order: id, status: 'open' });

const none: Truth['made'] = {
  ...{ agents: 0, caravans: 0, jobs: 0, lots: 0, bids: 0, alerts: 0, steps: 0, achievements: 0 },
  ...{ guilds: 0, guildAsks: 0, causeAsks: 0, letters: 0, whispers: 0, cries: 0 },
};
const lot: PlayerCommand = {
  ...{ type: 'openLot', item: 'herb', quantity: 1, style: 'english', startPrice: 5, minutes: 10 },
};
const gift: PlayerCommand = { type: 'giveToGuild', gold: 5, goods: {} };

function truthOf(truth: Partial<Truth> = {}): Truth {
  return { ordersPlaced: truth.orders?.size ?? 0, made: none, orders: new Map(), lines: new Map(), ...truth };
}

describe('books', () => {
  test('agree when everything acknowledged is there once', () => {
    const books = booksOf(
      [place, order('p-1')],
      [say, accepted({})],
      [cancel, accepted({ order: 'p-1' })],
      [place, refused('notEnoughGold')],
    );
    const truth = truthOf({ orders: new Map([['p-1', 'cancelled']]), lines: new Map([['hello #1', new Set([4])]]) });
    expect(books.reconcile(truth)).toEqual([]);
    expect(books.asked.map(({ latencyMs }) => latencyMs)).toEqual([12, 12, 12, 12]);
  });

  test.each<[string, [PlayerCommand, Reply | null][], Partial<Truth>, string]>([
    ['no answer', [[say, null]], {}, 'lost'],
    ['an unknown outcome', [[say, refused('unknown')]], {}, 'lost'],
    ['an order that is not there', [[place, order('p-1')]], {}, 'lost'],
    [
      'an order the house never heard of',
      [[place, order('p-1')]],
      { orders: new Map([['p-1', 'pending']]) },
      'halfDone',
    ],
    ['an order nobody placed', [], { orders: new Map([['p-1', 'open']]) }, 'doubled'],
    ['an order that came and went unseen', [], { ordersPlaced: 1 }, 'doubled'],
    [
      'a cancelled order that stands',
      [
        [place, order('p-1')],
        [cancel, accepted({ order: 'p-1' })],
      ],
      { orders: new Map([['p-1', 'open']]) },
      'halfDone',
    ],
    ['a caravan that never left', [[haul, accepted({ caravan: 'p_1' })]], {}, 'lost'],
    ['a caravan nobody sent', [], { made: { ...none, caravans: 1 } }, 'doubled'],
    ['an agent nobody hired', [], { made: { ...none, agents: 1 } }, 'doubled'],
    ['a job nobody laid on the bench', [], { made: { ...none, jobs: 1 } }, 'doubled'],
    ['a reward that was claimed once too often', [], { made: { ...none, steps: 1 } }, 'doubled'],
    ['a lot that was never put up', [[lot, accepted({ lot: 'p_1_1' })]], {}, 'lost'],
    ['a guild nobody founded', [], { made: { ...none, guilds: 1 } }, 'doubled'],
    ['a gift to a guild that was never given', [[gift, accepted({ ask: 1 })]], {}, 'lost'],
    ['a line nobody heard', [[say, accepted({})]], {}, 'lost'],
    ['a line heard twice', [[say, accepted({})]], { lines: new Map([['hello #1', new Set([1, 2])]]) }, 'doubled'],
    [
      'a line that was refused and heard',
      [[say, refused('notWelcomed')]],
      { lines: new Map([['hello #1', new Set([1])]]) },
      'doubled',
    ],
  ])('name %s', (_, commands, truth, type) => {
    expect(
      booksOf(...commands)
        .reconcile(truthOf(truth))
        .map((fault) => fault.type),
    ).toEqual([type]);
  });

  test('name one order as the answer to two commands', () => {
    const books = booksOf([place, order('p-1')], [place, order('p-1')]);
    expect(books.reconcile(truthOf({ orders: new Map([['p-1', 'open']]) }))).toMatchObject([{ type: 'doubled' }]);
  });

  test('name a number that is answered in two ways; being asked to wait is no answer', () => {
    const books = new Books();
    books.hear('s', 1, 'say', refused('busy'));
    books.hear('s', 1, 'say', accepted({}));
    books.hear('s', 1, 'say', accepted({}));
    expect(books.reconcile(truthOf())).toEqual([]);
    books.hear('s', 1, 'say', refused('noRoom'));
    expect(books.reconcile(truthOf())).toMatchObject([{ type: 'doubled' }]);
  });
});
