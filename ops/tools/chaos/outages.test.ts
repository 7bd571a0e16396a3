/** Whose silence counts, and for which fault. */
import { describe, expect, test } from 'vitest';
import type { Asked } from '../history/ledger.ts';
import type { Fault } from './faults.ts';
import { longestSilence, outagesOf } from './outages.ts';

const answered = (player: string, ...at: readonly number[]): Asked[] =>
  at.map((answeredAt) => ({
    ...{ name: `${player}/${answeredAt}`, player, body: { type: 'say', text: '' }, askedAt: 0, answeredAt },
    ...{ sendings: 1, underWay: 0, reply: { ok: true, result: {} } },
  }));
const fault = (kind: Fault['kind'], at: number, ...struck: readonly string[]): Fault => ({
  ...{ kind, at, what: '', recoveredAt: at, struck: struck.length > 0 ? new Set(struck) : null },
});

describe('outages', () => {
  test('are the longest silence, from the fault on', () => {
    expect(longestSilence([900, 1_100, 1_600, 1_650], 1_000, 1_650)).toBe(500);
    expect(longestSilence([100], 1_000, 3_000)).toBe(2_000);
    expect(longestSilence([2_500], 1_000, 2_000)).toBe(1_500);
  });

  test('count for those who were struck, by the kind of fault', () => {
    const commands = [...answered('ana', 0, 3_000, 9_000, 9_900), ...answered('ben', 10, 20, 9_000, 9_990)];
    const faults = [fault('killed', 1_000, 'ana'), fault('database', 9_000)];
    const [killed, , , , database] = outagesOf(faults, commands, 10_000);
    expect(killed).toMatchObject({ faults: 1, count: 1 });
    expect(killed?.max).toBeCloseTo(6_000, -1);
    expect(database).toMatchObject({ faults: 1, count: 2 });
    expect(database?.max).toBeCloseTo(990, -1);
  });
});
