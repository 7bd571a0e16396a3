/** One test for each rule of the README beside this file: a real mission, and a stand-in for the trader who sends it. */
import { describe, expect, test } from 'vitest';
import { bonusOf, noBonus } from '../content/agents.ts';
import { noHelp } from '../content/gear.ts';
import { addGoods, goodsValue, unitsIn } from '../content/goods.ts';
import type { Outcome, Tier } from '../content/missions.ts';
import { tiers } from '../content/missions.ts';
import { makeChance } from '../kit/chance.ts';
import { Town } from '../kit/town.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { SetOut } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn, partsOf } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { mission } from './actor.ts';
import { step } from './machine.ts';
import type { Dice } from './rules.ts';
import {
  cargoKept,
  expectedGold,
  makeVenture,
  modifierOf,
  oddsOf,
  rolls,
  settle,
  swingsOf,
  throwDice,
  tierOf,
} from './rules.ts';
import type { Trip, Venture } from './state.ts';

const terms = shipped.mission.outcome;
const swings = swingsOf(terms);
const open = shipped.mission.transitions;

const caravan = 'mission:ana_1';
const ana = 'trader:ana';

const supplyRun: Venture = makeVenture('village_supply_run', 'capital_city', 'village_clinic', shipped.road);
const highVenture: Venture = { ...supplyRun, band: 'high', distance: 150, durationMs: 200_000 };
const scout = bonusOf('scout', 1);

const noLuck = { luck: 1, item: 0, units: 0 };
/** Dice that show the roll and nothing else. */
const diceOf = (roll: number, rest: Partial<Dice> = {}): Dice => ({
  roll,
  swing: 0,
  bonus: noLuck,
  discovery: noLuck,
  ...rest,
});
/** A roll that gives the tier on a venture without modifiers. */
const plain: Venture = { ...supplyRun, band: 'medium', distance: 150, durationMs: 200_000 };
const settlePlain = (tier: Tier, rest: Partial<Dice> = {}, bonus = noBonus) =>
  settle(plain, bonus, {}, diceOf(terms.tiers[tier].scoreMin, rest), terms);

/** A mission whose owner only listens; it sets out with ten herbs, a minute after its letter. */
function makeRoad(letter: Partial<SetOut> = {}, seed = 1) {
  const heard: Heard[] = [];
  const town = new Town([mission, makeStandIn('trader', heard)], 1_000_000, makeChance(seed));
  const setOut: SetOut = {
    ...{ type: 'setOut', caravan: 'ana_7', mission: 'village_supply_run', from: 'capital_city', to: 'village_clinic' },
    ...{ agent: { kind: 'scout', level: 1 }, departsAt: town.now + 60_000, arrivesAt: town.now + 162_000 },
    ...letter,
  };
  const send = (value = items('herb', 10)) => town.command(ana, { to: caravan, mail: setOut, value });
  const told = () => heard.map(({ mail }) => mail.type);
  const phase = () => town.part<Trip>(caravan, 'trip')?.phase;
  return { town, heard, send, told, phase };
}

