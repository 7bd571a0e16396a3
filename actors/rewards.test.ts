/** Rewards of the catalogue, over real hubs, traders and missions: what a hub has to give is shared, agreed on before a caravan leaves, and paid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pledgeOf, quoteCaravan, totalOf } from './content/journeys.ts';
import type { MissionKey } from './content/missions.ts';
import { missionKeys, missionOf, missionsFrom, rewardOf } from './content/missions.ts';
import type { Rewards } from './hub/state.ts';
import { kinds } from './kinds.ts';
import { Town } from './kit/town.ts';
import type { CaravanWish, FromHub } from './letters.ts';
import { makeVenture } from './mission/rules.ts';
import type { Trip } from './mission/state.ts';
import type { Heard } from './testing.ts';
import { makeStandIn, makeTown, season, square } from './testing.ts';
import type { CaravanPart } from './trader/state.ts';
import { shipped } from './tuning.ts';

const { goldMax, goldPerHour, wholeAbovePercent, slackPercent } = shipped.hub.rewards;
const [most, perHour] = [goldMax, goldPerHour].map((each) => each * missionsFrom('capital_city')) as [number, number];
const whole = (most * wholeAbovePercent) / 100;
const hourMs = 3_600_000;
const run: MissionKey = 'village_supply_run';
const agent = 'a1';

/** Ana and others, each with a scout and more gold than they need. */
function makeCarriers(...names: string[]): Town {
  const town = makeTown(...names);
  for (const name of names) {
    const gift = { type: 'grant', order: 1, asset: 'gold', amount: 10_000, operator: 'op', reason: 'a test' };
    town.command(`trader:${name}`, gift);
    town.command(`trader:${name}`, { type: 'hireAgent', kind: 'scout' });
  }
  return town;
}

const send = (town: Town, name: string, more: object = {}) =>
  town.command(`trader:${name}`, { type: 'sendCaravan', mission: run, agent, cargo: {}, ...more });
const rewardsOf = (town: Town) => town.part<Rewards>(square, 'rewards');
const caravanOf = (town: Town, name: string) => town.part<CaravanPart>(`trader:${name}`, `caravan/${name}_1`);
const told = (town: Town, name: string) =>
  town.notices.filter(({ address }) => address === `trader:${name}`).map(({ notice }) => notice);
const leave = (town: Town, gold: number) =>
  town.actor(square).parts.set('rewards', { gold, at: town.now, percent: Math.floor((100 * gold) / whole) });

/** A hub alone, and what it answers to somebody: the share he is given, or null. */
function makeHub() {
  const heard: Heard[] = [];
  const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), makeStandIn('trader', heard)]);
  const ask = (wish: Pick<CaravanWish, 'mission' | 'rewardPercent'>): number | null => {
    const mail = { type: 'askReward', wish: { ...wish, agent, cargo: {}, provisions: [] } };
    town.command('trader:ana', { to: square, mail });
    const answer = heard.at(-1)?.mail as FromHub;
    return answer.type === 'rewardGiven' ? answer.wish.rewardPercent : null;
  };
  return { town, ask };
}

/** What the missions of a day are promised, when so many ask for what the board shows. */
function paidInADay(asked: number): number {
  const { town, ask } = makeHub();
  let gold = 0;
  for (let n = 0; n < asked; n++) {
    town.now += (24 * hourMs) / asked;
    const given = ask({ mission: run, rewardPercent: Math.max(1, rewardsOf(town)?.percent ?? 100) });
    gold += rewardOf(run, given ?? 0).gold;
  }
  return gold;
}

