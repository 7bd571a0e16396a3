/**
 * What part of the square is seen: follows a place, smoothly, keeps it in the middle of what no window covers, and shows
 * nothing beyond the painted world.
 */
import type { Container } from 'pixi.js';
import type { Point } from '../../actors/hub/walking.ts';
import { bounds, toGround, toScreen } from './projection.ts';

const HALF_LIFE_MS = 130;
/** Farther than this is another place: cut there. */
const CUT_PIXELS = 700;
/** The screen height at which everything is shown at its own size. */
const NATURAL_HEIGHT = 900;
/** What is worth seeing stands behind people: one looks a little over their heads. */
const ABOVE_PIXELS = 64;
const ZOOM_MIN = 0.6;
const ZOOM_MAX = 2.4;

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** What windows cover, in pixels from the right and from below. */
export interface Covered {
  readonly right: number;
  readonly bottom: number;
}

export class Camera {
  readonly #world: Container;
  #at: Point | null = null;
  #wish = 1;
  #zoom = 1;
  readonly #seen = { left: 0, top: 0, right: 0, bottom: 0 };

  constructor(world: Container) {
    this.#world = world;
  }

  /** What is on the screen, in the world's pixels. */
  get seen() {
    return this.#seen;
  }

  zoomBy(factor: number): void {
    this.#wish = Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, this.#wish * factor));
  }

  follow(place: Point, screen: Screen, covered: Covered, passedMs: number): void {
    this.#zoom = zoomFor(screen, this.#wish);
    const { x, y } = toScreen(place);
    const wanted = clampTo(
      { x: x + covered.right / 2 / this.#zoom, y: y - ABOVE_PIXELS + covered.bottom / 2 / this.#zoom },
      screen.width / 2 / this.#zoom,
      screen.height / 2 / this.#zoom,
    );
    const from = this.#at;
    const isNear = from && Math.hypot(wanted.x - from.x, wanted.y - from.y) < CUT_PIXELS;
    const left = isNear ? 0.5 ** (passedMs / HALF_LIFE_MS) : 0;
    const at =
      from && isNear ? { x: wanted.x + (from.x - wanted.x) * left, y: wanted.y + (from.y - wanted.y) * left } : wanted;
    this.#at = at;
    this.#world.scale.set(this.#zoom);
    // Whole pixels: what was baked pixel for pixel is shown so.
    this.#world.position.set(
      Math.round(screen.width / 2 - at.x * this.#zoom),
      Math.round(screen.height / 2 - at.y * this.#zoom),
    );
    this.#seen.left = -this.#world.x / this.#zoom;
    this.#seen.top = -this.#world.y / this.#zoom;
    this.#seen.right = this.#seen.left + screen.width / this.#zoom;
    this.#seen.bottom = this.#seen.top + screen.height / this.#zoom;
  }

  /** The world's pixel under a point of the screen. */
  worldAt(point: Point): Point {
    const { x, y } = this.#world.position;
    return { x: (point.x - x) / this.#zoom, y: (point.y - y) / this.#zoom };
  }

  /** The place on the ground under a point of the screen. */
  groundAt(point: Point): Point {
    return toGround(this.worldAt(point));
  }
}

/** In eighths, so that a common screen shows the pictures at their own size; never wider than the world. */
function zoomFor({ width, height }: Screen, wish: number): number {
  const natural = Math.min(1.75, Math.max(0.75, height / NATURAL_HEIGHT));
  const least = Math.max(width / (bounds.right - bounds.left), height / (bounds.bottom - bounds.top));
  return Math.max(least, Math.round(natural * wish * 8) / 8);
}

function clampTo({ x, y }: Point, halfWidth: number, halfHeight: number): Point {
  const within = (value: number, least: number, most: number) =>
    Math.min(Math.max(value, least), Math.max(least, most));
  return {
    x: within(x, bounds.left + halfWidth, bounds.right - halfWidth),
    y: within(y, bounds.top + halfHeight, bounds.bottom - halfHeight),
  };
}
