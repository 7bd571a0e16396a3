/** A face against doors and rooms turned by hand: it is there when it can be, and knocks with patience when not. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Doors } from './face.ts';
import { Face, faceBounds } from './face.ts';
import type { FakeRoom } from './fakes.ts';
import { HandClock, openDoors, settle } from './fakes.ts';
import { HttpError } from './http.ts';

let clock: HandClock;
let rooms: FakeRoom[];
let heard: string[];
let enter: () => Promise<void>;
let join: () => Promise<void>;

function aFace(isOwn = false): Face {
  const opened = openDoors(clock);
  rooms = opened.rooms;
  const doors: Doors = {
    ...opened.doors,
    enter: async (address) => {
      await enter();
      return opened.doors.enter(address);
    },
    join: async (ticket) => {
      await join();
      return opened.doors.join(ticket);
    },
  };
  return new Face({
    address: 'hub:capital_city',
    isOwn,
    doors,
    onRoom: () => {
      heard.push('room');
      return () => void heard.push('closed');
    },
    onPresence: (presence) => void heard.push(presence),
  });
}

beforeEach(() => {
  clock = new HandClock();
  heard = [];
  enter = async () => {};
  join = async () => {};
});

describe('face', () => {
  test('enters, and enters again when the room closes', async () => {
    aFace();
    await settle();
    expect(heard).toEqual(['connecting', 'room', 'live']);
    clock.turn(faceBounds.settledMs + 1);
    rooms[0]?.drop();
    await settle();
    expect(heard.slice(3)).toEqual(['closed', 'reconnecting']);
    clock.turn(faceBounds.backoffMs);
    await settle();
    expect(heard.slice(5)).toEqual(['room', 'live']);
    expect(rooms).toHaveLength(2);
  });

  test.each([
    [true, faceBounds.sentOnMs],
    [false, faceBounds.backoffMs],
  ])('sent on from a room that is its own alone (%s), it enters again within %i ms', async (isOwn, withinMs) => {
    aFace(isOwn);
    await settle();
    clock.turn(faceBounds.settledMs + 1);
    rooms[0]?.drop(true);
    await settle();
    clock.turn(withinMs - 1);
    await settle();
    expect(rooms).toHaveLength(1);
    clock.turn(1);
    await settle();
    expect(rooms).toHaveLength(2);
  });

  test('sent on again at once, it grows more patient', async () => {
    aFace(true);
    await settle();
    rooms[0]?.drop(true);
    await settle();
    clock.turn(faceBounds.backoffMs);
    await settle();
    expect(rooms).toHaveLength(1);
  });

  test('waits as long as a waking actor asks for', async () => {
    let isStarting = true;
    enter = async () => {
      if (isStarting) throw new HttpError('starting', 503, 'soon', 2_000);
    };
    aFace();
    await settle();
    isStarting = false;
    clock.turn(1_999);
    await settle();
    expect(rooms).toHaveLength(0);
    clock.turn(1 + 2 * faceBounds.backoffMs);
    await settle();
    expect(rooms).toHaveLength(1);
  });

  test('does not grow slower while it is told when to come again', async () => {
    let knocks = 0;
    enter = async () => {
      knocks++;
      throw new HttpError('starting', 503, 'soon', 250);
    };
    aFace();
    for (let turn = 0; turn < 100; turn++) {
      clock.turn(100);
      await settle();
    }
    // Ten seconds, each knock 250 ms after the last and at most the first backoff later.
    expect(knocks).toBeGreaterThanOrEqual(10_000 / (250 + faceBounds.backoffMs + 100));
  });

  test('knocks ever more slowly, but never less often than the bound', async () => {
    let knocks = 0;
    enter = async () => {
      knocks++;
      throw new HttpError('unreachable', 0, 'nobody');
    };
    aFace();
    for (let second = 0; second < 60; second++) {
      clock.turn(1_000);
      await settle();
    }
    expect(knocks).toBeGreaterThanOrEqual(60_000 / faceBounds.backoffMsMax);
    expect(knocks).toBeLessThan(20);
  });

  test('does not wait when told to hurry', async () => {
    let isDown = true;
    enter = async () => {
      if (isDown) throw new HttpError('unreachable', 0, 'nobody');
    };
    const face = aFace();
    await settle();
    isDown = false;
    face.hurry();
    await settle();
    expect(rooms).toHaveLength(1);
  });

  test('gives up when it may not enter', async () => {
    enter = async () => {
      throw new HttpError('forbidden', 403, 'not here');
    };
    aFace();
    await settle();
    clock.turn(60_000);
    await settle();
    expect(heard).toEqual(['connecting', 'gone']);
  });

  test('takes a silent room for dead', async () => {
    aFace();
    await settle();
    const [room] = rooms;
    if (room) room.answersPings = false;
    clock.turn(faceBounds.silenceMsMax + 3 * faceBounds.pingMs);
    await settle();
    expect(room?.isLeft).toBe(true);
    expect(heard).toContain('closed');
  });

  test('leaves a room that comes too late', async () => {
    const late = Promise.withResolvers<void>();
    join = () => late.promise;
    aFace();
    await settle();
    clock.turn(faceBounds.joinMsMax);
    await settle();
    expect(heard).toEqual(['connecting', 'reconnecting']);
    late.resolve();
    await settle();
    expect(rooms[0]?.isLeft).toBe(true);
  });

  test('closed, it leaves and says no more', async () => {
    const face = aFace();
    await settle();
    face.close();
    await settle();
    clock.turn(60_000);
    await settle();
    expect(rooms[0]?.isLeft).toBe(true);
    expect(heard).toEqual(['connecting', 'room', 'live', 'closed']);
    expect(rooms).toHaveLength(1);
  });
});
