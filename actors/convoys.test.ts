/** Convoys, over real hubs, traders and missions: who is in one, when it leaves, and what company is worth. */
import { describe, expect, test } from 'vitest';
import { aWish, makeCompany } from './guild/testing.ts';
import type { Address } from './kit/address.ts';
import type { Town } from './kit/town.ts';
import type { Convoy } from './letters.ts';
import * as mission from './mission/rules.ts';
import type { Trip } from './mission/state.ts';
import { makeTown, partsOf, season, square } from './testing.ts';
import type { CaravanPart } from './trader/state.ts';
import { shipped } from './tuning.ts';

const { gatherMs, membersMax } = shipped.hub.convoys;
const cargo = { herb: 2 };

/** They are of one guild, which Ana founded. */
function makeGuild(...names: string[]): Town {
  const { town, bring } = makeCompany(names, shipped);
  bring(...names.slice(1));
  repay(town);
  return town;
}

/** What founding cost her: she is to pay for hauls. */
function repay(town: Town): void {
  const signature = { operator: 'op', reason: 'founding' };
  town.command('trader:ana', { type: 'grant', order: 1, asset: 'gold', amount: 500, ...signature });
}

const form = (town: Town, name: string, more: object = {}) =>
  town.command(`trader:${name}`, { type: 'formConvoy', to: 'harbor_town', cargo, ...more });
const join = (town: Town, name: string, convoy = 'capital_city_c1', load: object = cargo) =>
  town.command(`trader:${name}`, { type: 'joinConvoy', convoy, cargo: load });
const convoyOf = (town: Town, n = 1) => town.part<Convoy>(square, `convoy/capital_city_c${n}`);
const membersOf = (town: Town) => convoyOf(town)?.members.map(({ name }) => name);
const caravanOf = (town: Town, name: string) => town.part<CaravanPart>(`trader:${name}`, `caravan/${name}_1`);
const told = (town: Town, name: string) =>
  town.notices.filter(({ address }) => address === `trader:${name}`).map(({ notice }) => notice);

