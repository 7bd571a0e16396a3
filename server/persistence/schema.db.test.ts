// schema.prisma and the migrations are written by hand, side by side: here they are held against each other.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';

interface Table {
  readonly columns: Record<string, string>;
  readonly primaryKey: string;
  readonly indexes: string[];
}

/** What Prisma cannot draw. */
const PARTIAL = ['actor(wake_at)'];

const TYPES: Record<string, string> = {
  String: 'text', BigInt: 'bigint', Int: 'integer', Boolean: 'boolean', Json: 'jsonb', Bytes: 'bytea', Float: 'double precision',
  'DateTime @db.Timestamptz(3)': 'timestamp(3) with time zone',
};

const blocks = (source: string, word: string): [string, string[]][] =>
  [...source.matchAll(new RegExp(`^${word} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, 'gm'))].map(([, name, body]) => [
    name!,
    body!.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('//')),
  ]);

const attribute = (lines: string[], name: string): string | undefined =>
  lines.map((line) => line.match(new RegExp(`^@@${name}\\((.*)\\)$`))?.[1]).find((found) => found !== undefined);

const mapped = (line: string): string | undefined => line.match(/@map\("(\w+)"\)/)?.[1];

function parseSchema(source: string): Record<string, Table> {
  const enums = new Map(blocks(source, 'enum').map(([name, lines]) => [name, attribute(lines, 'map')!.slice(1, -1)]));
  const models = new Set(blocks(source, 'model').map(([name]) => name));
  return Object.fromEntries(blocks(source, 'model').map(([name, lines]) => {
    const columns: Record<string, string> = {};
    const columnOf = new Map<string, string>();
    let primaryKey = '';
    const indexes: string[] = [];
    for (const line of lines.filter((each) => !each.startsWith('@@'))) {
      const [field, type, ...rest] = line.split(/\s+/) as [string, string, ...string[]];
      const base = type.replace(/[?[\]]/g, '');
      if (models.has(base)) continue;
      const column = mapped(line) ?? field;
      columnOf.set(field, column);
      const native = rest.find((word) => word.startsWith('@db.'));
      const sql = enums.get(base) ?? TYPES[native ? `${base} ${native}` : base] ?? `unknown type ${base}`;
      columns[column] = `${sql}${type.endsWith('?') ? '' : ' not null'}`;
      if (rest.includes('@id')) primaryKey = column;
      if (rest.includes('@unique')) indexes.push(`unique (${column})`);
    }
    const list = (fields: string): string =>
      fields.replace(/[[\]\s]/g, '').split(',').map((field) => columnOf.get(field) ?? field).join(', ');
    const composite = attribute(lines, 'id');
    if (composite) primaryKey = list(composite);
    for (const line of lines) {
      const fields = line.match(/^@@(index|unique)\((\[[^\]]*\]).*\)$/);
      if (fields) indexes.push(`${fields[1] === 'unique' ? 'unique ' : ''}(${list(fields[2]!)})`);
    }
    return [attribute(lines, 'map')!.slice(1, -1), { columns, primaryKey, indexes: indexes.sort() }];
  }));
}

async function readDatabase(url: string): Promise<Record<string, Table>> {
  return withClient(url, async (client) => {
    const columns = await client.query<{ table: string; column: string; type: string }>(
      `SELECT c.relname AS table, a.attname AS column,
              format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
         AND c.relname <> '_prisma_migrations'`,
    );
    const indexes = await client.query<{ table: string; primary: boolean; definition: string }>(
      `SELECT c.relname AS table, i.indisprimary AS primary, (CASE WHEN i.indisunique THEN 'unique ' ELSE '' END) || '(' ||
              (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, n)
               JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) || ')' AS definition
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace`,
    );
    return Object.fromEntries([...new Set(columns.rows.map(({ table }) => table))].map((table) => {
      const its = indexes.rows.filter((index) => index.table === table);
      return [table, {
        columns: Object.fromEntries(columns.rows.filter((row) => row.table === table).map((row) => [row.column, row.type])),
        primaryKey: its.find(({ primary }) => primary)?.definition.replace(/^unique \(|\)$/g, '') ?? '',
        indexes: its.filter(({ primary }) => !primary).map(({ definition }) => definition)
          .filter((definition) => !PARTIAL.includes(`${table}${definition}`)).sort(),
      }];
    }));
  });
}

describe('the migrated database is what schema.prisma says', async () => {
  const schema = parseSchema(readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8'));
  const database = await readDatabase(await freshDatabase());

  test('the same tables', () => {
    expect(Object.keys(database).sort()).toEqual(Object.keys(schema).sort());
  });

  test.each(Object.keys(schema))('%s: columns, types, keys, indexes', (table) => {
    expect(database[table]).toEqual(schema[table]);
  });

  test('the values of the enums', async () => {
    const { rows } = await withClient(await freshDatabase(), (client) =>
      client.query<{ name: string; labels: string }>(
        `SELECT t.typname AS name, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder) AS labels
         FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY 1`,
      ));
    const source = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
    const wanted = blocks(source, 'enum').map(([, lines]) => ({
      name: attribute(lines, 'map')!.slice(1, -1),
      labels: lines.filter((line) => !line.startsWith('@@')).join(' '),
    }));
    expect(rows.sort((a, b) => a.name.localeCompare(b.name))).toEqual(wanted.sort((a, b) => a.name.localeCompare(b.name)));
  });
});
