/** One moment of the whole database as lines: what a backup holds, and what is held against it after a restore. */
import pg from 'pg';
import type { DatabaseView } from '../../../server/persistence/DatabaseView.ts';
import { type Line, type Row, Sum, type Sums, type Table } from './backup-file.ts';

export interface TableShape extends Table {
  /** By column, as Postgres names them. */
  readonly types: readonly string[];
  /** Tables that its rows refer to. */
  readonly parents: readonly string[];
}

/** Rows of log segments are large; a megabyte each at most. */
const ROWS_AT_ONCE = 500;
const LARGE_ROWS_AT_ONCE = 16;

/** Asks the catalogue, so that no table can be forgotten. */
export const SHAPES = `
  SELECT c.relname AS table,
         array_agg(a.attname::text ORDER BY a.attnum) AS columns,
         array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS types,
         ARRAY(SELECT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
               WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
  GROUP BY c.oid, c.relname ORDER BY c.relname`;

/** Those that are referred to come before those that refer. */
export function parentsFirst(shapes: readonly TableShape[]): TableShape[] {
  const ordered = new Set<TableShape>();
  const add = (shape: TableShape): void => {
    if (ordered.has(shape)) return;
    for (const parent of shapes) if (shape.parents.includes(parent.table)) add(parent);
    ordered.add(shape);
  };
  for (const shape of shapes) add(shape);
  return [...ordered];
}

/** Every table with every row. Returns their sums, which are also the last line. */
export async function* dump(view: DatabaseView): AsyncGenerator<Line, Sums> {
  await view.rows(`SET LOCAL TimeZone = 'UTC'`);
  await view.rows(`SET LOCAL DateStyle = 'ISO'`);
  await view.rows(`SET LOCAL bytea_output = 'hex'`);
  const end: Sums = {};
  for (const { table, columns, types } of parentsFirst(await view.rows<TableShape>(SHAPES))) {
    yield { table, columns };
    const sum = new Sum();
    const sql = `SELECT ${columns.map(asText).join(', ')} FROM ${pg.escapeIdentifier(table)}`;
    const atOnce = types.includes('bytea') ? LARGE_ROWS_AT_ONCE : ROWS_AT_ONCE;
    for await (const found of view.stream<Record<string, string | null>>(sql, atOnce)) {
      const row: Row = columns.map((column) => found[column] ?? null);
      sum.add(row);
      yield row;
    }
    end[table] = sum.value;
  }
  yield { end };
  return end;
}

const asText = (column: string): string => `${pg.escapeIdentifier(column)}::text`;
