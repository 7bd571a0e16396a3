/** A guild through the real server: founded, joined, filled and emptied, seen by who may see it, and left; all of it in the books. */
import { expect, test } from 'vitest';
import { HttpError } from '../client/net/http.ts';
import { askAudit } from '../loadtest/ask-audit.ts';
import { type Companion, found } from '../ops/testing/companions.ts';
import { booked } from '../ops/testing/ledger.ts';
import { goldOf, until } from '../ops/testing/player.ts';
import { withClient } from '../ops/testing/postgres.ts';
import { openScene } from '../ops/testing/scene.ts';

const scene = openScene();

test('[GU1] [GU2] [GU11] [D1] [D3] founded, joined, given to, taken from and left; every coin is in the books', async () => {
  const [ana, ben] = (await scene.companions(2)) as [Companion, Companion];
  const before = [goldOf(ana), goldOf(ben)] as const;
  const guild = await found(ana, 'Iron Hand', 'IRON');
  expect(guild).toBe(`${ana.id}_1`);
  expect(goldOf(ana)).toBe(before[0] - 500);
  expect(await ben.enter(`${guild}`)).toBe(false);
  expect(await ana.ask({ type: 'inviteToGuild', player: ben.id })).toBe('done');
  await until(() => ben.game.trader.part(`guildInvite/${guild}`) !== undefined);
  expect(await ben.enter(`${guild}`)).toBe(true);

  // Both see the guild as it is, each as his role may.
  await until(() => ben.game.guild?.part('charter')?.members === 2);
  await until(() => ana.game.guild?.part(`member/${ben.id}`) !== undefined);
  expect(await ben.ask({ type: 'giveToGuild', gold: 120, goods: { iron_ore: 4 } })).toBe('done');
  await until(() => ana.game.guild?.part('treasury')?.gold === 120);
  expect(ana.game.guild?.part('goods')).toEqual({ iron_ore: 4 });
  expect(goldOf(ben)).toBe(before[1] - 120);
  expect(await ben.ask({ type: 'takeFromGuild', gold: 1, goods: {} })).toBe('beyondYourShare');
  expect(await ana.ask({ type: 'takeFromGuild', gold: 100, goods: { iron_ore: 1 } })).toBe('done');
  expect(goldOf(ana)).toBe(before[0] - 400);

  expect(await ana.ask({ type: 'sayInGuild', channel: 'officers', text: 'Among us.' })).toBe('done');
  expect(await ben.ask({ type: 'sayInGuild', channel: 'general', text: 'Well met.' })).toBe('done');
  await until(() => ana.game.guild?.part('line/general/1')?.text === 'Well met.');
  expect(ana.game.guild?.part('line/officers/1')?.text).toBe('Among us.');
  expect(ben.game.guild?.part('line/officers/1')).toBeUndefined();
  expect(await ana.ask({ type: 'setGuildRole', player: ben.id, role: 'officer' })).toBe('done');
  await until(() => ben.game.guild?.part('line/officers/1') !== undefined);

  const account = `guild:${guild}`;
  const inBooks = { gold: 120, 'item:iron_ore': 4 };
  await expect
    .poll(() => booked(scene.database, { credit: account }), { timeout: 10_000 })
    .toEqual({ ...inBooks, gold: 620 });
  expect(await booked(scene.database, { credit: 'sink:guildFounding' })).toEqual({ gold: 500 });
  expect(await booked(scene.database, { debit: account, credit: 'trader:%' })).toEqual({
    gold: 100,
    'item:iron_ore': 1,
  });
  // Anybody may look it up, and learns neither what it owns nor who is in it.
  const shown = { guild, name: 'Iron Hand', tag: 'IRON', hub: 'capital_city', level: 1, members: 2, isOpen: false };
  const look = async (find: string) => (await fetch(`${scene.server.url}/api/guilds?find=${find}`)).json();
  await expect
    .poll(() => look('iron'))
    .toEqual({ guilds: [{ ...shown, emblem: 'anvil', colour: 'sea', description: 'We carry.' }] });
  expect(await look('%25')).toEqual({ guilds: [] });
  const members = await withClient(scene.database, (client) =>
    client.query('SELECT name, role, gave::int, took::int FROM guild_member WHERE guild = $1 ORDER BY gave', [guild]),
  );
  expect(members.rows).toEqual([
    { name: ana.account.player?.name, role: 'leader', gave: 0, took: 108 },
    { name: ben.account.player?.name, role: 'officer', gave: 152, took: 0 },
  ]);
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});

test('[GU8] who is sent away is out of its room at once, and does not get in again', async () => {
  const [ana, ben] = (await scene.companions(2)) as [Companion, Companion];
  const guild = await found(ana, 'Short Company', 'SHRT');
  await ana.ask({ type: 'inviteToGuild', player: ben.id });
  await ben.enter(`${guild}`);
  const room = await ben.join(`guild:${guild}`);
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  room.onClose(() => close());
  expect(await ana.ask({ type: 'expelFromGuild', player: ben.id })).toBe('done');
  await closed;
  await until(() => ben.game.trader.part('guild') === undefined);
  expect(ben.game.guild).toBeNull();
  const knock = await ben.account.enter(`guild:${guild}`).catch((error: HttpError) => error);
  expect(knock).toMatchObject({ code: 'notYours' });
  expect(knock).toBeInstanceOf(HttpError);
  expect(await ben.ask({ type: 'sayInGuild', channel: 'general', text: 'But I am here!' })).toBe('notInGuild');
  expect(await ben.account.enter('register:guilds').catch(({ code }: HttpError) => code)).toBe('unknownPlace');
});
