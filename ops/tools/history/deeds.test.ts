/** Whatever comes about too often, not at all, or at one end only must be named; a life that went well is let pass. */
import { describe, expect, test } from 'vitest';
import type { Address } from '../../../actors/kit/address.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { Deeds } from './deeds.ts';
import { strays } from './far-ends.ts';

type Puts = readonly (readonly [key: string, part: unknown])[];

/** A trader's parts put one after another. */
function lived(...puts: Puts): Deeds {
  const deeds = new Deeds();
  const parts = new Map<string, unknown>();
  for (const [key, part] of puts) {
    deeds.note('trader:a', key, part, parts.get(key));
    if (part === null) parts.delete(key);
    else parts.set(key, part);
  }
  return deeds;
}

const lot = (status: string) => ['lot/a_1_1', { id: 'a_1_1', status }] as const;
const bid = (status: string) => ['bid/b_1', { id: 'b_1', status }] as const;
const bench = (...jobs: string[]) => ['bench', { jobs: jobs.map((id) => ({ id })) }] as const;
const steps = (state: string) => ['progress', { steps: { hire_agent: state }, achievements: {} }] as const;
const rewarded = (claimed: boolean) => ['causes', { standings: { great_iron_rush: { run: 1, claimed } } }] as const;
const letter = (status: string) => ['mail/b-1', { id: 'b-1', from: 'b', enclosure: { status } }] as const;
const errand = (caravan: string, status: string) =>
  [`caravan/${caravan}`, { id: caravan, status, errand: { id: 'capital_city_1' } }] as const;

describe('deeds', () => {
  test('a life in which all begins and ends once is let pass', () => {
    const life = lived(
      ...[
        lot('open'),
        lot('sold'),
        lot('sold'),
        bid('pending'),
        bid('leading'),
        bid('outbid'),
        ['bid/b_1', null] as const,
      ],
      ...[bench('j1', 'j2'), bench('j2'), bench(), steps('done'), steps('claimed'), steps('claimed')],
      ...[errand('a_1', 'preparing'), errand('a_1', 'travelling'), errand('a_1', 'arrived')],
    );
    expect(life.doubled).toEqual([]);
  });

  test.each<[string, Puts, string]>([
    [
      'a lot that is sold twice',
      [lot('open'), lot('sold'), lot('open'), lot('unsold')],
      'trader:a lot/a_1_1 ended 2 times',
    ],
    [
      'a bid that comes back twice',
      [bid('leading'), bid('outbid'), bid('leading'), bid('won')],
      'trader:a bid/b_1 ended 2 times',
    ],
    ['a job that is done twice', [bench('j1'), bench(), bench('j1')], 'trader:a job/j1 began 2 times'],
    [
      'a reward that is claimed twice',
      [steps('claimed'), steps('done'), steps('claimed')],
      'trader:a step/hire_agent began 2 times',
    ],
    [
      'a day that is claimed twice',
      [
        ['streak', { day: 3 }],
        ['streak', { day: 3 }],
      ],
      'trader:a day/3 began 2 times',
    ],
    [
      'a guild that is founded twice',
      [
        ['guild', { guild: 'a_1', status: 'founding' }],
        ['guild', null],
        ['guild', { guild: 'a_1', status: 'founding' }],
      ],
      'trader:a founding/a_1 began 2 times',
    ],
    [
      'a cause that pays twice',
      [rewarded(true), rewarded(false), rewarded(true)],
      'trader:a reward/great_iron_rush/1 began 2 times',
    ],
    [
      'a letter whose enclosure is claimed twice',
      [letter('waiting'), letter('claimed'), letter('waiting'), letter('claimed')],
      'trader:a claimed/b-1 began 2 times',
    ],
    [
      'a letter that is claimed and goes back',
      [letter('waiting'), letter('claimed'), letter('waiting'), letter('returned')],
      'trader:a mail/b-1 ended 2 times',
    ],
    [
      'an errand that two caravans are on',
      [errand('a_1', 'preparing'), errand('a_2', 'preparing')],
      'errand capital_city_1 began 2 times',
    ],
  ])('name %s', (_what, puts, named) => {
    expect(lived(...puts).doubled).toContain(named);
  });

  test('know what an accepted command stands for, and whether it came about', () => {
    const times = (body: PlayerCommand, result: object, ...puts: Puts) =>
      lived(...puts).timesOf('trader:a', body, result)?.times;
    const claim: PlayerCommand = { type: 'claimStep', step: 'hire_agent' };
    expect([times(claim, {}, steps('done')), times(claim, {}, steps('claimed'))]).toEqual([0, 1]);
    const craft: PlayerCommand = { type: 'craft', blueprint: 'iron_ingot', quantity: 1 };
    expect([times(craft, { job: 'j1' }), times(craft, { job: 'j1' }, bench('j1'))]).toEqual([0, 1]);
    const founding = ['guild', { guild: 'a_1', status: 'founding' }] as const;
    const found: PlayerCommand = {
      ...{ type: 'foundGuild', name: 'Iron Hand', tag: 'IRON' },
      ...{ emblem: 'anvil', colour: 'sea', description: '' },
    };
    expect([times(found, { guild: 'a_1' }), times(found, { guild: 'a_1' }, founding)]).toEqual([0, 1]);
    const claiming: PlayerCommand = { type: 'claimMail', mail: 'b-1' };
    expect([times(claiming, {}, letter('waiting')), times(claiming, {}, letter('claimed'))]).toEqual([0, 1]);
    expect(times({ type: 'readFeed', through: 1 }, { seen: 1 })).toBeUndefined();
  });
});

