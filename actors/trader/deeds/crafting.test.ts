/** The bench, rule by rule: inputs, times, qualities, and what comes of a job that is broken off. */
import { expect, test } from 'vitest';
import { blueprintKeys } from '../../content/blueprints.ts';
import type { Goods } from '../../content/goods.ts';
import { qualities } from '../../content/qualities.ts';
import { makeChance } from '../../kit/chance.ts';
import type { Town } from '../../kit/town.ts';
import { makeTown } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import { craftMs, emptyBench, learn, qualityBy, qualityOdds, roll, xpToNext } from '../rules/crafting.ts';
import type { BenchPart } from '../state.ts';

const tuning = shipped.trader;

const ana = 'trader:ana';
const goodsOf = (town: Town) => town.part<Goods>(ana, 'goods/capital_city') ?? {};
const benchOf = (town: Town) => town.part<BenchPart>(ana, 'bench') ?? emptyBench;
const craft = (town: Town, blueprint = 'iron_ingot', quantity = 1) =>
  town.command(ana, { type: 'craft', blueprint, quantity });
const minutes = (n: number) => n * 60_000;

/** Ana with ore for a long day, and more than the first piece behind her. */
function makeWorkshop(level = 1): Town {
  const town = makeTown('ana');
  town.actor(ana).parts.set('bench', { ...emptyBench, made: 1, level });
  town.command(ana, { type: 'grant', order: 1, asset: 'item:iron_ore', amount: 150, operator: 'op', reason: 'work' });
  town.command(ana, { type: 'grant', order: 2, asset: 'item:speed_elixir', amount: 1, operator: 'op', reason: 'work' });
  return town;
}

test('[TR30] inputs leave the warehouse at once and lie on the bench; one job is under way, five wait', () => {
  const town = makeWorkshop();
  expect(craft(town, 'iron_ingot', 3)).toEqual({ ok: true, result: { job: 'j2', endsAt: town.now + minutes(33) } });
  expect(goodsOf(town).iron_ore).toBe(154);
  for (let n = 0; n < tuning.queuedJobsMax; n++)
    expect(craft(town)).toMatchObject({ ok: true, result: { endsAt: null } });
  expect(craft(town)).toEqual({ ok: false, refused: 'benchIsFull' });
  expect(town.holdings(ana)).toMatchObject({ 'item:iron_ore': 160 });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR30] crafting needs skill, inputs and a roof', () => {
  const town = makeWorkshop();
  expect(craft(town, 'steel_bar')).toEqual({ ok: false, refused: 'unknownBlueprint' });
  expect(craft(town, 'leather_roll', 4)).toEqual({ ok: false, refused: 'notEnoughGoods' });
  expect(craft(makeWorkshop(3), 'steel_bar')).toEqual({ ok: false, refused: 'notEnoughGoods' });
  town.command(ana, { type: 'travel', to: 'trading_post' });
  expect(craft(town)).toEqual({ ok: false, refused: 'notHere' });
});

test('[TR31] many of a kind spare a tenth; the first piece of a life takes half a minute', () => {
  expect([1, 2, 50].map((quantity) => craftMs('iron_ingot', quantity, false, tuning) / 60_000)).toEqual([12, 22, 540]);
  const town = makeTown('ana');
  expect(craft(town)).toMatchObject({ result: { endsAt: town.now + 30_000 } });
  craft(town, 'leather_roll');
  town.advance(30_000);
  expect(benchOf(town).jobs).toMatchObject([{ id: 'j2', startedAt: town.now, endsAt: town.now + minutes(12) }]);
});

test('[TR31] [D8] jobs follow each other without a gap, however late anybody looks', () => {
  const town = makeWorkshop();
  const start = town.now;
  for (let n = 0; n < 3; n++) craft(town);
  town.now += minutes(30);
  town.advance(0);
  expect(benchOf(town).jobs).toMatchObject([{ id: 'j4', startedAt: start + minutes(24), endsAt: start + minutes(36) }]);
  expect(goodsOf(town).iron_ingot).toBe(2);
  town.advance(minutes(6));
  expect(benchOf(town).jobs).toEqual([]);
  expect(town.actor(ana).wakeAt).toBeNull();
});

