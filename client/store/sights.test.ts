import { expect, test } from 'vitest';
import { square } from '../../actors/hub/square.ts';
import { stallsOf } from '../looks/towns.ts';
import { paces, sightsFrom } from './sights.ts';

const aFigure = (tag: number, x: number, y: number) => ({
  person: { player: `p${tag}`, name: `Trader ${tag}`, tag, mine: false },
  ...{ x, y, facing: 0, moving: false },
});

test('all there is, the nearest first', () => {
  const sights = sightsFrom('capital_city', square.gate, [
    aFigure(1, square.gate.x + 20, square.gate.y),
    aFigure(2, 0, 0),
  ]);
  expect(sights).toHaveLength(stallsOf('capital_city').length + 4);
  expect(sights.map(({ distance }) => distance)).toEqual(sights.map(({ distance }) => distance).sort((a, b) => a - b));
  expect(sights.slice(0, 2).map(({ key }) => key)).toEqual(['gate', 'person/1']);
});

test('one stops beside people, and before the water', () => {
  const me = { x: 800, y: 900 };
  const sights = sightsFrom('capital_city', me, [aFigure(1, 900, 900)]);
  expect(sights.find(({ kind }) => kind === 'person')?.to).toEqual({ x: 866, y: 900 });
  const fountain = sights.find(({ kind }) => kind === 'fountain');
  expect((fountain?.to.y ?? 0) - square.fountain.y).toBeGreaterThan(square.fountain.radius);
});

test('a distance is never nothing', () => {
  expect([paces(0), paces(400)]).toEqual([1, 10]);
});
