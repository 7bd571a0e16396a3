/** What a guild owns, says and shows: one test for each rule. Against real traders. */
import { expect, test } from 'vitest';
import { gold } from '../kit/value.ts';
import { partsOf } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { limits } from './limits.ts';
import { maySee } from './rules/sight.ts';
import { pointsOf } from './rules/store.ts';
import type { MemberPart } from './state.ts';
import { makeCompany, place } from './testing.ts';

const tuning = shipped.guild;
const day = limits.dayMs;

test('[GU11] [D3] what members bring lies in treasury and store; what there is no room for goes back', () => {
  const small = { ...shipped, guild: { ...tuning, treasuryGoldMax: 200, unitsFirst: 10 } };
  const { ask, part, bring, town, gold: goldOf, goods } = makeCompany(['ana', 'ben'], small);
  bring('ben');
  expect(ask('ben', 'giveToGuild', { gold: 150, goods: { herb: 4 } })).toBe('done');
  expect([part('treasury'), part('goods')]).toEqual([{ gold: 150 }, { herb: 4 }]);
  expect([goldOf('ben'), goods('ben').herb]).toEqual([350, 4]);
  expect(ask('ben', 'giveToGuild', { gold: 51, goods: {} })).toBe('treasuryIsFull');
  expect(ask('ben', 'giveToGuild', { gold: 0, goods: { iron_ore: 7 } })).toBe('storeIsFull');
  expect([goldOf('ben'), goods('ben').iron_ore]).toEqual([350, 10]);
  town.restart(place);
  expect(town.holdings(place)).toEqual({ ...gold(150), 'item:herb': 4 });
  expect(town.holdings()).toEqual(town.minted());
});

test('[GU12] [D3] each role takes its share of a day, and only who is a member', () => {
  const { ask, part, bring, town, gold: goldOf } = makeCompany(['ana', 'ben', 'cid']);
  bring('ben', 'cid');
  ask('cid', 'giveToGuild', { gold: 400, goods: { herb: 8, iron_ore: 10, hide: 6 } });
  expect(ask('ben', 'takeFromGuild', { gold: 1, goods: {} })).toBe('beyondYourShare');
  expect(ask('ben', 'takeFromGuild', { gold: 0, goods: { herb: 8, iron_ore: 10 } })).toBe('done');
  expect(ask('ben', 'takeFromGuild', { gold: 0, goods: { hide: 3 } })).toBe('beyondYourShare');
  expect(ask('ben', 'takeFromGuild', { gold: 0, goods: { hide: 2 } })).toBe('done');
  expect(ask('ben', 'takeFromGuild', { gold: 0, goods: { herb: 1 } })).toBe('storeTooSmall');
  ask('ana', 'setGuildRole', { player: 'ben', role: 'trader' });
  expect(ask('ben', 'takeFromGuild', { gold: 401, goods: {} })).toBe('treasuryTooSmall');
  expect(ask('ben', 'takeFromGuild', { gold: 300, goods: {} })).toBe('done');
  expect(goldOf('ben')).toBe(800);
  ask('cid', 'giveToGuild', { gold: 100, goods: {} });
  const before = part('member/ben')?.drawn;
  town.advance(day);
  expect(ask('ben', 'takeFromGuild', { gold: 200, goods: {} })).toBe('done');
  expect(part('member/ben')?.drawn).toEqual({ day: (before?.day ?? 0) + 1, gold: 200, units: 0 });
  // Sent away while his letter was under way.
  const late = { type: 'withdraw', ask: 9, hub: 'capital_city', gold: 0, goods: { hide: 1 } };
  town.actor(place).parts.delete('member/ben');
  const seq = (town.part<number>(place, '~in/trader:ben') ?? 0) + 1;
  town.deliver(place, { type: 'mail', from: 'trader:ben', seq, mail: late, value: {} });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'guildAnswered', ask: 9, why: 'notAMember' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[GU13] points are what was brought beyond what was taken', () => {
  const { ask, part, bring } = makeCompany(['ana', 'ben']);
  bring('ben');
  ask('ana', 'setGuildRole', { player: 'ben', role: 'officer' });
  const points = () => pointsOf(part('member/ben') as MemberPart, tuning);
  ask('ben', 'giveToGuild', { gold: 300, goods: { iron_ore: 10 } });
  expect(points()).toBe(38);
  for (let round = 0; round < 3; round++) {
    ask('ben', 'takeFromGuild', { gold: 300, goods: {} });
    ask('ben', 'giveToGuild', { gold: 300, goods: {} });
  }
  expect(points()).toBe(38);
  ask('ben', 'takeFromGuild', { gold: 300, goods: { iron_ore: 10 } });
  expect(points()).toBe(0);
});

