/** Guild missions, rule by rule: who begins one, what counts, and that each pays once. */
import { describe, expect, test } from 'vitest';
import type { GuildMissionKey } from '../content/guild-missions.ts';
import { guildMissionKeys, guildMissionOf } from '../content/guild-missions.ts';
import { shipped } from '../tuning.ts';
import * as rules from './rules/missions.ts';
import type { GuildMissionPart } from './state.ts';
import { makeCompany, place } from './testing.ts';

const DAY_MS = 86_400_000;
const tuning = shipped.guild;
const run = (done: GuildMissionPart['done'], more: Partial<GuildMissionPart> = {}): GuildMissionPart => ({
  ...{ mission: 'first_savings', status: 'open', week: 0, startedAt: 0, endsAt: 4 * DAY_MS, done },
  ...more,
});

/** Ana leads; all are members, and a mission is under way. */
function makeTeam(mission: GuildMissionKey = 'first_savings') {
  const company = makeCompany(['ana', 'ben', 'cid', 'dan'], {
    ...shipped,
    guild: { ...tuning, goldPerDay: { ...tuning.goldPerDay, member: 1_000_000 } },
  });
  company.bring('ben', 'cid', 'dan');
  expect(company.ask('ana', 'beginGuildMission', { mission })).toBe('done');
  const give = (name: string, gold: number) => company.ask(name, 'giveToGuild', { gold, goods: {} });
  const take = (name: string, gold: number) => company.ask(name, 'takeFromGuild', { gold, goods: {} });
  const paid = () =>
    company.town.movements.filter(({ debit }) => debit === 'faucet:guildMission').map(({ amount }) => amount);
  return { ...company, give, take, paid, part: () => company.part(`mission/${mission}`) };
}

describe('a guild mission', () => {
  test('[GU29] is one of the catalogue, begun by leaders and officers, from its level on, once a week', () => {
    const { ask, town, part } = makeTeam();
    expect(ask('ben', 'beginGuildMission', { mission: 'busy_roads' })).toBe('notYourRight');
    expect(ask('ana', 'beginGuildMission', { mission: 'a_mint' })).toBe('invalid');
    expect(ask('ana', 'beginGuildMission', { mission: 'busy_roads', gold: 1_000_000 })).toBe('invalid');
    expect(ask('ana', 'beginGuildMission', { mission: 'open_stalls' })).toBe('guildLevelTooLow');
    expect(ask('ana', 'beginGuildMission', { mission: 'first_savings' })).toBe('missionWasThisWeek');
    expect(ask('ana', 'beginGuildMission', { mission: 'busy_roads' })).toBe('done');
    expect(ask('ana', 'beginGuildMission', { mission: 'full_benches' })).toBe('tooManyGuildMissions');
    town.advance((part()?.endsAt ?? 0) - town.now);
    expect(ask('ana', 'beginGuildMission', { mission: 'first_savings' })).toBe('done');
    expect(part()).toMatchObject({ status: 'open', week: 1, done: {} });
  });

  test('[GU29] a week begins on Monday, by the clock of the world', () => {
    const monday = Date.UTC(2026, 10, 23);
    expect(new Date(rules.endOfWeek(rules.weekOf(monday, DAY_MS), DAY_MS)).toISOString()).toBe(
      '2026-11-30T00:00:00.000Z',
    );
    expect(rules.weekOf(monday - 1, DAY_MS)).toBe(rules.weekOf(monday, DAY_MS) - 1);
    expect(rules.weekOf(monday / 60, DAY_MS / 60)).toBe(rules.weekOf(monday, DAY_MS));
  });

  test('[GU30] [D3] what members do counts as it is told: gathered, crafted, sold, brought home, brought in', () => {
    const { town, ask, part } = makeTeam('common_harvest');
    ask('ana', 'beginGuildMission', { mission: 'full_benches' });
    ask('ben', 'gather', { item: 'herb', units: 5 });
    town.advance(60_000);
    ask('cid', 'craft', { blueprint: 'healing_tonic', quantity: 1 });
    town.advance(60_000);
    expect(part()?.done).toEqual({ ben: 5 });
    expect(town.part<GuildMissionPart>(place, 'mission/full_benches')?.done).toEqual({ cid: 1 });
    expect(town.faults).toEqual([]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[GU30] [GU13] gold counts as far as it stays, whoever takes it', () => {
    const { give, take, part, paid } = makeTeam();
    for (let n = 0; n < 5; n++) {
      give('ben', 200);
      take('ben', 200);
    }
    expect(part()?.done).toEqual({ ben: 0 });
    give('ben', 200);
    give('cid', 50);
    take('dan', 200);
    expect(rules.sumOf(part() as GuildMissionPart)).toBe(50);
    give('cid', 200);
    expect(paid()).toEqual([]);
    expect(part()?.status).toBe('open');
  });

  test('[GU31] [D3] it is done by so many, pays what the catalogue says into the treasury, and pays once', () => {
    const { town, give, part, paid, ask, log } = makeTeam();
    give('ben', 299);
    give('cid', 200);
    // Enough of it, and by too few.
    expect([part()?.status, paid()]).toEqual(['open', []]);
    const held = town.part<{ gold: number }>(place, 'treasury')?.gold ?? 0;
    give('dan', 1);
    expect([part()?.status, paid()]).toEqual(['done', [20]]);
    // With the achievement that comes with the first.
    expect(town.part(place, 'treasury')).toEqual({ gold: held + 1 + 20 + 25 });
    expect(log()).toContain('missionDone First Savings');
    give('dan', 100);
    give('ben', 100);
    expect(paid()).toEqual([20]);
    expect(ask('ana', 'beginGuildMission', { mission: 'first_savings' })).toBe('missionWasThisWeek');
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[GU31] what is not done by the end of its week is missed, and pays nothing', () => {
    const { town, give, part, paid, log } = makeTeam();
    give('ben', 200);
    give('cid', 200);
    town.now = part()?.endsAt ?? 0;
    give('dan', 1);
    expect(paid()).toEqual([]);
    town.advance(DAY_MS);
    expect(part()?.status).toBe('missed');
    expect(log()).toContain('missionMissed First Savings');
  });

  test('[GU30] [D9] twenty have part in it at most; who only takes is nobody in particular', () => {
    let full = run({});
    for (let n = 0; n < 30; n++) full = rules.afterDeed(full, `p${n}`, 1, tuning);
    expect([rules.participantsOf(full), rules.sumOf(full)]).toEqual([20, 20]);
    expect(rules.sumOf(rules.afterDeed(full, 'p3', 5, tuning))).toBe(25);
    for (let n = 100; n < 130; n++) full = rules.afterDeed(full, `p${n}`, -1, tuning);
    expect(Object.keys(full.done)).toHaveLength(21);
    expect(rules.sumOf(full)).toBe(-10);
  });
});

test('[GU31] what a mission pays is less than it costs to feign: sales bear their fee, and gold must stay', () => {
  for (const key of guildMissionKeys) {
    const { counts, target, gold, participants } = guildMissionOf(key);
    const feePercent = shipped.trade.takingFeeBasisPoints / 100;
    if (counts === 'traded') expect(gold, key).toBeLessThan((target * feePercent) / 100);
    if (counts === 'treasury') expect(gold, key).toBeLessThanOrEqual(target / 10);
    expect(participants, key).toBeGreaterThanOrEqual(3);
  }
});