describe('the road', () => {
  test('[MI1] it begins with one letter; a second one goes back with all it brought', () => {
    const { town, heard, send, phase } = makeRoad();
    send();
    expect(phase()).toBe('preparing');
    expect(town.holdings(caravan)).toEqual(items('herb', 10));
    send(items('herb', 3));
    expect(heard.at(-1)).toMatchObject({ mail: { type: 'bounced' }, value: items('herb', 3) });
    expect(town.holdings(caravan)).toEqual(items('herb', 10));
    expect(town.faults).toHaveLength(1);
  });

  test('[MI15] [D3] a bold mission holds its pledge, and gives back what the way it ended leaves of it', () => {
    const bold = { mission: 'treasure_island_voyage', from: 'harbor_town', to: 'treasure_island' } as const;
    const ends = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const { town, heard, send } = makeRoad(bold, seed);
      send(gold(80));
      expect(town.holdings(caravan)).toEqual(gold(80));
      town.advance(162_000);
      const { mail, value } = heard.at(-1) as Heard;
      const outcome = mail['outcome'] as Outcome;
      expect((value.gold ?? 0) - outcome.gold).toBe(Math.floor((80 * terms.tiers[outcome.tier].depositPercent) / 100));
      expect(town.holdings()).toEqual(town.minted());
      return outcome.tier;
    });
    expect(new Set(ends).size).toBeGreaterThan(2);
  });

  test('[MI16] what is taken along adds to the roll and to discoveries, and to what the agent can', () => {
    const bonus = bonusOf('scout', 1);
    const at = (roll: number, luck = 0) => tierOf(plain, bonus, roll, terms, { roll: luck, discoveryPercent: 0 });
    expect([at(37), at(37, 5), at(92, 5)]).toEqual(['poor', 'normal', 'legendary']);
    const luck = { roll: 0, discoveryPercent: 100 };
    const dice = diceOf(95, { discovery: { luck: 0.9, item: 0, units: 0 } });
    expect(settle(plain, noBonus, {}, dice, terms).finds).toEqual({});
    expect(settle(plain, noBonus, {}, dice, terms, luck).finds).toEqual({ pearl: 2 });
    const { town, send } = makeRoad({ help: { ...noHelp, success: 10, roll: 5 } });
    send();
    expect(town.part<Trip>(caravan, 'trip')).toMatchObject({ bonus: { success: 15 }, luck: { roll: 5 } });
  });

  test("[MI17] [D3] an errand delivers what arrives, and is paid in proportion; what else was carried is its owner's", () => {
    const ends = Array.from({ length: 30 }, (_, seed) => {
      const heard: Heard[] = [];
      const town = new Town(
        [mission, makeStandIn('trader', heard), makeStandIn('hub', heard)],
        1_000_000,
        makeChance(seed),
      );
      const letter: SetOut = {
        ...{ type: 'setOut', caravan: 'ana_7', mission: null, from: 'fortress_gate', to: 'ancient_ruins', agent: null },
        ...{ errand: { item: 'herb', units: 10, pay: 100 }, departsAt: town.now, arrivesAt: town.now + 60_000 },
      };
      town.command(ana, { to: caravan, mail: letter, value: plus(items('herb', 10), items('hide', 4)) });
      town.advance(60_000);
      const outcome = (heard.find(({ mail }) => mail.type === 'arrived') as Heard).mail['outcome'] as Outcome;
      const arrived = outcome.delivered?.herb ?? 0;
      expect(outcome).toMatchObject({ gold: arrived * 10 });
      expect(outcome.kept.herb).toBeUndefined();
      const value = heard.filter(({ by }) => by === 'hub:ancient_ruins').map((each) => each.value);
      expect(value).toEqual(arrived > 0 ? [items('herb', arrived)] : []);
      expect(town.holdings()).toEqual(town.minted());
      return arrived;
    });
    expect(Math.max(...ends)).toBe(10);
    expect(Math.min(...ends)).toBeLessThan(10);
  });

  test('[MI1] nor does an empty one take the place of another', () => {
    const { town, heard, send, told } = makeRoad();
    send({});
    send({});
    expect(told()).toEqual(['bounced']);
    expect(heard[0]?.value).toEqual({});
    town.advance(162_000);
    expect(told()).toEqual(['bounced', 'departed', 'arrived']);
  });

  test('[MI1] gold is no cargo', () => {
    const { heard, send, phase } = makeRoad();
    send(plus(items('herb', 1), gold(5)));
    expect(phase()).toBeUndefined();
    expect(heard.at(-1)).toMatchObject({ mail: { type: 'bounced' }, value: plus(items('herb', 1), gold(5)) });
  });

  test('[MI2] it departs when its agent has come and arrives at its hour', () => {
    const { town, send, told, phase } = makeRoad();
    send();
    town.advance(59_999);
    expect([phase(), told()]).toEqual(['preparing', []]);
    town.advance(1);
    expect([phase(), told()]).toEqual(['travelling', ['departed']]);
    town.advance(101_999);
    expect([phase(), told()]).toEqual(['travelling', ['departed']]);
    town.restart(caravan);
    town.advance(1);
    expect([phase(), told()]).toEqual([undefined, ['departed', 'arrived']]);
  });

  test('[MI2] who waits for nobody departs at once', () => {
    const { send, told, phase } = makeRoad({ mission: null, agent: null, departsAt: 1_000_000 });
    send();
    expect([phase(), told()]).toEqual(['travelling', ['departed']]);
  });

  test('[MI3] [D8] woken long after, it goes through every phase, and arrives once', () => {
    const { town, send, told } = makeRoad();
    send();
    town.restart(caravan);
    town.now += 86_400_000;
    town.deliver(caravan, { type: 'wake' });
    town.deliver(caravan, { type: 'wake' });
    town.advance(86_400_000);
    expect(told()).toEqual(['departed', 'arrived']);
    expect(town.faults).toEqual([]);
  });

  test('[MI3] the chart goes as far as the clock', () => {
    const deadlines = { departsAt: 10, arrivesAt: 20, open };
    expect(step('preparing', deadlines, 9)).toBeNull();
    expect(step('preparing', deadlines, 10)).toEqual({ phase: 'travelling', deed: 'depart' });
    expect(step('travelling', deadlines, 19)).toBeNull();
    expect(step('travelling', deadlines, 99)).toEqual({ phase: 'arrived', deed: 'arrive' });
    expect(step('arrived', deadlines, 99)).toBeNull();
    const blocked = { ...deadlines, halt: { at: 15, endsAt: 18, toll: 5 } };
    expect(step('travelling', blocked, 99)).toEqual({ phase: 'halted', deed: 'halt' });
    expect(step('halted', blocked, 17)).toBeNull();
    expect(step('halted', blocked, 18)).toEqual({ phase: 'travelling', deed: 'goRound' });
  });

  test('[MI12] it ends on the terms of the day it was sent', () => {
    const { town, heard, send } = makeRoad();
    send();
    const trip = town.part<Trip>(caravan, 'trip') as Trip;
    expect(trip.venture).toEqual(supplyRun);
    const venture = { ...supplyRun, reward: { ...supplyRun.reward, gold: 1_000_000 } };
    town.actor(caravan).parts.set('trip', { ...trip, venture });
    town.advance(162_000);
    const { mail } = heard.at(-1) as Heard;
    expect((mail['outcome'] as Outcome).gold).toBeGreaterThan(10_000);
  });

  test('[MI13] what arrives goes to the owner with the outcome, and nothing remains', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { town, heard, send } = makeRoad({}, seed);
      send();
      town.advance(162_000);
      const { mail, value } = heard.at(-1) as Heard;
      const outcome = mail['outcome'] as Outcome;
      const goods = addGoods(outcome.kept, addGoods(outcome.goods, outcome.finds));
      expect(mail).toMatchObject({ type: 'arrived', caravan: 'ana_7', hub: 'village_clinic' });
      expect(value).toEqual(plus(goodsValue(goods), gold(outcome.gold)));
      expect(addGoods(outcome.kept, outcome.lost)).toEqual({ herb: 10 });
      expect(partsOf(town, caravan)).toEqual([]);
      expect(town.actor(caravan).wakeAt).toBeNull();
      expect(town.faults).toEqual([]);
    }
  });

  test('[MI14] it takes no commands', () => {
    const town = new Town([mission]);
    expect(town.command(caravan, { type: 'arrive' })).toMatchObject({ ok: false, refused: 'invalid' });
  });
});

