/** The open loop: nothing is forgiven, nothing is sent twice. */
import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('commands are due evenly', () => {
  expect([...new Pace(100).due(30)]).toEqual([0, 10, 20, 30]);
});

test('what came late is still due, each from its own instant', () => {
  const pace = new Pace(1_000);
  expect([...pace.due(1)]).toEqual([0, 1]);
  expect([...pace.due(1.5)]).toEqual([]);
  expect([...pace.due(5)]).toEqual([2, 3, 4, 5]);
});

test('over a second there are as many as were asked for', () => {
  const pace = new Pace(5_000);
  let count = 0;
  for (let ms = 0; ms < 1_000; ms += 3) count += [...pace.due(ms)].length;
  expect(count + [...pace.due(999.99)].length).toBe(5_000);
});
