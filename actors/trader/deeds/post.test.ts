/** Letters, rule by rule: what is enclosed is somewhere at every moment, and claimed once. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../kinds.ts';
import type { Town } from '../../kit/town.ts';
import { Town as BareTown } from '../../kit/town.ts';
import { makeStandIn, makeTown, makeTunedTown, partsOf } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import type { ReceivedPart, SentPart } from '../talk-parts.ts';

const aLetter = {
  to: 'ben',
  subject: 'Greetings',
  text: 'Dear Ben,\nall is well.',
  priority: 'normal',
  gold: 0,
  goods: {},
};
const ask = (town: Town, name: string, type: string, more: object = {}) =>
  town.command(`trader:${name}`, { type, ...more });
const send = (town: Town, more: object = {}, name = 'ana') => ask(town, name, 'sendMail', { ...aLetter, ...more });
const received = (town: Town, mail: string, name = 'ben') => town.part<ReceivedPart>(`trader:${name}`, `mail/${mail}`);
const sent = (town: Town, mail: string, name = 'ana') => town.part<SentPart>(`trader:${name}`, `sent/${mail}`);
const goldOf = (town: Town, name: string) => town.part<{ gold: number }>(`trader:${name}`, 'purse')?.gold;
const herbsOf = (town: Town, name: string, hub = 'capital_city') =>
  town.part<{ herb?: number }>(`trader:${name}`, `goods/${hub}`)?.herb ?? 0;
const lastNotice = (town: Town) => town.notices.at(-1);
const { enclosedMs } = shipped.trader;

describe('letters', () => {
  test('[TR87] each end keeps a copy of its own, and deletes its own alone', () => {
    const town = makeTown('ana', 'ben');
    expect(send(town)).toEqual({ ok: true, result: { mail: 'ana-1' } });
    expect(received(town, 'ana-1')).toEqual({
      ...{ id: 'ana-1', thread: 'ana-1', from: 'ana', name: 'ana', subject: 'Greetings', text: aLetter.text },
      ...{ priority: 'normal', at: town.now, isRead: false, isStarred: false, folder: null },
    });
    expect(lastNotice(town)?.notice).toMatchObject({ type: 'mailCame', mail: 'ana-1', subject: 'Greetings' });
    expect(ask(town, 'ben', 'deleteMail', { mail: 'ana-1' }).ok).toBe(true);
    expect([received(town, 'ana-1'), sent(town, 'ana-1')?.to]).toEqual([undefined, 'ben']);
    expect(ask(town, 'ben', 'deleteMail', { mail: 'ana-1' })).toEqual({ ok: false, refused: 'unknownMail' });
    // An answer is of the same exchange; one to a letter he does not have is none.
    send(town);
    send(town, { to: 'ana', answers: 'ana-2' }, 'ben');
    expect(received(town, 'ben-1', 'ana')?.thread).toBe('ana-2');
    expect(send(town, { answers: 'cid-1' })).toEqual({ ok: false, refused: 'unknownMail' });
    ask(town, 'ana', 'deleteMail', { mail: 'ana-2' });
    expect(received(town, 'ana-2')?.subject).toBe('Greetings');
    expect(send(town, { to: 'ana' })).toEqual({ ok: false, refused: 'thatIsYou' });
    expect(send(town, { subject: 'x'.repeat(201) })).toMatchObject({ refused: 'invalid' });
    expect(send(town, { text: 'x'.repeat(5_001) })).toMatchObject({ refused: 'invalid' });
  });

  test('[TR87] [D3] a letter that nobody takes is back with what is in it, and says why', () => {
    const values = { ...shipped, trader: { ...shipped.trader, lettersMax: 1 } };
    const town = makeTunedTown(values, 'ana', 'ben');
    send(town, { to: 'nobody', gold: 40 });
    expect(sent(town, 'ana-1')).toMatchObject({ refused: 'notHeard', enclosure: { status: 'returned' } });
    expect(lastNotice(town)?.notice).toEqual({ type: 'mailBack', mail: 'ana-1', why: 'notHeard' });
    send(town, { gold: 1 });
    send(town, { gold: 40, goods: { herb: 2 } });
    expect(sent(town, 'ana-3')).toMatchObject({ refused: 'mailboxFull', enclosure: { status: 'returned' } });
    expect([goldOf(town, 'ana'), herbsOf(town, 'ana')]).toEqual([499, 8]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[TR87] the oldest copies of what he sent make room', () => {
    const values = { ...shipped, trader: { ...shipped.trader, sentLettersMax: 2 } };
    const town = makeTunedTown(values, 'ana', 'ben');
    for (let n = 0; n < 4; n++) {
      town.advance(1);
      send(town, { gold: 1 });
    }
    const kept = partsOf(town, 'trader:ana').filter(([key]) => key.startsWith('sent/'));
    expect(kept.map(([key]) => key)).toEqual(['sent/ana-3', 'sent/ana-4']);
    // What was in them is still the other's to claim.
    expect(ask(town, 'ben', 'claimMail', { mail: 'ana-1' }).ok).toBe(true);
    expect(town.faults).toEqual([]);
  });
});

describe('what is enclosed', () => {
  test('[TR88] gold from anywhere, goods where he stands; what is bound and what he has not stays', () => {
    const town = makeTown('ana', 'ben');
    expect(send(town, { gold: 501 })).toEqual({ ok: false, refused: 'notEnoughGold' });
    expect(send(town, { goods: { herb: 9 } })).toEqual({ ok: false, refused: 'notEnoughGoods' });
    expect(send(town, { goods: { herb: 0 } })).toMatchObject({ refused: 'invalid' });
    expect(send(town, { gold: -5 })).toMatchObject({ refused: 'invalid' });
    ask(town, 'ana', 'travel', { to: 'market_square' });
    expect(send(town, { goods: { herb: 1 } })).toEqual({ ok: false, refused: 'onTheRoad' });
    expect(send(town, { gold: 5 }).ok).toBe(true);
    town.command('trader:ana', { type: 'welcome', name: 'ana', guest: true });
    expect(send(town, { gold: 5 })).toEqual({ ok: false, refused: 'bound' });
    expect(send(town).ok).toBe(true);
    const newcomer = makeTown('ben');
    newcomer.command('trader:ana', { type: 'welcome', name: 'ana', guest: false });
    expect(send(newcomer, { goods: { herb: 1 } })).toEqual({ ok: false, refused: 'bound' });
  });

  test('[TR89] [D3] it is claimed once, and comes to lie where it was put in', () => {
    const town = makeTown('ana', 'ben');
    send(town, { gold: 30, goods: { herb: 3 } });
    expect([goldOf(town, 'ana'), herbsOf(town, 'ana')]).toEqual([470, 5]);
    expect(town.holdings('trader:ben')).toMatchObject({ gold: 530, 'item:herb': 11 });
    expect([goldOf(town, 'ben'), herbsOf(town, 'ben')]).toEqual([500, 8]);
    ask(town, 'ben', 'travel', { to: 'market_square' });
    expect(ask(town, 'ben', 'claimMail', { mail: 'ana-1' })).toEqual({ ok: true, result: {} });
    for (let n = 0; n < 3; n++)
      expect(ask(town, 'ben', 'claimMail', { mail: 'ana-1' })).toEqual({ ok: false, refused: 'alreadyClaimed' });
    expect(herbsOf(town, 'ben')).toBe(11);
    expect(goldOf(town, 'ben')).toBeGreaterThan(500);
    expect(sent(town, 'ana-1')?.enclosure?.status).toBe('claimed');
    send(town);
    expect(ask(town, 'ben', 'claimMail', { mail: 'ana-2' })).toEqual({ ok: false, refused: 'nothingEnclosed' });
    expect(ask(town, 'ben', 'claimMail', { mail: 'cid-2' })).toEqual({ ok: false, refused: 'unknownMail' });
    town.restart('trader:ben');
    expect(ask(town, 'ben', 'deleteMail', { mail: 'ana-1' }).ok).toBe(true);
  });

  test('[TR90] [D8] after thirty days, or thrown away, it is back with its sender, once', () => {
    const town = makeTown('ana', 'ben');
    send(town, { gold: 30, goods: { herb: 3 } });
    town.advance(enclosedMs / 2);
    send(town, { gold: 20 });
    town.advance(enclosedMs / 2 - 1);
    expect(received(town, 'ana-1')?.enclosure?.status).toBe('waiting');
    town.restart('trader:ben');
    town.advance(1);
    expect([received(town, 'ana-1')?.enclosure?.status, sent(town, 'ana-1')?.enclosure?.status]).toEqual(
      Array(2).fill('returned'),
    );
    expect(lastNotice(town)?.notice).toEqual({ type: 'mailBack', mail: 'ana-1', why: 'unclaimed' });
    expect(ask(town, 'ben', 'claimMail', { mail: 'ana-1' })).toEqual({ ok: false, refused: 'nothingEnclosed' });
    expect([goldOf(town, 'ana'), herbsOf(town, 'ana')]).toEqual([480, 8]);
    ask(town, 'ben', 'deleteMail', { mail: 'ana-2' });
    expect([goldOf(town, 'ana'), received(town, 'ana-2')]).toEqual([500, undefined]);
    town.advance(enclosedMs);
    expect(goldOf(town, 'ana')).toBe(500);
    expect(town.faults).toEqual([]);
  });

  test('[TR15] [D10] a letter that could not be taken brings home what was in it', () => {
    const town = new BareTown([...kinds.filter(({ kind }) => kind !== 'guild'), makeStandIn('guild')]);
    for (const name of ['ana', 'ben']) town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
    town.actor('trader:ana').parts.set('progress', { xp: 300, figures: {}, steps: {}, achievements: {} });
    // His box is out of order.
    Object.defineProperty(town.actor('trader:ben').parts, 'get', {
      value(key: string) {
        if (key === 'postDue') throw new Error('out of order');
        return Map.prototype.get.call(this, key) as unknown;
      },
    });
    send(town, { gold: 30 });
    expect(sent(town, 'ana-1')).toMatchObject({ refused: 'fault', enclosure: { status: 'returned' } });
    expect(goldOf(town, 'ana')).toBe(500);
    expect(town.faults).toHaveLength(1);
  });
});

test('[TR91] letters are read, starred and put away, in folders of his own', () => {
  const town = makeTown('ana', 'ben');
  send(town);
  const mark = (more: object) => ask(town, 'ben', 'markMail', { mail: 'ana-1', ...more });
  expect(mark({ isRead: true, isStarred: true, folder: 'archive' })).toEqual({ ok: true, result: {} });
  expect(received(town, 'ana-1')).toMatchObject({ isRead: true, isStarred: true, folder: 'archive' });
  expect(mark({ folder: 'trade' })).toEqual({ ok: false, refused: 'unknownFolder' });
  expect(ask(town, 'ben', 'setFolders', { folders: ['trade', 'trade'] }).ok).toBe(true);
  expect(town.part('trader:ben', 'post')).toEqual({ sent: 0, folders: ['trade'] });
  expect(mark({ folder: 'trade' }).ok).toBe(true);
  expect(received(town, 'ana-1')).toMatchObject({ isRead: true, isStarred: true, folder: 'trade' });
  ask(town, 'ben', 'setFolders', { folders: [] });
  expect(received(town, 'ana-1')?.folder).toBeNull();
  const folders = Array.from({ length: 11 }, (_, n) => `f${n}`);
  expect(ask(town, 'ben', 'setFolders', { folders })).toMatchObject({ refused: 'invalid' });
  expect(ask(town, 'ben', 'setFolders', { folders: ['x'.repeat(51)] })).toMatchObject({ refused: 'invalid' });
  expect(ask(town, 'ben', 'markMail', { mail: 'cid-1', isRead: true })).toEqual({ ok: false, refused: 'unknownMail' });
});
