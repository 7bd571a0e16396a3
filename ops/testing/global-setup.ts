/** One embedded Postgres for all tests of a run, in a temporary folder, with a migrated template to copy databases from. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../server/persistence/migrate.ts';
import { startPostgres, stopLeftover } from '../../server/postgres/postgres.ts';
import { lifeOf } from '../../server/postgres/process.ts';
import { TEMPLATE } from './postgres.ts';

const PREFIX = 'aurelian-test-';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ dataDir, log: () => {} });
  await migrate(await postgres.makeDatabase(TEMPLATE));
  project.provide('postgresUrl', postgres.url('postgres'));
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed could not clear up; the next one does it. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (lifeOf(pid) !== null) continue;
    await stopLeftover(join(tmpdir(), name)).catch(() => {});
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}