test('[TR32] [D3] what is done is made of what was laid down, lies in the hub of the job, and teaches', () => {
  const town = makeWorkshop();
  craft(town, 'iron_ingot', 5);
  town.command(ana, { type: 'travel', to: 'trading_post' });
  town.advance(minutes(60));
  expect(goodsOf(town)).toMatchObject({ iron_ingot: 5, iron_ore: 150 });
  expect(benchOf(town)).toMatchObject({ level: 1, xp: 50, jobs: [] });
  expect(town.holdings()).toEqual(town.minted());
  expect(town.notices.find(({ notice }) => notice.type === 'crafted')?.notice).toMatchObject({
    hub: 'capital_city',
    made: { iron_ingot: 5 },
  });
});

test('[TR32] skill grows by the curve, and surplus counts on', () => {
  expect([1, 2, 3].map((level) => xpToNext(level, tuning))).toEqual([100, 150, 200]);
  expect(learn({ level: 1, xp: 90 }, 200, tuning)).toEqual({ level: 3, xp: 40 });
});

test.each([0, 4, 30])('[TR32] the odds shown are those of the roll: skill %i', (skill) => {
  const [odds, chance] = [qualityOdds(skill, tuning), makeChance(7)];
  const steps = 10_000;
  for (const quality of qualities) {
    const share =
      Array.from({ length: steps }, (_, n) => qualityBy(n / steps, skill, tuning)).filter((each) => each === quality)
        .length / steps;
    expect(share).toBeCloseTo(odds[quality], 3);
  }
  expect(odds.uncommon).toBeGreaterThan(0.09);
  const made = roll('iron_sword', 20_000, skill, chance, tuning);
  expect((made.iron_sword_rare ?? 0) / 20_000).toBeCloseTo(odds.rare, 2);
  expect(Object.keys(roll('iron_ingot', 500, skill, chance, tuning))).toEqual(['iron_ingot']);
});

test('[TR33] [D3] a job broken off: finished pieces come out, the one at hand is lost, the rest comes back', () => {
  const town = makeWorkshop();
  const cancel = (job: string) => town.command(ana, { type: 'cancelJob', job });
  craft(town, 'iron_ingot', 10);
  craft(town, 'iron_ingot', 2);
  town.advance(minutes(27));
  expect(cancel('j2')).toEqual({ ok: true, result: { finished: 2 } });
  expect(goodsOf(town)).toMatchObject({ iron_ingot: 2, iron_ore: 160 - 4 - 6 });
  expect(benchOf(town).jobs).toMatchObject([{ id: 'j3', startedAt: town.now }]);
  expect(cancel('j3')).toEqual({ ok: true, result: { finished: 0 } });
  expect(cancel('j3')).toEqual({ ok: false, refused: 'unknownJob' });
  // A piece had been begun.
  expect(goodsOf(town)).toMatchObject({ iron_ingot: 2, iron_ore: 160 - 4 - 2 - 2 });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR34] an elixir halves what is left of the job under way, once', () => {
  const town = makeWorkshop();
  const hasten = (job = 'j2') => town.command(ana, { type: 'hastenJob', job });
  craft(town);
  craft(town);
  expect(hasten('j3')).toEqual({ ok: false, refused: 'unknownJob' });
  town.advance(minutes(2));
  expect(hasten()).toEqual({ ok: true, result: { endsAt: town.now + minutes(5) } });
  expect(hasten()).toEqual({ ok: false, refused: 'alreadyHastened' });
  expect(goodsOf(town).speed_elixir).toBeUndefined();
  town.advance(minutes(5));
  expect(hasten('j3')).toEqual({ ok: false, refused: 'notEnoughGoods' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR30] every blueprint can be made by whoever has the skill and the inputs', () => {
  const town = makeWorkshop(10);
  for (const blueprint of blueprintKeys)
    expect(craft(town, blueprint)).not.toMatchObject({ refused: 'unknownBlueprint' });
});
