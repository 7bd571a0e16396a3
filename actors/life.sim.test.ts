/**
 * Random lives: traders with every command there is, over real hubs, houses, missions and lots, with hours that pass and restarts
 * of anybody at any moment. Whatever they do, value is conserved, nothing breaks, and whoever restarts is who he was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentKinds } from './content/agents.ts';
import { blueprintKeys } from './content/blueprints.ts';
import { slots } from './content/gear.ts';
import type { Goods } from './content/goods.ts';
import { unitsIn } from './content/goods.ts';
import { hubKeys } from './content/hubs.ts';
import type { ItemKey } from './content/items.ts';
import { missionKeys } from './content/missions.ts';
import { stepKeys } from './content/onboarding.ts';
import { neighboursOf } from './content/routes.ts';
import { kinds } from './kinds.ts';
import type { Address } from './kit/address.ts';
import { makeChance } from './kit/chance.ts';
import { Town } from './kit/town.ts';
import { choices, lotStyles, mailPriorities } from './letters.ts';
import { partsOf, season } from './testing.ts';
import { isUp } from './trader/rules/lots.ts';
import type { BidPart, LotPart } from './trader/state.ts';
import { shipped } from './tuning.ts';

const names = ['ana', 'ben', 'cid'] as const;
const goods = [
  'iron_ore',
  'herb',
  'hide',
  'iron_ingot',
  'healing_tonic',
  'leather_vest',
  'rusty_sword',
] as const satisfies readonly ItemKey[];
const near = ['capital_city', ...neighboursOf('capital_city')] as const;

const of = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const count = (max: number) => fc.integer({ min: 1, max });
const cargo = fc.dictionary(of(goods), count(6), { maxKeys: 2 });
const who = of(names);
const agent = count(3).map((n) => `a${n}`);
const job = count(9).map((n) => `j${n}`);
const mail = fc.tuple(of(names), count(6)).map(([name, n]) => `${name}-${n}`);
const lot = fc.tuple(of(names), count(3), count(6)).map(([name, slot, n]) => `${name}_${slot}_${n}`);
const command = <Shape extends Record<string, fc.Arbitrary<unknown>>>(type: string, shape: Shape) =>
  fc.record({ type: fc.constant(type), ...shape });

const commands = fc.oneof(
  command('placeOrder', {
    ...{ hub: of(near), side: of(['buy', 'sell']), item: of(goods), price: count(30) },
    ...{ quantity: count(5), hours: of([6, 60]) },
  }),
  command('craft', { blueprint: of(blueprintKeys), quantity: count(3) }),
  command('cancelJob', { job }),
  command('gather', { item: of(goods), units: count(10) }),
  command('stopGathering', {}),
  command('travel', { to: of(near) }),
  command('hireAgent', { kind: of(agentKinds) }),
  command('equip', { agent, item: of(goods) }),
  command('unequip', { agent, slot: of(slots) }),
  command('repairGear', { agent, slot: of(slots) }),
  command('dismissAgent', { agent }),
  command('sendHaul', { to: of(near), cargo }),
  command('sendCaravan', { mission: of(missionKeys), agent, cargo, provisions: of([[], ['healing_tonic']]) }),
  command('choose', { caravan: fc.tuple(who, count(9)).map(([name, n]) => `${name}_${n}`), choice: of(choices) }),
  command('takeErrand', { errand: count(9).map((n) => `capital_city_${n}`) }),
  command('joinGuild', { guild: of(['wayfarers']) }),
  command('formConvoy', { to: of(near), cargo }),
  command('joinConvoy', { convoy: count(4).map((n) => `capital_city_c${n}`), cargo }),
  command('openLot', {
    ...{ item: of(goods), quantity: count(3), style: of(lotStyles), startPrice: count(60) },
    ...{ floorPrice: count(60), minutes: of([10, 30]) },
  }),
  command('bid', { lot, item: of(goods), quantity: count(3), amount: count(120) }),
  command('claimStep', { step: of(stepKeys) }),
  command('claimDay', {}),
  command('setAlert', { hub: of(near), item: of(goods), when: of(['above', 'below']), price: count(20) }),
  command('collectShelf', { hub: of(near) }),
  command('sendMail', {
    ...{ to: who, subject: of(['A token']), text: of(['', 'For you.']), priority: of(mailPriorities) },
    ...{ gold: fc.integer({ min: 0, max: 60 }), goods: cargo },
  }),
  command('claimMail', { mail }),
  command('deleteMail', { mail }),
  command('regard', { player: who, as: of(['friend', 'blocked', 'stranger']) }),
  command('whisper', { to: who, text: of(['psst']) }),
  command('sayInTrade', { text: of(['Herbs!']) }),
);

type Deed =
  | { do: 'ask'; who: string; body: object }
  /** On a lot as it hangs on the board, so that bids meet lots. */
  | { do: 'bidOnBoard'; who: string; more: number }
  | { do: 'wait'; minutes: number }
  | { do: 'restart'; address: Address };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('ask' as const), who, body: commands }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('bidOnBoard' as const), who, more: count(20) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: count(45) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      address: fc.oneof(
        who.map((name): Address => `trader:${name}`),
        of(hubKeys).map((hub): Address => `hub:${hub}`),
        of(hubKeys).map((hub): Address => `auction:${hub}`),
        fc.tuple(who, count(3)).map(([name, slot]): Address => `lot:${name}_${slot}`),
        fc.tuple(who, count(3)).map(([name, slot]): Address => `mission:${name}_${slot}`),
      ),
    }),
  },
);

