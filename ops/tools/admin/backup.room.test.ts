/** A backup of a world that is being played in: restored elsewhere it is the world of one moment, sound, and goes on. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds } from '../../../actors/kinds.ts';
import { databaseOf } from '../../../loadtest/database-of.ts';
import { play } from '../../testing/bots.ts';
import { makePlayer } from '../../testing/player.ts';
import { withClient } from '../../testing/postgres.ts';
import { type RunningServer, startServer } from '../../testing/server.ts';
import { runTool } from '../../testing/tool.ts';
import { auditDatabase } from '../audit/read.ts';

const BOTS = 6;
const signed = ['--operator', 'Olga', '--reason', 'every night'];
const scratch = mkdtempSync(join(tmpdir(), 'aurelian-backup-'));
const file = join(scratch, 'world.backup.gz');
const home = join(scratch, 'elsewhere');
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ limits: 'off' });
});

afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const audit = (dataDir: string) => auditDatabase(databaseOf(dataDir), kinds);
test('[D3] [D7] backed up under load, restored into an empty folder, audited, and played on', async () => {
  const stop = await play(server.url, BOTS);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const backedUp = await runTool('admin', ['backup', file, ...signed], { DATA_DIR: server.dataDir });
  expect(backedUp).toMatchObject({ code: 0, out: expect.stringContaining('rows in') });
  expect(statSync(file).mode & 0o077).toBe(0);
  const known = await stop();
  expect(await audit(server.dataDir)).toMatchObject({ wrong: [] });

  expect(await runTool('admin', ['restore', file, ...signed], { DATA_DIR: home })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/are back[\s\S]*accounts balance/),
  });
  expect(await runTool('audit', [], { DATA_DIR: home })).toMatchObject({ code: 0 });
  const other = await startServer({ dataDir: home, limits: 'off' });
  const url = databaseOf(home);
  const [count] = (await withClient(url, (c) => c.query('SELECT count(*)::int AS n FROM account'))).rows;
  expect(count).toEqual({ n: BOTS });
  const states = await withClient(url, (c) => c.query('SELECT state FROM node ORDER BY started_at'));
  expect(states.rows).toEqual([{ state: 'folded' }, { state: 'live' }]);

  const newcomer = await makePlayer(other.url);
  const order = {
    type: 'placeOrder',
    hub: 'capital_city',
    side: 'buy',
    item: 'herb',
    price: 9,
    quantity: 1,
    hours: 6,
  } as const;
  expect(await newcomer.game.command(order)).toMatchObject({ ok: true });
  newcomer.leave();
  expect(await audit(home)).toMatchObject({ wrong: [] });
  expect(await runTool('admin', ['log'], { DATA_DIR: home })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Olga: backup world.backup.gz[\s\S]*Olga: restore world.backup.gz/),
  });
  await other.stop();
  for (const bot of known) bot.leave();
});

test('a file that is there is not written over, nor is a folder that holds something', async () => {
  const { code, error } = await runTool('admin', ['backup', file, ...signed], { DATA_DIR: server.dataDir });
  expect([code, error]).toEqual([2, expect.stringContaining('is there already')]);
  const taken = join(scratch, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'diary'), 'mine');
  expect(await runTool('admin', ['restore', file, ...signed], { DATA_DIR: taken })).toMatchObject({
    code: 2,
    error: expect.stringContaining('is not empty'),
  });
  expect(readdirSync(taken)).toEqual(['diary']);
});

test('a restore that fails leaves nothing behind', async () => {
  const none = join(scratch, 'none');
  writeFileSync(join(scratch, 'nonsense.gz'), 'nonsense');
  const { code } = await runTool('admin', ['restore', join(scratch, 'nonsense.gz'), ...signed], { DATA_DIR: none });
  expect(code).toBe(2);
  expect(existsSync(none) ? readdirSync(none) : []).toEqual([]);
});
