/** Actors whose place is another node now: a few at first, each free before its people go, and none fetched back. */
import { describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import type { HostLimits } from './Host.ts';
import { type Node, Onlooker, World } from './testing.ts';

const MOVE_MS = 500;
const ADD = { type: 'add' };
const addresses = Array.from({ length: 8 }, (_, n): Address => `trader:t${n}`);

/** A node with all of these in memory and an onlooker before each, who notes whose the row is when he is sent away. */
async function crowded(
  world: World,
  limits: Partial<HostLimits> = {},
): Promise<{ node: Node; sentAway: (string | null)[] }> {
  const node = await world.begin({ limits: { moveEveryMs: MOVE_MS, movedAtOnce: 4, ...limits } });
  const sentAway: (string | null)[] = [];
  for (const address of addresses) {
    await world.told(node, address, ADD);
    const face = new Onlooker();
    face.lost = () => void sentAway.push(world.database.actors.get(address)?.owner ?? null);
    await world.settled(node.host.attach(address, face));
  }
  return { node, sentAway };
}

/** Another node has come, which would take whatever has no place here any more. */
function inCompany({ host, inc }: Node, isDraining = false): void {
  const about = { address: '', site: '', leaseLeftMs: 5_000 };
  host.directory.update([
    { inc, isDraining, ...about },
    { inc: 'heir', isDraining: false, ...about },
  ]);
}

/** And this one is to go. */
const emptyOut = (node: Node): void => inCompany(node, true);

describe('moving', () => {
  test('[D4] one is moved first, then twice as many each round, up to the bound', async () => {
    const world = new World();
    const { node, sentAway } = await crowded(world);
    emptyOut(node);
    const gone: number[] = [];
    for (let round = 0; round < 4; round++) {
      await world.clock.advance(MOVE_MS);
      gone.push(sentAway.length);
    }
    expect(gone).toEqual([1, 3, 7, 8]);
  });

  test('[D4] where a crowd looks on is moved last', async () => {
    const world = new World();
    const { node, sentAway } = await crowded(world);
    const crowd = new Onlooker();
    crowd.onlookers = 100;
    crowd.lost = () => void sentAway.push('the crowd');
    await world.settled(node.host.attach(addresses[0] ?? 'trader:t0', crowd));
    emptyOut(node);
    await world.clock.advance(3 * MOVE_MS);
    expect(sentAway).not.toContain('the crowd');
    await world.clock.advance(2 * MOVE_MS);
    expect(sentAway).toContain('the crowd');
  });

  test('[D1] [D4] a node that goes moves its people so while it still serves, and leaves when they are gone', async () => {
    const world = new World();
    const { node, sentAway } = await crowded(world);
    inCompany(node);
    const drained = node.host.drain(30_000);
    await world.clock.advance(MOVE_MS);
    expect(sentAway).toEqual([null]);
    expect(await world.told(node, addresses.at(-1) ?? 'trader:t7', ADD)).toMatchObject({ ok: true });
    await world.clock.advance(MOVE_MS);
    expect(sentAway).toHaveLength(3);
    await world.clock.advance(3 * MOVE_MS);
    expect(sentAway).toEqual(addresses.map(() => null));
    await world.settled(drained);
    expect(node.told).toEqual(['finished drained']);
  });

  test('[D4] a node that goes does not wait for its last actor for ever: the rest go at once', async () => {
    const world = new World();
    const { node, sentAway } = await crowded(world, { moveMsMax: MOVE_MS });
    inCompany(node);
    void node.host.drain(30_000);
    await world.clock.advance(2 * MOVE_MS);
    expect(sentAway).toHaveLength(addresses.length);
    expect(node.told).toEqual(['finished drained']);
  });

  test('[D4] who is sent after an actor finds its row free', async () => {
    const world = new World();
    const { node, sentAway } = await crowded(world);
    emptyOut(node);
    await world.clock.advance(5 * MOVE_MS);
    expect(sentAway).toEqual(addresses.map(() => null));
  });

  test('[D4] a command to one that has moved is told so, and does not fetch it back', async () => {
    const world = new World();
    const { node } = await crowded(world);
    emptyOut(node);
    await world.clock.advance(5 * MOVE_MS);
    for (const address of addresses) {
      expect(await world.told(node, address, ADD)).toMatchObject({ refused: 'busy', why: 'moved' });
      expect(world.database.actors.get(address)).toMatchObject({ owner: null });
    }
    expect(node.host.vitals.actors).toBe(0);
  });
});
