/**
 * Applies prisma/migrations over an ordinary connection, and records them as `prisma migrate deploy` would, so that either
 * may carry on after the other. Any number of servers may start at once: each step is one transaction under one lock.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { connectOrExplain } from './connect.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The lock that Prisma's own engine takes. */
const LOCK = 72_707_369;
const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Brings the database up to this build and returns what was applied. Throws `StartError` when that is not possible. */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = await connectOrExplain(url, 'aurelian migrate');
  const applied: string[] = [];
  try {
    for (let name = await step(client, migrations); name !== null; name = await step(client, migrations))
      applied.push(name);
    await inLockedTransaction(client, () => limitIdleTransactions(client));
  } finally {
    await client.end();
  }
  return applied;
}

export function readMigrations(folder = FOLDER): Migration[] {
  const file = (name: string): string => join(folder, name, 'migration.sql');
  return readdirSync(folder)
    .filter((name) => existsSync(file(name)))
    .sort()
    .map((name) => {
      const sql = readFileSync(file(name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Applies the next one that is missing; null when there is none. */
function step(client: pg.Client, migrations: readonly Migration[]): Promise<string | null> {
  return inLockedTransaction(client, async () => {
    await client.query(TABLE);
    const known = await readKnown(client);
    refuseForeign(known, migrations);
    const next = migrations.find(({ name }) => !known.has(name));
    if (!next) return null;
    try {
      await client.query(next.sql);
    } catch (error) {
      throw new StartError(`Migration ${next.name} cannot be applied (${messageOf(error)}): nothing was changed.`);
    }
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, statement_timestamp(), statement_timestamp(), $3, 1)`,
      [randomUUID(), next.checksum, next.name],
    );
    return next.name;
  });
}

/** By name, the checksum of each that was applied; an unfinished one has none. */
async function readKnown(client: pg.Client): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return new Map(rows.map(({ name, checksum, finished }) => [name, finished ? checksum : null]));
}

function refuseForeign(known: ReadonlyMap<string, string | null>, migrations: readonly Migration[]): void {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of known) {
    if (!ours.has(name)) {
      throw new StartError(
        `The database knows migration ${name}, this build does not: start the newer build that made it.`,
      );
    }
    if (checksum === null) {
      throw new StartError(
        `Migration ${name} was begun by Prisma and never finished: mend it with "prisma migrate resolve".`,
      );
    }
    if (checksum !== ours.get(name)) {
      throw new StartError(
        `Migration ${name} was changed after it was applied: restore its file and put the change into a new one.`,
      );
    }
  }
}

/** A frozen client inside a transaction would block the fence for ever: the role itself forbids it. */
async function limitIdleTransactions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ now: string; database: string }>(
    `SELECT current_setting('idle_in_transaction_session_timeout') AS now, current_database() AS database`,
  );
  if (rows[0]?.now === '10s') return;
  const database = pg.escapeIdentifier(rows[0]?.database ?? '');
  await client.query(`ALTER ROLE CURRENT_USER IN DATABASE ${database} SET idle_in_transaction_session_timeout = '10s'`);
}

async function inLockedTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
