/** Tidiness that no linter knows: promises on top, sizes, tests that run, and no traces of anybody's machine. */
import { expect, test } from 'vitest';
import { files, isTest, sources, textOf } from './files.ts';

const code = sources.filter((path) => !isTest(path));

test('every source file opens with a promise', () => {
  expect(code.filter((path) => !/^(#!.*\n)?\/[/*]/.test(textOf(path)))).toEqual([]);
});

test('no source file is longer than 400 lines', () => {
  const long = sources
    .map((path) => ({ path, lines: textOf(path).split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

test('a room has no opinions: none is longer than 160 lines', () => {
  const rooms = code.filter((path) => /^server\/rooms\/\w+Room\.ts$/.test(path));
  expect(rooms.length).toBeGreaterThan(2);
  expect(rooms.filter((path) => textOf(path).split('\n').length > 160)).toEqual([]);
});

test('no test is skipped or alone', () => {
  const alone = /\b(?:it|test|describe)\.(?:only|skip|todo)\b/;
  expect(
    sources.filter((path) => isTest(path) && path !== 'ops/house/tidy.test.ts' && alone.test(textOf(path))),
  ).toEqual([]);
});

test('no path of a machine, and no bare note to do', () => {
  const texts = files.filter(
    (path) => /\.(ts|tsx|mjs|md|json|css|html|prisma|sql|yml)$/.test(path) && !path.startsWith('package-lock'),
  );
  const traces = /(^|[^\w./~-])\/(home|Users|work|root)\/\w/m;
  expect(texts.filter((path) => path !== 'ops/house/tidy.test.ts' && traces.test(textOf(path)))).toEqual([]);
  const bareTodo = /\bTODO(?!\(#\d+\))/;
  expect(code.filter((path) => !path.startsWith('ops/house/') && bareTodo.test(textOf(path)))).toEqual([]);
});

test('types are not given up', () => {
  const givenUp = /:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error/;
  expect(
    sources.filter(
      (path) => !path.startsWith('ops/house/') && givenUp.test(textOf(path).replaceAll(/\/\/ biome-ignore.*\n.*/g, '')),
    ),
  ).toEqual([]);
});
