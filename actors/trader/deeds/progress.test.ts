/** How far a trader has come, rule by rule: levels, steps, achievements, days, figures, the feed, and how he looks. */
import { expect, test } from 'vitest';
import { itemKeys } from '../../content/items.ts';
import { levelAt, levelFor } from '../../content/levels.ts';
import { stepKeys, stepOf } from '../../content/onboarding.ts';
import { kinds } from '../../kinds.ts';
import { Town } from '../../kit/town.ts';
import { makeTown, partsOf, place, season } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import { limits } from '../limits.ts';
import {
  caravanSlotsAt,
  isBound,
  noProgress,
  ordersMaxAt,
  streakAfter,
  streakGold,
  tally,
  warehouseUnitsAt,
} from '../rules/progress.ts';
import type { FeedLine, ProgressPart } from '../state.ts';

const tuning = shipped.trader;

const ana = 'trader:ana';
const goldOf = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold ?? 0;
const progressOf = (town: Town) => town.part<ProgressPart>(ana, 'progress') ?? noProgress;
const claimStep = (town: Town, step: string) => town.command(ana, { type: 'claimStep', step });
const claimDay = (town: Town) => town.command(ana, { type: 'claimDay' });
const means = { gold: 0, craftLevel: 1 };

/** Ana as she comes in. */
function makeNewcomer(guest = false): Town {
  const town = new Town(kinds);
  town.command(ana, { type: 'welcome', name: 'Ana', guest });
  return town;
}

test('[TR44] experience makes levels, and levels make room', () => {
  expect([0, 99, 100, 9_999, 10_000].map(levelAt)).toEqual([1, 1, 2, 9, 10]);
  expect([1, 6, 9].map((level) => caravanSlotsAt(level, tuning))).toEqual([3, 4, 5]);
  expect([6, 7, 10].map((level) => warehouseUnitsAt(level, tuning))).toEqual([1_000, 1_500, 2_000]);
  expect([7, 8].map((level) => ordersMaxAt(level, tuning))).toEqual([50, 75]);
  expect([levelFor('mediumMissions'), levelFor('highMissions'), levelFor('lots'), levelFor('foundGuild')]).toEqual([
    3, 5, 4, 3,
  ]);
});

test('[TR44] deeds teach; selling piece by piece teaches so much a day', () => {
  const town = makeNewcomer();
  town.command(ana, { type: 'hireAgent', kind: 'scout' });
  expect(progressOf(town)).toMatchObject({ xp: 50, figures: { agents: 1 } });
  let progress = noProgress;
  for (let n = 0; n < 50; n++) progress = tally(progress, { now: 1_000, means, tuning }, 'sold', { sold: 1 }).progress;
  expect(progress.xp).toBe(50 + 15 * tuning.xpSalesPerDayMax);
  expect(tally(progress, { now: limits.dayMs, means, tuning }, 'sold', { sold: 1 }).progress.xp).toBe(progress.xp + 15);
});

