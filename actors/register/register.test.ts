/** One test for each rule of the README beside this file: the register, real guilds, and stand-ins for founders. */
import { expect, test } from 'vitest';
import { kinds } from '../kinds.ts';
import { Town } from '../kit/town.ts';
import { gold } from '../kit/value.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn } from '../testing.ts';
import { shipped } from '../tuning.ts';

const book = 'register:guilds';
const day = 86_400_000;

function makeRegister(guild = kinds.filter(({ kind }) => kind === 'guild')) {
  const heard: Heard[] = [];
  const town = new Town([...kinds.filter(({ kind }) => kind === 'register'), ...guild, makeStandIn('trader', heard)]);
  const enrol = (player: string, name: string, tag: string, founding = 1) => {
    const founder = { name: player, level: 3 };
    const rest = { emblem: 'oak', colour: 'sea', description: '', hub: 'harbor_town' };
    const mail = { type: 'enrol', founding, founder, name, tag, ...rest };
    town.command(`trader:${player}`, { to: book, mail, value: gold(500) });
    return heard.filter(({ by }) => by === `trader:${player}`).at(-1);
  };
  return { town, heard, enrol };
}

test('[RE1] [D3] a name and a tag are borne by one guild, however they are written; the second has his gold back', () => {
  const { town, enrol } = makeRegister();
  expect(enrol('ana', 'Iron Hand', 'IRON')).toMatchObject({ from: 'guild:ana_1', mail: { type: 'admitted' } });
  for (const name of ['Iron Hand', 'iron hand', 'IRON_HAND', 'Iron-Hand'])
    expect(enrol('ben', name, 'OTHER')).toMatchObject({
      mail: { why: 'guildNameTaken', hub: 'harbor_town' },
      value: gold(500),
    });
  expect(enrol('ben', 'Another', 'iron')).toMatchObject({ mail: { why: 'guildTagTaken' }, value: gold(500) });
  expect(enrol('ben', 'Another', 'OTHER', 2)).toMatchObject({ from: 'guild:ben_2', mail: { type: 'admitted' } });
  expect(town.holdings()).toEqual(town.minted());
});

test('[RE2] names of the house are nobody else’s', () => {
  const { enrol } = makeRegister();
  for (const [name, tag] of [
    ['Wayfarers', 'ABC'],
    ['The_House', 'ABC'],
    ['Honest Folk', 'Mod'],
  ] as const)
    expect(enrol('ana', name, tag)).toMatchObject({ mail: { why: 'guildNameReserved' }, value: gold(500) });
});

test('[RE3] a name that is given up rests, and only who bears it gives it up', () => {
  const { town, enrol, heard } = makeRegister([makeStandIn('guild')]);
  enrol('ana', 'Iron Hand', 'IRON');
  const mail = { type: 'strike', name: 'Iron Hand', tag: 'IRON' };
  for (const address of ['trader:ana_1', 'guild:ben_1'] as const) town.command(address, { to: book, mail });
  expect(town.part(book, 'name/iron_hand')).toEqual({ guild: 'ana_1', restsUntil: null });
  town.command('guild:ana_1', { to: book, mail });
  const restsUntil = town.now + shipped.register.restDays * day;
  expect(town.part(book, 'name/iron_hand')).toEqual({ guild: 'ana_1', restsUntil });
  expect(enrol('ben', 'Iron Hand', 'IRON')).toMatchObject({ mail: { why: 'guildNameTaken' } });
  town.now += shipped.register.restDays * day;
  enrol('ben', 'Iron Hand', 'IRON');
  expect(heard).toHaveLength(1);
  expect(town.part(book, 'tag/iron')).toEqual({ guild: 'ben_1', restsUntil: null });
});

test('[RE4] [D10] a guild that cannot begin frees its names, and its founder has his gold', () => {
  const broken = { ...makeStandIn('guild'), onMail: () => expect.unreachable('a bug of the guild') };
  const { town, enrol } = makeRegister([broken]);
  expect(enrol('ana', 'Iron Hand', 'IRON')).toMatchObject({
    mail: { type: 'enrolRefused', why: 'fault' },
    value: gold(500),
  });
  expect(town.part(book, 'name/iron_hand')).toBeUndefined();
  expect(town.part(book, 'tag/iron')).toBeUndefined();
});

test('[RE5] it takes no commands', () => {
  expect(makeRegister().town.command(book, { type: 'enrol' })).toMatchObject({ ok: false, refused: 'invalid' });
});
