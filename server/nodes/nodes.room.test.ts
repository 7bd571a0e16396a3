/** What nodes say to one another: over real sockets and a real Redis, either of which may be away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningRedis, startRedis } from '../../ops/cluster/redis.ts';
import { hasRedis, introduce, openWire, SECRET, type TestWire } from '../../ops/testing/nodes.ts';
import { until } from '../../ops/testing/player.ts';
import { findFreePort } from '../../ops/testing/server.ts';
import type { WireMessage } from '../host/wire.ts';
import { makeLimits, RATES } from '../http/limits.ts';
import { openRedis } from '../world/redis.ts';
import { Seal } from './seal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'aurelian-redis-'));
let redis: RunningRedis;
let open: TestWire[] = [];

beforeAll(async () => {
  if (hasRedis()) redis = await startRedis(await findFreePort(), scratch);
});
afterEach(() => {
  for (const { wire } of open) wire.close();
  open = [];
});
afterAll(async () => {
  await redis?.kill();
  rmSync(scratch, { recursive: true, force: true });
});

async function aWire(secret?: string): Promise<TestWire> {
  const wire = await openWire(redis, secret);
  open.push(wire);
  return wire;
}

const letter = (seq: number): WireMessage => ({
  type: 'letters',
  to: 'trader:ana',
  from: 'trader:ben',
  letters: [{ seq, mail: { type: 'note' }, value: {} }],
});
const numbers = ({ heard }: TestWire) =>
  heard.flatMap(({ message }) => (message.type === 'letters' ? message.letters.map(({ seq }) => seq) : []));

/** Says it again and again until it is heard: a wire may lose anything. */
async function sayUntilHeard(from: TestWire, to: TestWire, seq: number): Promise<void> {
  for (let attempt = 0; attempt < 200 && !numbers(to).includes(seq); attempt++) {
    from.wire.send(to.inc, letter(seq));
    await sleep(25);
  }
  expect(numbers(to)).toContain(seq);
}

describe.skipIf(!hasRedis())('the wire between nodes', () => {
  test('[D6] by a direct link letters come in order, with the name of who sent them', async () => {
    const [ana, ben] = [await aWire(), await aWire()];
    introduce(ana, ben);
    await sayUntilHeard(ana, ben, 1);
    ben.heard.length = 0;
    for (let seq = 2; seq <= 500; seq++) ana.wire.send(ben.inc, letter(seq));
    await until(() => ben.heard.length === 499);
    expect(numbers(ben)).toEqual(Array.from({ length: 499 }, (_, i) => i + 2));
    expect(new Set(ben.heard.map(({ from }) => from))).toEqual(new Set([ana.inc]));
  });

  test('[D6] with Redis away the link carries on; with the link away Redis does', async () => {
    const [ana, ben, cut] = [await aWire(), await aWire(), await aWire()];
    introduce(ana, ben);
    await sayUntilHeard(ana, ben, 1);
    await redis.kill('SIGKILL');
    ana.wire.send(ben.inc, letter(2));
    await until(() => numbers(ben).includes(2));
    await redis.start();
    introduce(ben, cut, '127.0.0.1:1');
    await sayUntilHeard(ben, cut, 3);
    expect(cut.told).toEqual([]);
  });

  test('a question is answered by the other node, or by nobody within its time', async () => {
    const [ana, ben] = [await aWire(), await aWire()];
    ben.wire.onAsked(async (question) => ({ answer: question }));
    introduce(ana, ben);
    introduce(ben, ana);
    await sayUntilHeard(ana, ben, 1);
    expect(await ana.wire.ask(ben.inc, { seat: 1 }, 5_000)).toEqual({ answer: { seat: 1 } });
    ben.wire.onAsked(() => new Promise(() => {}));
    expect(await ana.wire.ask(ben.inc, { seat: 2 }, 100)).toBeNull();
    expect(await ana.wire.ask('nobody', { seat: 3 }, 100)).toBeNull();
  });

  test('[D9] whoever knocks at several nodes is counted by all together, and by each alone while Redis is away', async () => {
    const counters = [openRedis(redis.url), openRedis(redis.url)];
    for (const counter of counters) counter.on('error', () => {});
    await until(() => counters.every(({ status }) => status === 'ready'));
    const doors = counters.map((counter) => makeLimits(counter));
    const knock = async (who: string): Promise<number> => {
      let allowed = 0;
      for (const door of [...doors, ...doors, ...doors]) if ((await door.wait('registration', who)) === 0) allowed++;
      return allowed;
    };
    expect(await knock('10.0.0.1')).toBe(RATES.registration);
    expect(await knock('10.0.0.2')).toBe(RATES.registration);
    // What an account does is for the node that serves it.
    for (const door of doors) for (let n = 0; n < RATES.refresh; n++) expect(await door.wait('refresh', 'ana')).toBe(0);
    await redis.kill('SIGKILL');
    await until(() => counters.every(({ status }) => status !== 'ready'));
    expect(await knock('10.0.0.3')).toBe(doors.length * RATES.registration);
    await redis.start();
    for (const counter of counters) counter.disconnect();
  });

  test('[D4] a peer whose port is shut, or is now that of another life, has vanished', async () => {
    const [ana, ben, heir] = [await aWire(), await aWire(), await aWire()];
    introduce(ana, ben);
    await sayUntilHeard(ana, ben, 1);
    expect(ana.told).toEqual([]);
    ben.wire.close();
    await until(() => ana.told.includes(ben.inc));
    introduce(heir, ben, ana.ear.address);
    await until(() => heir.told.includes(ben.inc));
  });

  test('[D6] forged mail, over Redis or on a link, changes nothing and is told of', async () => {
    const [ana, ben] = [await aWire(), await aWire()];
    introduce(ana, ben);
    await sayUntilHeard(ana, ben, 1);
    const forger = new Seal('another secret of sufficient length', ana.inc);
    const frames = [forger.close(ben.inc, { is: 'mail', message: letter(666) }), Buffer.from('{"is":"mail"}')];
    const presence = new Redis(redis.url);
    for (const frame of frames)
      expect(await presence.publish(`aurelian:node:${ben.inc}`, JSON.stringify(frame.toString('base64')))).toBe(1);
    presence.disconnect();
    await until(() => ben.told.length === 2);
    for (const frame of frames) {
      const socket = new WebSocket(`ws://${ben.ear.address}/${ben.inc}`);
      socket.on('open', () => socket.send(frame));
      await new Promise((resolve) => socket.once('close', resolve));
    }
    // What was meant for another node is no better, though its seal is sound.
    const stray = new Seal(SECRET, ana.inc).close('somebody else', { is: 'mail', message: letter(667) });
    const socket = new WebSocket(`ws://${ben.ear.address}/${ben.inc}`);
    socket.on('open', () => socket.send(stray));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(ben.told).toEqual(Array(5).fill('forged'));
    expect(numbers(ben)).toEqual([...new Set(numbers(ben))].filter((seq) => seq === 1));
  });
});
