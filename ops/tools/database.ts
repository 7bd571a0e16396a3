/** Where a tool finds the world: DATABASE_URL, or the embedded database of DATA_DIR, running or started for the occasion. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from '../../loadtest/database-of.ts';
import { readEnv } from '../../server/env.ts';
import { startPostgres } from '../../server/postgres/postgres.ts';
import { isOurs, readPidFile } from '../../server/postgres/postmaster.ts';
import { StartError } from '../../server/start-error.ts';

/** What was started here is stopped again; what ran before goes on. */
export async function withDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readEnv();
  if (databaseUrl) return use(databaseUrl);
  const folder = join(dataDir, 'postgres', 'cluster');
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    throw new StartError(`There is no world in ${dataDir}: set DATA_DIR to the folder of one, or DATABASE_URL.`);
  }
  const running = readPidFile({ folder });
  if (running && isOurs(running.pid, { folder })) return use(databaseOf(dataDir));
  const postgres = await startPostgres({ dataDir, log: () => {} });
  try {
    return await use(postgres.url('aurelian'));
  } finally {
    await postgres.stop();
  }
}

/** Prints one sentence for what a person can mend, and the whole error for what he cannot. Exit code 2 either way. */
export function explain(error: unknown): never {
  const isPlain = error instanceof StartError || (error instanceof Error && PLAIN.has(error.name));
  console.error(isPlain ? error.message : error);
  process.exit(2);
}

const PLAIN: ReadonlySet<string> = new Set(['NotKept', 'SegmentError']);
