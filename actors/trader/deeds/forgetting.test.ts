/** A person is forgotten; what he owned is not. */
import { expect, test } from 'vitest';
import { makeCompany } from '../../guild/testing.ts';
import { makeTown, partsOf, place, square } from '../../testing.ts';

const letter = { type: 'sendMail', subject: 'Secret', text: 'My words', priority: 'low', goods: {} };

test('[TR94] [D3] name and words are gone everywhere, orders are taken back, and what he owned stays', () => {
  const town = makeTown('ana', 'ben');
  place(town, 'ana', { side: 'sell', item: 'herb', price: 900, quantity: 3 });
  for (const command of [
    { type: 'say', text: 'My words' },
    { type: 'sayInTrade', text: 'My words' },
    { type: 'whisper', to: 'ben', text: 'My words' },
    { ...letter, to: 'ben', gold: 25 },
    { type: 'regard', player: 'ben', as: 'friend' },
  ])
    expect(town.command('trader:ana', command).ok).toBe(true);
  town.command('trader:ben', { ...letter, to: 'ana', text: 'Yours', gold: 40 });
  town.command('trader:ben', { type: 'whisper', to: 'ana', text: 'Yours' });
  for (let n = 0; n < 2; n++) town.command('trader:ana', { type: 'forgetMe', name: 'Forgotten 1' });
  const all = JSON.stringify([partsOf(town, square), partsOf(town, 'hub:harbor_town'), partsOf(town, 'trader:ben')]);
  expect(all).not.toMatch(/My words|"name":"ana"/);
  expect(all).toContain('Forgotten 1');
  const kept = partsOf(town, 'trader:ana').map(([key]) => key);
  expect(kept.filter((key) => /^(mail|sent|whisper|known|feed|alert)\/|^person$/.test(key))).toEqual([]);
  expect(town.part('trader:ana', 'profile')).toMatchObject({ name: 'Forgotten 1', forgottenAt: town.now });
  expect(town.part('trader:ana', 'order/ana-1')).toMatchObject({ status: 'cancelled' });
  // What he had enclosed may still be claimed; what was for him is back.
  expect(town.part('trader:ben', 'sent/ben-1')).toMatchObject({ enclosure: { status: 'returned' } });
  expect(town.command('trader:ben', { type: 'claimMail', mail: 'ana-1' }).ok).toBe(true);
  expect(town.part('trader:ben', 'purse')).toEqual({ gold: 525 });
  expect(town.holdings()).toEqual(town.minted());
  // Nobody hears him, and he hears nobody.
  expect(town.command('trader:ana', { type: 'say', text: 'still here' })).toMatchObject({ refused: 'notWelcomed' });
  town.command('trader:ben', { ...letter, to: 'ana', gold: 5 });
  expect(town.part('trader:ben', 'sent/ben-2')).toMatchObject({ refused: 'notHeard' });
  expect(town.faults).toEqual([]);
});

test('[TR94] [GU36] he leaves his guild, which forgets his name and his words', () => {
  const { town, bring } = makeCompany(['ana', 'ben']);
  bring('ben');
  town.command('trader:ben', { type: 'sayInGuild', channel: 'general', text: 'My words' });
  town.command('trader:ben', { type: 'forgetMe', name: 'Forgotten 2' });
  const guild = JSON.stringify(partsOf(town, 'guild:ana_1'));
  expect(guild).not.toMatch(/My words|"name":"ben"|"by":"ben"/);
  expect(town.part('guild:ana_1', 'member/ben')).toBeUndefined();
  expect(town.part('trader:ben', 'guild')).toBeUndefined();
});

test('[GU36] a leader who is forgotten leads on under another name, until one who is there takes his place', () => {
  const { town } = makeCompany(['ana', 'ben']);
  town.command('trader:ana', { type: 'forgetMe', name: 'Forgotten 3' });
  expect(town.part('guild:ana_1', 'member/ana')).toMatchObject({ role: 'leader', name: 'Forgotten 3' });
});
