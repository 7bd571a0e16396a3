// What every Store promises about incarnations that live beside one another; part of the contract in store.contract.ts.
import { describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import type { Claimed, Store } from './Store.ts';
import type { World } from './store.contract.ts';

const LONG_MS = 60_000;
const LONGER_THAN_IT_RUNS_MS = 20 * 86_400_000;

const append = (store: Store, seq: number): Promise<string> => store.append(seq, new Uint8Array([seq]), seq);
const claimOne = async (store: Store, address: Address): Promise<Claimed> =>
  must((await store.claim([address]))[0], 'a claim');
const seen = async (by: Store, inc: string) => (await by.nodes()).find((node) => node.inc === inc);

export function peersContract(name: string, world: () => World): void {
  let count = 0;
  const anAddress = (): Address => `trader:q${++count}`;

  describe(`${name}: peers`, () => {
    test('[D4] a peer is seen with the rest of its lease, until it is retired', async () => {
      const [store, peer] = [await world().begin(), await world().begin(LONG_MS)];
      const left = (await seen(store, peer.inc))?.leaseLeftMs ?? 0;
      expect(left).toBeGreaterThan(LONG_MS / 2);
      expect(left).toBeLessThanOrEqual(LONG_MS);
      expect(await seen(store, store.inc)).toMatchObject({ isDraining: false });
      await world().retire(peer.inc);
      expect(await seen(store, peer.inc)).toBeUndefined();
    });

    test('[D4] a lease that is over retires its holder once; one that runs does not, nor does a database that just came up', async () => {
      const [store, late] = [await world().begin(LONG_MS), await world().begin(1)];
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await store.retire(late.inc, 'leaseOver', LONGER_THAN_IT_RUNS_MS)).toBe(false);
      expect(await late.isLive()).toBe(true);
      expect(await store.retire(late.inc, 'leaseOver', 1)).toBe(true);
      expect(await store.retire(late.inc, 'leaseOver', 1)).toBe(false);
      expect(await append(late, 1)).toBe('fenced');
      expect(await late.renewLease(LONG_MS)).toBe(false);
      expect(await late.retire(store.inc, 'leaseOver', 1)).toBe(false);
      expect(await store.isLive()).toBe(true);
    });

    test('[D4] a process that is gone is retired whatever its lease says; one that is connected is not', async () => {
      const [store, peer] = [await world().begin(), await world().begin(LONG_MS)];
      expect(await append(peer, 1)).toBe('committed');
      expect(await store.retire(peer.inc, 'processGone', LONG_MS)).toBe(false);
      await world().disconnect(peer.inc);
      // A connection that was closed is seen as such a moment later.
      await expect.poll(() => store.retire(peer.inc, 'processGone', LONG_MS)).toBe(true);
      expect((await store.unfolded()).map(({ inc }) => inc)).toContain(peer.inc);
    });

    test('[D4] owners are told of actors that a live incarnation holds, and of no others', async () => {
      const [store, peer, dead] = [await world().begin(), await world().begin(), await world().begin()];
      const [mine, theirs, left, orphaned] = await Promise.all(
        [store, peer, store, dead].map((owner) => claimOne(owner, anAddress())),
      );
      const nobody = anAddress();
      await store.release(must(left, 'left'), 0);
      await world().retire(dead.inc);
      const asked = [mine, theirs, left, orphaned].flatMap((claimed) => claimed?.address ?? []);
      expect(await store.owners([...asked, nobody])).toEqual(
        new Map([
          [mine?.address, store.inc],
          [theirs?.address, peer.inc],
        ]),
      );
    });

    test('[D4] who drains is seen to; who leaves with everything folded frees his actors at once', async () => {
      const [store, leaver] = [await world().begin(), await world().begin()];
      const actor = await claimOne(leaver, anAddress());
      await append(leaver, 1);
      await leaver.beginDrain();
      expect(await seen(store, leaver.inc)).toMatchObject({ isDraining: true });
      await leaver.checkpoint(leaver.inc, [
        {
          address: actor.address,
          epoch: actor.epoch,
          since: null,
          ver: 1,
          stateVersion: 1,
          at: 1_000,
          wakeAt: undefined,
          puts: new Map(),
        },
      ]);
      await leaver.writeHistory(leaver.inc, { through: 1, ledger: [], trades: [] });
      await leaver.leave();
      expect(await append(leaver, 2)).toBe('fenced');
      expect(await store.claim([actor.address])).toHaveLength(1);
    });

    test('[D2] who leaves with a tail unfolded leaves it to the others, and his actors with it', async () => {
      const [store, leaver] = [await world().begin(), await world().begin()];
      const actor = await claimOne(leaver, anAddress());
      await append(leaver, 1);
      await leaver.leave();
      expect(await store.claim([actor.address])).toHaveLength(0);
      expect((await store.unfolded()).map(({ inc }) => inc)).toContain(leaver.inc);
    });
  });
}
