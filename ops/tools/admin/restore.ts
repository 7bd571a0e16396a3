/**
 * A backup becomes a database again: the tables as the migrations of that day made them, every row in one transaction, and
 * what stands there held against the file; only then the migrations since. The next start folds the log as after any crash.
 */
import pg from 'pg';
import { connectOrExplain } from '../../../server/persistence/connect.ts';
import { DatabaseView } from '../../../server/persistence/DatabaseView.ts';
import { type Migration, migrate, readMigrations } from '../../../server/persistence/migrate.ts';
import { StartError } from '../../../server/start-error.ts';
import { type Header, isRow, type Line, type Row, readHeader, readLines, Sum, type Sums } from './backup-file.ts';
import { dump, SHAPES, type TableShape } from './dump.ts';

const ROWS_AT_ONCE = 500;
const LENGTH_AT_ONCE = 8 << 20;

/** Into a database that has no tables. Throws `StartError` on a defective file, or when the two do not agree in the end. */
export async function restore(url: string, file: string): Promise<Sums> {
  const then = migrationsOf(await readHeader(file));
  await assertEmpty(url);
  await migrate(url, then);
  const sums = await load(url, file);
  await assertSame(url, sums);
  await migrate(url);
  return sums;
}

function migrationsOf({ migrations }: Header): Migration[] {
  const ours = readMigrations();
  for (const { name, checksum } of migrations) {
    const known = ours.find((migration) => migration.name === name);
    if (!known) throw new StartError(`The backup knows migration ${name}, this build does not: use the newer build.`);
    if (known.checksum !== checksum)
      throw new StartError(`Migration ${name} is not the one that the backup was made with.`);
  }
  return ours.filter((migration) => migrations.some(({ name }) => name === migration.name));
}

async function assertEmpty(url: string): Promise<void> {
  const client = await connectOrExplain(url, 'aurelian restore');
  try {
    const { rows } = await client.query<{ table: string }>(SHAPES);
    if (rows.length > 0) throw new StartError('The database holds something already: restore into an empty one.');
  } finally {
    await client.end();
  }
}

/** All rows, or none. */
async function load(url: string, file: string): Promise<Sums> {
  const client = await connectOrExplain(url, 'aurelian restore');
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const { rows: shapes } = await client.query<TableShape>(SHAPES);
    const sums = await loadLines(readLines(file), new Loader(client, shapes));
    await client.query('COMMIT');
    return sums;
  } finally {
    await client.end();
  }
}

async function loadLines(lines: AsyncIterable<Line>, loader: Loader): Promise<Sums> {
  let end: Sums | null = null;
  for await (const line of lines) {
    if (end) throw new StartError('The backup goes on behind its end: nothing of it can be trusted.');
    if (isRow(line)) await loader.add(line);
    else if ('table' in line) await loader.begin(line.table, line.columns);
    else if ('end' in line) end = line.end;
  }
  if (!end) throw new StartError('The backup has no end: it was cut short, and nothing of it can be trusted.');
  await loader.finish(end);
  return end;
}

/** Writes the rows of one table after the other, many at once, and adds them up. */
class Loader {
  readonly #client: pg.Client;
  readonly #shapes: readonly TableShape[];
  readonly #sums: Record<string, Sum> = {};
  #table = '';
  #insert = '';
  #width = 0;
  #sum = new Sum();
  #rows: Row[] = [];
  #length = 0;

  constructor(client: pg.Client, shapes: readonly TableShape[]) {
    this.#client = client;
    this.#shapes = shapes;
  }

  async begin(table: string, columns: readonly string[]): Promise<void> {
    await this.#flush();
    const shape = this.#shapes.find((each) => each.table === table);
    if (!shape || String(shape.columns) !== String(columns)) {
      throw new StartError(`The backup's table ${table} is not as its migrations made it.`);
    }
    const names = columns.map((column) => pg.escapeIdentifier(column));
    const values = columns.map((_, i) => `v${i}::${shape.types[i]}`);
    const texts = columns.map((_, i) => `$${i + 1}::text[]`);
    this.#insert = `INSERT INTO ${pg.escapeIdentifier(table)} (${names}) SELECT ${values}
      FROM unnest(${texts}) AS x(${columns.map((_, i) => `v${i}`)})`;
    this.#table = table;
    this.#width = columns.length;
    this.#sum = this.#sums[table] = new Sum();
  }

  async add(row: Row): Promise<void> {
    if (row.length !== this.#width) throw new StartError('A row of the backup does not fit its table.');
    this.#sum.add(row);
    this.#rows.push(row);
    for (const value of row) this.#length += value?.length ?? 0;
    if (this.#rows.length >= ROWS_AT_ONCE || this.#length > LENGTH_AT_ONCE) await this.#flush();
  }

  async finish(expected: Sums): Promise<void> {
    await this.#flush();
    compare(expected, Object.fromEntries(Object.entries(this.#sums).map(([table, sum]) => [table, sum.value])));
    const missing = this.#shapes.find(({ table }) => !(table in expected));
    if (missing) throw new StartError(`The backup has no table ${missing.table}.`);
  }

  async #flush(): Promise<void> {
    const rows = this.#rows.splice(0);
    this.#length = 0;
    if (rows.length === 0) return;
    const columns = Array.from({ length: this.#width }, (_, i) => rows.map((row) => row[i] ?? null));
    await this.#client.query(this.#insert, columns).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : error;
      throw new StartError(`Table ${this.#table} cannot be loaded (${why}): nothing of the backup can be trusted.`);
    });
  }
}

/** Reads back what now stands there. */
async function assertSame(url: string, expected: Sums): Promise<void> {
  const view = await DatabaseView.open(url);
  try {
    const lines = dump(view);
    let next = await lines.next();
    while (!next.done) next = await lines.next();
    compare(expected, next.value);
  } finally {
    await view.close();
  }
}

function compare(expected: Sums, found: Sums): void {
  for (const table of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [wanted, got] = [expected[table], found[table]];
    if (wanted?.rows === got?.rows && wanted?.sha256 === got?.sha256) continue;
    throw new StartError(
      `Table ${table} is not what was backed up (${got?.rows ?? 0} rows, ${wanted?.rows ?? 0} expected): nothing of it can be trusted.`,
    );
  }
}