test('[GU14] [D9] the log says who did what; after a month only what matters is left, and never more than it holds', () => {
  const { ask, bring, town, log } = makeCompany(['ana', 'ben']);
  bring('ben');
  ask('ben', 'giveToGuild', { gold: 10, goods: {} });
  ask('ana', 'takeFromGuild', { gold: 10, goods: {} });
  expect(log()).toEqual(['found ana', 'inviteToGuild ana ben', 'join ben', 'deposit ben', 'withdraw ana']);
  town.advance((tuning.logDays + 1) * day);
  expect(log().slice(0, 1)).toEqual(['found ana']);
  expect(log()).not.toContain('deposit ben');
  for (let n = 0; n < limits.logLinesMax; n++) ask('ana', 'editGuild', { description: `${n}` });
  expect(log()).toHaveLength(limits.logLinesMax);
});

test('[GU16] [D3] an achievement pays once, and borrowed people do not count', () => {
  const names = ['ana', 'ben', 'cid', 'dan', 'eve'];
  const { ask, part, bring, town } = makeCompany(names);
  bring(...names.slice(1));
  town.advance((tuning.loyalDays - 1) * day);
  expect(part('achieved') ?? {}).toEqual({});
  town.advance(2 * day);
  expect(part('achieved')).toEqual({ members_5: expect.any(Number) });
  expect(part('treasury')).toEqual({ gold: 50 });
  town.advance(3 * day);
  ask('ana', 'takeFromGuild', { gold: 50, goods: {} });
  town.advance(3 * day);
  expect(part('treasury')).toEqual({ gold: 0 });
  expect(town.movements.filter(({ debit }) => debit === 'faucet:guildAchievement')).toHaveLength(1);
  expect(town.holdings()).toEqual(town.minted());
});

test('[GU19] [GU20] who is of the role speaks and reads, as his role is now; the last lines are kept', () => {
  const { ask, part, bring, town } = makeCompany(['ana', 'ben']);
  bring('ben');
  const say = (name: string, channel: string, text = 'Well met.') => ask(name, 'sayInGuild', { channel, text });
  expect([say('ben', 'general'), say('ben', 'officers'), say('ben', 'cellar')]).toEqual([
    'done',
    'noSuchChannel',
    'noSuchChannel',
  ]);
  expect(part('line/general/1')).toMatchObject({ player: 'ben', name: 'ben', text: 'Well met.' });
  const sees = (key: string) => maySee(part('member/ben')?.role ?? 'member', key, part('channels'));
  expect(['line/general/1', 'line/officers/1', 'request/x', 'invite/x', 'turnedDown/x', 'log/1'].map(sees)).toEqual([
    ...[true, false, false, false, false, true],
  ]);
  ask('ana', 'setGuildRole', { player: 'ben', role: 'officer' });
  expect(say('ben', 'officers')).toBe('done');
  expect(['line/officers/1', 'request/x', 'turnedDown/x'].map(sees)).toEqual([true, true, false]);
  expect(ask('ana', 'openChannel', { channel: 'plans', role: 'trader' })).toBe('done');
  expect(ask('ana', 'openChannel', { channel: 'plans', role: 'trader' })).toBe('channelIsOpen');
  expect(ask('ana', 'openChannel', { channel: 'more', role: 'trader' })).toBe('tooManyChannels');
  say('ana', 'plans');
  expect(ask('ana', 'closeChannel', { channel: 'plans' })).toBe('done');
  expect(ask('ana', 'closeChannel', { channel: 'plans' })).toBe('noSuchChannel');
  expect(partsOf(town, place).filter(([key]) => key.includes('plans'))).toEqual([]);
  for (let n = 0; n < 2 * limits.linesMax; n++) say('ana', 'general', `${n}`);
  expect(partsOf(town, place).filter(([key]) => key.startsWith('line/general/'))).toHaveLength(limits.linesMax);
});
