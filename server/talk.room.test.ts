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
import { openScene } from '../ops/testing/scene.ts';
import { belongingsOf, Tabs, tally } from '../ops/testing/tabs.ts';

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

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
