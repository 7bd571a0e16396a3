/** The database goes away and comes back: nothing false is said, nobody is lost, nothing needs a restart. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlayer, type Player, until } from '../ops/testing/player.ts';
import { freshDatabase, withClient } from '../ops/testing/postgres.ts';
import { postmasterOf, signalDatabase } from '../ops/testing/postmaster.ts';
import { type RunningServer, startServer } from '../ops/testing/server.ts';

let server: RunningServer;
let players: Player[];

beforeAll(async () => {
  server = await startServer({ limits: 'off' });
  players = await Promise.all(Array.from({ length: 4 }, () => makePlayer(server.url)));
});

afterAll(async () => {
  for (const player of players) player.leave();
  await server.stop();
});

const postmaster = () => postmasterOf(server.dataDir);
const signalAll = (signal: NodeJS.Signals) => signalDatabase(server.dataDir, signal);
const ready = async () => (await fetch(`${server.url}/ready`)).status;

test('[D1] [D9] while the database hangs nothing is answered and intake closes; when it is back all is answered once', async () => {
  const { pid } = server;
  signalAll('SIGSTOP');
  const answered: number[] = [];
  const asked = players.flatMap((player, n) =>
    [1, 2, 3].map(async (line) => {
      const reply = await player.game.command({ type: 'say', text: `line ${line} of player ${n}` });
      answered.push(line);
      return reply;
    }),
  );
  await sleep(3_000);
  expect(answered).toEqual([]);
  await sleep(4_000);
  // Past the age bound of an append the server says that it is behind, and takes nothing more.
  expect(await ready()).toBe(503);
  expect(answered).toEqual([]);
  signalAll('SIGCONT');
  const replies = await Promise.all(asked);
  expect(replies.every((reply) => reply.ok)).toBe(true);
  await until(() => players.every((player) => player.game.presence === 'live'));
  expect(await ready()).toBe(200);
  expect(server.pid).toBe(pid);

  const heard: string[] = [];
  const late = await makePlayer(server.url, { onSaid: ({ text }) => heard.push(text) });
  await until(() => heard.length >= 12);
  expect(new Set(heard).size).toBe(heard.length);
  late.leave();
});

test('[D1] the database is killed and comes back by itself: what was asked meanwhile happens once', async () => {
  const { pid } = server;
  const player = players[0];
  const before = postmaster();
  signalAll('SIGKILL');
  const reply = await player?.game.command({ type: 'say', text: 'said while the database was dead' });
  expect(reply).toMatchObject({ ok: true });
  expect(postmaster()).not.toBe(before);
  expect(server.pid).toBe(pid);
  await until(() => players.every(({ game }) => game.presence === 'live'));
});

test('[D1] a full disk withholds every answer until there is room again', async () => {
  const database = await freshDatabase();
  const full = await startServer({ limits: 'off', env: { DATABASE_URL: database } });
  const player = await makePlayer(full.url);
  const sql = (text: string) => withClient(database, (client) => client.query(text));
  await sql(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await sql('CREATE TRIGGER no_room BEFORE INSERT ON segment FOR EACH ROW EXECUTE FUNCTION no_room()');
  let answered = false;
  const asked = player.game.command({ type: 'say', text: 'is there room?' }).finally(() => {
    answered = true;
  });
  await sleep(1_500);
  expect(answered).toBe(false);
  await sql('DROP TRIGGER no_room ON segment');
  expect(await asked).toMatchObject({ ok: true });
  player.leave();
  await full.stop();
});
