/** The whole tree: what is shipped, what is refused, and what a change of numbers does to what is under way. */
import { describe, expect, test } from 'vitest';
import type { OrderPart as HouseOrder } from './auction/state.ts';
import { repairCost } from './content/gear.ts';
import { tiers } from './content/missions.ts';
import { kinds } from './kinds.ts';
import type { Town } from './kit/town.ts';
import type { MissionParts } from './mission/state.ts';
import { house, makeTown, partsOf, place } from './testing.ts';
import type { CaravanPart, GatheringPart } from './trader/state.ts';
import { branches, parseTuning, shipped, type Tuning } from './tuning.ts';

const ana = 'trader:ana';
const caravan = 'mission:ana_1';

function turned(file: object): Tuning {
  const parsed = parseTuning(file);
  if ('flaws' in parsed) throw new Error(JSON.stringify(parsed.flaws));
  return parsed.tuning;
}

function turn(town: Town, file: object): void {
  town.tuning = { version: (town.tuning?.version ?? 0) + 1, values: turned(file) };
}

const flawsOf = (file: unknown) => {
  const parsed = parseTuning(file);
  return 'flaws' in parsed ? parsed.flaws : [];
};

describe('a file', () => {
  test('names what is not as shipped; all else is, and nobody can change it behind the back of others', () => {
    expect(turned({})).toEqual(shipped);
    const cheap = turned({ $schema: './schema.json', road: { crewPer100Units: 10 } });
    expect(cheap).toEqual({ ...shipped, road: { ...shipped.road, crewPer100Units: 10 } });
    expect(Object.isFrozen(cheap.mission.outcome.tiers.normal.bonus)).toBe(true);
  });

  test('every kind that hosts players has its branch', () => {
    expect(Object.keys(branches)).toEqual(expect.arrayContaining(kinds.map(({ kind }) => kind)));
    for (const { kind, tuning } of kinds) expect([kind, tuning]).toEqual([kind, shipped]);
  });

  test.each<[string, unknown, readonly string[]]>([
    ['too much', { lot: { raisePercent: 101 } }, ['lot.raisePercent']],
    ['too little', { hub: { merchant: { tickMs: 4_999 } } }, ['hub.merchant.tickMs']],
    ['a fraction where none belongs', { road: { haulMsPerUnit: 1.5 } }, ['road.haulMsPerUnit']],
    ['words', { trader: { agentsMax: 'four' } }, ['trader.agentsMax']],
    ['a number for a switch', { mission: { transitions: { depart: 1 } } }, ['mission.transitions.depart']],
    ['a key there is not', { hub: { merchant: { halfspread: 0.1 } } }, ['hub.merchant.halfspread']],
    ['a branch there is not', { dragons: {} }, ['dragons']],
    ['no tree at all', [], ['']],
    ['nothing', null, ['']],
    ['a span turned round', { hub: { errands: { worthMin: 300 } } }, ['hub.errands.worthMin']],
    ['a span in a tier', find(3, 2), ['mission.outcome.tiers.legendary.bonus.unitsMin']],
    [
      'two at once',
      { trade: { depositBasisPoints: -1 }, lot: { answerMs: -1 } },
      ['trade.depositBasisPoints', 'lot.answerMs'],
    ],
  ])('is refused as a whole for %s', (_, file, keys) => {
    expect(flawsOf(file).map(({ key }) => key)).toEqual(keys);
  });

  test('[MI9] is refused when a worse end of a trip brings more of anything', () => {
    const flaws = flawsOf({ mission: { outcome: { tiers: { poor: { goldPercent: 101 } } } } });
    expect(flaws).toEqual([{ key: 'mission.outcome.tiers.poor.goldPercent', why: 'is more than normal has, 100' }]);
  });
});

function find(unitsMin: number, unitsMax: number): object {
  const bonus = { chance: 1, unitsMin, unitsMax };
  const worse = { bonus: { chance: 0, unitsMin: 0, unitsMax: 0 }, discovery: { chance: 0, unitsMin: 0, unitsMax: 0 } };
  const others = Object.fromEntries(tiers.slice(1).map((tier) => [tier, worse]));
  return { mission: { outcome: { tiers: { ...others, legendary: { bonus } } } } };
}

