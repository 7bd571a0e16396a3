/** Talk as a trader has to do with it, rule by rule; against real squares and real traders. */
import { describe, expect, test } from 'vitest';
import { must } from '../../kit/assert.ts';
import type { Town } from '../../kit/town.ts';
import { makeTown, partsOf, place, square } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import { limits } from '../limits.ts';
import type { WhisperLine } from '../talk-parts.ts';

const ask = (town: Town, name: string, type: string, more: object = {}) =>
  town.command(`trader:${name}`, { type, ...more });
const linesOf = (town: Town, name: string) =>
  partsOf(town, `trader:${name}`)
    .filter(([key]) => key.startsWith('whisper/'))
    .map(([, part]) => part as WhisperLine)
    .sort((a, b) => a.id - b.id);

describe('the trade channel', () => {
  test('[TR83] what is cried is heard in the squares of the nation, and too soon a second time by nobody', () => {
    const town = makeTown('ana', 'ben');
    expect(ask(town, 'ana', 'sayInTrade', { text: 'Herbs!' })).toEqual({ ok: true, result: { cry: 1 } });
    expect(town.part('hub:harbor_town', 'trade/1')).toMatchObject({ player: 'ana', text: 'Herbs!' });
    expect(ask(town, 'ana', 'sayInTrade', { text: 'Herbs!!' })).toEqual({ ok: true, result: { cry: 2 } });
    const waitMs = shipped.hub.talk.tradeSlowMs;
    expect(town.notices.at(-1)?.notice).toEqual({ type: 'cryRefused', cry: 2, why: 'tooSoon', waitMs });
    expect(town.part('hub:harbor_town', 'trade/2')).toBeUndefined();
    // On the road one cries where one set out from.
    ask(town, 'ben', 'travel', { to: 'market_square' });
    ask(town, 'ben', 'sayInTrade', { text: 'On my way.' });
    expect(town.part(square, 'trade/2')).toMatchObject({ player: 'ben' });
    expect(town.part('hub:mining_camp', 'trade')).toBeUndefined();
    expect(town.faults).toEqual([]);
  });

  test('[TR25] who is muted can neither cry, whisper nor write', () => {
    const town = makeTown('ana', 'ben');
    const mutedUntil = town.now + 1_000;
    const letter = { to: 'ben', subject: 'Hm', text: '', priority: 'low', gold: 0, goods: {} };
    for (const [type, more] of [
      ['sayInTrade', { text: 'hm' }],
      ['whisper', { to: 'ben', text: 'hm' }],
      ['sendMail', letter],
    ] as const)
      expect(ask(town, 'ana', type, { ...more, mutedUntil })).toEqual({
        ...{ ok: false, refused: 'muted', until: mutedUntil },
      });
    town.advance(1_000);
    expect(ask(town, 'ana', 'sendMail', { ...letter, mutedUntil }).ok).toBe(true);
  });
});

describe('what a line points to', () => {
  test('[TR84] an order is looked up among his own that are open, and told as it is', () => {
    const town = makeTown('ana', 'ben');
    place(town, 'ana', { side: 'sell', item: 'herb', price: 900, quantity: 3 });
    const link = { type: 'order', order: 'ana-1' };
    ask(town, 'ana', 'say', { text: 'Look at this.', link });
    const shown = { type: 'order', hub: 'capital_city', side: 'sell', item: 'herb', price: 900, quantity: 3 };
    expect(town.part(square, 'line/1')).toMatchObject({ text: 'Look at this.', link: shown });
    ask(town, 'ana', 'whisper', { to: 'ben', text: 'And you.', link });
    expect(linesOf(town, 'ben')[0]?.link).toEqual(shown);
    // Nobody points to what is another's, closed, or as he would like it to be.
    expect(ask(town, 'ben', 'say', { text: 'Mine!', link })).toEqual({ ok: false, refused: 'unknownOrder' });
    const forged = { ...shown, price: 1 };
    expect(ask(town, 'ben', 'say', { text: 'Cheap!', link: forged })).toMatchObject({ refused: 'invalid' });
    const item = { type: 'item', item: 'the_moon' };
    expect(ask(town, 'ben', 'sayInTrade', { text: 'Rare!', link: item })).toMatchObject({ refused: 'invalid' });
    expect(ask(town, 'ben', 'say', { text: 'Hm', metadata: { pinned: true } })).toMatchObject({ refused: 'invalid' });
    ask(town, 'ana', 'cancelOrder', { order: 'ana-1' });
    expect(ask(town, 'ana', 'say', { text: 'Look.', link })).toEqual({ ok: false, refused: 'orderIsClosed' });
  });

  test('[TR95] lines and letters are text: nothing in them turns, hides or steers what is shown', () => {
    const town = makeTown('ana', 'ben');
    for (const text of ['a\u0007b', '\u202eevil', 'a\u200bb', 'x'.repeat(501), '   ', '\ud800'])
      expect(ask(town, 'ana', 'whisper', { to: 'ben', text })).toMatchObject({ refused: 'invalid' });
    const letter = { to: 'ben', subject: 'Two\nlines', text: '', priority: 'low', gold: 0, goods: {} };
    expect(ask(town, 'ana', 'sendMail', letter)).toMatchObject({ refused: 'invalid' });
    expect(ask(town, 'ana', 'sendMail', { ...letter, subject: 'One', text: 'Two\nlines' }).ok).toBe(true);
    expect(ask(town, 'ana', 'sendMail', { ...letter, subject: 'One', text: 'a\u2067b' }).ok).toBe(false);
    ask(town, 'ana', 'say', { text: '<b>bold</b>' });
    expect(town.part(square, 'line/1')).toMatchObject({ text: '<b>bold</b>' });
  });
});

describe('whispers', () => {
  test('[TR85] both keep the last hundred lines, and who is not there does not hear', () => {
    const town = makeTown('ana', 'ben');
    expect(ask(town, 'ana', 'whisper', { to: 'ben', text: 'psst' })).toEqual({ ok: true, result: { whisper: 1 } });
    expect(linesOf(town, 'ana')).toMatchObject([{ player: 'ben', isOwn: true, text: 'psst' }]);
    expect(linesOf(town, 'ben')).toMatchObject([{ player: 'ana', name: 'ana', isOwn: false, text: 'psst' }]);
    const heard = { type: 'whispered', player: 'ana', name: 'ana', text: 'psst' };
    expect(town.notices.at(-1)).toEqual({ address: 'trader:ben', notice: heard });
    expect(ask(town, 'ana', 'whisper', { to: 'ana', text: 'hm' })).toEqual({ ok: false, refused: 'thatIsYou' });
    ask(town, 'ana', 'whisper', { to: 'nobody', text: 'hello?' });
    expect(town.notices.at(-1)?.notice).toEqual({ type: 'unheard', player: 'nobody' });
    expect(linesOf(town, 'ana').at(-1)).toMatchObject({ text: 'hello?', isUnheard: true });
    for (let n = 1; n <= limits.linesMax; n++) ask(town, 'ana', 'whisper', { to: 'ben', text: `line ${n}` });
    for (const name of ['ana', 'ben']) {
      expect(linesOf(town, name)).toHaveLength(limits.linesMax);
      expect(must(linesOf(town, name)[0], 'a line').text).toBe('line 1');
    }
    expect(town.part('trader:ana', 'whispers')).toEqual({ last: 102, said: 102 });
  });
});
