import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { emptyDatabase, freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { StartError } from '../start-error.ts';
import { incarnate } from '../world/incarnate.ts';
import { assertDurable } from './durability.ts';
import { makePrisma } from './prisma.ts';

const clients: { $disconnect(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.$disconnect()));
});

const logClient = (url: string) => {
  const client = makePrisma(url, { poolMax: 1, applicationName: 'a log' });
  clients.push(client);
  return client;
};

describe('durability', () => {
  test('[D1] a database that keeps what it acknowledges is accepted', async () => {
    await expect(assertDurable(logClient(await emptyDatabase()))).resolves.toBeUndefined();
  });

  test("[D1] synchronous_commit off as the role's default is refused by name, with the way to mend it", async () => {
    const url = new URL(await emptyDatabase());
    const role = `hasty_${randomBytes(4).toString('hex')}`;
    await withClient(inject('postgresUrl'), async (client) => {
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
      await client.query(`ALTER ROLE ${role} SET synchronous_commit = off`);
    });
    url.username = role;
    url.password = 'secret';
    const refusal = assertDurable(logClient(url.href));
    await expect(refusal).rejects.toBeInstanceOf(StartError);
    await expect(refusal).rejects.toThrow(/synchronous_commit off .*ALTER ROLE/);
  });

  test("[D1] ... and as the database's default", async () => {
    const url = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await withClient(url, (client) => client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`));
    await expect(assertDurable(logClient(url))).rejects.toThrow('synchronous_commit off');
  });

  test('[D1] no incarnation begins on a database that may forget', async () => {
    const url = await freshDatabase();
    const name = new URL(url).pathname.slice(1);
    await withClient(url, (client) => client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`));
    await expect(incarnate(url, { address: 'here', build: 'test' })).rejects.toThrow('synchronous_commit off');
    expect((await withClient(url, (client) => client.query('SELECT FROM node'))).rowCount).toBe(0);
  });

  test.each(['fsync', 'full_page_writes'])('[D1] %s off is refused by name', async (name) => {
    const settings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', [name]: 'off' };
    const log = { $queryRaw: async () => [settings] } as unknown as Parameters<typeof assertDurable>[0];
    await expect(assertDurable(log)).rejects.toThrow(`${name} off`);
  });

  test('an ordinary role may ask what the fence asks', async () => {
    const role = `plain_${randomBytes(4).toString('hex')}`;
    await withClient(inject('postgresUrl'), (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`));
    const url = new URL(await emptyDatabase());
    url.username = role;
    url.password = 'secret';
    await withClient(url.href, async (client) => {
      const { rows } = await client.query(
        `SELECT system_identifier, pg_walfile_name(pg_current_wal_lsn()), pg_postmaster_start_time() FROM pg_control_system()`,
      );
      expect(rows).toHaveLength(1);
    });
  });
});