describe('a convoy', () => {
  test('[TR65] [HU22] is called by one and joined by others, whose hauls wait at the gate', () => {
    const town = makeGuild('ana', 'ben');
    expect([form(town, 'ana'), join(town, 'ben')]).toEqual([
      { ok: true, result: {} },
      { ok: true, result: {} },
    ]);
    expect(membersOf(town)).toEqual(['ana', 'ben']);
    const departsAt = town.now + gatherMs;
    expect(convoyOf(town)).toMatchObject({ guild: 'ana_1', to: 'harbor_town', departsAt });
    for (const name of ['ana', 'ben'])
      expect(caravanOf(town, name)).toMatchObject({ status: 'preparing', to: 'harbor_town', cargo, departsAt });
    expect(town.part('trader:ana', 'goods/capital_city')).toMatchObject({ herb: 6 });
  });

  test('[TR65] is for those of a guild, in its hub, who want to go elsewhere', () => {
    const town = makeTown('ana');
    expect(form(town, 'ana')).toMatchObject({ refused: 'notInGuild' });
    expect(form(town, 'nobody')).toMatchObject({ refused: 'notWelcomed' });
    // The Wayfarers are a name to wear, and nobody's company.
    town.command('trader:ana', { type: 'joinGuild', guild: 'wayfarers' });
    expect(form(town, 'ana')).toMatchObject({ refused: 'notInGuild' });
    season(town, 'trader:ana', 200);
    town.command('trader:ana', { type: 'foundGuild', ...aWish });
    repay(town);
    expect(form(town, 'ana', { to: 'capital_city' })).toMatchObject({ refused: 'alreadyThere' });
    town.command('trader:ana', { type: 'travel', to: 'harbor_town' });
    expect(join(town, 'ana')).toMatchObject({ refused: 'onTheRoad' });
    expect(convoyOf(town)).toBeUndefined();
  });

  test('[HU22] takes five, each once, of one guild, and nobody after its hour', () => {
    const names = ['ana', 'ben', 'cid', 'dan', 'eve', 'fay'];
    const town = makeGuild(...names);
    form(town, 'ana');
    for (const name of names) join(town, name);
    expect(membersOf(town)).toHaveLength(membersMax);
    const gone = { type: 'convoyRefused', convoy: 'capital_city_c1', why: 'convoyGone' };
    expect(told(town, 'ana')).toContainEqual(gone);
    expect(told(town, 'fay')).toContainEqual(gone);
    expect(caravanOf(town, 'fay')).toBeUndefined();
    form(town, 'fay');
    const parts = town.actor(square).parts;
    parts.set('convoy/capital_city_c2', { ...convoyOf(town, 2), guild: 'another' });
    join(town, 'ben', 'capital_city_c2');
    parts.set('convoy/capital_city_c2', { ...convoyOf(town, 2), guild: 'ana_1', departsAt: town.now });
    join(town, 'ben', 'capital_city_c2');
    expect(told(town, 'ben').filter(({ type }) => type === 'convoyRefused')).toHaveLength(2);
  });

  test('[TR66] [HU22] whoever cannot load makes room and is told why; one that nobody is in is over', () => {
    const town = makeGuild('ana', 'ben');
    form(town, 'ana');
    join(town, 'ben', undefined, { pearl: 1 });
    expect(told(town, 'ben')).toContainEqual({
      ...{ type: 'convoyRefused', convoy: 'capital_city_c1', why: 'notEnoughGoods' },
    });
    expect(membersOf(town)).toEqual(['ana']);
    form(town, 'ben', { cargo: {} });
    expect(told(town, 'ben')).toContainEqual({
      ...{ type: 'convoyRefused', convoy: 'capital_city_c2', why: 'nothingToCarry' },
    });
    expect(convoyOf(town, 2)).toBeUndefined();
  });

  test('[HU23] [MI20] leaves at its hour with nobody there; all are told of their company, and arrive', () => {
    const town = makeGuild('ana', 'ben', 'cid');
    form(town, 'ana');
    join(town, 'ben');
    join(town, 'cid');
    town.advance(gatherMs - 1);
    expect(caravanOf(town, 'ana')?.status).toBe('preparing');
    town.advance(1);
    expect(convoyOf(town)).toBeUndefined();
    for (const name of ['ana', 'ben', 'cid']) {
      expect(caravanOf(town, name)).toMatchObject({ status: 'travelling', convoy: { companions: 2 } });
      expect(told(town, name)).toContainEqual({ type: 'convoyLeft', caravan: `${name}_1`, companions: 2 });
      expect(partsOf(town, `mission:${name}_1` as Address)).toContainEqual([
        'trip',
        expect.objectContaining({ luck: { roll: 2 * shipped.mission.outcome.roll.perCompanion, discoveryPercent: 0 } }),
      ]);
    }
    town.advance(3_600_000);
    expect(['ana', 'ben', 'cid'].map((name) => caravanOf(town, name)?.status)).toEqual([
      'arrived',
      'arrived',
      'arrived',
    ]);
    expect(town.faults).toEqual([]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[HU39] [MI22] [TR98] each sees how far the others have come: stopped, going on, and there', () => {
    const town = makeGuild('ana', 'ben', 'cid');
    const incidents = { ...shipped.mission.incidents, chance: { low: 1, medium: 1, high: 1 }, sparedPerCompanion: 0 };
    const calm = { ...incidents, chance: { low: 0, medium: 0, high: 0 } };
    const by = (terms: typeof incidents) => ({
      ...{ version: 2, values: { ...shipped, mission: { ...shipped.mission, incidents: terms } } },
    });
    const to = 'hidden_cove';
    town.tuning = by(incidents);
    form(town, 'ana', { to });
    town.tuning = by(calm);
    join(town, 'ben');
    const [ana, ben] = ['ana', 'ben'].map((name) => caravanOf(town, name)) as [CaravanPart, CaravanPart];
    expect(ben).not.toHaveProperty('convoy.company');
    town.advance(gatherMs);
    const seenBy = (name: string) => caravanOf(town, name)?.convoy?.company;
    const onTheRoad = { haltedUntil: null, isThere: false };
    const anas = { player: 'ana', name: 'ana', mission: 'ana_1', arrivesAt: ana.arrivesAt, ...onTheRoad };
    expect(seenBy('ben')).toEqual([anas]);
    expect(seenBy('ana')).toEqual([
      { ...anas, player: 'ben', name: 'ben', mission: 'ben_1', arrivesAt: ben.arrivesAt },
    ]);

    const { halt } = town.part<Trip>('mission:ana_1', 'trip') ?? expect.unreachable('a trip');
    if (!halt) expect.unreachable('a road that will be blocked');
    town.advance((halt?.at ?? 0) - town.now);
    expect(caravanOf(town, 'ana')).toMatchObject({ incident: { endsAt: halt?.endsAt } });
    expect(seenBy('ben')).toEqual([{ ...anas, haltedUntil: halt?.endsAt }]);
    town.advance((halt?.endsAt ?? 0) - town.now);
    const later = caravanOf(town, 'ana')?.arrivesAt ?? 0;
    expect(later).toBeGreaterThan(ana.arrivesAt);
    expect(seenBy('ben')).toEqual([{ ...anas, arrivesAt: later }]);

    town.advance(ben.arrivesAt - town.now);
    expect(seenBy('ana')).toMatchObject([{ name: 'ben', isThere: true }]);
    expect(town.part(square, `company/${ana.convoy?.id}`)).toBeDefined();
    town.advance(later - town.now);
    expect(seenBy('ben')).toMatchObject([{ name: 'ana', isThere: true }]);
    expect(town.part(square, `company/${ana.convoy?.id}`)).toBeUndefined();
    expect(town.faults).toEqual([]);
  });

  test('[HU23] of which no caravan left is soon over', () => {
    const town = makeGuild('ana');
    town.command(square, { type: 'open' });
    const members = [{ player: 'ana', name: 'ana' }];
    const convoy = { id: 'capital_city_c9', guild: 'ana_1', from: 'capital_city', to: 'harbor_town', members };
    town.actor(square).parts.set('convoy/capital_city_c9', { ...convoy, departsAt: town.now });
    town.advance(gatherMs / 2);
    expect(convoyOf(town, 9)).toBeDefined();
    town.advance(gatherMs);
    expect(convoyOf(town, 9)).toBeUndefined();
  });

  test('[MI20] one alone has no company; what company is worth is as on the day it set out', () => {
    const { roll } = shipped.mission.outcome;
    const town = makeGuild('ana', 'ben');
    form(town, 'ana');
    join(town, 'ben');
    const outcome = { ...shipped.mission.outcome, roll: { ...roll, perCompanion: 50 } };
    town.tuning = { version: 2, values: { ...shipped, mission: { ...shipped.mission, outcome } } };
    form(town, 'ana');
    town.advance(gatherMs);
    const luckOf = (key: Address) => town.part<{ luck: { roll: number } }>(key, 'trip')?.luck.roll;
    expect([luckOf('mission:ana_1'), luckOf('mission:ana_2')]).toEqual([roll.perCompanion, 0]);
  });

  test('[MI20] companions open a blocked road by chance, but not one at which it stands already', () => {
    const halt = { at: 50, endsAt: 80, toll: 5 };
    const trip = { phase: 'travelling', halt, luck: { roll: 1, discoveryPercent: 7 } } as Parameters<
      typeof mission.inCompany
    >[0];
    const { perCompanion } = shipped.mission.outcome.roll;
    const { sparedPerCompanion } = shipped.mission.incidents;
    const inCompany = (each: typeof trip, chance: number) => mission.inCompany(each, 2, () => chance, shipped.mission);
    const luck = { roll: 1 + 2 * perCompanion, discoveryPercent: 7 };
    expect(inCompany(trip, 2 * sparedPerCompanion)).toEqual({ ...trip, luck });
    expect(inCompany(trip, 2 * sparedPerCompanion - 0.01)).toEqual({ phase: 'travelling', luck });
    expect(inCompany({ ...trip, phase: 'halted' }, 0)).toMatchObject({ halt });
  });
});
