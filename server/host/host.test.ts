// The promises of the host, one by one, on a store in memory with weather to order and a clock turned by hand.
import { afterEach, describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import { unpackSegment } from './segment.ts';
import type { Bugs, Node } from './testing.ts';
import { Onlooker, World } from './testing.ts';

const ana: Address = 'trader:ana';
const ben: Address = 'trader:ben';
const bank: Address = 'auction:bank';

const storm = (): never => {
  throw new StoreUnavailable('storm');
};

/** A gate that holds one kind of call until it is opened. */
function makeGate(...calls: string[]): Weather & { open(): void; isShut: boolean } {
  let letGo = () => {};
  let held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const gate = {
    isShut: false,
    before: async (call: string) => {
      if (gate.isShut && calls.includes(call)) await held;
    },
    open: () => {
      gate.isShut = false;
      letGo();
      held = new Promise((resolve) => {
        letGo = resolve;
      });
    },
  };
  return gate;
}

const ledgerSum = (world: World): number =>
  world.database.ledger.reduce((sum, { amount, debit, credit }) => sum + (debit.startsWith('faucet') ? amount : 0) - (credit.startsWith('sink') ? amount : 0), 0);

/** Gold in purses and letters on the rows of the database. */
const goldInRows = (world: World): number => {
  let sum = 0;
  for (const { parts } of world.database.actors.values()) {
    for (const [key, { value }] of parts) {
      if (key === 'purse') sum += (value as { gold: number }).gold;
      if (key.startsWith('~mail/') || key.startsWith('~lost/')) sum += (value as { value: { gold?: number } }).value.gold ?? 0;
    }
  }
  return sum;
};

const recordsOf = (world: World, node: Node, seq: number) =>
  unpackSegment(node.inc, seq, must(world.database.nodes.get(node.inc)?.segments[seq - 1], 'the segment'));

let world: World;
const newWorld = (): World => {
  world = new World();
  return world;
};
afterEach(() => {
  expect(goldInRows(world)).toBe(ledgerSum(world));
});

describe('the gate', () => {
  test('[D1] a reply, a refusal, a notice, a joiner and a reader all wait for the append of what was decided before them', async () => {
    const gate = makeGate('append', 'isLive');
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    const watching = new Onlooker();
    await world.settled(node.host.attach(ana, watching));
    watching.seen.length = 0;

    gate.isShut = true;
    const said: string[] = [];
    const hear = (what: string) => (answer: unknown) => said.push(`${what} ${JSON.stringify(answer)}`);
    void world.ask(node, ana, { type: 'shout' }).then(hear('reply'));
    void world.ask(node, ana, { type: 'undo' }).then(hear('refusal'));
    const joiner = new Onlooker();
    void node.host.attach(ana, joiner).then(hear('joined'));
    void node.host.read(ana, 'count').then(hear('read'));
    void node.host.confirm().then(hear('confirmed'));
    await world.clock.advance(1_000);
    expect([said, watching.seen, joiner.seen]).toEqual([[], [], []]);

    gate.open();
    await world.clock.advance(10);
    expect(said).toEqual([
      'reply {"ok":true,"result":{}}',
      'refusal {"ok":false,"refused":"changedMyMind"}',
      'joined true',
      'read 2',
      'confirmed true',
    ]);
    expect(watching.seen).toEqual(['committed 3', 'shouted', 'committed 4']);
    expect(joiner.seen).toEqual(['restored 4']);
  });

  test('[D1] an answer that changes nothing still asks whether this node may speak', async () => {
    const gate = makeGate('isLive');
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    gate.isShut = true;
    const segments = world.segments(node);
    let reply: Reply | null = null;
    void node.host.ask(ana, { type: 'command', session: 'test', seq: 1, ackBelow: 1, body: {} }).then((it) => {
      reply = it;
    });
    await world.clock.advance(1_000);
    expect(reply).toBeNull();
    world.database.retire(node.inc);
    gate.open();
    await world.clock.advance(1_000);
    expect(reply).toBeNull();
    expect(node.told).toEqual(['finished fenced']);
    expect(world.segments(node)).toBe(segments);
  });

  test('[D1] an append of unknown outcome is asked for until it is known, and answered once', async () => {
    const fates: string[] = [];
    const meet = (fate: string) => (call: string) => {
      if (call !== 'append' || fates[0] !== fate) return;
      fates.shift();
      storm();
    };
    const weather: Weather = { before: meet('before'), after: meet('after') };
    const node = await newWorld().begin({ weather });
    await world.told(node, ana, { type: 'add' });
    const segments = world.segments(node);
    fates.push('before', 'after', 'before', 'after', 'after');
    let replies = 0;
    const asked = world.ask(node, ana, { type: 'add' });
    void asked.then(() => replies++);
    expect(await world.settled(asked)).toMatchObject({ ok: true, result: { count: 2 } });
    expect(replies).toBe(1);
    expect(world.segments(node)).toBe(segments + 1);
    expect(node.told).toEqual(Array.from({ length: 5 }, () => 'store failed: storm'));
  });

  test('[D1] while one append is under way the next segment gathers, and is one append', async () => {
    const gate = makeGate('append');
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    gate.isShut = true;
    const first = world.ask(node, ana, { type: 'add' });
    await world.clock.advance(1);
    const others = Array.from({ length: 20 }, () => world.ask(node, ana, { type: 'add' }));
    const segments = world.segments(node);
    gate.open();
    await world.settled(Promise.all([first, ...others]));
    expect(world.segments(node)).toBe(segments + 2);
  });

  test('[D10] a face that throws takes neither the reply nor the other faces with it', async () => {
    const node = await newWorld().begin();
    const [bad, good] = [new Onlooker(), new Onlooker()];
    await world.settled(node.host.attach(ana, bad));
    await world.settled(node.host.attach(ana, good));
    bad.committed = storm;
    expect(await world.told(node, ana, { type: 'shout' })).toMatchObject({ ok: true });
    expect(good.seen).toEqual(['restored 0', 'committed 1', 'committed 2', 'shouted']);
    expect(node.told).toContain('output failed: StoreUnavailable: storm');
  });

  test('a face that left before it was shown anything is shown nothing', async () => {
    const gate = makeGate('isLive', 'append');
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    gate.isShut = true;
    const gone = new Onlooker();
    const attached = node.host.attach(ana, gone);
    await world.clock.advance(1);
    node.host.detach(ana, gone);
    gate.open();
    expect(await world.settled(attached)).toBe(false);
    await world.told(node, ana, { type: 'add' });
    expect(gone.seen).toEqual([]);
  });
});

describe('all or nothing', () => {
  test('[D2] a command and the mail it sets off are one segment', async () => {
    const node = await newWorld().begin();
    await world.told(node, ben, { type: 'add' });
    await world.told(node, ana, { type: 'mint', gold: 10 });
    const before = world.segments(node);
    await world.told(node, ana, { type: 'pay', to: ben, gold: 4 });
    expect(world.segments(node)).toBe(before + 1);
    expect(recordsOf(world, node, before + 1).map(({ address }) => address)).toEqual([ana, ben]);
    expect([await world.settled(node.host.read(ana, 'purse')), await world.settled(node.host.read(ben, 'purse'))]).toEqual([{ gold: 6 }, { gold: 4 }]);
  });

  test('[D2] past 64 hops the rest goes by the outbox, in segments of its own, and arrives', async () => {
    const node = await newWorld().begin();
    await world.told(node, ben, { type: 'add' });
    await world.told(node, ana, { type: 'spin', to: ben, turns: 300 });
    await world.clock.advance(3_000);
    const balls = async (address: Address) => world.settled(node.host.read(address, 'balls'));
    expect([await balls(ana), await balls(ben)]).toEqual([150, 150]);
    for (let seq = 1; seq <= world.segments(node); seq++) {
      expect(recordsOf(world, node, seq).filter(({ puts }) => puts.some(([key]) => key === 'balls')).length).toBeLessThanOrEqual(65 * 4);
    }
    await world.clock.advance(2_000);
    expect([...must(world.database.actors.get(ana), 'ana').parts.keys()].filter((key) => key.startsWith('~mail/'))).toEqual([]);
  });

  test('[D6] letters written while others are being delivered are not forgotten', async () => {
    const gate = makeGate('claim');
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    gate.isShut = true;
    await world.told(node, ana, { type: 'spin', to: ben, turns: 3 });
    await world.told(node, ana, { type: 'note', to: ben, count: 3 });
    gate.open();
    await world.clock.advance(2_500);
    expect(world.row(ben)).toMatchObject({ balls: 2, 'heard/trader:ana': [2, 3, 4] });
    expect(world.row(ana)).toMatchObject({ balls: 1 });
  });
});

describe('the fence', () => {
  test('[D4] a retired node says nothing more, tells its faces, and is finished', async () => {
    const gate = makeGate('append');
    const node = await newWorld().begin({ weather: gate });
    const face = new Onlooker();
    await world.settled(node.host.attach(ana, face));
    await world.told(node, ana, { type: 'add' });
    face.seen.length = 0;
    gate.isShut = true;
    const said: unknown[] = [];
    for (let i = 0; i < 3; i++) void world.ask(node, ana, { type: 'shout' }).then((reply) => said.push(reply));
    await world.clock.advance(10);
    world.database.retire(node.inc);
    gate.open();
    await world.clock.advance(5_000);
    expect(said).toEqual([]);
    expect(face.seen).toEqual(['lost']);
    expect(node.told).toEqual(['finished fenced']);
    expect(await world.told(node, ana, { type: 'add' }, 'late')).toMatchObject({ refused: 'busy' });
    expect(await world.settled(node.host.attach(ana, new Onlooker()))).toBe(false);
  });

  test('[D4] whoever is asked for while another node holds him is not to be had, and nothing is decided', async () => {
    const node = await newWorld().begin();
    await world.told(node, ana, { type: 'add' });
    world.database.begin('other');
    must(world.database.actors.get(ana), 'ana').owner = 'other';
    world.database.actors.set(ben, { owner: 'other', epoch: 1, ver: 0, stateVersion: 0, wakeAt: null, parts: new Map() });
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ refused: 'busy' });
  });

  test('[D4] a checkpointer that finds its node retired ends it as fenced, not as broken', async () => {
    const gate = makeGate('checkpoint');
    gate.isShut = true;
    const node = await newWorld().begin({ weather: gate });
    await world.told(node, ana, { type: 'add' });
    await world.clock.advance(2_000);
    world.database.retire(node.inc);
    gate.open();
    await world.clock.advance(2_000);
    expect(node.told).toEqual(['finished fenced']);
    await world.begin();
    expect(world.row(ana)).toEqual({ count: 1 });
  });
});

