/** Guilds as a trader has to do with them, rule by rule; against real guilds. */
import { expect, test } from 'vitest';
import { aWish, makeCompany, place } from '../../guild/testing.ts';
import { kinds } from '../../kinds.ts';
import { Town } from '../../kit/town.ts';
import { makeStandIn, makeTown, season } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import type { GuildPart } from '../state.ts';

const goldOf = (town: Town, name: string) => town.part<{ gold: number }>(`trader:${name}`, 'purse')?.gold;
const guildOf = (town: Town, name: string) => town.part<GuildPart>(`trader:${name}`, 'guild');

test('[TR58] [D3] founding needs level, gold and freedom, and brings the gold back when the name is taken', () => {
  const town = makeTown('ana', 'ben');
  const found = (name: string, more: object = {}) =>
    town.command(`trader:${name}`, { type: 'foundGuild', ...aWish, ...more });
  expect(found('ana')).toEqual({ ok: false, refused: 'levelTooLow' });
  for (const name of ['ana', 'ben']) season(town, `trader:${name}`, 200);
  expect(found('ana', { name: 'a' })).toMatchObject({ refused: 'invalid' });
  expect(found('ana', { name: 'a  b' })).toMatchObject({ refused: 'invalid' });
  expect(found('ana', { tag: '<b>' })).toMatchObject({ refused: 'invalid' });
  expect(found('ana')).toEqual({ ok: true, result: { guild: 'ana_1' } });
  expect(guildOf(town, 'ana')).toMatchObject({ guild: 'ana_1', status: 'member', role: 'leader', tag: 'IRON' });
  expect(town.part('trader:ana', 'person')).toEqual({ guild: 'ana_1' });
  expect(goldOf(town, 'ana')).toBe(0);
  expect(found('ben', { name: 'IRON HAND', tag: 'BEN' })).toEqual({ ok: true, result: { guild: 'ben_1' } });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'guildClosed', guild: 'ben_1', why: 'guildNameTaken' });
  expect([goldOf(town, 'ben'), guildOf(town, 'ben')]).toEqual([500, undefined]);
  town.command('trader:ben', { type: 'welcome', name: 'ben', guest: true });
  expect(found('ben', { name: 'Other House' })).toEqual({ ok: false, refused: 'bound' });
  town.command('trader:ben', { type: 'welcome', name: 'ben', guest: false });
  town.command('trader:ben', { type: 'travel', to: 'market_square' });
  expect(found('ben', { name: 'Other House' })).toEqual({ ok: false, refused: 'notHere' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR59] he is in one guild at most, and the first of his life alone teaches', () => {
  const { town, ask, bring } = makeCompany(['ana', 'ben']);
  const xp = () => town.part<{ xp: number }>('trader:ben', 'progress')?.xp;
  expect(ask('ben', 'leaveGuild')).toBe('notInGuild');
  expect(ask('ben', 'joinGuild', { guild: 'wayfarers' })).toBe('done');
  expect(xp()).toBe(300);
  // From the Wayfarers one goes as one came.
  bring('ben');
  expect(town.part('trader:ben', 'person')).toEqual({ guild: 'ana_1' });
  expect(xp()).toBe(300);
  for (const guild of ['wayfarers', 'ana_1', 'other_1'])
    expect(ask('ben', 'joinGuild', { guild })).toBe('alreadyInGuild');
  expect(ask('ben', 'foundGuild', { ...aWish, name: 'Own House', tag: 'OWN' })).toBe('alreadyInGuild');
  ask('ben', 'leaveGuild');
  expect([guildOf(town, 'ben'), town.part('trader:ben', 'person')]).toEqual([undefined, {}]);
  ask('ben', 'joinGuild', { guild: 'wayfarers' });
  ask('ben', 'leaveGuild');
  expect([town.part('trader:ben', 'person'), xp()]).toEqual([{}, 300]);
});

test('[TR59] while he waits for one answer he asks no other', () => {
  const quiet = new Town([...kinds.filter(({ kind }) => kind === 'trader'), makeStandIn('guild'), makeStandIn('hub')]);
  quiet.command('trader:ben', { type: 'welcome', name: 'ben', guest: false });
  expect(quiet.command('trader:ben', { type: 'joinGuild', guild: 'one_1' }).ok).toBe(true);
  const other = { type: 'joinGuild', guild: 'two_1' };
  expect(quiet.command('trader:ben', other)).toEqual({ ok: false, refused: 'alreadyInGuild' });
  expect(quiet.command('trader:ben', { type: 'giveToGuild', gold: 1, goods: {} })).toEqual({
    ok: false,
    refused: 'notInGuild',
  });
  quiet.command('guild:one_1', { to: 'trader:ben', mail: { type: 'notAdmitted', why: 'guildIsFull' } });
  expect(quiet.command('trader:ben', other).ok).toBe(true);
});

