/** The trade channel of a nation, and lines that are forgotten. */
import { expect, test } from 'vitest';
import { hubKeys, hubs } from '../content/hubs.ts';
import type { TradeLine } from '../letters.ts';
import { makeTown, partsOf, season, square } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { LINES_KEPT } from './state.ts';

const { tradeSlowMs } = shipped.hub.talk;
const home = hubKeys.filter((hub) => hubs[hub].nation === 'Aurelia');
const abroad = hubKeys.filter((hub) => hubs[hub].nation !== 'Aurelia');

test('[HU31] one square numbers the lines of a nation; all its squares keep the same last hundred, and no other does', () => {
  const town = makeTown('ana', 'ben');
  for (let n = 1; n <= LINES_KEPT + 3; n++) {
    town.command(`trader:${n % 2 ? 'ana' : 'ben'}`, { type: 'sayInTrade', text: `cry ${n}` });
    town.advance(tradeSlowMs);
  }
  const kept = home.map((hub) =>
    partsOf(town, `hub:${hub}`)
      .flatMap(([key, part]) => (key.startsWith('trade/') ? [part as TradeLine] : []))
      .sort((a, b) => a.id - b.id),
  );
  expect(kept[0]?.map(({ id }) => id)).toEqual(Array.from({ length: LINES_KEPT }, (_, n) => n + 4));
  for (const lines of kept) expect(lines).toEqual(kept[0]);
  for (const hub of abroad) expect(town.part(`hub:${hub}`, 'trade')).toBeUndefined();
  const told = town.notices.filter(({ notice }) => notice.type === 'cried' && notice['id'] === 7);
  expect(told.map(({ address }) => address).sort()).toEqual(home.map((hub) => `hub:${hub}`).sort());
});

test('[HU32] who has cried waits before he cries again; others do not wait for him', () => {
  const town = makeTown('ana', 'ben');
  const cry = (name: string) => {
    town.command(`trader:${name}`, { type: 'sayInTrade', text: 'Pearls!' });
    return town.part<{ last: number }>(square, 'trade')?.last;
  };
  expect([cry('ana'), cry('ana'), cry('ben')]).toEqual([1, 1, 2]);
  town.advance(tradeSlowMs - 1);
  expect(cry('ana')).toBe(2);
  expect(town.notices.at(-1)?.notice).toMatchObject({ type: 'cryRefused', waitMs: 1 });
  town.advance(1);
  expect(cry('ana')).toBe(3);
});

test('[HU33] of one who is forgotten the lines stay as places, with another name and no words', () => {
  const town = makeTown('ana', 'ben');
  season(town, 'trader:ana');
  for (const name of ['ana', 'ben']) {
    town.command(`trader:${name}`, { type: 'say', text: 'hello', link: { type: 'item', item: 'herb' } });
    town.command(`trader:${name}`, { type: 'sayInTrade', text: 'hello' });
  }
  town.command('trader:ana', { type: 'forgetMe', name: 'Forgotten' });
  for (const place of ['line', 'trade']) {
    expect(town.part(square, `${place}/1`)).toEqual({
      ...{ id: 1, player: 'ana', name: 'Forgotten', text: '', at: town.now },
    });
    expect(town.part(square, `${place}/2`)).toMatchObject({ name: 'ben', text: 'hello' });
  }
});