describe('the purse of a hub', () => {
  test('[HU37] [HU38] whatever is asked for, and when: no more is given than was there and came in, nor less than was shown but for a little', () => {
    const anAsk = fc.record({
      mission: fc.constantFrom(...missionKeys.filter((key) => missionOf(key).from === 'capital_city')),
      rewardPercent: fc.integer({ min: 1, max: 100 }),
      pauseMs: fc.nat(600_000),
      left: fc.option(fc.nat(most), { freq: 9 }),
    });
    fc.assert(
      fc.property(fc.array(anAsk, { maxLength: 40 }), (asks) => {
        const { town, ask } = makeHub();
        for (const { mission, rewardPercent, pauseMs, left } of asks) {
          town.now += pauseMs;
          if (left !== null) leave(town, left);
          const before = rewardsOf(town) ?? { gold: most, at: town.now };
          const given = ask({ mission, rewardPercent });
          const after = rewardsOf(town)?.gold ?? 0;
          const there = Math.min(most, before.gold + ((town.now - before.at) * perHour) / hourMs);
          expect(given === null || (given <= rewardPercent && given >= rewardPercent - slackPercent)).toBe(true);
          expect(after).toBeGreaterThanOrEqual(0);
          expect(after + rewardOf(mission, given ?? 0).gold).toBeLessThanOrEqual(there);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('[HU37] holds a day of what its missions bring it; whole rewards are given while it is well filled', () => {
    const town = makeCarriers('ana');
    expect(rewardsOf(town)).toBeUndefined();
    expect(send(town, 'ana')).toEqual({ ok: true, result: {} });
    expect(rewardsOf(town)).toEqual({ gold: most - 75, at: town.now, percent: 100 });
    expect(caravanOf(town, 'ana')).toMatchObject({ rewardPercent: 100 });
  });

  test('[HU37] below that, they fall with it, and time fills it again, seen or not', () => {
    const town = makeCarriers('ana', 'ben');
    leave(town, whole / 2);
    send(town, 'ana', { rewardPercent: 50 });
    expect(caravanOf(town, 'ana')?.rewardPercent).toBe(50);
    const left = whole / 2 - 37;
    expect(rewardsOf(town)?.gold).toBe(left);
    town.now += hourMs;
    send(town, 'ben', { rewardPercent: 50 });
    expect(rewardsOf(town)?.gold).toBe(left + perHour - 37);
    town.now += (most / perHour) * hourMs;
    town.command(square, { type: 'open' });
    town.advance(0);
    expect(rewardsOf(town)).toEqual({ gold: most, at: town.now, percent: 100 });
  });

  test('[HU37] three times as many who carry share what comes in: they are not paid three times as much', () => {
    const [few, many] = [paidInADay(900), paidInADay(2_700)];
    expect(few).toBe(900 * 75);
    expect(many).toBeLessThan(most + 24 * perHour);
    expect(many).toBeLessThan(2 * few);
  });

  test('[HU38] a little less than was shown is let pass, much less is refused, and nothing is taken', () => {
    const town = makeCarriers('ana', 'ben');
    leave(town, (whole * 90) / 100);
    send(town, 'ana', { rewardPercent: 90 + slackPercent });
    expect(caravanOf(town, 'ana')?.rewardPercent).toBe(90);
    leave(town, (whole * 90) / 100);
    expect(send(town, 'ben').ok).toBe(true);
    expect(told(town, 'ben').at(-1)).toEqual({ type: 'caravanRefused', mission: run, why: 'rewardFell' });
    expect(caravanOf(town, 'ben')).toBeUndefined();
    expect(rewardsOf(town)?.gold).toBe((whole * 90) / 100);
    leave(town, 0);
    send(town, 'ben', { rewardPercent: 1 });
    expect(caravanOf(town, 'ben')).toBeUndefined();
  });

  test('[HU38] more than was shown is left to others', () => {
    const town = makeCarriers('ana');
    send(town, 'ana', { rewardPercent: 60 });
    expect(caravanOf(town, 'ana')?.rewardPercent).toBe(60);
    expect(rewardsOf(town)?.gold).toBe(most - 45);
  });
});

describe('a caravan of the catalogue', () => {
  test('[TR97] [HU38] one that turned back leaves its reward to others', () => {
    const broken = { ...makeStandIn('mission'), onMail: () => expect.unreachable('a bug of the road') };
    const town = new Town([...kinds.filter(({ kind }) => kind !== 'mission'), broken]);
    town.command('trader:ana', { type: 'welcome', name: 'Ana', guest: false });
    town.command('trader:ana', { type: 'hireAgent', kind: 'scout' });
    leave(town, 1_000);
    send(town, 'ana', { rewardPercent: rewardsOf(town)?.percent });
    expect(caravanOf(town, 'ana')).toMatchObject({ status: 'turnedBack' });
    expect(rewardsOf(town)?.gold).toBe(1_000);
  });

  test('[TR97] [D10] a hub that has no answer is said to have none', () => {
    const broken = { ...makeStandIn('hub'), onMail: () => expect.unreachable('a bug of the hub') };
    const town = new Town([...kinds.filter(({ kind }) => kind !== 'hub'), broken]);
    town.command('trader:ana', { type: 'welcome', name: 'Ana', guest: false });
    town.command('trader:ana', { type: 'hireAgent', kind: 'scout' });
    expect(send(town, 'ana').ok).toBe(true);
    expect(told(town, 'ana').at(-1)).toEqual({ type: 'caravanRefused', mission: run, why: 'fault' });
    expect(caravanOf(town, 'ana')).toBeUndefined();
  });

  test('[TR96] [D3] pays and pledges by what was agreed on, and is told of', () => {
    const town = makeCarriers('ana');
    season(town, 'trader:ana', 10_000);
    town.actor('trader:ana').parts.set('where', { hub: 'harbor_town' });
    const mission = 'treasure_island_voyage';
    const before = town.part<{ gold: number }>('trader:ana', 'purse')?.gold ?? 0;
    send(town, 'ana', { mission, rewardPercent: 50 });
    const guide = { kind: 'scout', level: 1, at: 'capital_city' } as const;
    const { dues } = quoteCaravan(mission, guide, shipped.road, undefined, 50);
    const deposit = pledgeOf(mission, shipped.road, 50);
    expect(deposit).toBe(missionOf(mission).gold / 10);
    expect(caravanOf(town, 'ana')).toMatchObject({ rewardPercent: 50, deposit, paid: totalOf(dues) });
    expect(town.part('trader:ana', 'purse')).toEqual({ gold: before - totalOf(dues) - deposit });
    const to = 'treasure_island';
    expect(told(town, 'ana').at(-1)).toEqual({
      ...{ type: 'caravanSent', caravan: 'ana_1', mission, to, rewardPercent: 50 },
    });
    town.advance(3_600_000);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[TR97] what cannot set out by then leaves its reward to others, and he is told why', () => {
    const heard: Heard[] = [];
    const town = new Town([...kinds.filter(({ kind }) => kind !== 'hub'), makeStandIn('hub', heard)]);
    town.command('trader:ana', { type: 'welcome', name: 'Ana', guest: false });
    town.command('trader:ana', { type: 'hireAgent', kind: 'scout' });
    // Asked twice, before the hub has answered.
    for (let n = 0; n < 2; n++) expect(send(town, 'ana')).toEqual({ ok: true, result: {} });
    const asked = heard.map(({ mail }) => mail).filter(({ type }) => type === 'askReward');
    for (const { wish } of asked) town.command(square, { to: 'trader:ana', mail: { type: 'rewardGiven', wish } });
    expect(told(town, 'ana').map(({ type }) => type)).toContain('caravanSent');
    expect(told(town, 'ana').at(-1)).toEqual({ type: 'caravanRefused', mission: run, why: 'missionUnderWay' });
    expect(heard.at(-1)?.mail).toEqual({ type: 'returnReward', gold: 75 });
  });

  test('[MI21] ends by what was agreed on: gold rounded down, goods to the nearest; what lies by the road is not shared', () => {
    const town = makeCarriers('ana');
    send(town, 'ana', { rewardPercent: 50 });
    const whole = makeVenture(run, 'capital_city', 'village_clinic', shipped.road);
    expect(town.part<Trip>('mission:ana_1', 'trip')?.venture).toEqual({
      ...whole,
      reward: { ...whole.reward, gold: 37, goods: { iron_ore: 1, herb: 2 } },
    });
    expect(rewardOf(run, 10)).toEqual({ gold: 7, goods: {} });
    expect(rewardOf(run, 100)).toEqual({ gold: 75, goods: { iron_ore: 2, herb: 3 } });
  });
});
