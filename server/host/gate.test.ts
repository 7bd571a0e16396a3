// What is said and when: nothing before its append, everything or nothing, and never again behind the fence.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import { unpackSegment } from './segment.ts';
import type { Node } from './testing.ts';
import { ana, bank, ben, Gate, Onlooker, storm, World } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  expect(world.goldHeld).toBe(world.goldMinted);
});

const recordsOf = (node: Node, seq: number) =>
  unpackSegment(node.inc, seq, must(world.database.nodes.get(node.inc)?.segments[seq - 1], 'the segment'));

describe('the gate', () => {
  test('[D1] a reply, a refusal, a notice, a joiner and a reader all wait for the append of what was decided before them', async () => {
    const gate = new Gate('append', 'isLive');
    const node = await world.begin({ weather: gate });
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
    const gate = new Gate('isLive');
    const node = await world.begin({ weather: gate });
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
    const node = await world.begin({ weather });
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
    const gate = new Gate('append');
    const node = await world.begin({ weather: gate });
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
    const node = await world.begin();
    const [bad, good] = [new Onlooker(), new Onlooker()];
    await world.settled(node.host.attach(ana, bad));
    await world.settled(node.host.attach(ana, good));
    bad.committed = storm;
    expect(await world.told(node, ana, { type: 'shout' })).toMatchObject({ ok: true });
    expect(good.seen).toEqual(['restored 0', 'committed 1', 'committed 2', 'shouted']);
    expect(node.told).toContain('output failed: StoreUnavailable: storm');
  });

  test('a face that left before it was shown anything is shown nothing', async () => {
    const gate = new Gate('isLive', 'append');
    const node = await world.begin({ weather: gate });
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
    const node = await world.begin();
    await world.told(node, ben, { type: 'add' });
    await world.told(node, ana, { type: 'mint', gold: 10 });
    const before = world.segments(node);
    await world.told(node, ana, { type: 'pay', to: ben, gold: 4 });
    expect(world.segments(node)).toBe(before + 1);
    expect(recordsOf(node, before + 1).map(({ address }) => address)).toEqual([ana, ben]);
    expect([
      await world.settled(node.host.read(ana, 'purse')),
      await world.settled(node.host.read(ben, 'purse')),
    ]).toEqual([{ gold: 6 }, { gold: 4 }]);
  });

  test('[D2] wherever the size of a segment ends, no cascade is cut', async () => {
    const gate = new Gate('append');
    const node = await world.begin({ weather: gate });
    for (const address of [ben, bank]) await world.told(node, address, { type: 'add' });
    await world.told(node, ana, { type: 'mint', gold: 100 });
    const before = world.segments(node);
    for (let spare = 0; spare < 1_000; spare += 50) {
      gate.isShut = true;
      void world.ask(node, bank, { type: 'add' });
      await world.clock.advance(1);
      void world.ask(node, bank, { type: 'pad', length: (1 << 20) - spare });
      void world.ask(node, ana, { type: 'pay', to: ben, gold: 1 });
      await world.clock.advance(1);
      gate.open();
      await world.clock.advance(5);
    }
    const payments: Address[][] = [];
    for (let seq = before + 1; seq <= world.segments(node); seq++) {
      const paying = recordsOf(node, seq).filter(({ puts }) => puts.some(([key]) => key === 'purse'));
      if (paying.length > 0) payments.push(paying.map(({ address }) => address));
    }
    expect(payments).toEqual(Array.from({ length: 20 }, () => [ana, ben]));
  });

  test('[D2] past 64 hops the rest goes by the outbox, in segments of its own, and arrives', async () => {
    const node = await world.begin();
    await world.told(node, ben, { type: 'add' });
    await world.told(node, ana, { type: 'spin', to: ben, turns: 300 });
    await world.clock.advance(3_000);
    const balls = async (address: Address) => world.settled(node.host.read(address, 'balls'));
    expect([await balls(ana), await balls(ben)]).toEqual([150, 150]);
    for (let seq = 1; seq <= world.segments(node); seq++) {
      expect(
        recordsOf(node, seq).filter(({ puts }) => puts.some(([key]) => key === 'balls')).length,
      ).toBeLessThanOrEqual(65 * 4);
    }
    await world.clock.advance(2_000);
    expect(
      [...must(world.database.actors.get(ana), 'ana').parts.keys()].filter((key) => key.startsWith('~mail/')),
    ).toEqual([]);
  });

  test('[D6] letters written while others are being delivered are not forgotten', async () => {
    const gate = new Gate('claim');
    const node = await world.begin({ weather: gate });
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

describe('rows behind the log', () => {
  test('[D7] what no append has brought into the log is in no checkpoint', async () => {
    const gate = new Gate('append');
    const node = await world.begin({ weather: gate });
    await world.told(node, ana, { type: 'mint', gold: 5 });
    await world.clock.advance(3_000);
    gate.isShut = true;
    void world.ask(node, ana, { type: 'add' });
    await world.clock.advance(3_000);
    expect(world.row(ana)).toEqual({ purse: { gold: 5 } });
    gate.open();
    await world.clock.advance(3_000);
    expect(world.row(ana)).toEqual({ purse: { gold: 5 }, count: 1 });
  });
});

describe('the fence', () => {
  test('[D4] a retired node says nothing more, tells its faces, and is finished', async () => {
    const gate = new Gate('append');
    const node = await world.begin({ weather: gate });
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
    const node = await world.begin();
    await world.told(node, ana, { type: 'add' });
    world.database.begin('other');
    must(world.database.actors.get(ana), 'ana').owner = 'other';
    world.database.actors.set(ben, {
      owner: 'other',
      epoch: 1,
      ver: 0,
      stateVersion: 0,
      at: 0,
      wakeAt: null,
      parts: new Map(),
    });
    expect(await world.told(node, ben, { type: 'add' })).toMatchObject({ refused: 'busy' });
  });

  test('[D4] a checkpointer that finds its node retired ends it as fenced, not as broken', async () => {
    const gate = new Gate('checkpoint');
    gate.isShut = true;
    const node = await world.begin({ weather: gate });
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
