/** A plausible stroller: keeps his way for a while, stops now and then, and turns before the wall. */
import { square } from './square.ts';
import type { Point, Push } from './walking.ts';

type Axis = Push['dx'];

const wallMargin = 100;
const turnChance = 0.06;
const pauseChance = 0.3;

/** The next push of a walker who pushes as given now; asked at each of his steps. */
export function wander(walker: Point & Push, rng: () => number): Push {
  const { dx, dy } = rng() < turnChance ? newPush(rng) : walker;
  return { dx: awayFromWall(walker.x, dx, square.width), dy: awayFromWall(walker.y, dy, square.height) };
}

function newPush(rng: () => number): Push {
  if (rng() < pauseChance) return { dx: 0, dy: 0 };
  return { dx: anyAxis(rng), dy: anyAxis(rng) };
}

function anyAxis(rng: () => number): Axis {
  return (Math.floor(rng() * 3) - 1) as Axis;
}

function awayFromWall(position: number, push: Axis, size: number): Axis {
  if (push < 0 && position < wallMargin) return 1;
  if (push > 0 && position > size - wallMargin) return -1;
  return push;
}
