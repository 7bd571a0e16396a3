import { describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { StartError } from '../start-error.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const ours = readMigrations();
const extra = (name: string, sql: string): Migration => ({ name, sql, checksum: '0'.repeat(64) });

describe('migrations', () => {
  test('are applied once, in order, and recorded the way Prisma records them', async () => {
    const url = await emptyDatabase();
    expect(await migrate(url)).toEqual(ours.map(({ name }) => name));
    expect(await migrate(url)).toEqual([]);
    const { rows } = await withClient(url, (client) =>
      client.query('SELECT *, finished_at >= started_at AS in_order FROM _prisma_migrations ORDER BY started_at'),
    );
    expect(rows).toHaveLength(ours.length);
    expect(rows[0]).toMatchObject({
      checksum: ours[0]?.checksum,
      applied_steps_count: 1,
      rolled_back_at: null,
      in_order: true,
    });
    expect(rows[0].id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('are applied once by many servers that start together', async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url)));
    expect(applied.flat().sort()).toEqual(ours.map(({ name }) => name));
  });

  test('change nothing when one fails', async () => {
    const url = await freshDatabase();
    const broken = [...ours, extra('99999999999999_broken', 'CREATE TABLE half (n INT); SELECT 1/0;')];
    await expect(migrate(url, broken)).rejects.toThrow(/99999999999999_broken cannot be applied .division by zero/);
    const { rows } = await withClient(url, (client) => client.query(`SELECT to_regclass('half') AS half`));
    expect(rows).toEqual([{ half: null }]);
    expect(await migrate(url)).toEqual([]);
  });

  test('of a newer build are not tolerated', async () => {
    const url = await freshDatabase();
    await migrate(url, [...ours, extra('99999999999999_later', 'SELECT 1')]);
    await expect(migrate(url)).rejects.toThrow(/knows migration 99999999999999_later, this build does not/);
  });

  test('that were changed after they were applied are not tolerated', async () => {
    const url = await freshDatabase();
    const changed = ours.map((migration) => ({ ...migration, checksum: 'f'.repeat(64) }));
    await expect(migrate(url, changed)).rejects.toThrow(/was changed after it was applied/);
  });

  test('leave the role unable to sit in a transaction', async () => {
    const url = await freshDatabase();
    await migrate(url);
    const { rows } = await withClient(url, (client) => client.query('SHOW idle_in_transaction_session_timeout'));
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
  });
});

describe('a broken DATABASE_URL is one sentence without the password', () => {
  const broken = async (change: (url: URL) => void): Promise<unknown> => {
    const url = new URL(await emptyDatabase());
    url.password = url.password || 'x';
    change(url);
    return migrate(url.href).then(
      () => null,
      (error: unknown) => error,
    );
  };

  test.each<[string, (url: URL) => void, RegExp]>([
    [
      'nobody listens',
      (url) => {
        url.port = '1';
      },
      /cannot be reached .*ECONNREFUSED/,
    ],
    [
      'wrong password',
      (url) => {
        url.password = 'hunter2';
      },
      /refuses the user or the password/,
    ],
    [
      'no such database',
      (url) => {
        url.pathname = '/nowhere';
      },
      /no such database as 127.0.0.1:\d+\/nowhere/,
    ],
    [
      'another scheme',
      (url) => {
        url.href = url.href.replace('postgresql:', 'mysql:');
      },
      /not an address of PostgreSQL/,
    ],
  ])('%s', async (_, change, sentence) => {
    const error = await broken(change);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(sentence);
    expect((error as Error).message).not.toMatch(/hunter2|postgresql:\/\/aurelian/);
  });
});
