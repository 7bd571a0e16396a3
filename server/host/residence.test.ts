// Coming and going: who is in memory, and how it gets in and out.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import { ana, bank, ben, Gate, Onlooker, storm, World } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  expect(world.goldHeld).toBe(world.goldMinted);
});

describe('coming and going', () => {
  test('idle actors leave memory as their rows stand; who is looked at, or has letters waiting, stays', async () => {
    let isShut = false;
    const weather: Weather = { before: (call) => void (isShut && call === 'claim' && storm()) };
    const node = await world.begin({ weather, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
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
    const gate = new Gate('release');
    const node = await world.begin({ weather: gate, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
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
    const node = await world.begin({ weather, limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
    await world.told(node, ana, { type: 'add' });
    isLost = true;
    await world.clock.advance(8_000);
    expect(node.told).toEqual(['store failed: storm', 'release refused trader:ana']);
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ result: { count: 2 } });
  });

  test('[D4] an actor is claimed once, however many ask while the claim is under way', async () => {
    const gate = new Gate('claim');
    gate.isShut = true;
    const node = await world.begin({ weather: gate });
    const first = world.ask(node, ana, { type: 'add' });
    await world.clock.advance(5);
    const second = world.ask(node, ana, { type: 'add' }, 'other');
    gate.open();
    await world.settled(Promise.all([first, second]));
    expect(world.database.actors.get(ana)?.epoch).toBe(1);
    expect(await world.settled(node.host.read(ana, 'count'))).toBe(2);
  });

  test('[D4] of two claimed in one batch, the first may write to the second before that one is spoken to', async () => {
    const node = await world.begin();
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
    const node = await world.begin();
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