describe('commands', () => {
  const command = (seq: number, session = 'test') => ({ type: 'command', session, seq, ackBelow: 1, body: { type: 'add' } }) as const;

  test('[D5] sent again it gets its first reply and happens once: at once, after passivation, and on the next node', async () => {
    const node = await newWorld().begin({ limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    const first = await world.told(node, ana, { type: 'add' });
    await world.told(node, ana, { type: 'add' });
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual(first);
    await world.clock.advance(10_000);
    expect(node.host.vitals.actors).toBe(0);
    expect(world.database.actors.get(ana)?.owner).toBeNull();
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual(first);
    await world.told(node, ana, { type: 'add' });
    const next = await world.begin();
    expect(await world.settled(next.host.ask(ana, command(1)))).toEqual(first);
    expect(await world.settled(next.host.ask(ana, command(3)))).toMatchObject({ result: { count: 3 } });
    expect(await world.settled(next.host.ask(ana, { type: 'open', session: 'test', fresh: false }))).toEqual({ ok: true, result: { last: 3 } });
    expect(await world.settled(next.host.read(ana, 'count'))).toBe(3);
  });

  test('[D5] a refusal is remembered as well, and so is a fault', async () => {
    const node = await newWorld().begin();
    const refusal = await world.told(node, ana, { type: 'undo' });
    const fault = await world.told(node, ana, { type: 'throw' });
    expect([refusal, fault]).toEqual([{ ok: false, refused: 'changedMyMind' }, { ok: false, refused: 'fault' }]);
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual(refusal);
    expect(await world.settled(node.host.ask(ana, command(2)))).toEqual(fault);
    expect(node.told).toHaveLength(1);
  });

  test('[D5] a gap is out of order, and the number stays free', async () => {
    const node = await newWorld().begin();
    await world.told(node, ana, { type: 'add' });
    expect(await world.settled(node.host.ask(ana, command(3)))).toEqual({ ok: false, refused: 'outOfOrder', expected: 2 });
    expect(await world.settled(node.host.ask(ana, command(2)))).toMatchObject({ ok: true });
    expect(await world.settled(node.host.ask(ana, command(3)))).toMatchObject({ result: { count: 3 } });
  });

  test('[D5] what was acknowledged is forgotten, and then only known to have been answered', async () => {
    const node = await newWorld().begin();
    for (let i = 0; i < 2; i++) await world.told(node, ana, { type: 'add' });
    await world.settled(node.host.ask(ana, { ...command(3), ackBelow: 2 }));
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual({ ok: false, refused: 'alreadyAnswered' });
    expect(await world.settled(node.host.ask(ana, command(2)))).toMatchObject({ result: { count: 2 } });
  });

  test('[D5] at 32 unacknowledged replies the next command is busy, and may be sent again', async () => {
    const node = await newWorld().begin();
    await world.told(node, ana, { type: 'add' });
    for (let seq = 2; seq <= 32; seq++) await world.settled(node.host.ask(ana, command(seq)));
    expect(await world.settled(node.host.ask(ana, command(33)))).toMatchObject({ refused: 'busy' });
    expect(await world.settled(node.host.ask(ana, { ...command(33), ackBelow: 33 }))).toMatchObject({ result: { count: 33 } });
  });

  test('[D5] the ninth session closes the oldest, durably: its re-send never executes', async () => {
    const node = await newWorld().begin();
    for (let i = 1; i <= 9; i++) {
      await world.told(node, ana, { type: 'add' }, `s${i}`);
      await world.clock.advance(10);
    }
    const { host } = await world.begin();
    const closed = { ok: false, refused: 'sessionClosed' };
    expect(await world.settled(host.ask(ana, command(1, 's1')))).toEqual(closed);
    expect(await world.settled(host.ask(ana, command(2, 's1')))).toEqual(closed);
    expect(await world.settled(host.ask(ana, { type: 'open', session: 's1', fresh: false }))).toEqual(closed);
    expect(await world.settled(host.ask(ana, command(1, 's2')))).toMatchObject({ ok: true });
    expect(await world.settled(host.read(ana, 'count'))).toBe(9);
  });

  test('[D5] a name that no store could keep opens no session', async () => {
    const node = await newWorld().begin();
    expect(await world.settled(node.host.ask(ana, { type: 'open', session: 'a\0b', fresh: true }))).toMatchObject({ refused: 'invalid' });
  });
});

describe('mail', () => {
  test('[D6] mail to an actor that sleeps wakes it, and arrives once and in order', async () => {
    const node = await newWorld().begin();
    await world.told(node, ana, { type: 'note', to: ben, count: 5 });
    await world.told(node, ana, { type: 'note', to: ben, count: 5 });
    await world.clock.advance(3_000);
    expect(world.row(ben)['heard/trader:ana']).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(world.database.actors.get(ana)?.wakeAt).toBeNull();
  });

  test('[D6] the node dies with letters in an outbox: the next one finds them by itself, in order, with their value', async () => {
    let isShut = false;
    const weather: Weather = { before: (call) => void (isShut && call === 'claim' && storm()) };
    const node = await newWorld().begin({ weather });
    await world.told(node, ana, { type: 'mint', gold: 100 });
    isShut = true;
    await world.told(node, ana, { type: 'pay', to: bank, gold: 30 });
    await world.told(node, ana, { type: 'note', to: bank, count: 3 });
    const next = await world.begin();
    await world.clock.advance(5_000);
    expect(world.row(bank)).toMatchObject({ purse: { gold: 30 }, 'heard/trader:ana': [1, 2, 3] });
    expect(next.told).toEqual([]);
    expect([...must(world.database.actors.get(ana), 'ana').parts.keys()].filter((key) => key.startsWith('~mail/'))).toEqual([]);
  });

  test('[D6] a letter that was taken before is acknowledged again, and has no effect', async () => {
    const node = await newWorld().begin();
    await world.told(node, ana, { type: 'add' });
    await world.told(node, ben, { type: 'note', to: ana, count: 1 });
    const letter = { type: 'mail', from: ben, seq: 1, mail: { type: 'note', number: 99 }, value: {} } as const;
    void node.host.ask(ana, letter);
    void node.host.ask(ana, { ...letter, seq: 3 });
    await world.clock.advance(2_000);
    expect(world.row(ana)['heard/trader:ben']).toEqual([1]);
  });

  test('[D6] with a full outbox the sender refuses new commands; mail itself is never refused', async () => {
    let isShut = false;
    const weather: Weather = { before: (call) => void (isShut && call === 'claim' && storm()) };
    const node = await newWorld().begin({ weather });
    await world.told(node, ana, { type: 'add' });
    isShut = true;
    await world.told(node, ana, { type: 'note', to: ben, count: 1_000 });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy', why: 'outbox is full' });
    isShut = false;
    await world.clock.advance(5_000);
    expect(world.row(ben)['heard/trader:ana']).toHaveLength(1_000);
    expect(await world.settled(node.host.ask(ana, { type: 'command', session: 'test', seq: 3, ackBelow: 1, body: { type: 'add' } }))).toMatchObject({ ok: true });
  });

  test('[D10] value in mail that is poison to its receiver comes back; the receiver goes on', async () => {
    const node = await newWorld().begin();
    await world.told(node, ben, { type: 'add' });
    await world.told(node, ana, { type: 'mint', gold: 10 });
    expect(await world.told(node, ana, { type: 'payPoison', to: ben, gold: 7 })).toMatchObject({ ok: true });
    expect(node.told).toEqual(['fault trader:ben command: a bug about payPoison']);
    await world.told(node, ana, { type: 'payPoison', to: bank, gold: 2 });
    await world.clock.advance(3_000);
    expect(world.row(ana)).toMatchObject({ purse: { gold: 10 }, bounced: 2 });
    expect(world.row(ben)).toEqual({ count: 1 });
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ result: { count: 2 } });
  });
});

