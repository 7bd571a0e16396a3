/**
 * From keys and taps to pushes. Keys mean directions on the screen, which lie an eighth of a turn askew on the ground;
 * a tap means a place, walked to in the eight directions there are.
 */
import type { Point, Push } from '../../actors/hub/walking.ts';

const still: Push = { dx: 0, dy: 0 };

/** Nearer than half a step is there. */
const ARRIVED_UNITS = 4.5;
/** So many pushes without coming nearer: something is in the way. */
const PATIENCE = 12;

const directions: Readonly<Record<string, Point>> = {
  KeyW: { x: 0, y: -1 },
  KeyA: { x: -1, y: 0 },
  KeyS: { x: 0, y: 1 },
  KeyD: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowRight: { x: 1, y: 0 },
};

export class Steering {
  readonly #held = new Set<string>();
  #target: Point | null = null;
  #nearest = Number.POSITIVE_INFINITY;
  #patience = PATIENCE;

  get target(): Point | null {
    return this.#target;
  }

  /** True when the key is one of ours. */
  press(code: string): boolean {
    if (!(code in directions)) return false;
    this.#held.add(code);
    this.#target = null;
    return true;
  }

  release(code: string): void {
    this.#held.delete(code);
  }

  /** The page lost the keyboard: no key is held any more. */
  releaseAll(): void {
    this.#held.clear();
  }

  walkTo(target: Point): void {
    this.#target = target;
    this.#nearest = Number.POSITIVE_INFINITY;
    this.#patience = PATIENCE;
  }

  /** Which way to push now. */
  push(from: Point): Push {
    if (this.#held.size > 0) return pushOfKeys(this.#held);
    if (!this.#target) return still;
    const distance = Math.hypot(this.#target.x - from.x, this.#target.y - from.y);
    this.#patience = distance < this.#nearest ? PATIENCE : this.#patience - 1;
    this.#nearest = Math.min(this.#nearest, distance);
    const push = pushTowards(from, this.#target);
    if (this.#patience > 0 && (push.dx !== 0 || push.dy !== 0)) return push;
    this.#target = null;
    return still;
  }
}

export function pushOfKeys(held: Iterable<string>): Push {
  let [x, y] = [0, 0];
  for (const code of held) {
    x += directions[code]?.x ?? 0;
    y += directions[code]?.y ?? 0;
  }
  const [right, down] = [Math.sign(x), Math.sign(y)];
  return { dx: sign(right + down), dy: sign(down - right) };
}

export function pushTowards(from: Point, to: Point): Push {
  const along = (gap: number) => (Math.abs(gap) < ARRIVED_UNITS ? 0 : sign(gap));
  return { dx: along(to.x - from.x), dy: along(to.y - from.y) };
}

function sign(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
