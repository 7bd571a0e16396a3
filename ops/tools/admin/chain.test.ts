import { expect, test } from 'vitest';
import { Chain, hashOf, ORIGIN, type Recorded } from './chain.ts';

function makeChain(length: number): Recorded[] {
  const rows: Recorded[] = [];
  for (let id = 1; id <= length; id++) {
    const details = { until: id * 1_000, was: null };
    const action = { id, at: 1_000 + id, operator: 'olga', action: 'ban', target: 'p1', reason: 'spam', details };
    rows.push({ ...action, hash: hashOf(rows.at(-1)?.hash ?? ORIGIN, action) });
  }
  return rows;
}

function verdict(rows: readonly Recorded[]): string | null {
  const chain = new Chain();
  return rows.reduce<string | null>((wrong, row) => wrong ?? chain.add(row), null);
}

const changed = (rows: Recorded[], n: number, change: Partial<Recorded>) =>
  rows.map((row, i) => (i === n - 1 ? { ...row, ...change } : row));

test('a chain that nobody touched holds, in whichever order the details come back', () => {
  expect(verdict(makeChain(5))).toBeNull();
  expect(verdict(makeChain(5).map((row) => ({ ...row, details: { was: null, until: row.id * 1_000 } })))).toBeNull();
  const chain = new Chain();
  for (const row of makeChain(3)) chain.add(row);
  expect(chain.head).toBe(makeChain(5)[2]?.hash);
});

test.each<[string, Partial<Recorded>]>([
  ['who', { operator: 'otto' }],
  ['what', { action: 'note' }],
  ['whom', { target: 'p2' }],
  ['why', { reason: 'nothing' }],
  ['when', { at: 1 }],
  ['how', { details: { until: 9, was: null } }],
])('a changed row is named: %s', (_, change) => {
  expect(verdict(changed(makeChain(5), 3, change))).toBe('action 3 is not what was recorded');
});

test('[chain] a changed row with a fitting hash breaks the next', () => {
  const rows = makeChain(5);
  const forged = { ...(rows[2] as Recorded), reason: 'nothing' };
  const hash = hashOf(rows[1]?.hash ?? '', forged);
  expect(verdict(changed(rows, 3, { ...forged, hash }))).toBe('action 4 is not what was recorded');
});

test('a row left out, slipped in or moved is named', () => {
  const rows = makeChain(5);
  expect(verdict(rows.toSpliced(2, 1))).toBe('action 3 is missing: 4 follows 2');
  expect(verdict(rows.slice(1))).toBe('action 1 is missing: 2 follows 0');
  expect(verdict(rows.toSpliced(2, 0, rows[1] as Recorded))).toContain('action 3 is missing');
});