test('[TR60] [D9] he asks one guild at a time, and keeps twenty invitations', () => {
  const { town, ask } = makeCompany(['ana', 'ben']);
  expect(ask('ben', 'takeBackRequest')).toBe('nothingAsked');
  expect(ask('ben', 'declineInvite', { guild: 'ana_1' })).toBe('notInvited');
  ask('ben', 'askIntoGuild', { guild: 'ana_1', message: '' });
  ask('ben', 'askIntoGuild', { guild: 'wayfarers', message: '' });
  expect(town.part(place, 'request/ben')).toBeDefined();
  expect(ask('ben', 'takeBackRequest')).toBe('done');
  expect(town.part(place, 'request/ben')).toBeUndefined();
  const quiet = new Town([...kinds.filter(({ kind }) => kind === 'trader'), makeStandIn('guild')]);
  quiet.command('trader:ben', { type: 'welcome', name: 'ben', guest: false });
  const invited = { type: 'invited', name: 'Some House', tag: 'SOME', by: 'Somebody' };
  for (let n = 1; n <= 25; n++)
    quiet.command(`guild:g_${n}`, { to: 'trader:ben', mail: { ...invited, endsAt: quiet.now + n } });
  const kept = [...quiet.actor('trader:ben').parts.keys()].filter((key) => key.startsWith('guildInvite/'));
  expect(kept).toHaveLength(shipped.trader.guildInvitesMax);
  expect(kept).toContain('guildInvite/g_25');
  expect(kept).not.toContain('guildInvite/g_5');
});

test('[TR61] [TR48] gold from anywhere, goods in the hall, and nothing that is bound', () => {
  const { town, ask, bring, part } = makeCompany(['ana', 'ben']);
  bring('ben');
  expect(ask('ben', 'giveToGuild', { gold: 0, goods: {} })).toBe('nothingToCarry');
  expect(ask('ben', 'giveToGuild', { gold: 501, goods: {} })).toBe('notEnoughGold');
  expect(ask('ben', 'giveToGuild', { gold: 0, goods: { herb: 9 } })).toBe('notEnoughGoods');
  expect(ask('ben', 'giveToGuild', { gold: 0, goods: { herb: 2 } })).toBe('done');
  expect(ask('ben', 'giveToGuild', { gold: -5, goods: {} })).toBe('invalid');
  town.command('trader:ben', { type: 'travel', to: 'market_square' });
  expect(ask('ben', 'giveToGuild', { gold: 100, goods: {} })).toBe('done');
  expect(part('treasury')).toEqual({ gold: 100 });
  town.advance(600_000);
  expect(ask('ben', 'giveToGuild', { gold: 0, goods: { herb: 1 } })).toBe('notHere');
  expect(ask('ben', 'takeFromGuild', { gold: 0, goods: { herb: 1 } })).toBe('notHere');
  town.command('trader:ben', { type: 'welcome', name: 'ben', guest: true });
  expect(ask('ben', 'giveToGuild', { gold: 1, goods: {} })).toBe('bound');
});

test('[TR62] [D3] each thing he asks has one answer, also where the guild is broken', () => {
  const broken = { ...makeStandIn('guild'), onMail: () => expect.unreachable('a bug of the guild') };
  const town = new Town([...kinds.filter(({ kind }) => kind === 'trader'), broken]);
  town.command('trader:ben', { type: 'welcome', name: 'ben', guest: false });
  season(town, 'trader:ben', 200);
  town.command('trader:ben', { type: 'joinGuild', guild: 'one_1' });
  expect(guildOf(town, 'ben')).toBeUndefined();
  town.command('trader:ben', { type: 'askIntoGuild', guild: 'one_1', message: 'Please.' });
  expect(town.part('trader:ben', 'asked')).toBeUndefined();
  town.command('trader:ben', { type: 'joinGuild', guild: 'one_1' });
  const member = {
    guild: 'one_1',
    status: 'member',
    name: '',
    tag: '',
    role: 'member',
    hall: 'capital_city',
    since: 0,
  };
  town.actor('trader:ben').parts.set('guild', { ...member, told: { xp: 200, day: 0 } });
  expect(town.command('trader:ben', { type: 'giveToGuild', gold: 200, goods: { herb: 3 } })).toEqual({
    ok: true,
    result: { ask: 1 },
  });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'guildAnswered', ask: 1, why: 'fault' });
  expect(goldOf(town, 'ben')).toBe(500);
  expect(town.part('trader:ben', 'goods/capital_city')).toMatchObject({ herb: 8 });
});

test('[TR63] he tells of what he has learned in bundles, and once a day at least', () => {
  const { town, ask, bring, part } = makeCompany(['ana', 'ben']);
  bring('ben');
  const served = () => part('member/ben')?.served;
  expect(served()).toBe(0);
  ask('ben', 'hireAgent', { kind: 'scout' });
  expect(served()).toBe(50);
  town.actor('trader:ben').parts.set('bench', { jobs: [], made: 0, level: 1, xp: 0 });
  ask('ben', 'craft', { blueprint: 'healing_tonic', quantity: 1 });
  town.advance(120_000);
  expect(served()).toBe(50);
  town.advance(86_400_000);
  ask('ben', 'claimDay');
  expect(served()).toBe(60);
});

test('[TR64] who is muted is muted in his guild too', () => {
  const { town } = makeCompany(['ana']);
  const say = { type: 'sayInGuild', channel: 'general', text: 'Hear me.', mutedUntil: town.now + 1 };
  expect(town.command('trader:ana', say)).toEqual({ ok: false, refused: 'muted', until: town.now + 1 });
  town.now += 1;
  expect(town.command('trader:ana', say)).toMatchObject({ ok: true });
});
