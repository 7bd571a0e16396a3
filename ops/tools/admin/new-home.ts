/** An empty place for a restored world: the database of DATABASE_URL, or a data folder with nothing in it. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../../server/env.ts';
import { lockDataDir } from '../../../server/postgres/lock.ts';
import { startPostgres } from '../../../server/postgres/postgres.ts';
import { StartError } from '../../../server/start-error.ts';

/** The data folder is as empty as before when the work fails. */
export async function withNewHome<T>(
  { databaseUrl, dataDir, port }: Pick<Env, 'databaseUrl' | 'dataDir' | 'port'>,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return use(databaseUrl);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new StartError(`${dataDir} is not empty: set DATA_DIR to a folder that is, or to a new one.`);
  }
  const lock = lockDataDir(dataDir, port);
  let isDone = false;
  try {
    const postgres = await startPostgres({ dataDir, log: () => {} });
    try {
      const result = await use(await postgres.makeDatabase('aurelian'));
      isDone = true;
      return result;
    } finally {
      await postgres.stop();
    }
  } finally {
    if (!isDone) rmSync(join(dataDir, 'postgres'), { recursive: true, force: true });
    lock.release();
  }
}
