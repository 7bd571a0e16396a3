/** Brushes for drawn things: colours, chance with a seed, and shapes that stand on the ground. */
import type { Graphics } from 'pixi.js';
import type { Point } from '../../actors/hub/walking.ts';
import { toScreen } from '../scenes/projection.ts';

export const palette = {
  grass: 0x75914e,
  grassDark: 0x5f7d42,
  stone: 0xcfc0a0,
  stoneDark: 0xa8987a,
  limestone: 0xdcd3c1,
  terracotta: 0xb5503a,
  plaster: 0xe8dcc3,
  timber: 0x5b3c25,
  wood: 0x8a5d38,
  verdigris: 0x3d8577,
  gold: 0xd9a441,
  wine: 0x7a2c3c,
  cream: 0xf3ead2,
  water: 0x45a5c4,
  waterLight: 0x9fdcec,
  night: 0x1a1526,
  window: 0x4a5f86,
} as const;

/** A colour lighter (above 1) or darker (below 1). */
export function shade(colour: number, factor: number): number {
  const channel = (shift: number) => Math.min(255, Math.max(0, Math.round(((colour >> shift) & 255) * factor)));
  return (channel(16) << 16) | (channel(8) << 8) | channel(0);
}

/** The same numbers from 0 to 1 for the same seed, so that every visit finds the same town. */
export function makeChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Spot extends Point {
  /** Pixels above the ground. */
  readonly z?: number;
}

/** Spots to the flat list of coordinates a polygon wants. */
export function outline(spots: readonly Spot[]): number[] {
  return spots.flatMap((spot) => {
    const { x, y } = toScreen(spot);
    return [x, y - (spot.z ?? 0)];
  });
}

export function fillShape(brush: Graphics, spots: readonly Spot[], colour: number, alpha = 1): void {
  brush.poly(outline(spots)).fill({ color: colour, alpha });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  /** Along the ground's x and y. */
  readonly width: number;
  readonly depth: number;
  readonly bottom?: number;
  readonly height: number;
}

/** A box whose far corner is at `x, y`; light falls from the left. */
export function fillBox(brush: Graphics, { x, y, width, depth, bottom = 0, height }: Box, colour: number): void {
  const top = bottom + height;
  const [right, front] = [x + width, y + depth];
  fillShape(
    brush,
    [spot(x, front, bottom), spot(right, front, bottom), spot(right, front, top), spot(x, front, top)],
    shade(colour, 0.9),
  );
  fillShape(
    brush,
    [spot(right, front, bottom), spot(right, y, bottom), spot(right, y, top), spot(right, front, top)],
    shade(colour, 0.68),
  );
  fillShape(
    brush,
    [spot(x, y, top), spot(right, y, top), spot(right, front, top), spot(x, front, top)],
    shade(colour, 1.08),
  );
}

export function spot(x: number, y: number, z = 0): Spot {
  return { x, y, z };
}