function begin(seed: number): Town {
  const town = new Town(kinds, 1_000_000, makeChance(seed));
  // What nobody claims goes back while we watch.
  town.tuning = { version: 1, values: { ...shipped, trader: { ...shipped.trader, enclosedMs: 12 * 3_600_000 } } };
  town.command('hub:capital_city', { type: 'open' });
  for (const name of names) {
    town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
    season(town, `trader:${name}`, 900);
  }
  town.advance(0);
  return town;
}

function perform(town: Town, deed: Deed): void {
  if (deed.do === 'ask') town.command(`trader:${deed.who}`, deed.body);
  else if (deed.do === 'wait') town.advance(deed.minutes * 60_000);
  else if (deed.do === 'restart') town.restart(deed.address);
  else bidOnBoard(town, deed.who, deed.more);
}

function bidOnBoard(town: Town, name: string, more: number): void {
  const hub = town.part<{ hub: string | null }>(`trader:${name}`, 'where')?.hub;
  if (!hub) return;
  const [shown] = partsOf(town, `hub:${hub}` as Address).filter(([key]) => key.startsWith('lot/'));
  if (!shown) return;
  const { id, item, quantity, startPrice, price } = shown[1] as LotPart;
  const amount = (price ?? startPrice) + more;
  town.command(`trader:${name}`, { type: 'bid', lot: id, item, quantity, amount });
}

/** What lies with a trader's lots is what he and the bidders know to lie there. */
function expectLotsToBeKnown(town: Town): void {
  const known = new Map<string, number>();
  for (const name of names) {
    for (const [key, part] of partsOf(town, `trader:${name}`)) {
      if (key.startsWith('bid/') && isUp(part as BidPart)) {
        const { lot: id, amount } = part as BidPart;
        known.set(id, (known.get(id) ?? 0) + amount);
      }
    }
  }
  for (const name of names) {
    for (const [key, part] of partsOf(town, `trader:${name}`)) {
      if (!key.startsWith('lot/') || (part as LotPart).status !== 'open') continue;
      const { id, slot, item, quantity } = part as LotPart;
      expect(town.holdings(`lot:${name}_${slot}`)).toEqual({
        [`item:${item}`]: quantity,
        ...(known.get(id) && { gold: known.get(id) }),
      });
    }
  }
}

test('[D3] [D7] [D10] whatever a life brings: nothing is made or lost, nothing breaks, and nobody forgets', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.array(deeds, { maxLength: 120, size: 'max' }),
      (seed, life) => {
        const town = begin(seed);
        for (const [n, deed] of life.entries()) {
          perform(town, deed);
          if (n % 12 !== 11 && n < life.length - 1) continue;
          expect(town.faults).toEqual([]);
          expect(town.holdings()).toEqual(town.minted());
          expectLotsToBeKnown(town);
        }
        for (const name of names) {
          const parts = partsOf(town, `trader:${name}`);
          for (const [key, part] of parts)
            if (key.startsWith('goods/')) expect(unitsIn(part as Goods)).toBeLessThanOrEqual(1_000);
          town.restart(`trader:${name}`);
          expect(partsOf(town, `trader:${name}`)).toEqual(parts);
        }
        // All that was under way ends by itself.
        town.advance(26 * 3_600_000);
        expect(town.faults).toEqual([]);
        expect(town.holdings()).toEqual(town.minted());
      },
    ),
    { numRuns: 25 },
  );
});
