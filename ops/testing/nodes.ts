/** Wires between nodes for tests: real sockets, a real Redis, and a note of what was heard. */

import { SystemClock } from '../../server/host/clock.ts';
import type { WireMessage } from '../../server/host/wire.ts';
import { type Ear, listenForNodes } from '../../server/nodes/Links.ts';
import { NodeWire } from '../../server/nodes/NodeWire.ts';
import { Relay } from '../../server/nodes/Relay.ts';
import { findRedis, type RunningRedis } from '../cluster/redis.ts';

export const SECRET = 'the secret that all nodes of a world share';

/** Where nobody can install one, whatever needs a Redis is left out, and counted as such. */
export function hasRedis(): boolean {
  try {
    return findRedis() !== '';
  } catch {
    return false;
  }
}

export interface TestWire {
  readonly inc: string;
  readonly wire: NodeWire;
  readonly ear: Ear;
  readonly heard: { readonly from: string; readonly message: WireMessage }[];
  /** Names of the peers that vanished; `forged` for each frame without a sound seal. */
  readonly told: string[];
}

let count = 0;

export async function openWire(redis: Pick<RunningRedis, 'url'>, secret = SECRET): Promise<TestWire> {
  const inc = `inc${++count}`;
  const ear = await listenForNodes('127.0.0.1', 0);
  const heard: TestWire['heard'] = [];
  const told: string[] = [];
  const wire = new NodeWire(
    { inc, secret, ear, relay: new Relay(redis.url), clock: new SystemClock(Date.now()) },
    {
      vanished: (peer) => told.push(peer),
      forged: () => told.push('forged'),
      failed: (error) => told.push(String(error)),
    },
  );
  wire.onMessage((from, message) => heard.push({ from, message }));
  return { inc, wire, ear, heard, told };
}

/** The first knows the other from now on, by the address of its link or by a false one. */
export function introduce(one: TestWire, other: TestWire, at = other.ear.address): void {
  one.wire.know(new Map([[other.inc, at]]));
}
