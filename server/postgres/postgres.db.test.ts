import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import { withClient } from '../../ops/testing/postgres.ts';
import { startPostgres, stopLeftover } from './postgres.ts';
import { lifeOf, signal, waitUntil } from './process.ts';

let dataDir: string;
const said: string[] = [];
const start = () => startPostgres({ dataDir, log: (sentence) => said.push(sentence) });
const pidFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

beforeEach(() => {
  // mkdtemp makes it 0700: as root, Postgres itself may not even enter it.
  dataDir = mkdtempSync(join(tmpdir(), 'aurelian-postgres-'));
  said.length = 0;
});

afterEach(async () => {
  await stopLeftover(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the embedded database', () => {
  test('is made once and keeps what it was told over a restart', async () => {
    const first = await start();
    const url = await first.makeDatabase('aurelian');
    await withClient(url, (client) => client.query('CREATE TABLE kept AS SELECT 42 AS answer'));
    await first.stop();
    expect(lifeOf(first.pid)).toBeNull();

    const second = await start();
    expect(await second.makeDatabase('aurelian')).toBe(url);
    const { rows } = await withClient(url, (client) => client.query('SELECT answer FROM kept'));
    expect(rows).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('is durable, on loopback, behind a password', async () => {
    const postgres = await start();
    const show = async (name: string) =>
      (await withClient(postgres.url('postgres'), (client) => client.query(`SHOW ${name}`))).rows[0];
    expect(await show('fsync')).toEqual({ fsync: 'on' });
    expect(await show('full_page_writes')).toEqual({ full_page_writes: 'on' });
    expect(await show('synchronous_commit')).toEqual({ synchronous_commit: 'on' });
    expect(await show('listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    const wrong = new URL(postgres.url('postgres'));
    wrong.password = 'wrong';
    await expect(withClient(wrong.href, (client) => client.query('SELECT 1'))).rejects.toMatchObject({ code: '28P01' });
    await postgres.stop();
  });

  test('is adopted when the server that started it was killed', async () => {
    const program = `import { startPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
      const postgres = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
      console.log(postgres.pid);
      setInterval(() => {}, 1000);`;
    const server: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(must(server.stdout, 'its output'), 'data');
    server.kill('SIGKILL');
    await once(server, 'exit');

    const postgres = await start();
    expect(postgres.pid).toBe(Number(String(line)));
    expect(said.join()).toMatch(/^Adopted/);
    await postgres.stop();
    expect(lifeOf(postgres.pid)).toBeNull();
  });

  test('is stopped and started when it was left behind and does not answer', async () => {
    const first = await start();
    const pid = first.pid;
    signal(pid, 'SIGSTOP');
    const second = await start();
    expect(second.pid).not.toBe(pid);
    expect(lifeOf(pid)).toBeNull();
    await second.stop();
  });

  test('starts over a stale pid file, even when some other process has that pid by now', async () => {
    const first = await start();
    await first.stop();
    for (const pid of [process.pid, 999_999_999]) {
      writeFileSync(pidFile(), `${pid}\n${dataDir}\n0\n5432\n\n\n\n`);
      const next = await start();
      expect(next.pid).not.toBe(pid);
      await next.stop();
    }
  });

  test('is started again, on the same port, when it dies under us', async () => {
    const postgres = await start();
    const { pid } = postgres;
    const url = postgres.url('postgres');
    signal(pid, 'SIGKILL');
    expect(await waitUntil(() => postgres.pid !== pid, 20_000)).toBe(true);
    expect(postgres.url('postgres')).toBe(url);
    await withClient(url, (client) => client.query('SELECT 1'));
    await postgres.stop();
  });

  test('says where to look when its files are not to be used', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '11\n');
    await expect(start()).rejects.toThrow(/did not start .*incompatible.*set DATABASE_URL/s);
    expect(readFileSync(join(dataDir, 'postgres', 'log'), 'utf8')).toContain('incompatible');
  });
});
