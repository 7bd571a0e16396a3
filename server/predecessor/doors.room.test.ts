/**
 * Defects of an earlier implementation at its doors: money made by asking to come in. Each is tried against the real server by
 * many at once. The ids are those under which the defects are known.
 */
import { beforeAll, expect, test } from 'vitest';
import { Account } from '../../client/net/account.ts';
import { fetchWithCookies } from '../../client/net/cookie-jar.ts';
import { makeHttp } from '../../client/net/http.ts';
import { sdkJoin } from '../../client/net/rooms.ts';
import { askAudit } from '../../loadtest/ask-audit.ts';
import { booked } from '../../ops/testing/ledger.ts';
import type { Player } from '../../ops/testing/player.ts';
import { openScene } from '../../ops/testing/scene.ts';
import { belongingsOf, Tabs, tally } from '../../ops/testing/tabs.ts';

const starter = { iron_ore: 10, herb: 8, hide: 6, healing_tonic: 3, leather_vest: 1, rusty_sword: 1, basic_compass: 1 };
const password = 'correct horse';

const scene = openScene();
let ana: Player;
let ben: Player;

beforeAll(async () => {
  [ana, ben] = await Promise.all([scene.player(), scene.player()]);
});

function anAccount(): { account: Account; fetch: ReturnType<typeof fetchWithCookies> } {
  const fetch = fetchWithCookies();
  return { account: new Account({ http: makeHttp({ origin: scene.server.url, fetch }) }), fetch };
}

const post = (path: string, body: unknown) =>
  fetch(scene.server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const many = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

/** Purse and warehouse at home, as whoever enters the trader's room is told. */
async function told({ account, fetch }: ReturnType<typeof anAccount>): Promise<{ purse: unknown; goods: unknown }> {
  const room = await sdkJoin(scene.server.url, fetch)(await account.enter(`trader:${account.player?.id}`));
  const puts = await new Promise<[string, unknown][]>((resolve) => {
    room.onMessage('parts', (message) => resolve((message as { puts: [string, unknown][] }).puts));
    room.onMessage('notice', () => {});
  });
  room.leave();
  const parts = new Map(puts);
  return { purse: parts.get('purse'), goods: parts.get('goods/capital_city') };
}

test('[M1] nobody who is not signed in, or is somebody else, touches what a player owns by naming him', async () => {
  const before = belongingsOf(ana);
  const named = { userId: ana.id, player: ana.id, id: ana.id, gold: 1_000, type: 'INSERT', record: { id: ana.id } };
  const known = ['sync-user', 'simple-sync', 'auth/webhook', 'auth/sync-user', 'auth/callback', 'user/wallet/create'];
  const asked = known.flatMap((path) => Array.from({ length: 4 }, () => post(`/api/${path}`, named)));
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
  const doors = ['auth/guest', 'auth/register', 'auth/login', 'enter'];
  for (const { ok } of await Promise.all(
    doors.map((path) => post(`/api/${path}`, { ...named, address: `trader:${ana.id}` })),
  ))
    expect(ok).toBe(false);
  await expect(ben.account.enter(`trader:${ana.id}`)).rejects.toMatchObject({ code: 'notYours' });
  const tabs = await Tabs.open(scene.server.url, ben);
  const replies = await tabs.ask({ type: 'claimStep', step: 'join_guild', player: ana.id });
  tabs.close();
  expect(tally(replies)).toEqual({ invalid: replies.length });
  expect(belongingsOf(ana)).toEqual(before);
});

test('[M2] coming in brings nothing, however often and from however many pages at once', async () => {
  const before = belongingsOf(ana);
  await many(40, () => ana.account.enter(`trader:${ana.id}`));
  const tabs = await Tabs.open(scene.server.url, ana);
  tabs.close();
  expect(await told(ana)).toEqual({ purse: before['purse'], goods: before['goods/capital_city'] });
  const given = () => booked(scene.database, { debit: 'faucet:%', credit: `trader:${ana.id}` });
  await expect.poll(given, { timeout: 10_000 }).toMatchObject({ gold: 500, 'item:iron_ore': starter.iron_ore });
});

test('[M3] logging in again and again leaves purse and warehouse as they are', async () => {
  const cara = await scene.player();
  await cara.account.upgrade('cara@example.org', password, 'Cara');
  expect(await cara.game.command({ type: 'hireAgent', kind: 'scout' })).toMatchObject({ ok: true });
  expect(await cara.game.command({ type: 'craft', blueprint: 'iron_ingot', quantity: 1 })).toMatchObject({ ok: true });
  const seen = await many(5, async () => {
    const own = anAccount();
    await own.account.login('cara@example.org', password);
    return told(own);
  });
  const left = { purse: { gold: 500 - 150 }, goods: { ...starter, iron_ore: 8 } };
  expect(seen).toEqual(seen.map(() => left));
});

test('[M4] the starter comes once, to whoever knocks for the first time at many doors, and nobody can ask for another', async () => {
  const { account, fetch } = anAccount();
  await account.guest();
  await many(20, () => account.enter(`trader:${account.player?.id}`));
  expect(await told({ account, fetch })).toEqual({ purse: { gold: 500 }, goods: starter });

  const tabs = await Tabs.open(scene.server.url, ben);
  const before = belongingsOf(ben);
  const welcomed = await tabs.ask({ type: 'welcome', name: 'Ben', guest: true }, 2);
  const claimed = await tabs.ask({ type: 'claimStep', step: 'welcome' }, 2);
  tabs.close();
  expect(tally(welcomed)).toEqual({ invalid: welcomed.length });
  expect(tally(claimed)).toEqual({ alreadyClaimed: claimed.length });
  expect(belongingsOf(ben)).toEqual(before);
});

test('[M5] looking makes no purse, and nobody names the sum he begins with', async () => {
  const own = anAccount();
  expect((await post('/api/auth/guest', { gold: 10_000 })).status).toBe(400);
  await own.account.guest();
  const address = `trader:${own.account.player?.id}`;
  // Whether he stands in a square is asked of his trader, who is nobody yet.
  const looks = await many(10, () => own.account.enter('hub:capital_city').catch(({ code }: { code: string }) => code));
  expect(looks).toEqual(looks.map(() => 'notThere'));
  await many(10, () => own.account.enter('auction:capital_city'));
  const rich = await own.fetch(`${scene.server.url}/api/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address, gold: 10_000 }),
  });
  expect(rich.status).toBe(400);
  expect(await booked(scene.database, { credit: address })).toEqual({});
  expect(await told(own)).toEqual({ purse: { gold: 500 }, goods: starter });
});

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
