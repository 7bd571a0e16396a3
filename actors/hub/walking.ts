/**
 * One step of one walker, the same on the server and in a client's prediction: no clock, chance or memory.
 * Positions are rounded to sixteenths of a unit, which is how they travel: both sides agree to the bit.
 */
import { square } from './square.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Which way a walker pushes: -1, 0 or 1 on each axis; y grows downwards. */
export interface Push {
  readonly dx: -1 | 0 | 1;
  readonly dy: -1 | 0 | 1;
}

const STEPS_PER_UNIT = 16;

/** Where the walker is after pushing for `dtMs`; round the fountain he slides, at the wall he stops. */
export function stepWalker(walker: Point, { dx, dy }: Push, dtMs: number): Point {
  const reach = (square.walkSpeedPerSecond * Math.min(dtMs, square.stepMsMax)) / 1_000;
  const stride = dx !== 0 && dy !== 0 ? reach * Math.SQRT1_2 : reach;
  const ahead = { x: walker.x + dx * stride, y: walker.y + dy * stride };
  return inSquare(isInFountain(ahead) ? slide(walker, { dx, dy }, reach) : ahead);
}

/** Where a newcomer stands: near the gate, each tag at its own spot of a five by five grid. */
export function spawnPoint(tag: number): Point {
  const spot = (tag * 7) % 25;
  const cell = square.gateSpread / 4;
  const x = square.gate.x + ((spot % 5) - 2) * cell;
  const y = square.gate.y + (Math.floor(spot / 5) - 2) * cell;
  return inSquare({ x, y });
}

/** Eight directions, 0 to the east and on clockwise; null for one who stands still and keeps his facing. */
export function facingOf({ dx, dy }: Push): number | null {
  const facing = FACINGS[(dy + 1) * 3 + dx + 1];
  return facing === undefined || facing < 0 ? null : facing;
}

/** By row (north, level, south) and column (west, middle, east). */
const FACINGS = [5, 6, 7, 4, -1, 0, 3, 2, 1];

function isInFountain({ x, y }: Point): boolean {
  const [fromX, fromY] = [x - square.fountain.x, y - square.fountain.y];
  return fromX * fromX + fromY * fromY < square.fountain.radius ** 2;
}

/** A step along the rim, to the side the push leans to; a push at the very middle goes clockwise. */
function slide(walker: Point, { dx, dy }: Push, reach: number): Point {
  const { x, y, radius } = square.fountain;
  const [outX, outY] = outwards(walker.x - x, walker.y - y);
  const lean = dx * -outY + dy * outX;
  const turn = lean < 0 ? -reach : reach;
  const [rimX, rimY] = outwards(outX * radius - outY * turn, outY * radius + outX * turn);
  return { x: x + rimX * radius, y: y + rimY * radius };
}

/** The direction of a vector, of length one; from the very middle, south. */
function outwards(x: number, y: number): readonly [number, number] {
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? [0, 1] : [x / length, y / length];
}

function inSquare({ x, y }: Point): Point {
  return { x: within(x, square.width), y: within(y, square.height) };
}

function within(value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, 0), most) * STEPS_PER_UNIT) / STEPS_PER_UNIT;
}
