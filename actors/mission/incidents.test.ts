/** Incidents on the road: a real mission whose road is blocked, and a stand-in for the trader who may say what to do. */
import { expect, test } from 'vitest';
import { noBonus } from '../content/agents.ts';
import { makeChance } from '../kit/chance.ts';
import { Town } from '../kit/town.ts';
import { gold } from '../kit/value.ts';
import type { Choice, SetOut } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { mission } from './actor.ts';
import { drawHalt, makeVenture, winChance } from './rules.ts';
import type { Trip } from './state.ts';

const { incidents, transitions: open } = shipped.mission;

const caravan = 'mission:ana_1';
const ana = 'trader:ana';
const venture = makeVenture(null, 'fortress_gate', 'ancient_ruins', shipped.road);
const span = (ms: number) => ms;

/** A haul of three minutes over dangerous roads, with dice that make its road blocked. */
function makeBlockedRoad(seed = blockingSeed) {
  const heard: Heard[] = [];
  const town = new Town([mission, makeStandIn('trader', heard)], 1_000_000, makeChance(seed));
  const letter: SetOut = {
    ...{ type: 'setOut', caravan: 'ana_7', mission: null, from: 'fortress_gate', to: 'ancient_ruins', agent: null },
    ...{ departsAt: town.now, arrivesAt: town.now + 180_000 },
  };
  town.command(ana, { to: caravan, mail: letter });
  const trip = () => town.part<Trip>(caravan, 'trip');
  const last = () => heard.at(-1);
  const choose = (choice: Choice, value = {}, name = 'ana_7') =>
    town.command(ana, { to: caravan, mail: { type: 'choose', caravan: name, choice }, value });
  return { town, heard, trip, last, choose };
}

const blockingSeed = Array.from({ length: 100 }, (_, seed) => seed + 1).find(
  (seed) => drawHalt(venture, { departsAt: 0, arrivesAt: 180_000 }, span, makeChance(seed), incidents) !== null,
) as number;

test('[MI18] an incident comes by chance, more often where it is dangerous, neither at once nor on short ways', () => {
  const drawn = (band: 'low' | 'medium' | 'high', arrivesAt = 1_000_000) =>
    Array.from({ length: 2_000 }, (_, seed) =>
      drawHalt({ ...venture, band }, { departsAt: 0, arrivesAt }, span, makeChance(seed), incidents),
    );
  for (const band of ['low', 'medium', 'high'] as const)
    expect(drawn(band).filter(Boolean).length / 2_000).toBeCloseTo(incidents.chance[band], 1);
  expect(drawn('high', incidents.travellingMsMin - 1).every((halt) => halt === null)).toBe(true);
  for (const halt of drawn('high')) {
    expect(halt?.at ?? 500_000).toBeGreaterThanOrEqual(200_000);
    expect(halt?.at ?? 500_000).toBeLessThanOrEqual(800_000);
  }
});

test('[MI18] [D8] its owner is told; without a word for half a minute it goes the long way round, and arrives later', () => {
  const { town, trip, heard } = makeBlockedRoad();
  const { at, endsAt, toll } = trip()?.halt ?? { at: 0, endsAt: 0, toll: 0 };
  town.restart(caravan);
  town.advance(at - town.now);
  expect(trip()?.phase).toBe('halted');
  expect(heard.at(-1)?.mail).toEqual({ type: 'halted', caravan: 'ana_7', toll, endsAt });
  town.advance(30_000);
  const arrivesAt = 1_180_000 + 30_000 + 45_000;
  expect(heard.at(-1)?.mail).toEqual({ type: 'resumed', caravan: 'ana_7', choice: 'detour', won: null, arrivesAt });
  town.advance(arrivesAt - town.now - 1);
  expect(trip()?.phase).toBe('travelling');
  town.advance(1);
  expect(heard.at(-1)?.mail.type).toBe('arrived');
});

test('[MI18] [D8] slept through, it is halted, goes round and arrives, each once and in order', () => {
  const { town, heard } = makeBlockedRoad();
  town.now += 10_000_000;
  town.advance(0);
  expect(heard.map(({ mail }) => mail.type)).toEqual(['departed', 'halted', 'resumed', 'arrived']);
});

test('[MI18] [D3] who pays goes on at once; the toll is gone', () => {
  const { town, trip, last, choose } = makeBlockedRoad();
  const { at = 0, toll = 0 } = trip()?.halt ?? {};
  choose('toll', gold(toll));
  expect(last()).toMatchObject({ mail: { type: 'choiceRefused' }, value: gold(toll) });
  town.advance(at + 10_000 - town.now);
  choose('toll', gold(toll - 1));
  expect(last()).toMatchObject({ mail: { type: 'choiceRefused' }, value: gold(toll - 1) });
  choose('detour', {}, 'ana_6');
  expect(last()?.mail.type).toBe('choiceRefused');
  choose('toll', gold(toll));
  expect(last()?.mail).toMatchObject({ type: 'resumed', choice: 'toll', arrivesAt: 1_190_000 });
  choose('fight');
  expect(last()?.mail.type).toBe('choiceRefused');
  expect(town.movements.filter(({ credit }) => credit === 'sink:incidentToll').map(({ amount }) => amount)).toEqual([
    toll,
  ]);
  expect(town.holdings()).toEqual(town.minted());
});

test('[MI18] a fight is won by chance and strength, and changes the roll', () => {
  expect(winChance(noBonus, incidents)).toBe(0.5);
  expect(winChance({ ...noBonus, success: 15 }, incidents)).toBe(0.65);
  expect([
    winChance({ ...noBonus, success: 200 }, incidents),
    winChance({ ...noBonus, success: -90 }, incidents),
  ]).toEqual([0.9, 0.2]);
  const ends = Array.from({ length: 60 }, (_, n) => n + 1).flatMap((seed) => {
    const { town, trip, last, choose } = makeBlockedRoad(seed);
    if (!trip()?.halt) return [];
    town.advance((trip()?.halt?.at ?? 0) - town.now);
    choose('fight');
    const won = last()?.mail['won'];
    expect(trip()?.luck?.roll).toBe(won ? incidents.rollWon : incidents.rollLost);
    return [won];
  });
  expect(new Set(ends).size).toBe(2);
});

test('[MI19] while no road is blocked a caravan passes, on time; while none goes round by itself, it waits for a word', () => {
  const tuned = (transitions: object) => ({
    version: 1,
    values: { ...shipped, mission: { ...shipped.mission, transitions: { ...open, ...transitions } } },
  });
  const passing = makeBlockedRoad();
  passing.town.tuning = tuned({ halt: false });
  passing.town.advance(180_000);
  expect(passing.heard.map(({ mail }) => mail.type)).toEqual(['departed', 'arrived']);

  const waiting = makeBlockedRoad();
  waiting.town.tuning = tuned({ goRound: false });
  waiting.town.advance(3_600_000);
  expect(waiting.heard.map(({ mail }) => mail.type)).toEqual(['departed', 'halted']);
  waiting.town.tuning = null;
  waiting.town.advance(shipped.mission.waitMs);
  expect(waiting.heard.map(({ mail }) => mail.type).slice(2)).toEqual(['resumed', 'arrived']);
});
