/**
 * Random weeks of guilds: people found, invite, ask, join, give, take, lead, leave and disband in any order, with days that pass and restarts
 * of anybody. Traders, guilds and register must always tell one story, and every coin be where they say.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guildRoles } from '../content/guilds.ts';
import { kinds } from '../kinds.ts';
import type { Address } from '../kit/address.ts';
import { makeChance } from '../kit/chance.ts';
import { Town } from '../kit/town.ts';
import { gold } from '../kit/value.ts';
import type { EntryPart } from '../register/state.ts';
import { partsOf, season } from '../testing.ts';
import type { GuildPart } from '../trader/state.ts';
import { parseTuning } from '../tuning.ts';
import type { CharterPart, MemberPart } from './state.ts';

const names = ['ana', 'ben', 'cid', 'dan', 'eve'] as const;
const foundings = [1, 2, 3, 4] as const;
const guilds = names.flatMap((name) => foundings.map((n) => `${name}_${n}`));
const few = { guild: { membersFirst: 3, membersMore: 1, foundingGold: 50, levelXp: 20, loyalDays: 1, unitsFirst: 12 } };

const of = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const count = (max: number) => fc.integer({ min: 0, max });
const player = of([...names, 'nobody']);
const guild = of([...guilds, 'wayfarers']);
const command = <Shape extends Record<string, fc.Arbitrary<unknown>>>(type: string, shape: Shape) =>
  fc.record({ type: fc.constant(type), ...shape });
const value = { gold: count(120), goods: fc.constantFrom({}, { herb: 2 }, { iron_ore: 3, hide: 1 }) };

const commands = fc.oneof(
  command('foundGuild', {
    ...{ name: of(['Iron Hand', 'iron-hand', 'Salt Road', 'Long Haul']), tag: of(['ONE', 'one', 'TWO', 'THREE']) },
    ...{ emblem: of(['oak']), colour: of(['sea']), description: of(['']) },
  }),
  command('joinGuild', { guild }),
  command('askIntoGuild', { guild, message: of(['', 'Please.']) }),
  command('takeBackRequest', {}),
  command('declineInvite', { guild }),
  command('leaveGuild', {}),
  command('giveToGuild', value),
  command('takeFromGuild', value),
  command('sayInGuild', { channel: of(['general', 'officers', 'plans']), text: of(['Well met.']) }),
  command('inviteToGuild', { player }),
  command('recallInvite', { player }),
  command('answerRequest', { player, admits: fc.boolean() }),
  command('setGuildRole', { player, role: of(guildRoles.slice(1)) }),
  command('expelFromGuild', { player }),
  command('expelAbsent', { days: of([60]) }),
  command('transferGuild', { player }),
  command('editGuild', { isOpen: fc.boolean() }),
  command('openChannel', { channel: of(['plans']), role: of(guildRoles) }),
  command('closeChannel', { channel: of(['plans', 'general']) }),
  command('disbandGuild', {}),
  command('hireAgent', { kind: of(['scout']) }),
  command('claimDay', {}),
);

const steps = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('ask' as const), who: of(names), body: commands }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      address: fc.oneof(
        of(names).map((name): Address => `trader:${name}`),
        of(guilds).map((key): Address => `guild:${key}`),
        fc.constant<Address>('register:guilds'),
      ),
    }),
  },
);

function begin(): Town {
  const town = new Town(kinds, 1_000_000, makeChance(1));
  const parsed = parseTuning(few);
  if ('tuning' in parsed) town.tuning = { version: 1, values: parsed.tuning };
  for (const name of names) {
    town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
    season(town, `trader:${name}`, 300);
  }
  return town;
}

/** Who is in it as it says, and as they say; who leads; what its names are. */
function expectOneStory(town: Town, key: string): void {
  const address: Address = `guild:${key}`;
  const charter = town.part<CharterPart>(address, 'charter');
  const members = partsOf(town, address).flatMap(([part, each]) =>
    part.startsWith('member/') ? [each as MemberPart] : [],
  );
  const claimed = names.flatMap((name) => {
    const own = town.part<GuildPart>(`trader:${name}`, 'guild');
    return own?.guild === key ? [[name, own.status, own.role]] : [];
  });
  expect(members.map(({ player: name, role }) => [name, 'member', role]).sort()).toEqual(claimed.sort());
  if (!charter) {
    expect(partsOf(town, address)).toEqual([]);
    return;
  }
  expect(charter.members).toBe(members.length);
  expect(members.filter(({ role }) => role === 'leader')).toHaveLength(1);
  const entries = partsOf(town, 'register:guilds').filter(([, entry]) => (entry as EntryPart).guild === key);
  expect(entries.map(([, entry]) => (entry as EntryPart).restsUntil)).toEqual([null, null]);
}

test('[GU2] [RE1] [TR59] [D3] [D7] [D10] whatever people do, traders, guilds and register tell one story', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 150, size: 'max' }), (life) => {
      const town = begin();
      for (const step of life) {
        if (step.do === 'ask') town.command(`trader:${step.who}`, step.body);
        else if (step.do === 'wait') town.advance(step.days * 86_400_000);
        else town.restart(step.address);
        expect(town.faults).toEqual([]);
        expect(town.holdings()).toEqual(town.minted());
      }
      for (const key of guilds) expectOneStory(town, key);
      expect(town.holdings('register:guilds')).toEqual(gold(0));
    }),
    { numRuns: 60 },
  );
});
