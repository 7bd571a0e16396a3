/** The square underfoot: pace, walls, fountain, gate and cells. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wander } from './bot.ts';
import { cellCount, cellOf, neighboursOf } from './cells.ts';
import { square } from './square.ts';
import type { Point, Push } from './walking.ts';
import { facingOf, spawnPoint, stepWalker } from './walking.ts';

const axis = fc.constantFrom(-1 as const, 0 as const, 1 as const);
const aPush: fc.Arbitrary<Push> = fc.record({ dx: axis, dy: axis });
const fromFountain = ({ x, y }: Point) => Math.hypot(x - square.fountain.x, y - square.fountain.y);

test('[HU12] a walker covers 160 units a second in any direction', () => {
  const start = { x: 200, y: 200 };
  expect(stepWalker(start, { dx: 1, dy: 0 }, 50)).toEqual({ x: 208, y: 200 });
  expect(stepWalker(start, { dx: 0, dy: 0 }, 50)).toEqual(start);
  let walker: Point = start;
  for (let n = 0; n < 20; n++) walker = stepWalker(walker, { dx: 1, dy: 1 }, 50);
  const gone = Math.hypot(walker.x - 200, walker.y - 200);
  expect(gone > 158 && gone < 162).toBe(true);
});

test('[HU12] on any walk he stays in the square and out of the fountain, on sixteenths', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.array(fc.tuple(aPush, fc.integer({ min: 0, max: 400 })), { maxLength: 80 }),
      (tag, walk) => {
        let walker = spawnPoint(tag);
        for (const [push, dtMs] of walk) {
          const next = stepWalker(walker, push, dtMs);
          expect(Math.hypot(next.x - walker.x, next.y - walker.y)).toBeLessThan(dtMs * 0.16 + 1);
          walker = next;
          expect(walker.x >= 0 && walker.x <= square.width && walker.y >= 0 && walker.y <= square.height).toBe(true);
          expect(fromFountain(walker)).toBeGreaterThan(square.fountain.radius - 0.1);
          expect(Number.isInteger(walker.x * 16) && Number.isInteger(walker.y * 16)).toBe(true);
        }
      },
    ),
  );
});

test('[HU12] who walks straight at the fountain gets round it', () => {
  let walker: Point = { x: 800, y: 900 };
  for (let n = 0; n < 100; n++) walker = stepWalker(walker, { dx: 0, dy: -1 }, 50);
  expect(walker.y).toBeLessThan(400);
});

test('[HU13] a newcomer stands at the gate, each tag at its own spot', () => {
  const spots = Array.from({ length: 25 }, (_, tag) => spawnPoint(tag));
  expect(new Set(spots.map(({ x, y }) => `${x},${y}`)).size).toBe(25);
  expect(spawnPoint(3)).toEqual(spawnPoint(28));
  for (const { x, y } of spots) expect(Math.hypot(x - 800, y - 1_120)).toBeLessThan(70);
});

test('[HU13] eight facings, clockwise from the east', () => {
  const way: [Push['dx'], Push['dy']][] = [
    [1, 0],
    [1, 1],
    [0, 1],
    [-1, 1],
    [-1, 0],
    [-1, -1],
    [0, -1],
    [1, -1],
  ];
  expect(way.map(([dx, dy]) => facingOf({ dx, dy }))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(facingOf({ dx: 0, dy: 0 })).toBeNull();
});

test('[HU14] a walker sees his own cell and those that touch it', () => {
  expect(cellCount).toBe(48);
  expect(cellOf({ x: 0, y: 0 })).toBe(0);
  expect(cellOf({ x: 1_600, y: 1_200 })).toBe(47);
  expect(neighboursOf(cellOf({ x: 800, y: 600 }))).toEqual([19, 20, 21, 27, 28, 29, 35, 36, 37]);
  expect(neighboursOf(0)).toEqual([0, 1, 8, 9]);
  for (let cell = 0; cell < cellCount; cell++) {
    for (const other of neighboursOf(cell)) expect(neighboursOf(other)).toContain(cell);
  }
});

test('a stroller strolls: he crosses many cells and hugs no wall', () => {
  let seed = 1;
  const rng = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let walker: Point & Push = { ...spawnPoint(1), dx: 0, dy: 0 };
  const seen = new Set<number>();
  for (let n = 0; n < 6_000; n++) {
    const push = wander(walker, rng);
    walker = { ...stepWalker(walker, push, 50), ...push };
    seen.add(cellOf(walker));
  }
  expect(seen.size).toBeGreaterThan(20);
});
