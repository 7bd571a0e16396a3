import { crc32c } from '@node-rs/crc32';
import { Packr } from 'msgpackr';
import { describe, expect, test } from 'vitest';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { MemoryDatabase, MemoryStore } from '../persistence/MemoryStore.ts';
import { packCascade } from './logged.ts';
import { foldRetired } from './recovery.ts';
import { packSegment, SEGMENT_FORMAT, SegmentError, unpackSegment } from './segment.ts';

const aRecord = (more: Partial<ActorRecord> = {}): ActorRecord => ({
  address: 'trader:ana',
  epoch: 2,
  ver: 7,
  stateVersion: 1,
  at: 1_700_000_000_123,
  wakeAt: null,
  puts: [
    ['purse', { gold: Number.MAX_SAFE_INTEGER, name: 'é😀"' }],
    ['gone', null],
    ['~in/trader:ben', 4_294_967_296, true],
    ['mixed', [0.5, -1, true, { deep: [[]] }]],
  ],
  movements: [{ asset: 'item:iron_ore', amount: 3, debit: 'transit', credit: 'trader:ana', reason: 'filled' }],
  facts: [{ type: 'trade', price: 5 }],
  ...more,
});

const aSegment = (inc = 'n1', seq = 1, ...records: ActorRecord[]) =>
  packSegment(inc, seq, [packCascade(records.length > 0 ? records : [aRecord()])]);

function defectOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof SegmentError ? error.defect : `not named: ${error}`;
  }
}

describe('segments', () => {
  test('[D7] records come back as they went in, in order', () => {
    const [first, second, third] = [aRecord(), aRecord({ ver: 8, wakeAt: 5 }), aRecord({ address: 'auction:bank' })];
    const packed = packSegment('n1', 3, [packCascade([first, second]), packCascade([third])]);
    expect(unpackSegment('n1', 3, packed)).toEqual([first, second, third]);
  });

  test('[D7] what was decided is not changed by what happens to it later', () => {
    const purse = { gold: 1 };
    const cascade = packCascade([aRecord({ puts: [['purse', purse]] })]);
    purse.gold = 2;
    expect(unpackSegment('n1', 1, packSegment('n1', 1, [cascade]))[0]?.puts).toEqual([['purse', { gold: 1 }]]);
  });

  test('[D7] each flipped bit of each byte is found, and called flipped', () => {
    const { payload, crc } = aSegment();
    for (let i = 0; i < payload.length; i++) {
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Buffer.from(payload);
        damaged[i] = (damaged[i] ?? 0) ^ (1 << bit);
        expect(
          defectOf(() => unpackSegment('n1', 1, { payload: damaged, crc })),
          `bit ${bit} of byte ${i}`,
        ).toBe('flipped');
      }
    }
  });

  test('[D7] a flipped checksum is found as well', () => {
    const { payload, crc } = aSegment();
    for (let bit = 0; bit < 32; bit++)
      expect(defectOf(() => unpackSegment('n1', 1, { payload, crc: (crc ^ (1 << bit)) >>> 0 }))).toBe('flipped');
  });

  test('[D7] torn at any byte, or with anything behind it, it is called truncated', () => {
    const { payload, crc } = aSegment();
    for (let length = 0; length < payload.length; length++) {
      expect(
        defectOf(() => unpackSegment('n1', 1, { payload: payload.subarray(0, length), crc })),
        `${length} bytes`,
      ).toBe('truncated');
    }
    expect(defectOf(() => unpackSegment('n1', 1, { payload: Buffer.concat([payload, Buffer.from([0])]), crc }))).toBe(
      'truncated',
    );
  });

  test.each([
    ['of another number', aSegment('n1', 2)],
    ['of another incarnation', aSegment('n2', 1)],
  ])('[D7] a sound segment %s in its place is stale', (_, swapped) => {
    expect(defectOf(() => unpackSegment('n1', 1, swapped))).toBe('stale');
  });

  test('[D7] a segment of the first format is read as it was written', () => {
    const packr = new Packr({ useRecords: false });
    const { address, epoch, ver, stateVersion, at, wakeAt, puts, movements, facts } = aRecord();
    const rows = [[address, epoch, ver, stateVersion, at, wakeAt, puts, movements.map(Object.values), facts]];
    const body = packr.pack([1, 'n1', 3, [packr.pack(rows), packr.pack(rows)]]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    const stored = { payload: Buffer.concat([length, body]), crc: crc32c(body) };
    expect(unpackSegment('n1', 3, stored)).toEqual([aRecord(), aRecord()]);
  });

  test.each([
    ['the same shape', [SEGMENT_FORMAT + 1, 'n1', 1, []]],
    ['another shape', [SEGMENT_FORMAT + 1, { all: 'different' }]],
  ])('[D7] a newer format is called newer, in %s', (_, content) => {
    const body = new Packr({ useRecords: false }).pack(content);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    expect(defectOf(() => unpackSegment('n1', 1, { payload: Buffer.concat([length, body]), crc: crc32c(body) }))).toBe(
      'newer',
    );
  });
});

describe('recovery from a damaged log', () => {
  /** A retired incarnation with three segments, one of which has met with something. */
  async function recoverWith(
    damage: (segments: { payload: Uint8Array; crc: number; seq: number; at: number }[]) => void,
  ) {
    const database = new MemoryDatabase(() => 0);
    for (const inc of ['n1', 'n2']) database.begin(inc);
    const [dead, heir] = [new MemoryStore('n1', database), new MemoryStore('n2', database)];
    await dead.claim(['trader:ana']);
    for (const seq of [1, 2, 3]) {
      const { payload, crc } = aSegment('n1', seq, aRecord({ epoch: 1, ver: seq }));
      await dead.append(seq, payload, crc);
    }
    database.retire('n1');
    damage(database.nodes.get('n1')?.segments as never);
    const outcome = await foldRetired(heir).then(String, (error) =>
      error instanceof SegmentError ? error.defect : String(error),
    );
    return { outcome, state: database.nodes.get('n1')?.state, ver: database.actors.get('trader:ana')?.ver };
  }

  test('[D7] a sound tail is folded', async () => {
    expect(await recoverWith(() => {})).toEqual({ outcome: '[object Object]', state: 'folded', ver: 3 });
  });

  test.each<[string, Parameters<typeof recoverWith>[0]]>([
    ['flipped', (segments) => segments[1]?.payload.set([0xff], 20)],
    [
      'truncated',
      (segments) => segments.splice(1, 1, { ...(segments[1] as (typeof segments)[0]), payload: new Uint8Array(9) }),
    ],
    ['missing', (segments) => segments.splice(1, 1)],
    ['missing', (segments) => segments.splice(0, 1)],
    ['stale', (segments) => segments.splice(1, 1, { ...(segments[2] as (typeof segments)[0]), seq: 2 })],
  ])('[D7] a %s segment is refused by name, and nobody gets the actors', async (defect, damage) => {
    expect(await recoverWith(damage)).toEqual({ outcome: defect, state: 'retired', ver: 0 });
  });
});
