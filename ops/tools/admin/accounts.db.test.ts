/** What operators do to accounts, and that each deed and its row in the chain are one. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Door, PASSWORD } from '../../testing/door.ts';
import { ban, changeRole, makeResetLink, mute, note } from './accounts.ts';
import { describe as inWords, portray } from './player.ts';
import { act, readActions, verify } from './record.ts';

const olga = { operator: 'Olga', reason: 'a good one' };
const tomorrow = new Date(Date.now() + 86_400_000);
let door: Door;
let client: pg.Client;

beforeAll(async () => {
  door = await Door.open();
  client = new pg.Client({ connectionString: door.databaseUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await door.close();
});

async function register(): Promise<{ id: string; name: string; email: string; cookie: string | undefined }> {
  const person = door.aPerson();
  const { body, cookie } = await door.post('register', person);
  return { ...person, id: body.player.id, cookie };
}

const lastAction = async () => (await readActions(client, 0, 10_000)).at(-1);

test('a role is changed, and what it was is written down', async () => {
  const ana = await register();
  expect(await changeRole(client, olga, ana.name.toUpperCase(), 'moderator')).toMatchObject({ id: ana.id });
  expect(await portray(client, ana.id)).toMatchObject({ role: 'moderator', name: ana.name });
  const details = { was: 'player', is: 'moderator' };
  expect(await lastAction()).toMatchObject({ ...olga, action: 'role', target: ana.id, details });
});

test('who is banned gets nothing more, and who is not banned any more comes in', async () => {
  const { id, name, email, cookie } = await register();
  await ban(client, olga, name, tomorrow);
  const refusal = { status: 403, body: { error: { code: 'banned' } } };
  expect(await door.refresh(cookie)).toMatchObject(refusal);
  expect(await door.post('login', { email, password: PASSWORD })).toMatchObject(refusal);
  expect(await portray(client, id)).toMatchObject({ bannedUntil: tomorrow, banReason: olga.reason });
  await ban(client, { ...olga, reason: 'he was right' }, name, null);
  expect((await door.post('login', { email, password: PASSWORD })).status).toBe(200);
  expect(await lastAction()).toMatchObject({ action: 'unban', details: { was: tomorrow.toISOString(), until: null } });
});

test('a link sets a new password once, the older one is void, and the chain holds none of it', async () => {
  const { name, email } = await register();
  const [old, link] = [
    await makeResetLink(client, olga, name, ''),
    await makeResetLink(client, olga, name, 'http://x'),
  ];
  const tokenOf = (text: string) => new URL(text, 'http://x').searchParams.get('token');
  const reset = (text: string) => door.post('password/reset', { token: tokenOf(text), password: 'another horse' });
  expect((await reset(old)).status).toBe(400);
  expect((await reset(link)).status).toBe(204);
  expect((await reset(link)).status).toBe(400);
  expect((await door.post('login', { email, password: 'another horse' })).status).toBe(200);
  expect(JSON.stringify(await lastAction())).not.toContain(tokenOf(link));
  const guest = (await door.post('guest')).body.player;
  await expect(makeResetLink(client, olga, guest.id, '')).rejects.toThrow('is a guest');
});

test('a player is shown with what was done to him; his e-mail only when it is asked for', async () => {
  const { name, email } = await register();
  await mute(client, olga, name, tomorrow);
  await note(client, 'Otto', name, 'writes to everybody about pearls');
  const portrait = await portray(client, name);
  const text = inWords(portrait, false);
  expect(text).toContain(`muted until ${tomorrow.toISOString()}`);
  expect(text).toMatch(/note by Otto: writes to everybody about pearls\n#\d+ mute by Olga: a good one$/);
  expect(text).not.toContain(email);
  expect(inWords(portrait, true)).toContain(email);
  await mute(client, olga, name, null);
  expect(inWords(await portray(client, name), false)).not.toContain('muted until');
});

test('what was not done is not written down', async () => {
  const before = await verify(client);
  await expect(changeRole(client, olga, 'Nobody Here', 'operator')).rejects.toThrow(
    'There is nobody called Nobody Here',
  );
  const failing = () => Promise.reject(new Error('not done'));
  await expect(act(client, olga, failing)).rejects.toThrow('not done');
  expect(await verify(client)).toEqual(before);
});

test('many operators at once make one chain', async () => {
  const { name } = await register();
  const { actions } = await verify(client);
  const clients = Array.from({ length: 4 }, () => new pg.Client({ connectionString: door.databaseUrl }));
  await Promise.all(clients.map((each) => each.connect()));
  const writing = clients.map(async (each, n) => {
    for (let i = 0; i < 5; i++) await note(each, `operator ${n}`, name, `note ${i}`);
  });
  await Promise.all(writing);
  await Promise.all(clients.map((each) => each.end()));
  expect(await verify(client)).toMatchObject({ wrong: null, actions: actions + 20 });
});

test('the record cannot be changed by a slip, and a change by force is found', async () => {
  const { name } = await register();
  for (let i = 0; i < 3; i++) await note(client, 'Olga', name, `note ${i}`);
  const { actions, head } = await verify(client);
  for (const sql of [
    `UPDATE admin_action SET reason = ''`,
    'DELETE FROM admin_action',
    'TRUNCATE admin_action CASCADE',
  ]) {
    await expect(client.query(sql)).rejects.toThrow('admin_action only grows');
  }
  expect(await verify(client)).toMatchObject({ wrong: null, head });
  await client.query('ALTER TABLE admin_action DISABLE TRIGGER ALL');
  await client.query(`UPDATE admin_action SET operator = 'Otto' WHERE id = $1`, [actions - 1]);
  expect(await verify(client)).toMatchObject({ wrong: `action ${actions - 1} is not what was recorded` });
});