describe('time', () => {
  test('[D8] a sleeping actor is woken on time, by the node that put it to sleep and by the next one', async () => {
    const node = await newWorld().begin({ limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    await world.told(node, ana, { type: 'wakeIn', ms: 60_000 });
    const wakeAt = world.clock.now() + 60_000;
    await world.clock.advance(30_000);
    expect(node.host.vitals.actors).toBe(0);
    await world.clock.advance(34_000);
    const [woken] = world.row(ana)['woken'] as number[];
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
    const node = await newWorld().begin({ bugs });
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
    const node = await newWorld().begin({ weather: { before: () => void (isDown && storm()) } });
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
    const node = await newWorld().begin({ weather: { before: () => void (isDown && storm()) } });
    await world.told(node, ana, { type: 'add' });
    isDown = true;
    const replies: Reply[] = [];
    const sizes: number[] = [];
    let seq = 1;
    for (let second = 0; second < 30; second++) {
      for (let i = 0; i < 10; i++) {
        void node.host.ask(ana, { type: 'command', session: 'test', seq: ++seq, ackBelow: seq - 1, body: { type: 'add' } }).then((reply) => {
          replies.push(reply);
          if (!reply.ok && reply.refused === 'busy') seq--;
        });
      }
      await world.clock.advance(1_000);
      sizes.push(node.host.vitals.heldBytes);
    }
    expect(sizes.at(-1)).toBe(sizes[8]);
    expect(replies.every((reply) => !reply.ok && reply.refused === 'busy' && Number(reply['retryAfterMs']) > 0)).toBe(true);
    expect(node.host.vitals.open).toBe(false);
    isDown = false;
    await world.clock.advance(3_000);
    expect(node.host.vitals).toMatchObject({ open: true, heldBytes: 0, heldCascades: 0 });
    expect(await world.settled(node.host.read(ana, 'count'))).toBe(1 + replies.filter(({ ok }) => ok).length);
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ ok: true });
  });

  test('[D9] so much may be held and no more: by bytes, and by cascades', async () => {
    const gate = makeGate('append');
    gate.isShut = true;
    const node = await newWorld().begin({ weather: gate });
    const busy: Reply[] = [];
    void node.host.ask(ana, { type: 'open', session: 's', fresh: true });
    await world.clock.advance(2);
    for (let seq = 1; seq <= 200; seq++) {
      const body = { type: 'pad', length: 100_000 };
      void node.host.ask(ana, { type: 'command', session: 's', seq, ackBelow: seq, body }).then((reply) => busy.push(reply));
    }
    await world.clock.advance(10);
    expect(node.host.vitals.heldBytes).toBeLessThan((8 << 20) + 200_000);
    expect(busy.length).toBeGreaterThan(100);
    gate.open();
    await world.clock.advance(2_000);
    const largest = Math.max(...(world.database.nodes.get(node.inc)?.segments ?? []).map((segment) => segment?.payload.length ?? 0));
    expect(largest).toBeLessThan((1 << 20) + 110_000);
    expect(node.host.vitals.tailBytes).toBe(0);
  });

  test('[D9] a mailbox holds so many, and all of them together so many', async () => {
    const gate = makeGate('claim');
    gate.isShut = true;
    const node = await newWorld().begin({ weather: gate, limits: { mailboxMax: 5, waitingMax: 8 } });
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
    const node = await newWorld().begin({ weather });
    await world.told(node, ana, { type: 'add' });
    isShut = true;
    await world.told(node, ana, { type: 'note', to: ben, count: 500 });
    await world.clock.advance(10_000);
    expect(claims).toBeLessThan(13);
  });
});

