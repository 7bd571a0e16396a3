/**
 * Random weeks on the road: real traders and real missions, restarted at any moment, and a clock that may stand still for
 * hours. fast-check prints the seed and the shrunken week of any failure.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Goods } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { hubKeys } from '../content/hubs.ts';
import { kinds } from '../kinds.ts';
import type { Address } from '../kit/address.ts';
import { makeChance } from '../kit/chance.ts';
import { Town } from '../kit/town.ts';
import { partsOf } from '../testing.ts';

const names = ['ana', 'ben'] as const;
const agentKinds = ['scout', 'trader', 'guard', 'specialist'] as const;

type Deed =
  | { do: 'hire'; who: string; kind: string }
  | { do: 'haul'; who: string; to: HubKey; cargo: Goods }
  | { do: 'supply'; who: string; agent: number; cargo: Goods }
  | { do: 'move'; who: string; hub: HubKey }
  | { do: 'wait'; ms: number }
  /** The clock goes on, but nobody is there to be woken. */
  | { do: 'sleep'; ms: number }
  | { do: 'restart'; who: string };

const who = fc.constantFrom(...names);
const cargo: fc.Arbitrary<Goods> = fc.record(
  { iron_ore: fc.integer({ min: 1, max: 12 }), herb: fc.integer({ min: 1, max: 9 }), hide: fc.constant(6) },
  { requiredKeys: [] },
);
const ms = fc.integer({ min: 1, max: 200_000 });
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('hire' as const), who, kind: fc.constantFrom(...agentKinds) }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('haul' as const), who, to: fc.constantFrom(...hubKeys), cargo }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('supply' as const), who, agent: fc.integer({ min: 1, max: 3 }), cargo }),
  },
  fc.record({ do: fc.constant('move' as const), who, hub: fc.constantFrom(...hubKeys) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms }) },
  fc.record({ do: fc.constant('sleep' as const), ms }),
  fc.record({ do: fc.constant('restart' as const), who }),
);
const aWeek = fc.array(aDeed, { maxLength: 40 });

function makeRoads(seed: number): Town {
  const town = new Town(kinds, 1_000_000, makeChance(seed));
  for (const name of names) town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
  return town;
}

const missionsOf = (name: string): Address[] => [1, 2, 3].map((slot) => `mission:${name}_${slot}` as const);

function perform(town: Town, deed: Deed): void {
  const trader: Address = `trader:${'who' in deed ? deed.who : ''}`;
  switch (deed.do) {
    case 'hire':
      town.command(trader, { type: 'hireAgent', kind: deed.kind });
      return;
    case 'haul':
      town.command(trader, { type: 'sendHaul', to: deed.to, cargo: deed.cargo });
      return;
    case 'supply':
      town.command(trader, {
        ...{ type: 'sendCaravan', mission: 'village_supply_run' },
        ...{ agent: `a${deed.agent}`, cargo: deed.cargo },
      });
      return;
    case 'move':
      // Nobody travels yet: he is put there.
      town.actor(trader).parts.set('where', { hub: deed.hub });
      return;
    case 'wait':
      town.advance(deed.ms);
      return;
    case 'sleep':
      town.now += deed.ms;
      return;
    case 'restart':
      restart(town, deed.who);
  }
}

function restart(town: Town, name: string): void {
  for (const address of [`trader:${name}` as Address, ...missionsOf(name)]) {
    const before = partsOf(town, address);
    town.restart(address);
    expect(partsOf(town, address)).toEqual(before);
  }
}

/** Nobody's value changes but by what is named, and every caravan arrives once. */
function expectOrder(town: Town): void {
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
  const arrivals = town.notices.filter(({ notice }) => notice.type === 'caravanArrived');
  const ids = arrivals.map(({ notice }) => notice['caravan']);
  expect(new Set(ids).size).toBe(ids.length);
}

function expectHome(town: Town): void {
  for (const name of names) {
    const parts = partsOf(town, `trader:${name}`);
    const road = parts.find(([key]) => key === 'road')?.[1] as { caravans: number } | undefined;
    const arrivals = town.notices.filter(
      ({ address, notice }) => address === `trader:${name}` && notice.type === 'caravanArrived',
    );
    expect(arrivals).toHaveLength(road?.caravans ?? 0);
    for (const [key, part] of parts) {
      if (key.startsWith('caravan/')) expect(part).toMatchObject({ status: 'arrived' });
      if (key.startsWith('agent/')) expect(part).toMatchObject({ caravan: null });
    }
    for (const address of missionsOf(name)) expect(partsOf(town, address)).toEqual([]);
  }
}

test('[MI3] [D3] [D7] in any week every coin and good is accounted for, and each caravan arrives once', () => {
  fc.assert(
    fc.property(aWeek, fc.nat(), (week, seed) => {
      const town = makeRoads(seed);
      for (const deed of week) {
        perform(town, deed);
        expectOrder(town);
      }
      town.advance(3_600_000);
      expectOrder(town);
      expectHome(town);
    }),
    { numRuns: 200 },
  );
});

test('[D7] roads restarted after every deed see the same week', () => {
  fc.assert(
    fc.property(aWeek, fc.nat(), (week, seed) => {
      const [steady, shaken] = [makeRoads(seed), makeRoads(seed)];
      for (const deed of week) {
        perform(steady, deed);
        perform(shaken, deed);
        for (const name of names) restart(shaken, name);
      }
      for (const name of names) expect(partsOf(shaken, `trader:${name}`)).toEqual(partsOf(steady, `trader:${name}`));
      expect(shaken.movements).toEqual(steady.movements);
    }),
    { numRuns: 60 },
  );
});