test('[TR45] each step is taken by its deed and claimed once; the welcome is never claimed', () => {
  const town = makeNewcomer();
  expect(claimStep(town, 'welcome')).toEqual({ ok: false, refused: 'alreadyClaimed' });
  expect(claimStep(town, 'hire_agent')).toEqual({ ok: false, refused: 'notDone' });
  town.command(ana, { type: 'hireAgent', kind: 'scout' });
  town.command(ana, { type: 'gather', item: 'herb', units: 1 });
  town.command(ana, { type: 'joinGuild', guild: 'wayfarers' });
  town.advance(8_000);
  town.command(ana, { type: 'craft', blueprint: 'iron_ingot', quantity: 1 });
  town.advance(30_000);
  place(town, 'ana', { side: 'sell', item: 'iron_ingot', price: 20 });
  town.command('trader:ben', { type: 'welcome', name: 'Ben', guest: false });
  place(town, 'ben', { item: 'iron_ingot', price: 20 });
  place(town, 'ben', { side: 'sell', item: 'herb', price: 5 });
  place(town, 'ana', { item: 'herb', price: 5 });
  town.command(ana, { type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} });
  town.advance(600_000);
  town.command(ana, { type: 'travel', to: 'trading_post' });
  town.advance(60_000);
  expect(Object.keys(progressOf(town).steps).sort()).toEqual([...stepKeys].sort());
  const before = goldOf(town);
  for (const step of stepKeys.filter((key) => key !== 'welcome')) {
    expect(claimStep(town, step)).toEqual({ ok: true, result: {} });
    expect(claimStep(town, step)).toEqual({ ok: false, refused: 'alreadyClaimed' });
  }
  expect(goldOf(town) - before).toBe(550);
  expect(town.part('trader:ana', 'goods/trading_post')).toMatchObject({
    pearl: 7,
    relic_fragment: stepOf('strategy_guide').goods.relic_fragment,
  });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR46] an achievement is reached by its figure and claimed once', () => {
  const town = makeTown('ana', 'ben');
  const claim = () => town.command(ana, { type: 'claimAchievement', achievement: 'trades_1' });
  expect(claim()).toEqual({ ok: false, refused: 'notDone' });
  place(town, 'ana', { side: 'sell', price: 8 });
  place(town, 'ben', { price: 8 });
  expect(town.notices.map(({ notice }) => notice)).toContainEqual({ type: 'achieved', achievement: 'trades_1' });
  const before = goldOf(town);
  expect(claim()).toEqual({ ok: true, result: {} });
  expect(claim()).toEqual({ ok: false, refused: 'alreadyClaimed' });
  expect(goldOf(town)).toBe(before + 10);
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR46] successes are counted in a row, and as a share once there are enough', () => {
  let progress = noProgress;
  const end = (missionsFailed: number) => {
    const after = tally(progress, { now: 1_000, means, tuning }, 'missionEnded', { missions: 1, missionsFailed });
    progress = after.progress;
    return after.achieved;
  };
  end(1);
  for (let n = 0; n < 9; n++) end(0);
  expect(end(0)).toContain('streak_master');
  expect(progress.figures).toMatchObject({ successStreak: 10, missions: 11, missionsFailed: 1 });
  end(1);
  expect(progress.figures).toMatchObject({ successStreak: 0, successStreakBest: 10 });
  for (let n = 0; n < 30; n++) end(0);
  expect(progress.achievements.near_perfect).toBe('done');
});

test('[TR47] who comes back each day is given a little more for a week; not those whose value is bound', () => {
  const guest = makeNewcomer(true);
  season(guest, ana, 10_000);
  expect(claimDay(guest)).toEqual({ ok: false, refused: 'bound' });
  expect(claimDay(makeNewcomer())).toEqual({ ok: false, refused: 'bound' });
  const town = makeTown('ana');
  expect(claimDay(town)).toEqual({ ok: true, result: { days: 1, gold: 5 } });
  expect(claimDay(town)).toEqual({ ok: false, refused: 'alreadyClaimed' });
  town.now += limits.dayMs;
  expect(claimDay(town)).toEqual({ ok: true, result: { days: 2, gold: 8 } });
  town.now += 2 * limits.dayMs;
  expect(claimDay(town)).toMatchObject({ result: { days: 1 } });
  expect([7, 8, 100].map((days) => streakGold(days, tuning))).toEqual([25, 25, 25]);
  expect(streakAfter({ day: 4, days: 9 }, 5)).toEqual({ day: 5, days: 10 });
  expect(progressOf(town)).toMatchObject({ xp: 100, figures: { days: 3 }, steps: {} });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR48] a newcomer is bound until his second level, a guest for good', () => {
  const profile = { name: 'Ana', guest: false, welcomedAt: 0 };
  expect([1, 2].map((level) => isBound(profile, level))).toEqual([true, false]);
  expect(isBound({ ...profile, guest: true }, 10)).toBe(true);
  const town = makeNewcomer();
  expect(place(town, 'ana', { price: 100 })).toEqual({ ok: false, refused: 'bound' });
  season(town, ana);
  expect(place(town, 'ana', { price: 100 }).ok).toBe(true);
});

test('[TR50] the feed keeps the last fifty lines, and knows how far it was read', () => {
  const town = makeTown('ana');
  for (let n = 1; n <= 60; n++) {
    town.command(ana, { type: 'grant', order: n, asset: 'item:iron_ore', amount: 2, operator: 'op', reason: 'work' });
    town.command(ana, { type: 'craft', blueprint: 'iron_ingot', quantity: 1 });
    town.advance(720_000);
  }
  const lines = partsOf(town, ana).filter(([key]) => key.startsWith('feed/'));
  expect(lines).toHaveLength(limits.feedLinesMax);
  const { last } = town.part<{ last: number }>(ana, 'feed') ?? { last: 0 };
  expect(Math.min(...lines.map(([, line]) => (line as FeedLine).id))).toBe(last - limits.feedLinesMax + 1);
  const read = (through: number) => town.command(ana, { type: 'readFeed', through });
  expect(read(10)).toEqual({ ok: true, result: { seen: 10 } });
  expect(read(5)).toEqual({ ok: true, result: { seen: 10 } });
  expect(read(10_000)).toEqual({ ok: true, result: { seen: last } });
});

