/** Whose waiting counts, and for which fault. */
import { describe, expect, test } from 'vitest';
import type { Wait } from '../history/crowd.ts';
import type { Fault } from './faults.ts';
import { longestWait, outagesOf } from './outages.ts';

const waited = (player: string, ...spans: readonly (readonly [askedAt: number, answeredAt: number])[]): Wait[] =>
  spans.map(([askedAt, answeredAt]) => ({ player, askedAt, answeredAt }));
const fault = (kind: Fault['kind'], at: number, ...struck: readonly string[]): Fault => ({
  ...{ kind, at, what: '', recoveredAt: at, struck: struck.length > 0 ? new Set(struck) : null },
});

describe('outages', () => {
  test('are the longest wait for an answer that a fault fell into or came before', () => {
    const waits = waited('ana', [0, 500], [900, 1_700], [1_800, 2_100], [3_000, 9_000]);
    expect(longestWait(waits, 1_000, 3_000)).toBe(700);
    expect(longestWait(waits, 9_500, 9_900)).toBe(0);
    expect(longestWait(waits, 2_500, 4_000)).toBe(1_000);
  });

  test('count for those who were struck, by the kind of fault', () => {
    const waits = [...waited('ana', [900, 3_000], [9_100, 9_900]), ...waited('ben', [0, 8_000], [9_100, 9_400])];
    const faults = [fault('killed', 1_000, 'ana'), fault('database', 9_000)];
    const [killed, , , , database] = outagesOf(faults, waits);
    expect([killed?.faults, killed?.count]).toEqual([1, 1]);
    expect(killed?.max).toBeCloseTo(2_000, -1);
    expect([database?.faults, database?.count]).toEqual([1, 2]);
    expect(database?.max).toBeCloseTo(800, -1);
  });
});
