import { describe, expect, test } from 'vitest';
import { hubKeys, hubs } from '../../../actors/content/hubs.ts';
import { goodsKnownIn } from '../../../actors/content/markets.ts';
import { square } from '../../../actors/hub/square.ts';
import { lookOfTown, stallsOf } from '../../looks/towns.ts';
import { bounds, toScreen } from '../projection.ts';
import { layTown, placeOfStall } from './layout.ts';
import { allSpots } from './spots.ts';

const { fountain, width, height } = square;
const whole = { season: 'summer', raised: 1 } as const;

describe.each(hubKeys)('the square of %s', (hub) => {
  const town = layTown(hub, whole);

  test('is the same on every visit', () => {
    expect(layTown(hub, whole)).toEqual(town);
  });

  test('leaves the middle free, and stays within what is painted', () => {
    for (const prop of town.props) {
      expect(Math.hypot(prop.x - fountain.x, prop.y - fountain.y)).toBeGreaterThan(fountain.radius + 30);
      const { x, y } = toScreen(prop);
      const isSeen = x > bounds.left - 400 && x < bounds.right + 400 && y > bounds.top - 400 && y < bounds.bottom + 400;
      if (prop.kind !== 'tree' && prop.kind !== 'undergrowth') expect(isSeen).toBe(true);
    }
  });

  test('builds nothing where people walk', () => {
    for (const prop of town.props)
      if (prop.kind === 'house' || prop.kind === 'landmark') expect(prop.x < 0 || prop.y < 0).toBe(true);
  });

  test('grows nothing where nodes, boards and colours may be placed', () => {
    for (const prop of town.props.filter(({ kind }) => kind === 'tree'))
      for (const spot of allSpots) expect(Math.hypot(prop.x - spot.x, prop.y - spot.y)).toBeGreaterThan(90);
  });

  test('has shadows that all turn the same way, lest two of them make a light', () => {
    for (const outline of town.shadows) {
      const area = outline.reduce((sum, { x, y }, index) => {
        const next = outline[(index + 1) % outline.length] ?? { x, y };
        return sum + x * next.y - next.x * y;
      }, 0);
      expect(area).toBeGreaterThan(0);
    }
  });

  test('has stalls for goods its merchant knows, each its own, where people can walk', () => {
    const stalls = stallsOf(hub);
    expect(new Set(stalls.map(({ item }) => item)).size).toBe(stalls.length);
    expect(stalls.length).toBe(6);
    for (const stall of stalls) {
      expect(goodsKnownIn(hub)).toContain(stall.item);
      const { x, y } = placeOfStall(stall);
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
  });
});

test('no two hubs are alike, and those of one nation share its kit', () => {
  const plans = hubKeys.map((hub) => JSON.stringify(layTown(hub, whole).props.map(({ kind, x, y }) => [kind, x, y])));
  expect(new Set(plans).size).toBe(hubKeys.length);
  expect(new Set(hubKeys.map((hub) => lookOfTown(hub).character.landmark)).size).toBe(hubKeys.length);
  for (const hub of hubKeys) {
    const sister = hubKeys.find((other) => other !== hub && hubs[other].nation === hubs[hub].nation) ?? hub;
    expect(lookOfTown(hub).house).toBe(lookOfTown(sister).house);
  }
});

test('a ruin is dark until it is built, and winter whitens the grass where it is cold', () => {
  const lit = (raised: number) => layTown('capital_city', { season: 'summer', raised }).lights.length;
  expect(lit(0.4)).toBeLessThan(lit(1));
  const grass = (season: 'summer' | 'winter') =>
    layTown('fortress_gate', { season, raised: 1 }).look.palette.grassLight;
  expect(grass('winter') >> 16).toBeGreaterThan(grass('summer') >> 16);
});
