/** A defective backup is never restored, not even in part; and the checks that find it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMigrations } from '../../../server/persistence/migrate.ts';
import { emptyDatabase, freshDatabase, withClient } from '../../testing/postgres.ts';
import { note } from './accounts.ts';
import { backUp } from './backup.ts';
import { Sum } from './backup-file.ts';
import { parentsFirst, SHAPES, type TableShape } from './dump.ts';
import { restore } from './restore.ts';

const scratch = mkdtempSync(join(tmpdir(), 'aurelian-backup-'));
const good = join(scratch, 'good.gz');
let lines: string[];

/** Everything that is awkward to write down: NUL bytes, quotes, backslashes, braces, large numbers, nothing at all. */
beforeAll(async () => {
  const url = await freshDatabase();
  await withClient(url, async (client) => {
    const bytes = Buffer.concat([Buffer.from([0, 1, 92, 39, 34, 10, 255]), randomBytes(500)]);
    await client.query(
      `INSERT INTO node (inc, address, build) VALUES ('n1', 'a "quoted" \\ {address},', E'two\\nlines')`,
    );
    await client.query(`INSERT INTO node_progress VALUES ('n1', 9007199254740993, 0)`);
    await client.query(`INSERT INTO segment (inc, seq, payload, crc) VALUES ('n1', 1, $1, 4294967295)`, [bytes]);
    await client.query(`INSERT INTO actor_part_base VALUES ('hub', 'x', 'p', NULL, 1), ('hub', 'x', 'q', 'null', 2)`);
    await client.query(
      `INSERT INTO actor_part VALUES ('hub', 'x', 'p', '{"a": [1, 12345678901234567890.5, "NULL", null, "ü☃"]}', 3)`,
    );
    await client.query(
      `INSERT INTO account (id, email, name, name_key) VALUES ('p1', 'a@b.example', 'Ana', 'ana'), ('p2', NULL, 'NULL', 'null')`,
    );
    await client.query(
      `INSERT INTO refresh_token (hash, family, account_id, expires_at) VALUES ('h', 'f', 'p1', now())`,
    );
    await note(client as never, 'Olga', 'Ana', 'likes pearls');
  });
  await backUp(url, good);
  lines = gunzipSync(readFileSync(good)).toString().trimEnd().split('\n');
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const rowsOf = async (url: string, table: string): Promise<unknown[]> =>
  (await withClient(url, (client) => client.query(`SELECT * FROM ${table}`))).rows;

test('what is backed up comes back to the last byte, and can be backed up again', async () => {
  const url = await emptyDatabase();
  const sums = await restore(url, good);
  expect(sums['segment']?.rows).toBe(1);
  expect(Object.keys(sums)).toContain('candle');
  const again = join(scratch, 'again.gz');
  expect(await backUp(url, again)).toEqual(sums);
  await expect(restore(url, good)).rejects.toThrow('holds something already');
});

test.each<[string, (lines: string[]) => string[] | Buffer, RegExp]>([
  ['no gzip', () => Buffer.from('hello'), /damaged, or no backup/],
  ['something else', () => [JSON.stringify({ hello: 'world' })], /damaged, or no backup/],
  ['nothing', () => [], /damaged|no backup/],
  ['cut short', (all) => gzipSync(all.join('\n')).subarray(0, -300), /damaged/],
  ['cut behind a row', (all) => all.slice(0, -1), /has no end/],
  ['a row less', (all) => all.filter((line) => !line.startsWith('["p2"')), /account is not what was backed up/],
  [
    'a row less that others refer to',
    (all) => all.filter((line) => !line.startsWith('["p1"')),
    /token cannot be loaded/,
  ],
  [
    'a row more',
    (all) => all.flatMap((line) => (line.startsWith('["h"') ? [line, line.replace('"h"', '"i"')] : line)),
    /refresh_token is not what/,
  ],
  [
    'a row twice',
    (all) => all.flatMap((line) => (line.startsWith('["p2"') ? [line, line] : line)),
    /account cannot be loaded/,
  ],
  ['a value changed', (all) => all.map((line) => line.replace('a@b.example', 'a@c.example')), /account is not what/],
  ['a value too many', (all) => all.map((line) => line.replace('"a@b.example"', '"a@b.example","x"')), /does not fit/],
  ['a table left out', (all) => all.filter((line) => !line.includes('"table":"candle"')), /candle is not what/],
  [
    'a column less',
    (all) => all.map((line) => line.replace('"hub","item","size"', '"hub","item"')),
    /candle is not as/,
  ],
  ['a later format', (all) => all.map((line) => line.replace('"format":1', '"format":2')), /of format 2/],
  ['a later build', (all) => all.map((line) => line.replace('_exchange', '_later')), /knows migration \d+_later/],
  [
    'another migration',
    (all) => all.map((line) => line.replace(readMigrations()[0]?.checksum ?? '', 'f'.repeat(64))),
    /is not the one/,
  ],
])('[backup] %s: refused, and nothing of it is in the database', async (name, spoil, sentence) => {
  const spoilt = spoil(lines);
  const file = join(scratch, `${name}.gz`);
  writeFileSync(file, Buffer.isBuffer(spoilt) ? spoilt : gzipSync(spoilt.map((line) => `${line}\n`).join('')));
  const url = await emptyDatabase();
  await expect(restore(url, file)).rejects.toThrow(sentence);
  const tables = (await withClient(url, (client) => client.query(SHAPES))).rows as TableShape[];
  for (const { table } of tables) expect(await rowsOf(url, table)).toEqual([]);
});

test('sums do not depend on the order of rows, and do on everything else', () => {
  const sumOf = (...rows: (string | null)[][]) => {
    const sum = new Sum();
    for (const row of rows) sum.add(row);
    return sum.value;
  };
  expect(sumOf(['a', null], ['b', '1'])).toEqual(sumOf(['b', '1'], ['a', null]));
  const others = [sumOf(['a', null]), sumOf(['a', ''], ['b', '1']), sumOf(['a', '1'], ['b', null]), sumOf()];
  for (const other of others) expect(other).not.toEqual(sumOf(['a', null], ['b', '1']));
});

test('tables come after those they refer to, and no table draws numbers from a sequence', async () => {
  const url = await freshDatabase();
  const shapes = (await withClient(url, (client) => client.query(SHAPES))).rows as TableShape[];
  const order = parentsFirst(shapes).map(({ table }) => table);
  expect(order.length).toBe(shapes.length);
  for (const { table, parents } of shapes)
    for (const parent of parents) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(table));
  // A sequence would have to be backed up as well.
  expect(await rowsOf(url, 'pg_sequences')).toEqual([]);
});
