/** What counts as met, late and missed. */
import { describe, expect, test } from 'vitest';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { Deadlines } from './deadlines.ts';

const noted = (...records: readonly (readonly [at: number, wakeAt: number | null])[]): Deadlines => {
  const deadlines = new Deadlines(2_000);
  const rest = { address: 'mission:m', epoch: 1, stateVersion: 1, puts: [], movements: [], facts: [] } as const;
  for (const [n, [at, wakeAt]] of records.entries())
    deadlines.note({ ...rest, ver: n + 1, at, wakeAt } satisfies ActorRecord);
  return deadlines;
};

describe('deadlines', () => {
  test('are met by the first record that moves on from them', () => {
    const { met, late } = noted([0, 1_000], [1_100, 9_000], [9_000, null]);
    expect([met, late]).toEqual([2, []]);
  });

  test('are late past the bound, and say by whom and since when', () => {
    expect(noted([0, 1_000], [3_500, null]).late).toEqual([{ address: 'mission:m', dueAt: 1_000, metAt: 3_500 }]);
  });

  test('that are put off or dropped in time are none', () => {
    expect(noted([0, 1_000], [500, 5_000], [900, null]).met).toBe(0);
  });

  test('stay while a record at the same actor leaves them standing', () => {
    expect(noted([0, 1_000], [4_000, 1_000], [4_100, null]).late).toHaveLength(1);
  });

  test('wait behind letters that are under way', () => {
    expect(noted([0, 9_000], [500, 500], [600, 9_000], [9_001, null]).met).toBe(1);
  });

  test('that fall while letters are under way are neither met nor missed', () => {
    const deadlines = noted([0, 9_000], [9_500, 9_500], [9_600, null]);
    expect([deadlines.met, deadlines.missed(99_000)]).toEqual([0, []]);
  });

  test('that nobody met are missed', () => {
    expect(noted([0, 1_000]).missed(9_000)).toHaveLength(1);
    expect(noted([0, 8_000]).missed(9_000)).toHaveLength(0);
  });
});
