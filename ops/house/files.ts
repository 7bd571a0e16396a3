/** The house as text: every tracked source file, its imports, its test titles. Imports nothing but node. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tracked and new files, without what git ignores, by path from the root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

export const sources = files.filter((path) => /\.(ts|tsx)$/.test(path) && !path.startsWith('prisma/generated/'));
export const isTest = (path: string): boolean => /\.(test|contract)\.tsx?$/.test(path) || path.includes('/e2e/');

const texts = new Map<string, string>();

export function textOf(path: string): string {
  const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
  texts.set(path, text);
  return text;
}

/** What a file imports: project files by path from the root, packages by name. */
export function importsOf(path: string): string[] {
  const text = textOf(path);
  const statements = text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm);
  const calls = text.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g);
  return [...statements, ...calls]
    .map((match) => match[1] ?? '')
    .filter((specifier) => specifier !== '')
    .map((specifier) => (specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier));
}

export function testTitles(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    [...textOf(path).matchAll(/\b(?:test|it|describe)(?:\.\w+)*\(\s*(?:.*?,\s*)?['"`]([^'"`]+)/g)].map(
      (match) => match[1] ?? '',
    ),
  );
}
