/** What must be so after the garbage; a failure says how it is thrown again. */
import { expect } from 'vitest';
import type { Aftermath } from './assault.ts';

export function expectUnharmed(aftermath: Aftermath, seed: number, pieces: number): void {
  const again = `again: npm run prove -- --only fuzz --frames ${pieces} --seed ${seed}`;
  const { before, after, thrown, isAlive, failures, faults, leaks, victim } = aftermath;
  expect(isAlive, `the server is another one, or not ready; ${again}`).toBe(true);
  expect(after, again).toEqual(before);
  expect(failures, again).toEqual([]);
  expect(faults, again).toEqual([]);
  expect(leaks, again).toEqual([]);
  // Asked twice, done once.
  expect(victim[0], again).toMatchObject({ ok: true });
  expect(victim[1], again).toEqual(victim[0]);
  // It was an assault at all: the world was worth something, and all was thrown.
  expect(before.parts.length).toBeGreaterThan(20);
  expect(before.ledger).toBeGreaterThan(20);
  expect(thrown.frames + thrown.knocks + thrown.bytes).toBeGreaterThanOrEqual(pieces);
}
