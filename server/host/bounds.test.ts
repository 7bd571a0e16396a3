// Time, bounds and bugs: deadlines are kept, memory is bounded, and one actor harms no other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import type { Bugs } from './testing.ts';
import { ana, ben, Gate, Onlooker, storm, World } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  expect(world.goldHeld).toBe(world.goldMinted);
});

describe('time', () => {
  test('[D8] a sleeping actor is woken on time, by the node that put it to sleep and by the next one', async () => {
    const node = await world.begin({ limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    await world.told(node, ana, { type: 'wakeIn', ms: 60_000 });
    const wakeAt = world.clock.now() + 60_000;
    await world.clock.advance(30_000);
    expect(node.host.vitals.actors).toBe(0);
    await world.clock.advance(34_000);
    const [woken] = (world.row(ana)['woken'] as number[] | undefined) ?? [];
    expect((woken ?? 0) - wakeAt).toBeGreaterThanOrEqual(0);
    expect((woken ?? 0) - wakeAt).toBeLessThan(1_200);

    await world.told(node, ana, { type: 'wakeIn', ms: 20_000 });
    await world.begin();
    await world.clock.advance(25_000);
    expect(world.row(ana)['woken']).toHaveLength(2);
    expect(world.database.actors.get(ana)?.wakeAt).toBeNull();
  });

  test('[D8] a wake that throws is tried again until it does not', async () => {
    const bugs: Bugs = { inWake: true };
    const node = await world.begin({ bugs });
    await world.told(node, ana, { type: 'wakeIn', ms: 100 });
    await world.clock.advance(12_000);
    expect(node.told.length).toBeGreaterThanOrEqual(2);
    expect(world.row(ana)['woken']).toBeUndefined();
    bugs.inWake = false;
    await world.clock.advance(7_000);
    expect(world.row(ana)['woken']).toHaveLength(1);
  });

  test('[D8] deadlines that fell into a stall run after it', async () => {
    let isDown = false;
    const node = await world.begin({ weather: { before: () => void (isDown && storm()) } });
    await world.told(node, ana, { type: 'wakeIn', ms: 5_000 });
    isDown = true;
    await world.clock.advance(30_000);
    isDown = false;
    await world.clock.advance(5_000);
    expect(world.row(ana)['woken']).toHaveLength(1);
  });
});

describe('bounds', () => {
  test('[D9] with the log behind, commands are busy and memory stands still; it goes on by itself when the store is back', async () => {
    let isDown = false;
    const node = await world.begin({ weather: { before: () => void (isDown && storm()) } });
    await world.told(node, ana, { type: 'add' });
    isDown = true;
    const replies: Reply[] = [];
    const sizes: number[] = [];
    let seq = 1;
    for (let second = 0; second < 30; second++) {
      for (let i = 0; i < 10; i++) {
        void node.host
          .ask(ana, { type: 'command', session: 'test', seq: ++seq, ackBelow: seq - 1, body: { type: 'add' } })
          .then((reply) => {
            replies.push(reply);
            if (!reply.ok && reply.refused === 'busy') seq--;
          });
      }
      await world.clock.advance(1_000);
      sizes.push(node.host.vitals.heldBytes);
    }
    expect(sizes.at(-1)).toBe(sizes[8]);
    expect(replies.every((reply) => !reply.ok && reply.refused === 'busy' && Number(reply['retryAfterMs']) > 0)).toBe(
      true,
    );
    expect(node.host.vitals.open).toBe(false);
    isDown = false;
    await world.clock.advance(3_000);
    expect(node.host.vitals).toMatchObject({ open: true, heldBytes: 0, heldCascades: 0 });
    expect(await world.settled(node.host.read(ana, 'count'))).toBe(1 + replies.filter(({ ok }) => ok).length);
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ ok: true });
  });

  test('[D9] so much may be held and no more: by bytes, and by cascades', async () => {
    const gate = new Gate('append');
    gate.isShut = true;
    const node = await world.begin({ weather: gate });
    const busy: Reply[] = [];
    void node.host.ask(ana, { type: 'open', session: 's', fresh: true });
    await world.clock.advance(2);
    for (let seq = 1; seq <= 200; seq++) {
      const body = { type: 'pad', length: 100_000 };
      void node.host
        .ask(ana, { type: 'command', session: 's', seq, ackBelow: seq, body })
        .then((reply) => busy.push(reply));
    }
    await world.clock.advance(10);
    expect(node.host.vitals.heldBytes).toBeLessThan((8 << 20) + 200_000);
    expect(busy.length).toBeGreaterThan(100);
    gate.open();
    await world.clock.advance(2_000);
    const largest = Math.max(
      ...(world.database.nodes.get(node.inc)?.segments ?? []).map((segment) => segment?.payload.length ?? 0),
    );
    expect(largest).toBeLessThan((1 << 20) + 110_000);
    expect(node.host.vitals.tailBytes).toBe(0);
  });

  test('[D9] a mailbox holds so many, and all of them together so many', async () => {
    const gate = new Gate('claim');
    gate.isShut = true;
    const node = await world.begin({ weather: gate, limits: { mailboxMax: 5, waitingMax: 8 } });
    const asked = (address: Address) => node.host.ask(address, { type: 'open', session: 's', fresh: true });
    const busy: Reply[] = [];
    for (let i = 0; i < 7; i++) void asked(ana).then((reply) => busy.push(reply));
    for (let i = 0; i < 7; i++) void asked(ben).then((reply) => busy.push(reply));
    await world.clock.advance(1);
    expect(busy).toHaveLength(2 + 4);
    gate.open();
    await world.clock.advance(10);
    expect(busy.filter(({ ok }) => ok)).toHaveLength(8);
  });

  test('[D9] a receiver that cannot be had costs one round a second, however many letters wait', async () => {
    let claims = 0;
    let isShut = false;
    const weather: Weather = {
      before: (call) => {
        if (call !== 'claim' || !isShut) return;
        claims++;
        storm();
      },
    };
    const node = await world.begin({ weather });
    await world.told(node, ana, { type: 'add' });
    isShut = true;
    await world.told(node, ana, { type: 'note', to: ben, count: 500 });
    await world.clock.advance(10_000);
    expect(claims).toBeLessThan(13);
  });
});

