/** The patches fit the sources as they are: each finds its place, and names tests that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './copy.ts';
import { carries, patch } from './mutation.ts';
import { mutations } from './mutations.ts';
import { hasAsserted } from './trial.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('mutations', () => {
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_, { edits, tests, promise }) => {
    const texts = new Map<string, string>();
    for (const edit of edits) texts.set(edit.file, patch(texts.get(edit.file) ?? read(edit.file), edit));
    for (const [file, text] of texts) expect(text).not.toBe(read(file));
    expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const contracts = ['server/persistence/store.contract.ts', 'server/persistence/history.contract.ts'];
    expect([...tests, ...contracts].some((file) => carries(read(file), promise))).toBe(true);
  });

  test('have names of their own', () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });
});

describe('a patch', () => {
  const edit = { file: 'a.ts', find: 'if (a) b();', replace: 'b();' };

  test('finds its text however it is laid out', () => {
    expect(patch('x;\nif (a)\n  b();\ny;', edit)).toBe('x;\nb();\ny;');
  });

  test.each(['if (c) b();', 'if (a) b(); if (a) b();'])('is an error in %j', (text) => {
    expect(() => patch(text, edit)).toThrow('a.ts');
  });
});

test.each([
  ['failed', 'AssertionError: expected 1 to be 2', true],
  ['failed', 'Error: Property failed after 1 tests', true],
  ['failed', 'Error: promise resolved "undefined" instead of rejecting', true],
  ['failed', 'Error: expected [Function] to throw error matching /x/ but got y', true],
  ['failed', 'TypeError: x is not a function', false],
  ['failed', 'Error: Test timed out in 5000ms.', false],
  ['passed', 'AssertionError: expected 1 to be 2', false],
])('a test that %s with %j has asserted: %j', (status, message, asserted) => {
  expect(hasAsserted({ title: '', status, failureMessages: [message] })).toBe(asserted);
});