describe('what is under way', () => {
  const haul = (town: Town) =>
    town.command(ana, { type: 'sendHaul', to: 'market_square', cargo: { herb: 1 } }) as { ok: boolean };
  const caravanOf = (town: Town, n: number) => town.part<CaravanPart>(ana, `caravan/ana_${n}`);

  test('[MI12] a caravan keeps what it left with, the next one leaves with what is new', () => {
    const town = makeTown('ana');
    haul(town);
    const arrivesAt = town.now + 60_000;
    turn(town, { road: { haulMsPerUnit: 2_000, crewPer100Units: 40 }, mission: { incidents: { choiceMs: 1_000 } } });
    expect(town.part<MissionParts['terms']>(caravan, 'terms')?.incidents).toEqual(shipped.mission.incidents);
    haul(town);
    expect([caravanOf(town, 1)?.arrivesAt, caravanOf(town, 2)?.arrivesAt]).toEqual([arrivesAt, arrivesAt + 60_000]);
    expect([caravanOf(town, 1)?.paid, caravanOf(town, 2)?.paid]).toEqual([16, 28]);
    expect(town.part<MissionParts['terms']>('mission:ana_2', 'terms')?.incidents.choiceMs).toBe(1_000);
  });

  test('[MI12] it ends on the odds it was sent with, whatever was turned meanwhile', () => {
    const rewardless = Object.fromEntries(
      tiers.map((tier) => [tier, { goldPercent: 0, goodsPercent: 0, xpPercent: 0 }]),
    );
    const endOf = (when: 'before' | 'after' | 'never') => {
      const town = makeTown('ana');
      town.command(ana, { type: 'hireAgent', kind: 'scout' });
      if (when === 'before') turn(town, { mission: { outcome: { tiers: rewardless } } });
      town.command(ana, { type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} });
      if (when === 'after') turn(town, { mission: { outcome: { tiers: rewardless } } });
      town.advance(600_000);
      return caravanOf(town, 1)?.outcome;
    };
    expect(endOf('before')).toMatchObject({ gold: 0, goods: {} });
    expect(endOf('after')).toEqual(endOf('never'));
    expect(endOf('after')?.gold).toBeGreaterThan(0);
  });

  test('[AU6] [AU7] an order pays the fees and the deposit of the day it was placed', () => {
    const town = makeTown('ana', 'ben');
    place(town, 'ana', { side: 'sell', price: 100, quantity: 2 });
    turn(town, { trade: { restingFeeBasisPoints: { 12: 1_000 }, takingFeeBasisPoints: 0, depositBasisPoints: 1_000 } });
    place(town, 'ana', { side: 'sell', price: 100, quantity: 2 });
    const [old, young] = [1, 2].map((n) => town.part<HouseOrder>(house, `order/ana-${n}`));
    expect(old).toMatchObject({ restingFeeBasisPoints: 300, takingFeeBasisPoints: 200, depositPaid: 1 });
    expect(young).toMatchObject({ restingFeeBasisPoints: 1_000, takingFeeBasisPoints: 0, depositPaid: 20 });
    place(town, 'ben', { side: 'buy', price: 100, quantity: 4 });
    const fees = town.movements.filter(({ credit }) => credit === 'sink:orderFee').map(({ amount }) => amount);
    expect(fees).toEqual([6, 20]);
    expect(town.faults).toEqual([]);
  });

  test('[TR35] a basket is filled at the pace it was begun at; the next begins at the new one', () => {
    const town = makeTown('ana');
    const gather = () => town.command(ana, { type: 'gather', item: 'herb', units: 5 });
    const endsAt = () => (town.part<GatheringPart>(ana, 'gathering')?.endsAt ?? 0) - town.now;
    gather();
    turn(town, { trader: { gatherMsPerUnit: 1_000 } });
    expect(endsAt()).toBe(40_000);
    town.advance(40_000);
    gather();
    expect(endsAt()).toBe(5_000);
  });

  test('[TR38] gear that has lasted longer than it would by now is worn through, and no more', () => {
    const gear = { ...shipped.trader.gear, tripsToWear: { ...shipped.trader.gear.tripsToWear, common: 5 } };
    expect([4, 5, 19].map((wear) => repairCost('rusty_sword', wear, gear))).toEqual([7, 8, 8]);
  });

  test('[TR6] a limit is live: the next wish goes by it, in either direction', () => {
    const town = makeTown('ana');
    turn(town, { trader: { openOrdersMax: 1 } });
    const buy = () => place(town, 'ana', { price: 1 });
    expect([buy(), buy()]).toMatchObject([{ ok: true }, { ok: false, refused: 'tooManyOrders' }]);
    turn(town, {});
    expect(buy()).toMatchObject({ ok: true });
  });
});

describe('what is remembered', () => {
  test('[D7] an actor notes the version it decided under, and no restart reads it or the tuning', () => {
    const town = makeTown('ana', 'ben');
    expect(town.part(ana, '~tuned')).toBeUndefined();
    turn(town, { trade: { depositBasisPoints: 1_000 } });
    place(town, 'ana', { side: 'sell', price: 90, quantity: 2 });
    expect([town.part(ana, '~tuned'), town.part(house, '~tuned'), town.part('trader:ben', '~tuned')]).toEqual([
      1,
      1,
      undefined,
    ]);
    const before = [ana, house].map((address) => partsOf(town, address as typeof ana));
    turn(town, { trade: { depositBasisPoints: 0 }, trader: { warehouseUnitsMax: 10 } });
    for (const address of [ana, house] as const) town.restart(address);
    expect([ana, house].map((address) => partsOf(town, address as typeof ana))).toEqual(before);
    expect(town.part(ana, '~tuned')).toBe(1);
    place(town, 'ben', { side: 'buy', price: 90, quantity: 2 });
    expect(town.part(ana, '~tuned')).toBe(2);
    expect(town.holdings()).toEqual(town.minted());
  });
});
