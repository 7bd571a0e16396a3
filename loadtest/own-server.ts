/** A server of our own for one run: on loopback, in a hurry, without limits, with a database that goes when the run ends. */
import { startServer } from '../ops/testing/server.ts';
import { hurry } from '../ops/tools/history/hurry.ts';
import { askAudit } from './ask-audit.ts';
import { databaseOf } from './database-of.ts';
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
  await hurry(databaseOf(server.dataDir));
  return {
    url: server.url,
    limits: 'off',
    audit: () => askAudit(databaseOf(server.dataDir)),
    stop: () => server.stop(),
  };
}
