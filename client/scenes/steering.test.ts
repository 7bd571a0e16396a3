import { describe, expect, test } from 'vitest';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { stepWalker } from '../../actors/hub/walking.ts';
import { stepMs } from '../store/crowd.ts';
import { toGround, toScreen } from './projection.ts';
import { pushOfKeys, Steering } from './steering.ts';

/** Where the walker ends who follows the steering. */
function walk(steering: Steering, from: Point): Point {
  let place = from;
  for (let step = 0; step < 1_000; step++) place = stepWalker(place, steering.push(place), stepMs);
  return place;
}

describe('steering', () => {
  test('a key means a direction on the screen', () => {
    for (const [code, right, down] of [
      ['KeyW', 0, -1],
      ['ArrowLeft', -1, 0],
      ['KeyS', 0, 1],
      ['KeyD', 1, 0],
    ] as const) {
      const { dx, dy } = pushOfKeys([code]);
      const { x, y } = toScreen({ x: dx, y: dy });
      expect([Math.sign(x), Math.sign(y)], code).toEqual([right, down]);
    }
    expect(pushOfKeys(['KeyW', 'KeyD'])).toEqual({ dx: 0, dy: -1 });
    expect(pushOfKeys(['KeyA', 'KeyD'])).toEqual({ dx: 0, dy: 0 });
  });

  test('a tap is walked to', () => {
    const steering = new Steering();
    steering.walkTo({ x: 303, y: 1_000 });
    const end = walk(steering, { x: 800, y: 1_120 });
    expect(Math.hypot(end.x - 303, end.y - 1_000)).toBeLessThan(7);
    expect(steering.target).toBeNull();
  });

  test('a place nobody can reach is given up', () => {
    const steering = new Steering();
    steering.walkTo(square.fountain);
    walk(steering, { x: 800, y: 1_120 });
    expect(steering.target).toBeNull();
  });

  test('a key ends the walk to a place', () => {
    const steering = new Steering();
    steering.walkTo({ x: 0, y: 0 });
    steering.press('KeyS');
    steering.release('KeyS');
    expect(steering.push({ x: 500, y: 500 })).toEqual({ dx: 0, dy: 0 });
  });

  test('screen and ground are each other’s inverse', () => {
    const place = toGround(toScreen({ x: 123, y: 456 }));
    expect(place.x).toBeCloseTo(123);
    expect(place.y).toBeCloseTo(456);
  });
});
