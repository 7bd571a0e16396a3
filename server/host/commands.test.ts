// Commands and mail: each takes effect once, in order, whatever is sent again and whoever dies in between.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import { ana, bank, ben, storm, World } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  expect(world.goldHeld).toBe(world.goldMinted);
});

describe('commands', () => {
  const command = (seq: number, session = 'test') =>
    ({ type: 'command', session, seq, ackBelow: 1, body: { type: 'add' } }) as const;

  test('[D5] sent again it gets its first reply and happens once: at once, after passivation, and on the next node', async () => {
    const node = await world.begin({ limits: { passivateAfterMs: 3_000, sweepEveryMs: 500 } });
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
    expect(await world.settled(next.host.ask(ana, { type: 'open', session: 'test', fresh: false }))).toEqual({
      ok: true,
      result: { last: 3 },
    });
    expect(await world.settled(next.host.read(ana, 'count'))).toBe(3);
  });

  test('[D5] a refusal is remembered as well, and so is a fault', async () => {
    const node = await world.begin();
    const refusal = await world.told(node, ana, { type: 'undo' });
    const fault = await world.told(node, ana, { type: 'throw' });
    expect([refusal, fault]).toEqual([
      { ok: false, refused: 'changedMyMind' },
      { ok: false, refused: 'fault' },
    ]);
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual(refusal);
    expect(await world.settled(node.host.ask(ana, command(2)))).toEqual(fault);
    expect(node.told).toHaveLength(1);
  });

  test('[D5] a gap is out of order, and the number stays free', async () => {
    const node = await world.begin();
    await world.told(node, ana, { type: 'add' });
    expect(await world.settled(node.host.ask(ana, command(3)))).toEqual({
      ok: false,
      refused: 'outOfOrder',
      expected: 2,
    });
    expect(await world.settled(node.host.ask(ana, command(2)))).toMatchObject({ ok: true });
    expect(await world.settled(node.host.ask(ana, command(3)))).toMatchObject({ result: { count: 3 } });
  });

  test('[D5] what was acknowledged is forgotten, and then only known to have been answered', async () => {
    const node = await world.begin();
    for (let i = 0; i < 2; i++) await world.told(node, ana, { type: 'add' });
    await world.settled(node.host.ask(ana, { ...command(3), ackBelow: 2 }));
    expect(await world.settled(node.host.ask(ana, command(1)))).toEqual({ ok: false, refused: 'alreadyAnswered' });
    expect(await world.settled(node.host.ask(ana, command(2)))).toMatchObject({ result: { count: 2 } });
  });

  test('[D5] at 32 unacknowledged replies the next command is busy, and may be sent again', async () => {
    const node = await world.begin();
    await world.told(node, ana, { type: 'add' });
    for (let seq = 2; seq <= 32; seq++) await world.settled(node.host.ask(ana, command(seq)));
    expect(await world.settled(node.host.ask(ana, command(33)))).toMatchObject({ refused: 'busy' });
    expect(await world.settled(node.host.ask(ana, { ...command(33), ackBelow: 33 }))).toMatchObject({
      result: { count: 33 },
    });
  });

  test('[D5] the ninth session closes the oldest, durably: its re-send never executes', async () => {
    const node = await world.begin();
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
    const node = await world.begin();
    expect(await world.settled(node.host.ask(ana, { type: 'open', session: 'a\0b', fresh: true }))).toMatchObject({
      refused: 'invalid',
    });
  });
});

describe('mail', () => {
  test('[D6] mail to an actor that sleeps wakes it, and arrives once and in order', async () => {
    const node = await world.begin();
    await world.told(node, ana, { type: 'note', to: ben, count: 5 });
    await world.told(node, ana, { type: 'note', to: ben, count: 5 });
    await world.clock.advance(3_000);
    expect(world.row(ben)['heard/trader:ana']).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(world.database.actors.get(ana)?.wakeAt).toBeNull();
  });

  test('[D6] a letter to somebody at hand does not overtake those that wait for him in the outbox', async () => {
    const node = await world.begin();
    for (const address of [ana, ben]) await world.told(node, address, { type: 'put', part: 1 });
    // Past the hop limit letters wait; the next command comes before they set out.
    void world.ask(node, ana, { type: 'note', to: ben, count: 100 });
    void world.ask(node, ana, { type: 'note', to: ben, count: 5 });
    await world.clock.advance(3_000);
    expect(world.row(ben)['heard/trader:ana']).toEqual(Array.from({ length: 105 }, (_, i) => i + 1));
  });

  test('[D6] the node dies with letters in an outbox: the next one finds them by itself, in order, with their value', async () => {
    let isShut = false;
    const weather: Weather = { before: (call) => void (isShut && call === 'claim' && storm()) };
    const node = await world.begin({ weather });
    await world.told(node, ana, { type: 'mint', gold: 100 });
    isShut = true;
    await world.told(node, ana, { type: 'pay', to: bank, gold: 30 });
    await world.told(node, ana, { type: 'note', to: bank, count: 3 });
    const next = await world.begin();
    await world.clock.advance(5_000);
    expect(world.row(bank)).toMatchObject({ purse: { gold: 30 }, 'heard/trader:ana': [1, 2, 3] });
    expect(next.told).toEqual([]);
    expect(
      [...must(world.database.actors.get(ana), 'ana').parts.keys()].filter((key) => key.startsWith('~mail/')),
    ).toEqual([]);
  });

  test('[D6] a letter that was taken before is acknowledged again, and has no effect', async () => {
    const node = await world.begin();
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
    const node = await world.begin({ weather });
    await world.told(node, ana, { type: 'add' });
    isShut = true;
    await world.told(node, ana, { type: 'note', to: ben, count: 1_000 });
    expect(await world.told(node, ana, { type: 'add' })).toMatchObject({ refused: 'busy', why: 'outbox is full' });
    isShut = false;
    await world.clock.advance(5_000);
    expect(world.row(ben)['heard/trader:ana']).toHaveLength(1_000);
    expect(
      await world.settled(
        node.host.ask(ana, { type: 'command', session: 'test', seq: 3, ackBelow: 1, body: { type: 'add' } }),
      ),
    ).toMatchObject({ ok: true });
  });

  test('[D10] value in mail that is poison to its receiver comes back; the receiver goes on', async () => {
    const node = await world.begin();
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
