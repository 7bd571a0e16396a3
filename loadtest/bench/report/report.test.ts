/** What repeats become rows, and rows become verdicts. */
import { expect, test } from 'vitest';
import { Notebook } from './report.ts';
import { judge } from './targets.ts';

const saturation = { group: 'Saturation', what: 'commands', unit: '/s', better: 'more' } as const;

test('repeats of one cell become one figure, rows keep their order', () => {
  const book = new Notebook();
  for (const value of [10, 30, 20]) book.add(saturation, 'kernel', value);
  book.add(saturation, 'bare', 25);
  book.add({ ...saturation, what: 'loop' }, 'kernel', 1);
  expect(book.rows().map(({ what }) => what)).toEqual(['commands', 'loop']);
  expect(book.rows()[0]?.cells['kernel']).toMatchObject({ median: 20, min: 10, max: 30 });
  expect(book.median('Saturation', 'commands', 'bare')).toBe(25);
  expect(book.median('Saturation', 'commands', 'nobody')).toBeUndefined();
});

test('a target is met, missed, or not measured', () => {
  const book = new Notebook();
  book.add(saturation, 'bare', 1_000);
  book.add(saturation, 'kernel', 950);
  book.add(saturation, 'transactions', 100);
  const met = Object.fromEntries(judge(book).map((target) => [target.what, target.met]));
  expect(met['the kernel keeps the throughput of the room alone']).toBe(true);
  expect(met['the kernel against a transaction per command']).toBe(false);
  expect(met['recovery of 100,000 commands']).toBe(null);
});
