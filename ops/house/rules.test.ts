/** Rules and tests, promises and tests, documents and disk: each must say what the other says. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, isTest, root, sources, testTitles, textOf } from './files.ts';

const titles = testTitles(sources.filter(isTest));
const idsIn = (text: string): string[] => [...text.matchAll(/\b(?:TR|AU|HU|MI|LO|GU|RE|CA)\d+\b/g)].map(([id]) => id);

test.each(['trader', 'auction', 'hub', 'mission', 'lot', 'guild', 'register', 'cause'])(
  'every rule of %s has a test, and every test has a rule',
  (kind) => {
    const ruled = new Set(
      [...textOf(`actors/${kind}/README.md`).matchAll(/^\| ((?:TR|AU|HU|MI|LO|GU|RE|CA)\d+) \|/gm)].map(
        (match) => match[1],
      ),
    );
    const prefix = [...ruled][0]?.slice(0, 2) ?? 'none';
    const tested = new Set(titles.flatMap((title) => idsIn(title)).filter((id) => id.startsWith(prefix)));
    expect(ruled.size).toBeGreaterThan(0);
    expect([...ruled].filter((id) => !tested.has(id ?? ''))).toEqual([]);
    expect([...tested].filter((id) => !ruled.has(id))).toEqual([]);
  },
);

test.each(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10'])(
  'promise %s is stated, and has tests',
  (promise) => {
    expect(textOf('ARCHITECTURE.md')).toMatch(new RegExp(`^\\| ${promise} \\|`, 'm'));
    expect(titles.filter((title) => title.includes(`[${promise}]`)).length).toBeGreaterThan(0);
  },
);

test('what the README shows of the tree is on disk', () => {
  const shown = [...textOf('README.md').matchAll(/^ {4}([\w./-]+\/?) {2,}\S/gm)].map((match) => match[1] ?? '');
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every command that a document names exists', () => {
  const scripts = new Set(Object.keys((JSON.parse(textOf('package.json')) as { scripts: object }).scripts));
  const missing = files
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...textOf(path).matchAll(/npm run ([\w:]+)/g)].map((match) => ({ path, script: match[1] ?? '' })),
    )
    .filter(({ script }) => !scripts.has(script));
  expect(missing).toEqual([]);
});

test('every link between documents leads somewhere', () => {
  const broken = files
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...textOf(path).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map((match) => join(path, '..', match[1] ?? '')),
    )
    .filter((target) => !existsSync(join(root, target)));
  expect(broken).toEqual([]);
});
