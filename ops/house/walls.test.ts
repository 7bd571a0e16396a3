/** The walls: who may import whom, and what pure code may not name. The list of exceptions is empty and stays so. */
import { expect, test } from 'vitest';
import { importsOf, isTest, sources, textOf } from './files.ts';

const code = sources.filter((path) => !isTest(path));
const kinds = ['trader', 'hub', 'auction', 'mission', 'lot', 'guild', 'register', 'cause'];
/** Packages that pure code may use. */
const purePackages = ['zod', 'xstate'];

/** The first path segment that decides what a file may touch. */
const wing = (path: string): string => path.split('/')[0] ?? '';

function offenders(of: (path: string) => boolean, forbids: (path: string, imported: string) => boolean): string[] {
  return code.filter(of).flatMap((path) =>
    importsOf(path)
      .filter((imported) => forbids(path, imported))
      .map((imported) => `${path} -> ${imported}`),
  );
}

test('actors import only actors, zod and xstate', () => {
  const isPure = (imported: string) => imported.startsWith('actors/') || purePackages.includes(imported);
  expect(
    offenders(
      (path) => wing(path) === 'actors' && path !== 'actors/testing.ts',
      (_, imported) => !isPure(imported),
    ),
  ).toEqual([]);
});

test('the kit imports only itself', () => {
  expect(
    offenders(
      (path) => path.startsWith('actors/kit/'),
      (_, imported) => !imported.startsWith('actors/kit/'),
    ),
  ).toEqual([]);
});

test('kinds never import each other: they know addresses and letters', () => {
  const kindOf = (path: string) => kinds.find((kind) => path.startsWith(`actors/${kind}/`));
  const crosses = (path: string, imported: string) =>
    kindOf(imported) !== undefined && kindOf(imported) !== kindOf(path);
  expect(offenders((path) => kindOf(path) !== undefined, crosses)).toEqual([]);
});

test('pure code names no clock, no dice and no console', () => {
  const impure = /\bDate\.now|new Date\(|Math\.random|performance\.now|setTimeout|setInterval|console\./;
  expect(code.filter((path) => wing(path) === 'actors' && impure.test(textOf(path)))).toEqual([]);
});

test('the client knows nothing of the server', () => {
  expect(
    offenders(
      (path) => wing(path) === 'client',
      (_, imported) => ['server', 'prisma', 'ops', 'loadtest'].includes(wing(imported)),
    ),
  ).toEqual([]);
});

test('the server knows nothing of the client, the bots or the tools', () => {
  expect(
    offenders(
      (path) => wing(path) === 'server',
      (_, imported) => ['client', 'loadtest', 'ops'].includes(wing(imported)),
    ),
  ).toEqual([]);
});

test('the host does not depend on Colyseus, Prisma or express', () => {
  const isFramework = (imported: string) =>
    /^(@colyseus|express|@prisma|ioredis)/.test(imported) || imported.startsWith('prisma/');
  expect(
    offenders(
      (path) => path.startsWith('server/host/'),
      (_, imported) => isFramework(imported) || imported.startsWith('server/rooms'),
    ),
  ).toEqual([]);
});

test('the Prisma client is imported only where things are remembered', () => {
  const may = (path: string) =>
    path.startsWith('server/persistence/') || path.startsWith('prisma/') || path.startsWith('ops/');
  expect(
    offenders(
      (path) => !may(path),
      (_, imported) => imported.startsWith('prisma/generated'),
    ),
  ).toEqual([]);
});

test('the environment is read in one place', () => {
  const may = (path: string) =>
    path === 'server/env.ts' || path === 'prisma.config.ts' || wing(path) === 'ops' || wing(path) === 'loadtest';
  expect(code.filter((path) => !may(path) && textOf(path).includes('process.env'))).toEqual([]);
});