describe('bugs stay where they are', () => {
  test('[D10] a throw in a command undoes that message only, notices included', async () => {
    const node = await world.begin();
    const face = new Onlooker();
    await world.settled(node.host.attach(ana, face));
    await world.told(node, ana, { type: 'add' });
    expect(await world.told(node, ana, { type: 'throw' })).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ result: { count: 2 } });
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ result: { count: 1 } });
    expect(face.seen).not.toContain('never');
    expect(node.told).toEqual(['fault trader:ana command: a bug in a command']);
  });

  test('[D10] a throw in parsing is a fault like any other', async () => {
    const node = await world.begin();
    expect(await world.told(node, ana, 'a bug in parsing')).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ana, 'nonsense')).toEqual({ ok: false, refused: 'invalid', why: 'not a deed' });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
  });

  test('[D10] a throw in the index undoes the message, and the index tells the truth again', async () => {
    const bugs: Bugs = {};
    const node = await world.begin({ bugs });
    await world.told(node, ana, { type: 'add' });
    bugs.inIndex = true;
    for (let i = 0; i < 2; i++)
      expect(await world.told(node, ana, { type: 'add' })).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ben, { type: 'undo' })).toEqual({ ok: false, refused: 'changedMyMind' });
    bugs.inIndex = false;
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
    expect(await world.told(node, ana, { type: 'add' })).toEqual({ ok: true, result: { count: 3, indexed: 2 } });
  });

  test('[D3] a turn out of balance is refused as a fault, and changes nothing', async () => {
    const node = await world.begin();
    await world.told(node, ana, { type: 'mint', gold: 5 });
    expect(await world.told(node, ana, { type: 'cheat' })).toEqual({ ok: false, refused: 'fault' });
    expect(node.told[0]).toContain('value out of balance by {"gold":1}');
    expect(await world.settled(node.host.read(ana, 'purse'))).toEqual({ gold: 5 });
  });

  test.each([
    ['half a character', '\ud800'],
    ['a NUL', { deep: ['a\0b'] }],
    ['a number that is none', Number.NaN],
    ['a date', new Date(0)],
    ['a function', () => 1],
  ])('[D10] %s enters no part, so no checkpoint ever chokes on it', async (_, part) => {
    const node = await world.begin();
    expect(await world.told(node, ana, { type: 'put', part })).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e15, 0.5])(
    '[D10] a deadline of %d ms is no deadline',
    async (ms) => {
      const node = await world.begin();
      expect(await world.told(node, ana, { type: 'wakeIn', ms })).toEqual({ ok: false, refused: 'fault' });
    },
  );

  const trade = { type: 'trade', hub: 'port', item: 'ash', buyer: ana, seller: ben, maker: 'm', taker: 't', price: 5 };

  test('[D10] a fact that history has no place for never leaves its turn', async () => {
    const node = await world.begin();
    const tell = (fact: object) => world.told(node, ana, { type: 'happen', fact });
    const { taker: _, ...torn } = trade;
    for (const fact of [{ type: 'rumour' }, trade, { ...trade, quantity: 2 ** 31 }, { ...torn, quantity: 1 }]) {
      expect(await tell(fact)).toEqual({ ok: false, refused: 'fault' });
    }
    expect(await tell({ ...trade, quantity: 1 })).toMatchObject({ ok: true });
    await world.clock.advance(2_000);
    expect(world.database.trades).toHaveLength(1);
  });

  test('[D10] an actor that cannot be restored is not to be had; the others are', async () => {
    const bugs: Bugs = {};
    let node = await world.begin();
    await world.told(node, ana, { type: 'add' });
    bugs.inRestore = true;
    node = await world.begin({ bugs });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy' });
    expect(node.told[0]).toContain('fault trader:ana restore');
    expect(await world.settled(node.host.read(ben, 'count'))).toBeUndefined();
  });

  test('[D7] state of a newer build is given back, for a node that knows it', async () => {
    const node = await world.begin();
    const head = { owner: null, epoch: 1, ver: 3, stateVersion: 2, at: 0, wakeAt: null };
    world.database.actors.set(ana, { ...head, parts: new Map() });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy' });
    expect(world.database.actors.get(ana)).toMatchObject({ owner: null, ver: 3 });
  });
});