describe('the roll', () => {
  test('[MI4] what is added to it', () => {
    expect(modifierOf(plain, noBonus, terms)).toBe(0);
    expect(modifierOf({ ...plain, band: 'low' }, noBonus, terms)).toBe(5);
    expect(modifierOf({ ...plain, band: 'high' }, noBonus, terms)).toBe(-15);
    expect(modifierOf(plain, { ...noBonus, success: 15 }, terms)).toBe(7);
    expect(modifierOf({ ...plain, distance: 99 }, noBonus, terms)).toBe(3);
    expect(modifierOf({ ...plain, distance: 201 }, noBonus, terms)).toBe(-3);
    expect(modifierOf({ ...plain, durationMs: 179_999 }, noBonus, terms)).toBe(2);
    expect(modifierOf({ ...plain, durationMs: 300_001 }, noBonus, terms)).toBe(-2);
    expect(modifierOf(supplyRun, scout, terms)).toBe(5 + 2 + 3 + 2);
  });

  test('[MI4] seven tiers, by score', () => {
    const starts = rolls.filter(
      (roll) => roll === 0 || tierOf(plain, noBonus, roll, terms) !== tierOf(plain, noBonus, roll - 1, terms),
    );
    expect(starts).toEqual([0, 5, 20, 40, 70, 90, 95]);
    expect(starts.map((roll) => tierOf(plain, noBonus, roll, terms))).toEqual([...tiers].reverse());
    expect(tierOf(highVenture, noBonus, 0, terms)).toBe('criticalFailure');
    expect(tierOf(supplyRun, bonusOf('guard', 10), 100, terms)).toBe('legendary');
    // On a guarded road neither luck nor misfortune goes to the end.
    expect([0, 100].map((roll) => tierOf(supplyRun, scout, roll, terms))).toEqual(['poor', 'critical']);
  });

  test.each([
    ['low', supplyRun, scout],
    ['medium', plain, bonusOf('specialist', 4)],
    ['high', highVenture, noBonus],
  ] as const)('[MI5] odds and expected gold of %s risk are the frequencies over all rolls', (_, venture, bonus) => {
    const ends = new Map<Tier, number>();
    let goldSum = 0;
    for (const roll of rolls) {
      for (const swing of swings) {
        const outcome = settle(venture, bonus, {}, diceOf(roll, { swing }), terms);
        ends.set(outcome.tier, (ends.get(outcome.tier) ?? 0) + 1);
        goldSum += outcome.gold;
      }
    }
    const throws = rolls.length * swings.length;
    const odds = oddsOf(venture, bonus, terms);
    for (const tier of tiers) expect(odds[tier]).toBeCloseTo((ends.get(tier) ?? 0) / throws, 12);
    expect(Object.values(odds).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    expect(expectedGold(venture, bonus, terms)).toBeCloseTo(goldSum / throws, 8);
  });

  test('[MI5] dice thrown by chance show every roll and swing alike', () => {
    const chance = makeChance(7);
    const throws = Array.from({ length: 20_200 }, () => throwDice(chance, terms));
    for (const of of [(dice: Dice) => dice.roll, (dice: Dice) => dice.swing + 10]) {
      const seen = new Map<number, number>();
      for (const dice of throws) seen.set(of(dice), (seen.get(of(dice)) ?? 0) + 1);
      const sides = Math.max(...seen.keys()) + 1;
      expect(seen.size).toBe(sides);
      const expected = throws.length / sides;
      for (const count of seen.values()) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
    }
    const top = throwDice(() => 1 - 2 ** -32, terms);
    expect([top.roll, top.swing]).toEqual([100, 10]);
  });
});

describe('what it brings', () => {
  test('[MI6] gold: the promise, the tier, a tenth more or less, and the share of the agent', () => {
    const goldOf = (tier: Tier, swing = 0, bonus = noBonus) => settlePlain(tier, { swing }, bonus).gold;
    expect(tiers.map((tier) => goldOf(tier))).toEqual([90, 67, 54, 45, 31, 13, 0]);
    expect([goldOf('normal', -10), goldOf('normal', 10)]).toEqual([40, 49]);
    expect(goldOf('normal', 0, bonusOf('trader', 1))).toBe(54);
    expect(settle(highVenture, noBonus, {}, diceOf(60), terms).gold).toBe(82);
  });

  test('[MI7] goods follow the tier, rounded up above par and down below it', () => {
    const goodsOf = (tier: Tier) => settlePlain(tier).goods;
    expect(goodsOf('legendary')).toEqual({ iron_ore: 3, herb: 4 });
    expect(goodsOf('normal')).toEqual({ iron_ore: 2, herb: 3 });
    expect(goodsOf('poor')).toEqual({ iron_ore: 1, herb: 2 });
    expect(goodsOf('failure')).toEqual({});
  });

  test('[MI8] bonus and discovery come from near the hub set out from, else the one gone to', () => {
    const found = (from: 'capital_city' | 'scholars_tower', item: number) => {
      const venture = {
        ...makeVenture('village_supply_run', from, 'village_clinic', shipped.road),
        band: 'medium' as const,
      };
      const lucky = { luck: 0, item, units: 0.999 };
      return settle(venture, noBonus, {}, diceOf(95, { bonus: lucky, discovery: lucky }), terms).finds;
    };
    expect(found('capital_city', 0)).toEqual({ iron_ore: 5, pearl: 3 });
    expect(found('capital_city', 0.999)).toEqual({ hide: 5, relic_fragment: 3 });
    expect(found('scholars_tower', 0.999)).toEqual({ healing_tonic: 5, relic_fragment: 3 });
    const unlucky = { luck: 0.95, item: 0, units: 0 };
    expect(settlePlain('legendary', { bonus: unlucky, discovery: unlucky }).finds).toEqual({});
    expect(settlePlain('poor', { bonus: { ...unlucky, luck: 0 } }).finds).toEqual({});
  });

  test('[MI9] each tier is no worse than the one below it, and the legendary one better in what it adds', () => {
    const columns = (tier: Tier) => {
      const { bonus, discovery, ...rest } = terms.tiers[tier];
      return [...Object.values(rest), ...Object.values(bonus), ...Object.values(discovery)];
    };
    for (const [n, tier] of tiers.entries()) {
      const worse = tiers[n + 1];
      if (!worse) continue;
      for (const [column, value] of columns(tier).entries())
        expect(value).toBeGreaterThanOrEqual(columns(worse)[column] ?? 0);
    }
    const [best, next] = [terms.tiers.legendary, terms.tiers.critical];
    expect(best.bonus.unitsMin).toBeGreaterThan(next.bonus.unitsMin);
    expect(best.discovery.unitsMax).toBeGreaterThan(next.discovery.unitsMax);
  });

  test('[MI10] of the cargo arrives what the tier lets arrive, rounded up and spread evenly', () => {
    const hold = { iron_ore: 50, herb: 30, pearl: 20 };
    const keptOf = (tier: Tier, venture = plain) => cargoKept(venture, tier, hold, terms);
    for (const tier of ['legendary', 'critical', 'good', 'normal'] as const) expect(keptOf(tier)).toEqual(hold);
    expect(keptOf('poor')).toEqual({ iron_ore: 45, herb: 27, pearl: 18 });
    expect(keptOf('failure')).toEqual({ iron_ore: 30, herb: 18, pearl: 12 });
    expect(keptOf('criticalFailure')).toEqual({ iron_ore: 13, herb: 7, pearl: 5 });
    expect(keptOf('criticalFailure', highVenture)).toEqual({});
    const crumbs = { iron_ore: 1, herb: 1, hide: 1, pearl: 1, iron_ingot: 1 };
    expect(unitsIn(cargoKept(plain, 'failure', crumbs, terms))).toBe(3);
    expect(unitsIn(cargoKept(plain, 'criticalFailure', { herb: 1 }, terms))).toBe(1);
  });

  test('[MI10] what is lost leaves the world as a loss', () => {
    for (let seed = 1, lost = 0; lost === 0; seed++) {
      const { town, send } = makeRoad({ agent: null }, seed);
      send(items('herb', 10));
      town.advance(162_000);
      const losses = town.movements.filter(({ credit }) => credit === 'sink:caravanLoss');
      lost = losses.reduce((sum, { amount }) => sum + amount, 0);
      expect(town.holdings()).toEqual({});
    }
  });

  test('[MI11] a haul earns and finds nothing; its risk is that of its whole path', () => {
    const haul = makeVenture(null, 'capital_city', 'market_square', shipped.road);
    expect(haul).toEqual({ band: 'low', distance: 60, durationMs: 60_000, reward: null });
    expect(makeVenture(null, 'capital_city', 'hidden_cove', shipped.road).band).toBe('high');
    const lucky = { luck: 0, item: 0, units: 0 };
    expect(settle(haul, noBonus, { herb: 5 }, diceOf(100, { bonus: lucky, discovery: lucky }), terms)).toEqual({
      ...{ tier: 'critical', gold: 0, goods: {}, finds: {} },
      ...{ kept: { herb: 5 }, lost: {}, xp: 0 },
    });
    expect(expectedGold(haul, noBonus, terms)).toBe(0);
  });
});