describe('bugs stay where they are', () => {
  test('[D10] a throw in a command undoes that message only, notices included', async () => {
    const node = await newWorld().begin();
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
    const node = await newWorld().begin();
    expect(await world.told(node, ana, 'a bug in parsing')).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ana, 'nonsense')).toEqual({ ok: false, refused: 'invalid', why: 'not a deed' });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
  });

  test('[D10] a throw in the index undoes the message, and the index tells the truth again', async () => {
    const bugs: Bugs = {};
    const node = await newWorld().begin({ bugs });
    await world.told(node, ana, { type: 'add' });
    bugs.inIndex = true;
    for (let i = 0; i < 2; i++) expect(await world.told(node, ana, { type: 'add' })).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ben, { type: 'undo' })).toEqual({ ok: false, refused: 'changedMyMind' });
    bugs.inIndex = false;
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
    expect(await world.told(node, ana, { type: 'add' })).toEqual({ ok: true, result: { count: 3, indexed: 2 } });
  });

  test('[D3] a turn out of balance is refused as a fault, and changes nothing', async () => {
    const node = await newWorld().begin();
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
    const node = await newWorld().begin();
    expect(await world.told(node, ana, { type: 'put', part })).toEqual({ ok: false, refused: 'fault' });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ ok: true });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e15, 0.5])('[D10] a deadline of %d ms is no deadline', async (ms) => {
    const node = await newWorld().begin();
    expect(await world.told(node, ana, { type: 'wakeIn', ms })).toEqual({ ok: false, refused: 'fault' });
  });

  test('[D10] an actor that cannot be restored is not to be had; the others are', async () => {
    const bugs: Bugs = {};
    let node = await newWorld().begin();
    await world.told(node, ana, { type: 'add' });
    bugs.inRestore = true;
    node = await world.begin({ bugs });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy' });
    expect(node.told[0]).toContain('fault trader:ana restore');
    expect(await world.settled(node.host.read(ben, 'count'))).toBeUndefined();
  });

  test('[D7] state of a newer build is given back, for a node that knows it', async () => {
    const node = await newWorld().begin();
    world.database.actors.set(ana, { owner: null, epoch: 1, ver: 3, stateVersion: 2, wakeAt: null, parts: new Map() });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy' });
    expect(world.database.actors.get(ana)).toMatchObject({ owner: null, ver: 3 });
  });
});

