/**
 * Talk on a real server: letters with gold in them, whispers, the trade channel, people who know each other; and the defects of an earlier
 * implementation that concern them, each tried by many at once. The ids are those under which the defects are known.
 */
import { beforeAll, expect, test } from 'vitest';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import type { ReceivedPart } from '../actors/trader/talk-parts.ts';
import { askAudit } from '../loadtest/ask-audit.ts';
import type { Companion } from '../ops/testing/companions.ts';
import { goldOf, until } from '../ops/testing/player.ts';
import { withClient } from '../ops/testing/postgres.ts';
import { openScene } from '../ops/testing/scene.ts';
import { belongingsOf, Tabs, tally } from '../ops/testing/tabs.ts';
import { announce } from '../ops/tools/admin/news.ts';
import { findReport, inFull, openReports, resolve } from '../ops/tools/admin/reports.ts';

const scene = openScene();
let ana: Companion;
let ben: Companion;

beforeAll(async () => {
  [ana, ben] = (await scene.companions(2)) as [Companion, Companion];
});

const partOf = <Part>({ game }: Companion, key: string) => game.trader.parts.get(key) as Part | undefined;
const letter = (to: string, more: object = {}): PlayerCommand => ({
  ...{ type: 'sendMail', to, subject: 'For you', text: 'As agreed.', priority: 'normal', gold: 0, goods: {} },
  ...more,
});
const figure = { skin: 'dark', outfit: 'farmer_blue', hair: 'bald', hairColour: 'natural', hat: 'none' } as const;

test('[TR89] [D3] [D5] what is enclosed is claimed once, however many tabs claim it at once', async () => {
  const [before, after] = [goldOf(ana), goldOf(ben)];
  const sending = await ana.game.command(letter(ben.id, { gold: 40, goods: { hide: 1 } }));
  expect(sending).toMatchObject({ ok: true });
  const { mail } = (sending as { result: { mail: string } }).result;
  await until(() => partOf<ReceivedPart>(ben, `mail/${mail}`) !== undefined);
  const tabs = await Tabs.open(scene.server.url, ben);
  expect(tally(await tabs.ask({ type: 'claimMail', mail }, 4))).toEqual({ ok: 1, alreadyClaimed: 19 });
  tabs.close();
  await until(() => goldOf(ben) === after + 40);
  expect(goldOf(ana)).toBe(before - 40);
  await until(() => partOf<ReceivedPart>(ana, `sent/${mail}`)?.enclosure?.status === 'claimed');
});

test('[TR87] the other’s copy of a letter stays, whoever deletes his own', async () => {
  const { mail } = ((await ana.game.command(letter(ben.id))) as { result: { mail: string } }).result;
  await until(() => partOf(ben, `mail/${mail}`) !== undefined);
  expect(await ana.game.command({ type: 'deleteMail', mail })).toMatchObject({ ok: true });
  expect(partOf<ReceivedPart>(ben, `mail/${mail}`)).toMatchObject({ subject: 'For you', name: expect.any(String) });
});

test('people are looked up by name, and nobody is told what they own or their e-mail; friends alone see each other here', async () => {
  const { name } = ana.account.player ?? { name: '' };
  const found = await ben.account.ask('/api/people/find', { text: name.toUpperCase() });
  expect(found).toMatchObject({ people: [{ player: ana.id, name }] });
  expect(JSON.stringify(found)).not.toMatch(/gold|email|@|purse/i);
  const isHere = async () => {
    const { people } = await ben.account.ask<{ people: { isHere: boolean }[] }>('/api/people', {
      players: [ana.id, 'nobody'],
    });
    return people.map((person) => person.isHere);
  };
  expect(await ben.game.command({ type: 'regard', player: ana.id, as: 'friend' })).toMatchObject({ ok: true });
  expect(await isHere()).toEqual([false]);
  expect(await ana.game.command({ type: 'regard', player: ben.id, as: 'friend' })).toMatchObject({ ok: true });
  await expect.poll(isHere).toEqual([true]);
  expect((await fetch(`${scene.server.url}/api/people/find`, { method: 'POST' })).status).toBe(401);
});

test('[M14] nobody tells the server a figure of his own, and how one looks changes no name', async () => {
  const before = [belongingsOf(ana), ana.game.trader.part('progress')?.figures];
  const { name } = ana.game.trader.part('profile') ?? { name: '' };
  const tricks = [
    { type: 'stats', sold: 100 },
    { type: 'activity', kind: 'trade', gold: 1_000 },
    { type: 'claimAchievement', achievement: 'members_50', figures: { sold: 100 } },
    { type: 'setAvatar', ...figure, name: 'ana@example.org' },
    { type: 'welcome', name: 'Somebody Else', guest: false },
    { type: 'say', text: 'Announcement!', metadata: { announcement: true, role: 'leader' } },
    {
      type: 'say',
      text: 'Cheap!',
      link: { type: 'order', hub: 'capital_city', side: 'sell', item: 'herb', price: 1, quantity: 9 },
    },
    { type: 'forgetMe', name: 'Nobody' },
  ];
  const tabs = await Tabs.open(scene.server.url, ana);
  const replies = (await Promise.all(tricks.map((trick) => tabs.ask(trick)))).flat();
  expect(tally(replies)).toEqual({ invalid: replies.length });
  expect(tally(await tabs.ask({ type: 'setAvatar', ...figure }))).toEqual({ ok: 5 });
  tabs.close();
  for (const path of ['user/stats', 'user/activities', 'user/avatar'])
    await expect(ana.account.ask(`/api/${path}`, { sold: 100 })).rejects.toMatchObject({ status: 404 });
  expect([belongingsOf(ana), ana.game.trader.part('progress')?.figures]).toEqual(before);
  expect(ana.game.trader.part('profile')?.name).toBe(name);
  expect(ana.account.player?.name).toBe(name);
});

