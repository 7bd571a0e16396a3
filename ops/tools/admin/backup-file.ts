/**
 * The file of a backup: lines of JSON, gzipped. First what it is and which migrations made its tables; then each table, a line
 * that names its columns and a line for each row, every value as Postgres writes it; last, how many rows of which checksum.
 * A file without that last line is no backup.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { StartError } from '../../../server/start-error.ts';

export const FORMAT = 1;

const Header = z.object({
  backup: z.literal('aurelian'),
  format: z.int(),
  at: z.iso.datetime(),
  build: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
});
const Table = z.object({ table: z.string(), columns: z.array(z.string()) });
const Row = z.array(z.string().nullable());
const Sums = z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() }));
const Footer = z.object({ end: Sums });
const Line = z.union([Row, Table, Footer, Header]);

export type Header = z.infer<typeof Header>;
export type Table = z.infer<typeof Table>;
/** The values of a row, in the order of the table's columns. */
export type Row = z.infer<typeof Row>;
/** By table: how many rows, and the sum of their SHA-256, which is the same in whichever order they come. */
export type Sums = z.infer<typeof Sums>;
export type Line = z.infer<typeof Line>;

export const isRow = (line: Line): line is Row => Array.isArray(line);

const MODULUS = 1n << 256n;
const CHUNK_LENGTH = 1 << 16;

/** Adds up the rows of one table. */
export class Sum {
  #rows = 0;
  #total = 0n;

  add(row: Row): void {
    this.#rows += 1;
    const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
    this.#total = (this.#total + BigInt(`0x${hash}`)) % MODULUS;
  }

  get value(): Sums[string] {
    return { rows: this.#rows, sha256: this.#total.toString(16).padStart(64, '0') };
  }
}

/** Whole or not at all, and for its owner's eyes only: password hashes are in it. */
export async function writeLines(file: string, lines: AsyncIterable<Line>): Promise<void> {
  if (existsSync(file)) throw new StartError(`${file} is there already: give the backup a name of its own.`);
  const draft = `${file}.part`;
  try {
    const out = createWriteStream(draft, { mode: 0o600, flush: true });
    await pipeline(Readable.from(inChunks(lines)), createGzip(), out);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

async function* inChunks(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${JSON.stringify(line)}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** What stands in the file, as long as it makes sense; what does not is a `StartError` that says so. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`);
  try {
    for await (const text of textLines(file)) yield Line.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof StartError) throw error;
    const why = error instanceof z.ZodError ? 'a line makes no sense' : error instanceof Error ? error.message : error;
    throw new StartError(`${file} is damaged, or no backup of Aurelian (${why}): nothing of it can be trusted.`);
  }
}

async function* textLines(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  // Whichever of the two fails, the reader below hears of it.
  pipeline(createReadStream(file), unzipped).catch(() => {});
  let rest = '';
  for await (const chunk of unzipped.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error('it ends within a line');
}

export async function readHeader(file: string): Promise<Header> {
  for await (const line of readLines(file)) {
    if (isRow(line) || !('backup' in line)) break;
    if (line.format === FORMAT) return line;
    throw new StartError(
      `${file} is a backup of format ${line.format}, this build reads ${FORMAT}: use its own build.`,
    );
  }
  throw new StartError(`${file} is no backup of Aurelian.`);
}
