/** Roads and their terms: the way is the shortest, and what it costs is the sum of its stretches. */
import { describe, expect, test } from 'vitest';
import { shipped } from '../tuning.ts';
import type { HubKey } from './hubs.ts';
import { hubKeys } from './hubs.ts';
import { quoteCaravan, quoteHaul, totalOf } from './journeys.ts';
import { missionKeys, missionOf } from './missions.ts';
import { bandOf, pathBetween, routes } from './routes.ts';

/** Distances found another way: every detour over every hub. */
function shortest(): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const of = (from: HubKey, to: HubKey) => (from === to ? 0 : (known.get(`${from} ${to}`) ?? Number.POSITIVE_INFINITY));
  for (const { ends, distance } of routes) {
    known.set(`${ends[0]} ${ends[1]}`, distance).set(`${ends[1]} ${ends[0]}`, distance);
  }
  for (const over of hubKeys) {
    for (const from of hubKeys) {
      for (const to of hubKeys) known.set(`${from} ${to}`, Math.min(of(from, to), of(from, over) + of(over, to)));
    }
  }
  return known;
}

describe('routes', () => {
  test('twenty-four of them, each drawn once', () => {
    expect(new Set(routes.map(({ ends }) => [...ends].sort().join(' '))).size).toBe(24);
  });

  test('between any two hubs the path is the shortest, along roads, and the same length back', () => {
    const distances = shortest();
    for (const from of hubKeys) {
      for (const to of hubKeys) {
        const { hubs, distance, risk } = pathBetween(from, to);
        expect([hubs[0], hubs.at(-1), distance]).toEqual([from, to, from === to ? 0 : distances.get(`${from} ${to}`)]);
        expect(pathBetween(to, from)).toMatchObject({ distance, risk });
        for (const [n, hub] of hubs.slice(1).entries()) {
          expect(routes.some(({ ends }) => ends.includes(hub) && ends.includes(hubs[n] as HubKey))).toBe(true);
        }
      }
    }
  });

  test('risks multiply, tolls add up by band', () => {
    expect(pathBetween('capital_city', 'market_square')).toEqual({
      hubs: ['capital_city', 'trading_post', 'market_square'],
      distance: 60,
      risk: 0.19,
      toll: 4,
      tolls: [
        { hub: 'trading_post', gold: 2 },
        { hub: 'market_square', gold: 2 },
      ],
    });
    expect(pathBetween('frontier_town', 'ancient_ruins')).toMatchObject({ distance: 250, risk: 0.8, toll: 4 + 6 });
    expect(pathBetween('capital_city', 'capital_city')).toEqual({
      hubs: ['capital_city'],
      distance: 0,
      risk: 0,
      toll: 0,
      tolls: [],
    });
    expect([0, 0.199, 0.2, 0.599, 0.6, 1].map(bandOf)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high']);
  });
});

describe('quotes', () => {
  test('a haul: a second and a fifth of a gold for each unit of distance, and the tolls', () => {
    const quote = quoteHaul('capital_city', 'market_square', shipped.road);
    expect(quote).toMatchObject({ preparingMs: 0, travellingMs: 60_000 });
    expect(quote.dues).toEqual({ wages: 0, provisions: 0, haulCrew: 12, toll: 4 });
    expect(totalOf(quote.dues)).toBe(16);
  });

  test('a caravan: its own time, at the pace of the agent, who comes first', () => {
    const quote = (kind: 'scout' | 'guard', level: number) =>
      quoteCaravan('village_supply_run', { kind, level, at: 'market_square' }, shipped.road);
    expect(quote('scout', 1)).toMatchObject({ preparingMs: 60 * 250, travellingMs: 102_000 });
    expect(quote('guard', 1)).toMatchObject({ travellingMs: 126_000 });
    expect(quote('scout', 10)).toMatchObject({ travellingMs: 120_000 * 0.58 });
    expect(quote('scout', 10).dues).toEqual({ wages: 60, provisions: 23, haulCrew: 0, toll: 2 });
  });

  test('every mission of the catalogue leads somewhere and pays', () => {
    for (const key of missionKeys) {
      const { from, to, gold } = missionOf(key);
      expect(pathBetween(from, to).distance).toBeGreaterThan(0);
      expect(totalOf(quoteCaravan(key, { kind: 'guard', level: 1, at: from }, shipped.road).dues)).toBeLessThan(gold);
    }
  });
});
