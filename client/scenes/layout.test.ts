import { describe, expect, test } from 'vitest';
import { hubKeys } from '../../actors/content/hubs.ts';
import { itemKeys } from '../../actors/content/items.ts';
import { square } from '../../actors/hub/square.ts';
import { layTown, placeOfStall } from './layout.ts';
import { bounds, toScreen } from './projection.ts';
import { stalls } from './towns.ts';

const { fountain, width, height } = square;

describe.each(hubKeys)('the square of %s', (hub) => {
  const town = layTown(hub);

  test('is the same on every visit', () => {
    expect(layTown(hub)).toEqual(town);
  });

  test('leaves the fountain free, and stays within what is painted', () => {
    for (const prop of town.props) {
      expect(Math.hypot(prop.x - fountain.x, prop.y - fountain.y)).toBeGreaterThan(fountain.radius + 30);
      const { x, y } = toScreen(prop);
      const isSeen = x > bounds.left - 400 && x < bounds.right + 400 && y > bounds.top - 400 && y < bounds.bottom + 400;
      if (prop.kind !== 'tree' && prop.kind !== 'bush') expect(isSeen).toBe(true);
    }
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
});

test('stalls trade known goods, each its own, where people can walk', () => {
  const items = stalls.map(({ item }) => item);
  expect(new Set(items).size).toBe(items.length);
  for (const stall of stalls) {
    expect(itemKeys).toContain(stall.item);
    const { x, y } = placeOfStall(stall);
    expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
  }
});
