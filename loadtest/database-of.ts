/** Finds the embedded database behind a data folder, for those who look at it past the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../actors/kit/assert.ts';
import { readPidFile, urlOf } from '../server/postgres/postmaster.ts';

/** Its address, while it runs. */
export function databaseOf(dataDir: string): string {
  const home = join(dataDir, 'postgres');
  const folder = join(home, 'cluster');
  const { port } = must(readPidFile({ folder }), 'a running database');
  return urlOf({ folder, log: '', password: readFileSync(join(home, 'password'), 'utf8') }, port, 'aurelian');
}
