/** What part of the square is seen: follows a place, smoothly, and keeps it clear of what covers the screen. */
import type { Container } from 'pixi.js';
import type { Point } from '../../actors/hub/walking.ts';
import { toGround, toScreen } from './projection.ts';

const HALF_LIFE_MS = 130;
/** Farther than this is another place: cut there. */
const CUT_PIXELS = 700;
/** The screen height at which everything is shown at its own size. */
const NATURAL_HEIGHT = 800;
/** A narrower screen has a sheet over its lower part. */
const PHONE_WIDTH = 720;

export class Camera {
  readonly #world: Container;
  #at: Point | null = null;
  #zoom = 1;

  constructor(world: Container) {
    this.#world = world;
  }

  follow(place: Point, screen: { readonly width: number; readonly height: number }, passedMs: number): void {
    const wanted = toScreen(place);
    const from = this.#at;
    const isNear = from && Math.hypot(wanted.x - from.x, wanted.y - from.y) < CUT_PIXELS;
    const left = isNear ? 0.5 ** (passedMs / HALF_LIFE_MS) : 0;
    const at =
      from && isNear ? { x: wanted.x + (from.x - wanted.x) * left, y: wanted.y + (from.y - wanted.y) * left } : wanted;
    this.#at = at;
    this.#zoom = Math.min(1.5, Math.max(0.8, screen.height / NATURAL_HEIGHT));
    const middle = screen.width < PHONE_WIDTH ? 0.32 : 0.52;
    this.#world.scale.set(this.#zoom);
    this.#world.position.set(screen.width / 2 - at.x * this.#zoom, screen.height * middle - at.y * this.#zoom);
  }

  /** The place on the ground under a point of the screen. */
  groundAt(point: Point): Point {
    const { x, y } = this.#world.position;
    return toGround({ x: (point.x - x) / this.#zoom, y: (point.y - y) / this.#zoom });
  }
}
