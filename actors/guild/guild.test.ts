/** People of a guild: one test for each rule about who comes, goes and leads. Against real traders and the real register. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../kinds.ts';
import { Town } from '../kit/town.ts';
import { gold } from '../kit/value.ts';
import { makeStandIn, partsOf } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { limits } from './limits.ts';
import { makeCompany, place } from './testing.ts';

const tuning = shipped.guild;
const day = limits.dayMs;

describe('coming in', () => {
  test('[GU1] [D3] it begins with its cost, which goes out of the world; a second beginning goes back', () => {
    const { town, part, gold: goldOf } = makeCompany(['ana']);
    expect(part('charter')).toMatchObject({
      name: 'Iron Hand',
      hub: 'capital_city',
      level: 1,
      members: 1,
      isOpen: false,
    });
    expect(part('member/ana')).toMatchObject({ role: 'leader', name: 'ana' });
    expect(goldOf('ana')).toBe(0);
    expect(town.movements.find(({ credit }) => credit === 'sink:guildFounding')?.amount).toBe(500);
    expect(town.holdings()).toEqual(town.minted());
    const founder = { player: 'ben', name: 'ben', level: 3 };
    const again = new Town([
      ...kinds.filter(({ kind }) => kind === 'guild'),
      makeStandIn('trader'),
      makeStandIn('register'),
    ]);
    const found = {
      type: 'found',
      founder,
      name: 'A B',
      tag: 'ABC',
      emblem: 'oak',
      colour: 'sea',
      description: '',
      hub: 'hidden_cove',
    };
    for (let n = 0; n < 2; n++) again.command('register:guilds', { to: 'guild:ben_1', mail: found, value: gold(500) });
    expect(again.faults).toHaveLength(1);
    expect(again.part('guild:ben_1', 'charter')).toMatchObject({ members: 1 });
  });

  test('[GU2] members are invited, or it is open', () => {
    const { ask, part } = makeCompany(['ana', 'ben', 'cid']);
    expect(ask('ben', 'joinGuild', { guild: 'ana_1' })).toBe('notInvited');
    expect(ask('ben', 'joinGuild', { guild: 'nobody_1' })).toBe('unknownGuild');
    expect(ask('ana', 'inviteToGuild', { player: 'ben' })).toBe('done');
    expect(ask('ana', 'inviteToGuild', { player: 'ana' })).toBe('alreadyMember');
    expect(ask('ben', 'joinGuild', { guild: 'ana_1' })).toBe('done');
    expect(part('member/ben')).toMatchObject({ role: 'member' });
    expect(part('invite/ben')).toBeUndefined();
    ask('ana', 'editGuild', { isOpen: true });
    expect(ask('cid', 'joinGuild', { guild: 'ana_1' })).toBe('done');
    expect(part('charter')?.members).toBe(3);
  });

  test('[GU3] it takes in no more than its level allows', () => {
    const small = { ...shipped, guild: { ...tuning, membersFirst: 2 } };
    const { ask, part, bring, town } = makeCompany(['ana', 'ben', 'cid'], small);
    bring('ben', 'cid');
    expect(part('charter')?.members).toBe(2);
    expect(town.part('trader:cid', 'guild')).toBeUndefined();
    expect(town.notices.at(-1)?.notice).toMatchObject({ type: 'guildClosed', why: 'guildIsFull' });
    town.actor(place).parts.set('charter', { ...part('charter'), level: 2 });
    expect(ask('cid', 'joinGuild', { guild: 'ana_1' })).toBe('done');
    const big = { ...shipped, guild: { ...tuning, membersFirst: 60 } };
    const crowd = Array.from({ length: 52 }, (_, n) => `p${n}`);
    const full = makeCompany(['ana', ...crowd], big);
    full.ask('ana', 'editGuild', { isOpen: true });
    for (const name of crowd) full.ask(name, 'joinGuild', { guild: 'ana_1' });
    expect(full.part('charter')?.members).toBe(50);
  });

  test('[GU4] an invitation stands for a week; it may be recalled and declined', () => {
    const few = { ...shipped, guild: { ...tuning, invitesMax: 2 } };
    const { ask, part, town } = makeCompany(['ana', 'ben', 'cid', 'dan'], few);
    ask('ana', 'inviteToGuild', { player: 'ben' });
    expect(ask('ana', 'inviteToGuild', { player: 'ben' })).toBe('alreadyInvited');
    ask('ana', 'inviteToGuild', { player: 'cid' });
    expect(ask('ana', 'inviteToGuild', { player: 'dan' })).toBe('tooManyInvites');
    expect(ask('ana', 'recallInvite', { player: 'ben' })).toBe('done');
    expect(ask('ana', 'recallInvite', { player: 'ben' })).toBe('noSuchInvite');
    expect(ask('ben', 'joinGuild', { guild: 'ana_1' })).toBe('notInvited');
    expect(town.part('trader:ben', 'guildInvite/ana_1')).toBeUndefined();
    expect(ask('cid', 'declineInvite', { guild: 'ana_1' })).toBe('done');
    expect(part('invite/cid')).toBeUndefined();
    ask('ana', 'inviteToGuild', { player: 'dan' });
    // Nobody lives there: the letter comes back as a refusal.
    ask('ana', 'inviteToGuild', { player: 'nobody' });
    expect(part('invite/nobody')).toBeUndefined();
    town.advance(tuning.inviteDays * day);
    expect(ask('dan', 'joinGuild', { guild: 'ana_1' })).toBe('notInvited');
    expect(part('invite/dan')).toBeUndefined();
    expect(town.part('trader:dan', 'guildInvite/ana_1')).toBeUndefined();
  });

  test('[GU5] [GU6] who asks is let in and comes by himself, or is turned down for a day', () => {
    const few = { ...shipped, guild: { ...tuning, requestsMax: 1 } };
    const { ask, part, town } = makeCompany(['ana', 'ben', 'cid'], few);
    const wish = { guild: 'ana_1', message: 'I carry well.' };
    expect(ask('ben', 'askIntoGuild', wish)).toBe('done');
    expect(part('request/ben')).toMatchObject({ name: 'ben', message: 'I carry well.' });
    expect(ask('cid', 'askIntoGuild', wish)).toBe('tooManyRequests');
    expect(ask('ana', 'answerRequest', { player: 'cid', admits: true })).toBe('noSuchRequest');
    ask('ana', 'answerRequest', { player: 'ben', admits: false });
    expect(ask('ben', 'askIntoGuild', wish)).toBe('turnedDown');
    town.advance(day);
    expect(ask('ben', 'askIntoGuild', wish)).toBe('done');
    ask('ana', 'answerRequest', { player: 'ben', admits: true });
    expect(part('member/ben')).toMatchObject({ role: 'member' });
    expect(town.part('trader:ben', 'guild')).toMatchObject({ status: 'member', name: 'Iron Hand' });
    // Who has gone elsewhere meanwhile is called in vain.
    ask('cid', 'askIntoGuild', wish);
    ask('cid', 'foundGuild', { name: 'Own House', tag: 'OWN', emblem: 'oak', colour: 'ash', description: '' });
    ask('ana', 'answerRequest', { player: 'cid', admits: true });
    expect(part('member/cid')).toBeUndefined();
    ask('ana', 'editGuild', { isOpen: true });
    town.command('trader:dan', { type: 'welcome', name: 'Dan', guest: true });
    expect(ask('dan', 'askIntoGuild', wish)).toBe('guildIsOpen');
  });
});

describe('roles', () => {
  test('[GU7] [GU8] each deed needs its right, and nobody reaches above himself', () => {
    const { ask, part, bring, town } = makeCompany(['ana', 'ben', 'cid', 'dan']);
    bring('ben', 'cid', 'dan');
    for (const [deed, more] of [
      ['inviteToGuild', { player: 'eve' }],
      ['recallInvite', { player: 'eve' }],
      ['answerRequest', { player: 'eve', admits: true }],
      ['setGuildRole', { player: 'cid', role: 'trader' }],
      ['expelFromGuild', { player: 'cid' }],
      ['expelAbsent', { days: 60 }],
      ['transferGuild', { player: 'ben' }],
      ['editGuild', { isOpen: true }],
      ['openChannel', { channel: 'plans', role: 'member' }],
      ['closeChannel', { channel: 'general' }],
      ['disbandGuild', {}],
    ] as const)
      expect([deed, ask('ben', deed, more)]).toEqual([deed, 'notYourRight']);
    expect(ask('ana', 'setGuildRole', { player: 'ben', role: 'officer' })).toBe('done');
    expect(town.part('trader:ben', 'guild')).toMatchObject({ role: 'officer' });
    expect(ask('ben', 'setGuildRole', { player: 'cid', role: 'officer' })).toBe('notYourRight');
    expect(ask('ben', 'setGuildRole', { player: 'cid', role: 'trader' })).toBe('done');
    expect(ask('ben', 'setGuildRole', { player: 'ana', role: 'member' })).toBe('notYourRight');
    expect(ask('ben', 'expelFromGuild', { player: 'ana' })).toBe('notYourRight');
    expect(ask('ben', 'editGuild', { isOpen: true })).toBe('notYourRight');
    expect(ask('ben', 'setGuildRole', { player: 'eve', role: 'member' })).toBe('noSuchMember');
    expect(ask('ben', 'expelFromGuild', { player: 'dan' })).toBe('done');
    expect(part('member/dan')).toBeUndefined();
    expect(town.part('trader:dan', 'guild')).toBeUndefined();
    expect(ask('dan', 'inviteToGuild', { player: 'eve' })).toBe('notInGuild');
    // The right is that of the moment.
    ask('ana', 'setGuildRole', { player: 'ben', role: 'member' });
    expect(ask('ben', 'expelFromGuild', { player: 'cid' })).toBe('notYourRight');
  });

  test('[GU9] a leader hands over before he leaves', () => {
    const { ask, part, bring, town } = makeCompany(['ana', 'ben']);
    bring('ben');
    expect(ask('ana', 'leaveGuild')).toBe('leaderMustStay');
    expect(ask('ana', 'transferGuild', { player: 'ana' })).toBe('noSuchMember');
    expect(ask('ana', 'transferGuild', { player: 'ben' })).toBe('done');
    expect([part('member/ana')?.role, part('member/ben')?.role]).toEqual(['officer', 'leader']);
    expect(town.part('trader:ben', 'guild')).toMatchObject({ role: 'leader' });
    expect(ask('ana', 'leaveGuild')).toBe('done');
    expect(part('charter')?.members).toBe(1);
    expect(town.part('trader:ana', 'person')).toEqual({});
  });

  test('[GU10] [D3] a guild that owns nothing is disbanded, and leaves nothing', () => {
    const { ask, part, bring, town } = makeCompany(['ana', 'ben', 'cid']);
    bring('ben');
    ask('ana', 'inviteToGuild', { player: 'cid' });
    ask('ben', 'giveToGuild', { gold: 40, goods: {} });
    expect(ask('ana', 'disbandGuild')).toBe('notEmpty');
    ask('ana', 'takeFromGuild', { gold: 40, goods: {} });
    expect(ask('ana', 'disbandGuild')).toBe('done');
    expect(partsOf(town, place)).toEqual([]);
    expect(town.actor(place).wakeAt).toBeNull();
    expect(part('charter')).toBeUndefined();
    for (const name of ['ana', 'ben']) expect(town.part(`trader:${name}`, 'guild')).toBeUndefined();
    expect(town.part('trader:cid', 'guildInvite/ana_1')).toBeUndefined();
    expect(town.part('register:guilds', 'name/iron_hand')).toMatchObject({ restsUntil: expect.any(Number) });
    expect(town.holdings()).toEqual(town.minted());
  });
});

describe('being there', () => {
  const xp = (amount: number, times = 1) =>
    Array.from({ length: times }, () => ({ type: 'serve', name: 'ben', level: 3, xp: amount }));
  const serve = (town: Town, mail: object) =>
    town.deliver(place, {
      type: 'mail',
      from: 'trader:ben',
      seq: (town.part<number>(place, '~in/trader:ben') ?? 0) + 1,
      mail: mail as { type: string },
      value: {},
    });

  test('[GU15] what members learn is the guild’s, and a level gives room', () => {
    const { part, bring, town, log } = makeCompany(['ana', 'ben']);
    bring('ben');
    for (const report of xp(500, 2)) serve(town, report);
    expect(part('charter')).toMatchObject({ level: 2, xp: 0 });
    expect(part('member/ben')).toMatchObject({ served: 1_000 });
    serve(town, xp(2_000 + 3_000 + 7)[0] ?? {});
    expect(part('charter')).toMatchObject({ level: 4, xp: 7 });
    expect(log()).toContain('levelReached 4');
  });

  test('[GU17] [TR63] his deeds in the world show that he is there, and only long absence is a reason', () => {
    const { ask, part, bring, town } = makeCompany(['ana', 'ben', 'cid']);
    bring('ben', 'cid');
    expect(ask('ana', 'expelAbsent', { days: 30 })).toBe('notThatLong');
    town.advance(40 * day);
    // The first deed of a day is told, however small.
    ask('ben', 'claimDay');
    expect(part('member/ben')).toMatchObject({ activeAt: town.now });
    town.advance(20 * day);
    ask('ana', 'expelAbsent', { days: 60 });
    expect(part('member/cid')).toBeUndefined();
    expect(part('member/ben')).toBeDefined();
    expect(town.part('trader:cid', 'guild')).toBeUndefined();
  });

  test('[GU18] [D8] a leader who is gone makes room for the highest who is there', () => {
    const { ask, part, bring, town } = makeCompany(['ana', 'ben', 'cid', 'dan']);
    bring('ben', 'cid', 'dan');
    ask('ana', 'setGuildRole', { player: 'cid', role: 'trader' });
    ask('ana', 'setGuildRole', { player: 'dan', role: 'officer' });
    town.restart(place);
    town.advance((tuning.leaderAbsentDays - 1) * day);
    for (const name of ['ben', 'cid']) ask(name, 'claimDay');
    town.advance(2 * day);
    // The officer is as far away as the leader.
    expect([part('member/ana')?.role, part('member/cid')?.role]).toEqual(['officer', 'leader']);
    expect(town.part('trader:cid', 'guild')).toMatchObject({ role: 'leader' });
    expect(town.part('trader:ana', 'guild')).toMatchObject({ role: 'officer' });
  });
});

test('[GU21] it takes no commands', () => {
  const { town } = makeCompany(['ana']);
  expect(town.command(place, { type: 'disbandGuild' })).toMatchObject({ ok: false, refused: 'invalid' });
});