const query = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(scene.database, async (client) => (await client.query<Row>(text, values)).rows);
const olga = { operator: 'Olga', reason: 'seen it' };

test('a report has the lines that the server has, is worked off from the queue, and what is done about it is in force at once', async () => {
  expect(await ben.game.command({ type: 'say', text: 'You are a cheat!' })).toMatchObject({ ok: true });
  const complaint = {
    player: ben.id,
    place: 'hub',
    hub: 'capital_city',
    reason: 'insult',
    words: 'He said much worse.',
  };
  const complain = () => ana.account.ask<{ report: string }>('/api/reports', complaint);
  const linesOf = async () => {
    await complain();
    const [report] = await withClient(scene.database, (client) => openReports(client));
    return report?.excerpt.map(({ text }) => text);
  };
  await expect.poll(linesOf).toEqual(['You are a cheat!']);
  const { report } = await complain();
  expect(await withClient(scene.database, (client) => openReports(client))).toHaveLength(1);
  await expect(ana.account.ask('/api/reports', { ...complaint, player: 'nobody' })).rejects.toMatchObject({
    status: 404,
  });
  await expect(ana.account.ask('/api/reports', { ...complaint, excerpt: ['forged'] })).rejects.toMatchObject({
    code: 'invalid',
  });
  const shown = await withClient(scene.database, (client) => findReport(client, report.slice(0, 8)));
  expect(inFull(shown)).toMatch(/insult in hub:capital_city[\s\S]*He said much worse[\s\S]*: You are a cheat!/);
  const until = new Date(Date.now() + 3_600_000);
  await withClient(scene.database, (client) => resolve(client, olga, report, 'mute', until));
  expect(await withClient(scene.database, (client) => openReports(client))).toEqual([]);
  await expect
    .poll(() => ben.game.command({ type: 'whisper', to: ana.id, text: 'I will not.' }))
    .toMatchObject({ ok: false, refused: 'muted' });
  const again = withClient(scene.database, (client) => resolve(client, olga, report, 'nothing', null));
  await expect(again).rejects.toThrow('already');
  expect(await query('SELECT action FROM admin_action ORDER BY id')).toMatchObject([
    { action: 'mute' },
    { action: 'resolve' },
  ]);
});

test('news are for everybody, until they end', async () => {
  const said = { title: 'Harvest fair', text: 'In all squares.', until: new Date(Date.now() + 60_000) };
  const id = await withClient(scene.database, (client) => announce(client, olga, said));
  await withClient(scene.database, (client) => announce(client, olga, { ...said, until: new Date(Date.now() - 1) }));
  const heard = await (await fetch(`${scene.server.url}/api/news`)).json();
  expect(heard).toEqual({ news: [{ id, at: expect.any(Number), title: 'Harvest fair', text: 'In all squares.' }] });
});

test('[TR94] [D2] [D3] one who has himself forgotten takes all of it with him first; then his name and words are gone, and what he owned stays', async () => {
  const [cid] = (await scene.companions(1)) as [Companion];
  const name = cid.account.player?.name ?? '';
  const order = { hub: 'capital_city', side: 'sell', item: 'hide', price: 90, quantity: 1, hours: 6 } as const;
  for (const command of [
    { type: 'placeOrder', ...order },
    { type: 'say', text: 'Remember me.' },
    letter(ana.id, { gold: 7 }),
  ] as const)
    expect(await cid.game.command(command)).toMatchObject({ ok: true });
  const owned = goldOf(cid);
  const copy = () => cid.account.ask<Record<string, unknown>>('/api/account/export', {});
  await expect.poll(copy).toMatchObject({
    account: { id: cid.id, name, email: expect.stringContaining('@') },
    trader: { purse: { gold: owned } },
    said: [{ place: 'hub:capital_city', text: 'Remember me.' }],
  });
  expect(JSON.stringify(await copy())).not.toMatch(/argon2|hash/i);
  const erase = (password: string) => cid.account.ask('/api/account/delete', { password });
  await expect(erase('wrong horse')).rejects.toMatchObject({ code: 'wrongCredentials' });
  await erase('correct horse');
  await expect(cid.account.enter(`trader:${cid.id}`)).rejects.toMatchObject({ code: 'unauthorized' });
  await until(() => cid.game.presence !== 'live');
  // The server dies before everything is told.
  await scene.server.restart('SIGKILL');
  const left = () =>
    query<{ part: string; value: Record<string, unknown> }>(
      `SELECT part, value FROM actor_part WHERE kind IN ('hub', 'trader') AND value::text LIKE '%Remember me.%' OR value::text LIKE $1`,
      [`%${name}%`],
    );
  await expect.poll(left, { timeout: 15_000 }).toEqual([]);
  const trader = () =>
    query(`SELECT value->>'gold' AS gold FROM actor_part WHERE key = $1 AND part = 'purse'`, [cid.id]);
  await expect.poll(trader).toEqual([{ gold: String(owned) }]);
  expect(
    await query('SELECT email, password_hash, name LIKE $2 AS renamed FROM account WHERE id = $1', [
      cid.id,
      'Forgotten %',
    ]),
  ).toEqual([{ email: null, password_hash: null, renamed: true }]);
  expect(await query('SELECT 1 FROM refresh_token WHERE account_id = $1', [cid.id])).toEqual([]);
  expect(await ana.account.ask('/api/people', { players: [cid.id] })).toEqual({ people: [] });
});

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