describe('far ends', () => {
  const found = (actors: Readonly<Record<Address, Readonly<Record<string, unknown>>>>) =>
    strays(
      Object.entries(actors).map(([address, parts]) => [address as Address, new Map(Object.entries(parts))]),
      (address, key) => actors[address]?.[key],
    );
  const open = { id: 'a_1_1', status: 'open' };
  const held = { id: 'a_1_1', seller: 'trader:a', hub: 'inn' };
  const going = { id: 'a_1', slot: 1, status: 'travelling' };
  const trip = { owner: 'trader:a', caravan: 'a_1' };
  const own = { guild: 'b_1', status: 'member', role: 'trader' };
  const member = { player: 'a', role: 'trader' };
  const ally = (guild: string, status = 'standing') => ({ guild, status, pact: 'b_1.1' });
  const realm = { hub: 'inn', taxPercent: 5 };
  const owner = { guild: 'b_1', taxPercent: 5 };
  const contest = { hub: 'port', status: 'joined' };
  const run = { run: 1, phase: 'running' };
  const helper = (ore: number) => ({ player: 'a', gave: { 'item:iron_ore': ore, trades: 2 } });
  const sums = (ore: number) => ({ given: { 'item:iron_ore': ore, trades: 2 }, members: 1 });
  const helped = (ore: number) => ({
    'trader:a': { causes: { standings: { great_iron_rush: { run: 1, gave: { 'item:iron_ore': ore } } } } },
  });

  test('that know of one another are let pass', () => {
    const world = {
      'trader:a': {
        'lot/a_1_1': open,
        'caravan/a_1': going,
        'order/a-1': { status: 'open' },
        'bid/b_1': { status: 'won' },
        guild: own,
        ...helped(5)['trader:a'],
        'sent/a-1': { id: 'a-1', to: 'b', enclosure: { status: 'waiting' } },
        'sent/a-2': { id: 'a-2', to: 'b', enclosure: { status: 'claimed' } },
      },
      'trader:b': {
        'mail/a-1': { id: 'a-1', from: 'a', enclosure: { status: 'waiting' } },
        'mail/a-0': { id: 'a-0', from: 'a', enclosure: { status: 'waiting' } },
      },
      'guild:b_1': {
        ...{ 'member/a': member, 'alliance/c_1': ally('c_1'), 'alliance/d_1': ally('d_1', 'offered') },
        ...{ 'realm/inn': realm, 'contest/port': contest, 'contest/inn': { hub: 'inn', status: 'won' } },
      },
      'guild:c_1': { 'alliance/b_1': ally('b_1') },
      'guild:d_1': { 'alliance/b_1': ally('b_1', 'proposed') },
      'lot:a_1': { lot: held },
      'hub:inn': { 'lot/a_1_1': held, owner },
      'auction:inn': { reign: { owner, contenders: [] } },
      'hub:port': { 'contender/b_1': { guild: 'b_1' } },
      'mission:a_1': { trip },
      'cause:great_iron_rush': { run, 'member/a': helper(5), sums: sums(5) },
    } as const;
    expect(found(world)).toEqual([]);
  });

  test.each<[string, Parameters<typeof found>[0]]>([
    ['a lot that lies nowhere', { 'trader:a': { 'lot/a_1_1': open } }],
    ['a lot of which its seller knows nothing', { 'lot:a_1': { lot: held }, 'hub:inn': { 'lot/a_1_1': held } }],
    ['a lot that is shown and over', { 'hub:inn': { 'lot/a_1_1': held } }],
    ['a lot that is not shown', { 'trader:a': { 'lot/a_1_1': open }, 'lot:a_1': { lot: held } }],
    ['a caravan that is nowhere', { 'trader:a': { 'caravan/a_1': going } }],
    ['a caravan that nobody sent', { 'mission:a_1': { trip } }],
    ['a bid without an answer', { 'trader:a': { 'bid/b_1': { status: 'pending' } } }],
    [
      'an enclosure that lies nowhere',
      { 'trader:a': { 'sent/a-1': { id: 'a-1', to: 'b', enclosure: { status: 'waiting' } } } },
    ],
    [
      'an enclosure that is said to be back',
      {
        'trader:a': { 'sent/a-1': { id: 'a-1', to: 'b', enclosure: { status: 'returned' } } },
        'trader:b': { 'mail/a-1': { id: 'a-1', from: 'a', enclosure: { status: 'waiting' } } },
      },
    ],
    ['a guild that does not know him', { 'trader:a': { guild: own } }],
    ['a guild without an answer', { 'trader:a': { guild: { ...own, status: 'joining' } } }],
    ['a member who knows nothing of it', { 'guild:b_1': { 'member/a': member } }],
    [
      'a member of another role',
      { 'trader:a': { guild: { ...own, role: 'officer' } }, 'guild:b_1': { 'member/a': member } },
    ],
    ['an ally who knows nothing of it', { 'guild:b_1': { 'alliance/c_1': ally('c_1') } }],
    ['an alliance nobody seals', { 'guild:b_1': { 'alliance/c_1': ally('c_1', 'agreed') } }],
    ['a hub that does not know its ruler', { 'guild:b_1': { 'realm/inn': realm } }],
    ['a contest that knows no such guild', { 'guild:b_1': { 'contest/port': contest } }],
    ['a contest that never answered', { 'guild:b_1': { 'contest/port': { hub: 'port', status: 'asked' } } }],
    ['a contender who knows nothing of it', { 'hub:port': { 'contender/b_1': { guild: 'b_1' } } }],
    ['a ruler who knows nothing of it', { 'hub:inn': { owner }, 'auction:inn': { reign: { owner, contenders: [] } } }],
    ['a helper who knows nothing of it', { 'cause:great_iron_rush': { run, 'member/a': helper(5), sums: sums(5) } }],
    [
      'a helper who gave more',
      { ...helped(6), 'cause:great_iron_rush': { run, 'member/a': helper(5), sums: sums(5) } },
    ],
    [
      'sums that are not those of the helpers',
      { ...helped(5), 'cause:great_iron_rush': { run, 'member/a': helper(5), sums: sums(6) } },
    ],
    ['an order without an answer', { 'trader:a': { 'order/a-1': { status: 'pending' } } }],
  ])('name %s', (_what, world) => {
    expect(found(world)).toHaveLength(1);
  });
});
