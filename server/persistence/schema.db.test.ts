// schema.prisma and the migrations are written by hand, side by side: here they are held against each other.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';

interface Table {
  readonly columns: Record<string, string>;
  readonly primaryKey: string;
  readonly indexes: string[];
}

/** What Prisma cannot draw. */
const PARTIAL = [
  'actor(wake_at)',
  'ledger(debit, at)',
  'ledger(credit, at)',
  'account(muted_until)',
  'operator_order(id)',
  'actor_part(kind)',
  'actor_part(part)',
  'account(deleted_at)',
  'report(reporter, player, place)',
];

const TYPES: Record<string, string> = {
  String: 'text',
  BigInt: 'bigint',
  Int: 'integer',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
  'DateTime @db.Timestamptz(3)': 'timestamp(3) with time zone',
};

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');

/** The lines of each `enum` or `model`, by its name in the database. */
function blocks(word: 'enum' | 'model'): { name: string; table: string; lines: string[] }[] {
  return [...schema.matchAll(new RegExp(`^${word} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, 'gm'))].map(
    ([, name = '', body = '']) => {
      const lines = body.split('\n').map((line) => line.trim());
      const table = must(body.match(/@@map\("(\w+)"\)/)?.[1], `@@map of ${name}`);
      return { name, table, lines: lines.filter((line) => line !== '' && !line.startsWith('//')) };
    },
  );
}

const enums = new Map(blocks('enum').map(({ name, table }) => [name, table]));
const models = new Set(blocks('model').map(({ name }) => name));

interface Field {
  readonly field: string;
  readonly column: string;
  readonly type: string;
  readonly isId: boolean;
  readonly isUnique: boolean;
}

/** Null for a relation, which is no column. */
function parseField(line: string): Field | null {
  const [field = '', type = '', ...rest] = line.split(/\s+/);
  const base = type.replace(/[?[\]]/g, '');
  if (models.has(base)) return null;
  const native = rest.find((word) => word.startsWith('@db.'));
  const sql = enums.get(base) ?? TYPES[native ? `${base} ${native}` : base];
  return {
    field,
    column: line.match(/ @map\("(\w+)"\)/)?.[1] ?? field,
    type: `${must(sql, `the type of ${line}`)}${type.endsWith('?') ? '' : ' not null'}`,
    isId: rest.includes('@id'),
    isUnique: rest.includes('@unique'),
  };
}

function drawn(lines: readonly string[]): Table {
  const fields = lines.filter((line) => !line.startsWith('@@')).flatMap((line) => parseField(line) ?? []);
  const columnOf = new Map(fields.map(({ field, column }) => [field, column]));
  const list = (names: string): string =>
    names
      .split(/,\s*/)
      .map((name) => must(columnOf.get(name), name))
      .join(', ');
  const attributes = (name: string): string[] =>
    lines.flatMap((line) => line.match(new RegExp(`^@@${name}\\(\\[(.*?)\\]`))?.[1] ?? []).map(list);
  const uniques = [...fields.filter(({ isUnique }) => isUnique).map(({ column }) => column), ...attributes('unique')];
  return {
    columns: Object.fromEntries(fields.map(({ column, type }) => [column, type])),
    primaryKey: fields.find(({ isId }) => isId)?.column ?? attributes('id')[0] ?? '',
    indexes: [
      ...attributes('index').map((index) => `(${index})`),
      ...uniques.map((index) => `unique (${index})`),
    ].sort(),
  };
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS column,
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS type
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> '_prisma_migrations'`;

const INDEXES = `
  SELECT c.relname AS table, i.indisprimary AS primary, i.indisunique AS unique,
         (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, n)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) AS columns
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace`;

async function readDatabase(url: string): Promise<Record<string, Table>> {
  type Column = { table: string; column: string; type: string };
  type Index = { table: string; primary: boolean; unique: boolean; columns: string };
  const { columns, indexes } = await withClient(url, async (client) => ({
    columns: (await client.query<Column>(COLUMNS)).rows,
    indexes: (await client.query<Index>(INDEXES)).rows,
  }));
  const read = (table: string): Table => ({
    columns: Object.fromEntries(columns.filter((row) => row.table === table).map((row) => [row.column, row.type])),
    primaryKey: indexes.find((index) => index.table === table && index.primary)?.columns ?? '',
    indexes: indexes
      .filter((index) => index.table === table && !index.primary && !PARTIAL.includes(`${table}(${index.columns})`))
      .map((index) => `${index.unique ? 'unique ' : ''}(${index.columns})`)
      .sort(),
  });
  return Object.fromEntries([...new Set(columns.map(({ table }) => table))].map((table) => [table, read(table)]));
}

describe('the migrated database is what schema.prisma says', async () => {
  const url = await freshDatabase();
  const database = await readDatabase(url);

  test('the same tables', () => {
    expect(Object.keys(database).sort()).toEqual(
      blocks('model')
        .map(({ table }) => table)
        .sort(),
    );
  });

  test.each(blocks('model'))('$table: columns, types, keys, indexes', ({ table, lines }) => {
    expect(database[table]).toEqual(drawn(lines));
  });

  test.each(blocks('enum'))('$table: its values', async ({ table, lines }) => {
    const { rows } = await withClient(url, (client) =>
      client.query(
        `SELECT e.enumlabel AS label FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = $1 ORDER BY e.enumsortorder`,
        [table],
      ),
    );
    expect(rows.map(({ label }) => label)).toEqual(lines.filter((line) => !line.startsWith('@@')));
  });
});
