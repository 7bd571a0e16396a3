/** A server of our own for one run: on loopback, without limits, with a database that goes when the run ends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../actors/kit/assert.ts';
import { startServer } from '../ops/testing/server.ts';
import { readPidFile, urlOf } from '../server/postgres/postmaster.ts';
import type { Audit } from './report.ts';

/** What a load test is aimed at. */
export interface Target {
  readonly url: string;
  readonly limits: string;
  audit(): Promise<Audit>;
  stop(): Promise<void>;
}

export async function ownServer(): Promise<Target> {
  const server = await startServer({ limits: 'off', env: { LOG_LEVEL: 'warn' } });
  return {
    url: server.url,
    limits: 'off',
    audit: async () => ({ asked: false, why: 'not there yet' }),
    stop: () => server.stop(),
  };
}

/** The address of the embedded database of a data folder, while it runs. */
export function databaseOf(dataDir: string): string {
  const home = join(dataDir, 'postgres');
  const folder = join(home, 'cluster');
  const { port } = must(readPidFile({ folder }), 'a running database');
  return urlOf({ folder, log: '', password: readFileSync(join(home, 'password'), 'utf8') }, port, 'aurelian');
}
