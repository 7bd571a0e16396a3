/** Actors whose place is another node now: a few at first, each free before its people go, and none fetched back. */
import { describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { type Node, Onlooker, World } from './testing.ts';

const MOVE_MS = 500;
const ADD = { type: 'add' };
const addresses = Array.from({ length: 8 }, (_, n): Address => `trader:t${n}`);

/** A node with all of these in memory and an onlooker before each, who notes whose the row is when he is sent away. */
async function crowded(world: World): Promise<{ node: Node; sentAway: (string | null)[] }> {
  const node = await world.begin({ limits: { moveEveryMs: MOVE_MS, movedAtOnce: 4 } });
  const sentAway: (string | null)[] = [];
  for (const address of addresses) {
    await world.told(node, address, ADD);
    const face = new Onlooker();
    face.lost = () => void sentAway.push(world.database.actors.get(address)?.owner ?? null);
    await world.settled(node.host.attach(address, face));
  }
  return { node, sentAway };
}

/** Another node has come, and this one is to go: nothing has its place here any more. */
function emptyOut({ host, inc }: Node): void {
  const about = { address: '', site: '', leaseLeftMs: 5_000 };
  host.directory.update([
    { inc, isDraining: true, ...about },
    { inc: 'heir', isDraining: false, ...about },
  ]);
}

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
