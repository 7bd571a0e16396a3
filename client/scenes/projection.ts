/** The square on the screen: dimetric, two to one. Ground coordinates are the square's units, screen ones pixels. */
import type { Point } from '../../actors/hub/walking.ts';

const PIXELS_PER_UNIT = 0.9;

/** What there is of the world, in pixels: the camera shows nothing beyond. */
export const bounds = { left: -1_500, top: -360, right: 1_860, bottom: 1_600 } as const;

/** In units: the paved round, and the roads through it. */
export const plazaRadius = 430;
export const roadHalfWidth = 95;

export function toScreen({ x, y }: Point): Point {
  return { x: (x - y) * PIXELS_PER_UNIT, y: ((x + y) * PIXELS_PER_UNIT) / 2 };
}

export function toGround({ x, y }: Point): Point {
  const across = x / PIXELS_PER_UNIT;
  const down = (2 * y) / PIXELS_PER_UNIT;
  return { x: (down + across) / 2, y: (down - across) / 2 };
}

/** What stands nearer to the reader is drawn later. */
export function depthOf({ x, y }: Point): number {
  return x + y;
}
