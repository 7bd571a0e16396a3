/**
 * The one way from files to content: every row is what its schema says, and all rows belong together. What is wrong is said with
 * file and key, all of it at once. Tests and servers read the tables through here before anybody plays with them.
 */
import type { z } from 'zod';
import { fileNameOf } from './files.ts';
import type { Content, Table } from './schemas.ts';
import { schemas } from './schemas.ts';
import { findStrays } from './strays.ts';

/** Something wrong with a row, or with a whole table (no key). */
export interface Flaw {
  readonly table: Table;
  readonly key: string;
  readonly why: string;
}

export class ContentError extends Error {
  override name = 'ContentError';
}

/** Throws a `ContentError` that names every flaw. */
export function loadContent(files: Readonly<Record<Table, unknown>>): Content {
  const content = {} as Record<Table, unknown>;
  const flaws: Flaw[] = [];
  for (const table of Object.keys(schemas) as Table[]) {
    const parsed = schemas[table].safeParse(files[table]);
    content[table] = parsed.data;
    for (const issue of parsed.error?.issues ?? []) flaws.push(flawOf(table, issue));
  }
  // Rows that are not what they should be cannot be asked how they belong together.
  if (flaws.length === 0) flaws.push(...findStrays(content as Content));
  if (flaws.length > 0) throw new ContentError(flaws.map(sentenceOf).join('\n'));
  return content as Content;
}

function flawOf(table: Table, { path, message }: z.core.$ZodIssue): Flaw {
  return { table, key: path.join('.'), why: message };
}

function sentenceOf({ table, key, why }: Flaw): string {
  return `${fileNameOf(table)}: ${key}: ${why}`;
}