test('[TR51] figures grow by deeds alone, and past days are kept for a fortnight', () => {
  const town = makeTown('ana');
  for (let day = 1; day <= 20; day++) {
    claimDay(town);
    town.now += limits.dayMs;
  }
  const days = partsOf(town, ana).filter(([key]) => key.startsWith('day/'));
  expect(days.length).toBe(tuning.daysKept);
  expect(days[0]?.[1]).toMatchObject({ days: 1, minutes: 1 });
  expect(progressOf(town).figures).toMatchObject({ days: 20, minutes: 20 });
});

test('[TR52] a figure, a title that is his, and a guild that takes everyone', () => {
  const town = makeTown('ana');
  const person = () => town.part(ana, 'person');
  const avatar = { skin: 'tan', outfit: 'farmer_red', hair: 'bob', hairColour: 'brown', hat: 'none' };
  expect(town.command(ana, { type: 'setAvatar', ...avatar })).toEqual({ ok: true, result: {} });
  expect(town.command(ana, { type: 'setAvatar', ...avatar, hat: 'crown' })).toMatchObject({ refused: 'invalid' });
  const wear = (title: string | null) => town.command(ana, { type: 'wearTitle', title });
  expect(wear('Merchant badge')).toEqual({ ok: false, refused: 'unknownTitle' });
  town.command(ana, {
    type: 'grant',
    order: 1,
    asset: 'item:merchant_badge',
    amount: 1,
    operator: 'op',
    reason: 'fair',
  });
  expect(wear('Merchant badge').ok).toBe(true);
  expect(town.command(ana, { type: 'joinGuild', guild: 'wayfarers' }).ok).toBe(true);
  expect(town.command(ana, { type: 'joinGuild', guild: 'wayfarers' })).toEqual({
    ok: false,
    refused: 'alreadyInGuild',
  });
  expect(person()).toEqual({ avatar, title: 'Merchant badge', guild: 'wayfarers' });
  wear(null);
  expect(person()).toEqual({ avatar, guild: 'wayfarers' });
});

test('[TR54] goods on a watch list, and prices that are told of when somebody trades at them', () => {
  const town = makeTown('ana', 'ben', 'cid');
  const watch = (item: string, on = true) => town.command(ana, { type: 'watch', hub: 'harbor_town', item, on });
  expect(watch('pearl').ok && watch('herb').ok && watch('pearl').ok).toBe(true);
  expect(town.part(ana, 'watched')).toEqual({ harbor_town: ['herb', 'pearl'] });
  watch('herb', false);
  watch('pearl', false);
  expect(town.part(ana, 'watched')).toEqual({});
  for (const item of itemKeys.slice(0, tuning.watchedMax)) expect(watch(item).ok).toBe(true);
  expect(watch(itemKeys.at(-1) ?? '')).toEqual({ ok: false, refused: 'watchesEnough' });

  const wait = (price: number) =>
    town.command(ana, { type: 'setAlert', hub: 'capital_city', item: 'iron_ore', when: 'below', price });
  expect(wait(7)).toEqual({ ok: true, result: { alert: 'w1' } });
  place(town, 'ben', { side: 'sell', price: 6 });
  place(town, 'cid', { price: 6 });
  expect(town.notices.map(({ notice }) => notice)).toContainEqual({
    ...{ type: 'priceReached', alert: 'w1', hub: 'capital_city', item: 'iron_ore', when: 'below', price: 6 },
  });
  expect(town.part(ana, 'alert/w1')).toBeUndefined();
  const drop = () => town.command(ana, { type: 'dropAlert', alert: 'w2' });
  expect(drop()).toEqual({ ok: false, refused: 'unknownAlert' });
  for (let n = 0; n < tuning.alertsMax; n++) expect(wait(3).ok).toBe(true);
  expect(wait(3)).toEqual({ ok: false, refused: 'watchesEnough' });
  expect(drop()).toEqual({ ok: true, result: {} });
});
