/** Friends, and people one does not want to hear. */
import { expect, test } from 'vitest';
import { makeCompany } from '../../guild/testing.ts';
import type { Town } from '../../kit/town.ts';
import { makeTown, makeTunedTown, partsOf } from '../../testing.ts';
import { shipped } from '../../tuning.ts';

const regard = (town: Town, name: string, player: string, as: string) =>
  town.command(`trader:${name}`, { type: 'regard', player, as });
const knownTo = (town: Town, name: string) =>
  partsOf(town, `trader:${name}`).flatMap(([key, part]) => (key.startsWith('known/') ? [part] : []));

test('[TR92] a list of his own: friends, who hear of it once, and those he blocks', () => {
  const values = { ...shipped, trader: { ...shipped.trader, knownMax: 2 } };
  const town = makeTunedTown(values, 'ana', 'ben', 'cid');
  expect(regard(town, 'ana', 'ben', 'friend')).toEqual({ ok: true, result: {} });
  const heard = { address: 'trader:ben', notice: { type: 'befriended', player: 'ana', name: 'ana' } };
  expect(town.notices).toEqual([heard]);
  regard(town, 'ana', 'ben', 'friend');
  expect(town.notices).toHaveLength(1);
  expect(knownTo(town, 'ana')).toEqual([{ player: 'ben', as: 'friend', since: town.now }]);
  expect(knownTo(town, 'ben')).toEqual([]);
  regard(town, 'ana', 'cid', 'blocked');
  expect(regard(town, 'ana', 'dan', 'blocked')).toEqual({ ok: false, refused: 'knowsEnough' });
  expect(regard(town, 'ana', 'cid', 'friend').ok).toBe(true);
  expect(regard(town, 'ana', 'cid', 'stranger').ok).toBe(true);
  expect(regard(town, 'ana', 'cid', 'stranger')).toEqual({ ok: false, refused: 'isStranger' });
  expect(regard(town, 'ana', 'ana', 'friend')).toEqual({ ok: false, refused: 'thatIsYou' });
  expect(regard(town, 'nobody', 'ana', 'friend')).toEqual({ ok: false, refused: 'notWelcomed' });
});

test('[TR93] from whom he blocks nothing reaches him: no whisper, no letter, no friendship', () => {
  const town = makeTown('ana', 'ben');
  regard(town, 'ben', 'ana', 'blocked');
  town.command('trader:ana', { type: 'whisper', to: 'ben', text: 'hello' });
  expect(town.notices.at(-1)).toEqual({ address: 'trader:ana', notice: { type: 'unheard', player: 'ben' } });
  const letter = { type: 'sendMail', subject: 'Hello', text: '', priority: 'urgent', gold: 10, goods: {} };
  town.command('trader:ana', { ...letter, to: 'ben' });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'mailBack', mail: 'ana-1', why: 'notHeard' });
  regard(town, 'ana', 'ben', 'friend');
  expect(town.notices.filter(({ address }) => address === 'trader:ben')).toEqual([]);
  for (const command of [
    { ...letter, gold: 0, to: 'ana' },
    { type: 'whisper', to: 'ana', text: 'and you?' },
  ])
    expect(town.command('trader:ben', command)).toEqual({ ok: false, refused: 'youBlockedHim' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR93] nor an invitation to a guild', () => {
  const { town, ask } = makeCompany(['ana', 'ben']);
  regard(town, 'ben', 'ana', 'blocked');
  expect(ask('ana', 'inviteToGuild', { player: 'ben' })).toBe('done');
  expect(town.part('trader:ben', 'guildInvite/ana_1')).toBeUndefined();
  expect(town.part('guild:ana_1', 'invite/ben')).toBeUndefined();
});
