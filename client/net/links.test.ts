/** The three links: what each makes of what its room says. */
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../actors/hub/frame.ts';
import { AuctionLink } from './auction-link.ts';
import { openDoors, settle } from './fakes.ts';
import { HubLink } from './hub-link.ts';
import { memoryStorage } from './storage.ts';
import { TraderLink } from './trader-link.ts';

describe('the link to a trader', () => {
  async function aLink() {
    const { doors, rooms } = openDoors();
    const changes: (readonly string[])[] = [];
    const onParts = (changed: readonly string[]) => void changes.push(changed);
    const link = new TraderLink({ player: 'ana', doors, storage: memoryStorage(), sessionKey: 'commands', onParts });
    await settle();
    return { link, room: rooms[0], rooms, changes };
  }

  test('mirrors committed parts, and drops what it has passed', async () => {
    const { link, room, changes } = await aLink();
    room?.say('parts', {
      ver: 3,
      all: true,
      puts: [
        ['purse', { gold: 500 }],
        ['order/1', { id: '1' }],
      ],
    });
    room?.say('parts', {
      ver: 5,
      all: false,
      puts: [
        ['purse', { gold: 400 }],
        ['order/1', null],
      ],
    });
    room?.say('parts', { ver: 4, all: false, puts: [['purse', { gold: 450 }]] });
    expect(link.part('purse')).toEqual({ gold: 400 });
    expect([...link.parts.keys()]).toEqual(['purse']);
    expect(changes).toEqual([
      ['purse', 'order/1'],
      ['purse', 'order/1'],
    ]);
  });

  test('starts anew with all parts, even of a lower version', async () => {
    const { link, room, changes } = await aLink();
    room?.say('parts', {
      ver: 9,
      all: true,
      puts: [
        ['purse', { gold: 1 }],
        ['goods/capital_city', { herb: 1 }],
      ],
    });
    room?.say('parts', { ver: 2, all: true, puts: [['purse', { gold: 2 }]] });
    expect([...link.parts]).toEqual([['purse', { gold: 2 }]]);
    expect(changes.at(-1)).toEqual(['purse', 'goods/capital_city']);
  });

  test('opens its session in each room', async () => {
    const { room } = await aLink();
    expect(room?.sent).toEqual([{ type: 'open', payload: { session: expect.any(String), fresh: true } }]);
  });
});

describe('the link to a hub', () => {
  test('knows which of the people is oneself, and unpacks frames', async () => {
    const { doors, rooms } = openDoors();
    const heard: unknown[] = [];
    const link = new HubLink({
      hub: 'capital_city',
      doors,
      onPeople: (people) => void heard.push(people),
      onFrame: (frame) => void heard.push(frame),
    });
    await settle();
    const people = new Map([
      ['other', { player: 'ana', name: 'Ana', tag: 1 }],
      ['own', { player: 'ana', name: 'Ana', tag: 2 }],
    ]);
    rooms[0]?.show({ people });
    const frame = { full: true, tick: 1, input: 0, walkers: [], gone: [] };
    rooms[0]?.say('frame', encodeFrame(frame));
    rooms[0]?.say('frame', new Uint8Array([9]));
    link.walk(1, 1, 0);
    expect(heard).toEqual([
      [
        { player: 'ana', name: 'Ana', tag: 1, mine: false },
        { player: 'ana', name: 'Ana', tag: 2, mine: true },
      ],
      frame,
    ]);
    expect(rooms[0]?.sent).toEqual([{ type: 'walk', payload: { input: 1, dx: 1, dy: 0 } }]);
  });
});

describe('the link to an auction house', () => {
  test('keeps the last books while a new room is sought', async () => {
    const { doors, rooms } = openDoors();
    const link = new AuctionLink({ hub: 'capital_city', doors });
    await settle();
    expect(link.book('herb')).toBeNull();
    const level = { price: 7, quantity: 40, orders: 1 };
    rooms[0]?.show({ books: new Map([['herb', { asks: [level], bids: [], last: 6, reference: 6 }]]) });
    rooms[0]?.drop();
    await settle();
    expect(link.book('herb')).toEqual({ asks: [level], bids: [], last: 6, reference: 6 });
  });
});
