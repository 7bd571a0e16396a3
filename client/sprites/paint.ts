/** Brushes for drawn things: colours, chance with a seed, and shapes that stand on the ground. Drawn once, then baked. */
import type { Point } from '../../actors/hub/walking.ts';
import { toScreen } from '../scenes/projection.ts';

export type Brush = CanvasRenderingContext2D;

export const palette = {
  stone: 0xcfc0a0,
  stoneDark: 0xa8987a,
  limestone: 0xdcd3c1,
  terracotta: 0xb5503a,
  plaster: 0xece1ca,
  timber: 0x5b3c25,
  wood: 0x8a5d38,
  woodLight: 0xb98555,
  iron: 0x2c2732,
  verdigris: 0x3d8577,
  gold: 0xd9a441,
  wine: 0x7a2c3c,
  cream: 0xf3ead2,
  water: 0x3f9cc0,
  waterLight: 0x9fdcec,
  night: 0x1a1526,
  window: 0x4a5f86,
  lamp: 0xffdf8f,
} as const;

/** A colour lighter (above 1) or darker (below 1). */
export function shade(colour: number, factor: number): number {
  const channel = (shift: number) => Math.min(255, Math.max(0, Math.round(((colour >> shift) & 255) * factor)));
  return (channel(16) << 16) | (channel(8) << 8) | channel(0);
}

export function css(colour: number, alpha = 1): string {
  return `rgb(${(colour >> 16) & 255} ${(colour >> 8) & 255} ${colour & 255} / ${alpha})`;
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

export function seedOf(text: string): number {
  let seed = 17;
  for (const letter of text) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}

/** A place on the ground, and how many pixels above it. */
export interface Spot extends Point {
  readonly z: number;
}

export function spot(x: number, y: number, z = 0): Spot {
  return { x, y, z };
}

export function pixelOf({ x, y, z }: Spot): Point {
  const { x: across, y: down } = toScreen({ x, y });
  return { x: across, y: down - z };
}

export type Fill = number | CanvasGradient | CanvasPattern;

function use(fill: Fill, alpha: number): string | CanvasGradient | CanvasPattern {
  return typeof fill === 'number' ? css(fill, alpha) : fill;
}

/** Lays the outline of the spots as the present path. */
export function trace(brush: Brush, spots: readonly Spot[]): void {
  brush.beginPath();
  for (const at of spots) {
    const { x, y } = pixelOf(at);
    brush.lineTo(x, y);
  }
  brush.closePath();
}

export function fillShape(brush: Brush, spots: readonly Spot[], fill: Fill, alpha = 1): void {
  trace(brush, spots);
  brush.fillStyle = use(fill, alpha);
  brush.fill();
}

/** A line through the spots; ends and corners are round. */
export function strokeLine(brush: Brush, spots: readonly Spot[], colour: number, width: number, alpha = 1): void {
  brush.beginPath();
  for (const at of spots) {
    const { x, y } = pixelOf(at);
    brush.lineTo(x, y);
  }
  strokePath(brush, colour, width, alpha);
}

export function strokePath(brush: Brush, colour: number, width: number, alpha = 1): void {
  brush.strokeStyle = css(colour, alpha);
  brush.lineWidth = width;
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  brush.stroke();
}

export function fillPoly(brush: Brush, points: readonly number[], fill: Fill, alpha = 1): void {
  brush.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) brush.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  brush.closePath();
  brush.fillStyle = use(fill, alpha);
  brush.fill();
}

export function fillEllipse(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: Fill,
  alpha = 1,
): void {
  brush.beginPath();
  brush.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
  brush.fillStyle = use(fill, alpha);
  brush.fill();
}

export function fillCircle(brush: Brush, x: number, y: number, radius: number, fill: Fill, alpha = 1): void {
  fillEllipse(brush, x, y, radius, radius, fill, alpha);
}

/** Light at `top`, dark at `bottom`, in pixels. */
export function fall(brush: Brush, top: number, bottom: number, light: number, dark: number): CanvasGradient {
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, css(light));
  gradient.addColorStop(1, css(dark));
  return gradient;
}

/** A ball lit from the upper left. */
export function fillBall(brush: Brush, x: number, y: number, radius: number, colour: number): void {
  const gradient = brush.createRadialGradient(x - radius * 0.35, y - radius * 0.4, 0, x, y, radius * 1.1);
  gradient.addColorStop(0, css(shade(colour, 1.28)));
  gradient.addColorStop(0.55, css(colour));
  gradient.addColorStop(1, css(shade(colour, 0.68)));
  fillCircle(brush, x, y, radius, gradient);
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

/** A box whose far corner is at `x, y`; light falls from the left, and less of it near the ground. */
export function fillBox(brush: Brush, { x, y, width, depth, bottom = 0, height }: Box, colour: number): void {
  const top = bottom + height;
  const [right, front] = [x + width, y + depth];
  const [high, low] = [pixelOf(spot(x, front, top)).y, pixelOf(spot(right, front, bottom)).y];
  fillShape(
    brush,
    [spot(x, front, bottom), spot(right, front, bottom), spot(right, front, top), spot(x, front, top)],
    fall(brush, high, low, shade(colour, 0.95), shade(colour, 0.8)),
  );
  fillShape(
    brush,
    [spot(right, front, bottom), spot(right, y, bottom), spot(right, y, top), spot(right, front, top)],
    fall(brush, high, low, shade(colour, 0.72), shade(colour, 0.6)),
  );
  fillShape(
    brush,
    [spot(x, y, top), spot(right, y, top), spot(right, front, top), spot(x, front, top)],
    shade(colour, 1.1),
  );
}
