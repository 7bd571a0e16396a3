/** For tests that want Postgres: a database of their own, empty or migrated, on the one that the run started. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export const TEMPLATE = 'aurelian_template';

/** A migrated database; nobody else knows it. It goes when the run ends. */
export const freshDatabase = (): Promise<string> => makeDatabase(`TEMPLATE ${TEMPLATE}`);

export const emptyDatabase = (): Promise<string> => makeDatabase('');

/** Runs statements with a plain client: as somebody else would, past Prisma and past our code. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeDatabase(options: string): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(url.href, (client) => client.query(`CREATE DATABASE ${name} ${options}`));
  url.pathname = `/${name}`;
  return url.href;
}