describe('coming and going', () => {
  test('idle actors leave memory as their rows stand; who is looked at, or has letters waiting, stays', async () => {
    let isShut = false;
    const weather: Weather = { before: (call) => void (isShut && call === 'claim' && storm()) };
    const node = await newWorld().begin({ weather, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    const face = new Onlooker();
    await world.settled(node.host.attach(ana, face));
    await world.told(node, bank, { type: 'add' });
    isShut = true;
    await world.told(node, bank, { type: 'note', to: ben, count: 1 });
    await world.clock.advance(10_000);
    expect(node.host.vitals.actors).toBe(2);
    isShut = false;
    node.host.detach(ana, face);
    await world.clock.advance(10_000);
    expect(node.host.vitals.actors).toBe(0);
    expect([ana, ben, bank].map((address) => world.database.actors.get(address)?.owner)).toEqual([null, null, null]);
  });

  test('a message that comes while the actor leaves waits, and is the first of the next stay', async () => {
    const gate = makeGate('release');
    const node = await newWorld().begin({ weather: gate, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    await world.told(node, ana, { type: 'add' });
    gate.isShut = true;
    await world.clock.advance(5_000);
    const asked = world.ask(node, ana, { type: 'add' });
    void world.ask(node, ben, { type: 'note', to: ana, count: 2 });
    await world.clock.advance(1_000);
    gate.open();
    expect(await world.settled(asked)).toMatchObject({ result: { count: 2 } });
    expect(world.database.actors.get(ana)?.epoch).toBe(2);
    await world.clock.advance(3_000);
    expect(world.row(ana)).toMatchObject({ count: 4, 'heard/trader:ben': [1, 2] });
  });

  test('[D4] a release that is refused is reported, and the actor is asked for anew', async () => {
    let isLost = false;
    const weather: Weather = {
      after: (call) => {
        if (call !== 'release' || !isLost) return;
        isLost = false;
        storm();
      },
    };
    const node = await newWorld().begin({ weather, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    await world.told(node, ana, { type: 'add' });
    isLost = true;
    await world.clock.advance(8_000);
    expect(node.told).toEqual(['store failed: storm', 'release refused trader:ana']);
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ result: { count: 2 } });
  });

  test('[D4] an actor is claimed once, however many ask while the claim is under way', async () => {
    const gate = makeGate('claim');
    gate.isShut = true;
    const node = await newWorld().begin({ weather: gate });
    const first = world.ask(node, ana, { type: 'add' });
    await world.clock.advance(5);
    const second = world.ask(node, ana, { type: 'add' }, 'other');
    gate.open();
    await world.settled(Promise.all([first, second]));
    expect(world.database.actors.get(ana)?.epoch).toBe(1);
    expect(await world.settled(node.host.read(ana, 'count'))).toBe(2);
  });

  test('[D4] of two claimed in one batch, the first may write to the second before that one is spoken to', async () => {
    const node = await newWorld().begin();
    for (const address of [ana, ben]) await world.told(node, address, { type: 'add' });
    const next = await world.begin();
    const body = { type: 'note', to: ben, count: 1 };
    void next.host.ask(ana, { type: 'command', session: 'test', seq: 2, ackBelow: 1, body });
    void next.host.ask(ben, { type: 'command', session: 'test', seq: 2, ackBelow: 1, body: { type: 'add' } });
    await world.clock.advance(5_000);
    expect(world.database.actors.get(ben)).toMatchObject({ epoch: 2 });
    expect(world.row(ben)).toEqual({ count: 3, 'heard/trader:ana': [2] });
    await world.begin();
    expect(next.told).toEqual([]);
  });

  test('drained: everything decided is said and checkpointed, and the next node has nothing to fold', async () => {
    const node = await newWorld().begin();
    const face = new Onlooker();
    await world.settled(node.host.attach(ana, face));
    const asked = world.ask(node, ana, { type: 'mint', gold: 3 });
    await world.settled(asked);
    const last = world.ask(node, ana, { type: 'add' });
    await world.settled(node.host.drain(5_000));
    expect(await world.settled(last)).toMatchObject({ ok: true });
    expect(node.told).toEqual(['finished drained']);
    expect(face.seen.at(-1)).toBe('lost');
    const { projectedThrough, segments } = must(world.database.nodes.get(node.inc), 'the node');
    expect(projectedThrough).toBe(segments.length);
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy', why: 'closing' });
    expect(world.row(ana)).toEqual({ purse: { gold: 3 }, count: 1 });
  });
});
