import { describe, expect, test } from 'vitest';
import { hubKeys, hubs } from '../../actors/content/hubs.ts';
import { pathBetween, routes } from '../../actors/content/routes.ts';
import { caravanAt, depthAt, landscape, roads, roadsFrom, shareOf, shownNames } from './atlas.ts';

test('every hub stands on land, and every road is on the map once', () => {
  for (const hub of hubKeys) expect(depthAt(hubs[hub])).toBeLessThan(0);
  expect(roads).toHaveLength(routes.length);
  expect(hubKeys.flatMap((hub) => roadsFrom(hub))).toHaveLength(routes.length * 2);
});

test('nothing grows in the sea or on a hub', () => {
  for (const { x, y } of landscape) {
    expect(depthAt({ x, y })).toBeLessThan(0);
    for (const hub of hubKeys) expect(Math.hypot(hubs[hub].x - x, hubs[hub].y - y)).toBeGreaterThan(14);
  }
});

describe('a caravan', () => {
  const trip = { from: 'capital_city', to: 'remote_settlement', departsAt: 1_000, arrivesAt: 101_000 } as const;

  test('goes from hub to hub along its path as its time passes', () => {
    expect(caravanAt(trip, 0)).toMatchObject({ x: hubs.capital_city.x, y: hubs.capital_city.y });
    expect(caravanAt(trip, 200_000)).toMatchObject({ x: hubs.remote_settlement.x, y: hubs.remote_settlement.y });
    const { hubs: via, distance } = pathBetween(trip.from, trip.to);
    const [, second] = via;
    const first = pathBetween(trip.from, second ?? trip.to).distance;
    const { x, y } = caravanAt(trip, 1_000 + (first / distance) * 100_000);
    expect(Math.hypot(x - hubs[second ?? trip.to].x, y - hubs[second ?? trip.to].y)).toBeLessThan(1);
  });

  test('that has not set out yet has come no part of its way', () => {
    expect(shareOf(trip, 0)).toBe(0);
    expect(shareOf(trip, 51_000)).toBe(0.5);
  });
});

test('names that would cover one another give way, but never the one looked at; close by, all are there', () => {
  const far = shownNames(1, ['industrial_district']);
  expect(far.has('industrial_district')).toBe(true);
  expect(far.size).toBeLessThan(hubKeys.length);
  expect(shownNames(5, []).size).toBe(hubKeys.length);
});
