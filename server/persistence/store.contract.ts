// What every Store promises. MemoryStore.test.ts and PrismaStore.db.test.ts run the same titles.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import { historyContract } from './history.contract.ts';
import { peersContract } from './peers.contract.ts';
import type { Checkpoint, Claimed, Store } from './Store.ts';

export interface World {
  /** A new incarnation, live. */
  begin(leaseMs?: number): Promise<Store>;
  /** As if its process were gone: it has no connection any more. */
  disconnect(inc: string): Promise<void>;
  retire(inc: string): Promise<void>;
  history(inc: string): Promise<{ ledger: number; trades: number }>;
  /** Of its rows in the ledger, in order. */
  notes(inc: string): Promise<(string | null | undefined)[]>;
  close(): Promise<void>;
}

/** Parts as they are logged. */
const texts = (parts: readonly (readonly [string, unknown])[]): Checkpoint['puts'] =>
  new Map(parts.map(([key, part]) => [key, part === null ? null : JSON.stringify(part)]));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Appends one segment after another; the checksum is the caller's, so any number will do. */
const append = (store: Store, seq: number, text = `segment ${seq}`): Promise<string> =>
  store.append(seq, bytes(text), text.length * 1000 + seq);

export function storeContract(name: string, makeWorld: () => Promise<World>): void {
  let world: World;
  let count = 0;

  const anAddress = (): Address => `trader:p${++count}`;
  const claimOne = async (store: Store, address: Address): Promise<Claimed> =>
    must((await store.claim([address]))[0], 'a claim');
  const dueAt = async (store: Store): Promise<Address[]> => (await store.due(1_000)).map(({ address }) => address);
  const holds = async (store: Store, address: Address): Promise<boolean> => (await store.claim([address])).length === 1;

  const aCheckpoint = (of: Claimed, more: Partial<Checkpoint> = {}): Checkpoint => ({
    address: of.address,
    epoch: of.epoch,
    since: null,
    ver: of.ver + 1,
    stateVersion: 1,
    at: 1_000,
    wakeAt: undefined,
    puts: new Map(),
    ...more,
  });

  /** Retires and folds an incarnation that left no tail. */
  const bury = async (inc: string, by: Store): Promise<void> => {
    await world.retire(inc);
    await by.markFolded(inc);
  };

  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  describe(`${name}: the log`, () => {
    test('[D1] segments are appended one after another and read back in order', async () => {
      const store = await world.begin();
      for (const seq of [1, 2, 3]) expect(await append(store, seq)).toBe('committed');
      const segments = await store.segments(store.inc, 0, 10);
      expect(segments.map(({ seq, payload }) => [seq, new TextDecoder().decode(payload)])).toEqual([
        [1, 'segment 1'],
        [2, 'segment 2'],
        [3, 'segment 3'],
      ]);
      expect((await store.segments(store.inc, 1, 1)).map(({ seq }) => seq)).toEqual([2]);
      expect(Math.abs((segments[0]?.at ?? 0) - (await store.now()))).toBeLessThan(60_000);
    });

    test('[D1] a checksum with its highest bit set comes back as it went in', async () => {
      const store = await world.begin();
      await store.append(1, bytes('any'), 0xffff_ffff);
      expect((await store.segments(store.inc, 0, 1))[0]?.crc).toBe(0xffff_ffff);
      expect(await store.append(1, bytes('any'), 0xffff_ffff)).toBe('committed');
    });

    test('[D1] a gap is refused', async () => {
      const store = await world.begin();
      expect(await append(store, 2)).toBe('fenced');
      await append(store, 1);
      expect(await append(store, 3)).toBe('fenced');
      expect(await store.segments(store.inc, 0, 10)).toHaveLength(1);
    });

    test('[D1] the same segment again is committed, and stands once', async () => {
      const store = await world.begin();
      await append(store, 1);
      expect(await append(store, 1)).toBe('committed');
      await append(store, 2);
      expect(await append(store, 1)).toBe('committed');
      expect(await store.segments(store.inc, 0, 10)).toHaveLength(2);
    });

    test('[D4] another payload under a number that is taken is fenced, and changes nothing', async () => {
      const store = await world.begin();
      await append(store, 1, 'mine');
      expect(await append(store, 1, 'not the same')).toBe('fenced');
      expect(new TextDecoder().decode((await store.segments(store.inc, 0, 1))[0]?.payload)).toBe('mine');
    });

    test("[D4] a retired incarnation's append is refused", async () => {
      const [store, heir] = [await world.begin(), await world.begin()];
      await append(store, 1);
      await world.retire(store.inc);
      expect(await append(store, 2)).toBe('fenced');
      expect(await heir.segments(store.inc, 0, 10)).toHaveLength(1);
    });

    test('[D1] what had landed before the retirement is still reported as committed', async () => {
      const store = await world.begin();
      await append(store, 1);
      await world.retire(store.inc);
      expect(await append(store, 1)).toBe('committed');
    });

    test('[D4] an incarnation may speak until it is retired, however often that happens', async () => {
      const store = await world.begin();
      expect(await store.isLive()).toBe(true);
      await world.retire(store.inc);
      await world.retire(store.inc);
      expect(await store.isLive()).toBe(false);
    });

    test('[D4] retired, folded: there is no way back', async () => {
      const [store, heir] = [await world.begin(), await world.begin()];
      await heir.markFolded(store.inc);
      expect(await store.isLive()).toBe(true);
      await bury(store.inc, heir);
      await world.retire(store.inc);
      expect((await heir.unfolded()).map(({ inc }) => inc)).not.toContain(store.inc);
    });

    test('a lease is renewed, and the clock goes forward', async () => {
      const store = await world.begin();
      expect(await store.renewLease(5_000)).toBe(true);
      const before = await store.now();
      expect(await store.now()).toBeGreaterThanOrEqual(before);
    });
  });

  describe(`${name}: ownership`, () => {
    test('[D4] a claim makes the row, and gives an empty actor of the first epoch', async () => {
      const store = await world.begin();
      const address = anAddress();
      const head = { address, epoch: 1, ver: 0, stateVersion: 0, at: 0 };
      expect(await claimOne(store, address)).toEqual({ ...head, parts: new Map() });
    });

    test('[D4] what a live incarnation holds is left out; the rest of the batch is given', async () => {
      const [first, second] = [await world.begin(), await world.begin()];
      const [held, free] = [anAddress(), anAddress()];
      await first.claim([held]);
      expect((await second.claim([held, free])).map(({ address }) => address)).toEqual([free]);
    });

    test("[D4] what a retired incarnation holds is nobody's before it is folded", async () => {
      const [store, heir] = [await world.begin(), await world.begin()];
      const address = anAddress();
      await store.claim([address]);
      await world.retire(store.inc);
      expect(await holds(heir, address)).toBe(false);
      await heir.markFolded(store.inc);
      expect(await claimOne(heir, address)).toMatchObject({ epoch: 2 });
    });

    test('[D4] a retired incarnation claims nothing', async () => {
      const store = await world.begin();
      await world.retire(store.inc);
      expect(await store.claim([anAddress()])).toEqual([]);
    });

    test('[D4] a claim whose answer was lost may be made again: it is the same claim', async () => {
      const store = await world.begin();
      const address = anAddress();
      await store.claim([address]);
      expect(await claimOne(store, address)).toMatchObject({ epoch: 1, ver: 0 });
    });

    test('[D4] a release of an earlier claim, come late, gives nothing up', async () => {
      const [store, other] = [await world.begin(), await world.begin()];
      const before = await claimOne(store, anAddress());
      expect(await store.release(before, 0)).toBe(true);
      const { address } = await claimOne(store, before.address);
      expect(await store.release(before, 0)).toBe(false);
      expect(await holds(other, address)).toBe(false);
    });

    test('[D4] a release is exact: owner and version must both be so', async () => {
      const [store, other] = [await world.begin(), await world.begin()];
      const actor = await claimOne(store, anAddress());
      await store.checkpoint(store.inc, [aCheckpoint(actor, { ver: 3 })]);
      expect(await store.release(actor, 2)).toBe(false);
      expect(await other.release(actor, 3)).toBe(false);
      expect(await holds(other, actor.address)).toBe(false);
      expect(await store.release(actor, 3)).toBe(true);
      expect(await store.release(actor, 3)).toBe(false);
      expect(await claimOne(other, actor.address)).toMatchObject({ epoch: 2, ver: 3 });
    });

    test('[D4] a retired incarnation releases nothing', async () => {
      const store = await world.begin();
      const actor = await claimOne(store, anAddress());
      await world.retire(store.inc);
      expect(await store.release(actor, 0)).toBe(false);
    });
  });

  describe(`${name}: checkpoints`, () => {
    test('[D7] an actor is claimed as it was checkpointed, parts of every JSON type', async () => {
      const [store, heir] = [await world.begin(), await world.begin()];
      const actor = await claimOne(store, anAddress());
      const parts: [string, unknown][] = [
        ['purse', { gold: 12, name: 'Ana "the \\ quick" é😀' }],
        ['~in/trader:b', 7],
        ['list', [1, null, true, -0.5, 'x', { deep: [] }]],
        ['big', Number.MAX_SAFE_INTEGER],
        ['no', false],
        ['empty', ''],
      ];
      expect(
        await store.checkpoint(store.inc, [
          aCheckpoint(actor, { ver: 6, stateVersion: 2, at: 1_763, puts: texts(parts) }),
        ]),
      ).toBe(1);
      await bury(store.inc, heir);
      const { epoch, ver, stateVersion, at, parts: kept } = await claimOne(heir, actor.address);
      expect({ epoch, ver, stateVersion, at }).toEqual({ epoch: 2, ver: 6, stateVersion: 2, at: 1_763 });
      expect(kept).toEqual(new Map(parts));
    });

    test('[D7] later puts replace parts, null drops them, the others stay', async () => {
      const store = await world.begin();
      const actor = await claimOne(store, anAddress());
      await store.checkpoint(store.inc, [
        aCheckpoint(actor, {
          ver: 1,
          puts: texts([
            ['a', 1],
            ['b', 1],
            ['c', 1],
          ]),
        }),
      ]);
      await store.checkpoint(store.inc, [
        aCheckpoint(actor, {
          ver: 2,
          puts: texts([
            ['b', 2],
            ['c', null],
            ['d', null],
          ]),
        }),
      ]);
      await store.release(actor, 2);
      expect((await claimOne(store, actor.address)).parts).toEqual(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      );
    });

    test('[D7] the same checkpoint again changes nothing and stands; a lower version is not applied', async () => {
      const store = await world.begin();
      const actor = await claimOne(store, anAddress());
      const newest = aCheckpoint(actor, { ver: 5, puts: texts([['a', 'new']]) });
      expect(await store.checkpoint(store.inc, [newest])).toBe(1);
      expect(await store.checkpoint(store.inc, [newest])).toBe(1);
      expect(await store.checkpoint(store.inc, [aCheckpoint(actor, { ver: 4, puts: texts([['a', 'old']]) })])).toBe(1);
      await store.release(actor, 5);
      expect((await claimOne(store, actor.address)).parts).toEqual(new Map([['a', 'new']]));
    });

    test('[D7] a checkpoint that begins at a version stands only over that one', async () => {
      const store = await world.begin();
      const actor = await claimOne(store, anAddress());
      const from = (since: number | null, ver: number, part: unknown) =>
        store.checkpoint(store.inc, [aCheckpoint(actor, { since, ver, puts: texts([['a', part]]) })]);
      expect(await from(0, 2, 'first')).toBe(1);
      expect(await from(0, 4, 'from before the row')).toBe(0);
      expect(await from(3, 4, 'from behind the row')).toBe(0);
      expect(await from(0, 2, 'the same again')).toBe(1);
      expect(await from(2, 3, 'next')).toBe(1);
      expect(await from(null, 9, 'from anywhere')).toBe(1);
      await store.release(actor, 9);
      expect((await claimOne(store, actor.address)).parts).toEqual(new Map([['a', 'from anywhere']]));
    });

    test('[D4] wrong epoch or owner: not applied, and missing in the count', async () => {
      const [store, other] = [await world.begin(), await world.begin()];
      const [actor, fine] = [await claimOne(store, anAddress()), await claimOne(store, anAddress())];
      const puts = texts([['a', 'wrong']]);
      expect(await store.checkpoint(store.inc, [aCheckpoint(actor, { epoch: 2, puts }), aCheckpoint(fine)])).toBe(1);
      expect(await store.checkpoint(store.inc, [aCheckpoint(actor, { epoch: 0, puts })])).toBe(0);
      expect(await other.checkpoint(other.inc, [aCheckpoint(actor, { puts })])).toBe(0);
      expect(await other.checkpoint(store.inc, [aCheckpoint(actor, { puts })])).toBe(0);
      await store.release(actor, 0);
      expect((await claimOne(store, actor.address)).parts).toEqual(new Map());
    });

    test('[D4] a retired owner is checkpointed by its fold alone, and not once it is folded', async () => {
      const [store, heir] = [await world.begin(), await world.begin()];
      const [actor, other] = [await claimOne(store, anAddress()), await claimOne(store, anAddress())];
      const tail = aCheckpoint(actor, { ver: 1, puts: texts([['a', 'from the tail']]) });
      expect(await heir.checkpoint(store.inc, [tail])).toBe(0);
      await world.retire(store.inc);
      expect(await store.checkpoint(store.inc, [tail])).toBe(0);
      expect(await heir.checkpoint(store.inc, [tail])).toBe(1);
      await heir.markFolded(store.inc);
      expect(await heir.checkpoint(store.inc, [aCheckpoint(other)])).toBe(0);
      expect((await claimOne(heir, actor.address)).parts).toEqual(new Map([['a', 'from the tail']]));
    });

    test('[D8] whoever sleeps past his time is due, the longest first, then who is our own; who has time left is not', async () => {
      const store = await world.begin();
      const now = Math.floor(await store.now());
      const wakes = [now - 1_000, now - 2_000, now + 3_600_000, now - 3_000];
      const actors = await Promise.all(wakes.map(() => claimOne(store, anAddress())));
      for (const [i, actor] of actors.entries()) {
        await store.checkpoint(store.inc, [aCheckpoint(actor, { wakeAt: must(wakes[i], 'a wake') })]);
        if (i < 3) await store.release(actor, 1);
      }
      const ours = new Set(actors.map(({ address }) => address));
      const due = (await store.due(1_000)).filter(({ address }) => ours.has(address));
      expect(due).toEqual([1, 0, 3].map((i) => ({ address: actors[i]?.address, wakeAt: wakes[i] })));
      expect(await store.due(1)).toHaveLength(1);
      await world.retire(store.inc);
      const heir = await world.begin();
      expect(await dueAt(heir)).not.toContain(actors[3]?.address);
      await heir.markFolded(store.inc);
      expect(await dueAt(heir)).toContain(actors[3]?.address);
    });

    test('[D8] a wake time is kept by a checkpoint that does not mention it, and ended by null', async () => {
      const store = await world.begin();
      const actor = await claimOne(store, anAddress());
      const isDue = async (): Promise<boolean> => (await dueAt(store)).includes(actor.address);
      await store.checkpoint(store.inc, [aCheckpoint(actor, { ver: 1, wakeAt: 1_000 })]);
      await store.checkpoint(store.inc, [aCheckpoint(actor, { ver: 2, wakeAt: undefined })]);
      await store.release(actor, 2);
      expect(await isDue()).toBe(true);
      const again = await claimOne(store, actor.address);
      await store.checkpoint(store.inc, [aCheckpoint(again, { ver: 3, wakeAt: null })]);
      await store.release(again, 3);
      expect(await isDue()).toBe(false);
    });
  });

  peersContract(name, () => world);
  historyContract(name, () => world);
}
