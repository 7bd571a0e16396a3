/** The distribution over actors is the one the report names. */
import { expect, test } from 'vitest';
import { makeRng } from '../../schedule.ts';
import { makePicker } from './picker.ts';

const DRAWS = 200_000;

function shares(count: number, exponent: number): number[] {
  const pick = makePicker(count, exponent, makeRng(7));
  const drawn = new Array<number>(count).fill(0);
  for (let n = 0; n < DRAWS; n++) {
    const at = pick();
    drawn[at] = (drawn[at] ?? 0) + 1;
  }
  return drawn.map((times) => times / DRAWS);
}

test('exponent 0 is uniform', () => {
  for (const share of shares(20, 0)) expect(share).toBeCloseTo(1 / 20, 2);
});

test('exponent 1.5 is Zipf 1.5', () => {
  const weights = Array.from({ length: 256 }, (_, n) => (n + 1) ** -1.5);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = shares(256, 1.5);
  for (const n of [0, 1, 2, 9]) expect(drawn[n]).toBeCloseTo((weights[n] ?? 0) / total, 2);
  expect(drawn[0]).toBeGreaterThan(0.38);
});

test('the ends of the range are reached and never passed', () => {
  expect(makePicker(5, 1.5, () => 0)()).toBe(0);
  expect(makePicker(5, 1.5, () => 1 - 1e-12)()).toBe(4);
  expect(makePicker(1, 1.5, () => 0.5)()).toBe(0);
});

test('the same seed picks the same actors', () => {
  const [one, other] = [makePicker(9, 1.5, makeRng(3)), makePicker(9, 1.5, makeRng(3))];
  for (let n = 0; n < 100; n++) expect(one()).toBe(other());
});
