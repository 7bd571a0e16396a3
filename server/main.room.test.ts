/** The process: what it refuses to start on and how it says so; and that stopping it, gently or not, loses nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlayer, until } from '../ops/testing/player.ts';
import { freshDatabase, withClient } from '../ops/testing/postgres.ts';
import { findFreePort, type RunningServer, startServer } from '../ops/testing/server.ts';

let server: RunningServer;
const scratch = mkdtempSync(join(tmpdir(), 'aurelian-main-'));

beforeAll(async () => {
  server = await startServer({ limits: 'off' });
});

afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts a server that must not start: its exit code, and the last line it said. */
async function startInVain(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { PATH: process.env['PATH'] ?? '', LISTEN_HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, said: said.trim() };
}

const port = () => new URL(server.url).port;
const aPort = async () => String(await findFreePort());

test('a second start on the same data says that one runs, and where', async () => {
  const { code, said } = await startInVain({ PORT: await aPort(), DATA_DIR: server.dataDir });
  expect(code).toBe(2);
  expect(said).toMatch(/^[^\n]*running[^\n]*$/);
  expect(said).toContain(port());
});

test('a second server on the same database says so', async () => {
  const database = await freshDatabase();
  const first = await startServer({ limits: 'off', env: { DATABASE_URL: database } });
  const { code, said } = await startInVain({
    PORT: await aPort(),
    DATA_DIR: join(scratch, 'second'),
    DATABASE_URL: database,
  });
  expect(code).toBe(2);
  expect(said).toMatch(/^Another server .* runs on this database: [^\n]*$/);
  expect((await fetch(`${first.url}/ready`)).status).toBe(200);
  await first.stop();
});

test('a taken port is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const PORT = String(typeof address === 'object' ? address?.port : 0);
  const { code, said } = await startInVain({ PORT, DATA_DIR: join(scratch, 'taken') });
  taken.close();
  expect(code).toBe(2);
  expect(said).toMatch(new RegExp(`^Port ${PORT} is taken: [^\\n]*$`));
});

test.each([
  ['a port that is none', { PORT: 'soon' }, /^PORT must be [^\n]*$/],
  ['limits off for the whole world', { LIMITS: 'off', LISTEN_HOST: '0.0.0.0' }, /^LIMITS=off [^\n]*$/],
  ['a clock that runs fast in production', { TIME_SCALE: '60', NODE_ENV: 'production' }, /^TIME_SCALE [^\n]*$/],
  [
    'a public address without a secret',
    { PUBLIC_ADDRESS: 'https://aurelian.example' },
    /^PUBLIC_ADDRESS needs AUTH_SECRET[^\n]*$/,
  ],
  [
    'a Redis that does not answer',
    { REDIS_URL: 'redis://127.0.0.1:1' },
    /^The Redis of REDIS_URL does not answer [^\n]*$/,
  ],
  ['a folder that cannot be written', { DATA_DIR: '/dev/null/data' }, /^The data folder [^\n]*$/],
])('%s is refused in one sentence', async (_, settings, sentence) => {
  const { code, said } = await startInVain({ PORT: await aPort(), DATA_DIR: join(scratch, 'refused'), ...settings });
  expect(code).toBe(2);
  expect(said).toMatch(sentence);
});

test('a database that does not answer is named without its password', async () => {
  const DATABASE_URL = `postgresql://somebody:hunter2@127.0.0.1:${await aPort()}/nowhere`;
  const { code, said } = await startInVain({ PORT: await aPort(), DATA_DIR: join(scratch, 'nowhere'), DATABASE_URL });
  expect(code).toBe(2);
  expect(said).toMatch(/^[^\n]*DATABASE_URL[^\n]*$/);
  expect(said).not.toContain('hunter2');
});

test('the speed of a world is fixed at its first start', async () => {
  const database = await freshDatabase();
  await withClient(database, (client) => client.query(`INSERT INTO world (name, value) VALUES ('timeScale', '60')`));
  const { code, said } = await startInVain({
    PORT: await aPort(),
    DATA_DIR: join(scratch, 'speed'),
    DATABASE_URL: database,
  });
  expect(code).toBe(2);
  expect(said).toMatch(/^This world began with TIME_SCALE=60 [^\n]*$/);
});

test('two servers with their own port and data run side by side', async () => {
  const other = await startServer({ limits: 'off' });
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  expect((await fetch(`${other.url}/ready`)).status).toBe(200);
  await other.stop();
});

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  '[D1] [D7] after %s the world is as it was, and players carry on',
  async (signal) => {
    const ana = await makePlayer(server.url);
    const order = {
      type: 'placeOrder',
      hub: 'capital_city',
      side: 'sell',
      item: 'hide',
      price: 9,
      quantity: 2,
      hours: 6,
    } as const;
    expect(await ana.game.command(order)).toMatchObject({ ok: true });
    const known = () => new Map(ana.game.trader.parts);
    await until(() => [...known().keys()].some((key) => key.startsWith('order/')));
    const before = known();
    const late = server.kill(signal).then(() => server.restart());
    // Asked while the server is gone: sent again by itself, done once.
    const said = ana.game.command({ type: 'say', text: `after ${signal}` });
    await late;
    expect(await said).toMatchObject({ ok: true });
    await until(() => ana.game.presence === 'live');
    expect(known().get('purse')).toEqual(before.get('purse'));
    expect([...known().keys()].sort()).toEqual([...before.keys()].sort());
    ana.leave();
  },
);

test('SIGTERM stops everything it started, the database too, with exit code 0', async () => {
  const other = await startServer({ limits: 'off' });
  expect(await other.kill('SIGTERM')).toBe(0);
  await expect(fetch(`${other.url}/health`)).rejects.toThrow();
  await other.stop();
});
