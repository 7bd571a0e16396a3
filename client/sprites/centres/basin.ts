/** What every centre of a square shares: its place and measure, a basin of cut stone, rings on the water, drops that fly. */
import { type Container, Sprite } from 'pixi.js';
import { square } from '../../../actors/hub/square.ts';
import { toScreen } from '../../scenes/projection.ts';
import type { Brush } from '../paint.ts';
import { css, fillEllipse, palette, shade, strokePath } from '../paint.ts';
import { bake, makeCanvas, textureOf } from '../picture.ts';

export interface Centre {
  readonly view: Container;
  /** Draws the picture of an instant, in ms. */
  draw(now: number): void;
}

/** A circle on the ground, as the screen shows it. */
export function ellipseOf(radius: number): { width: number; height: number } {
  const { x: width } = toScreen({ x: radius * Math.SQRT1_2, y: -radius * Math.SQRT1_2 });
  return { width, height: width / 2 };
}

const outer = ellipseOf(square.fountain.radius);
export const centreFrame = {
  left: -outer.width - 24,
  right: outer.width + 24,
  top: -190,
  bottom: outer.height + 28,
} as const;

export const rimHeight = 24;

export interface Basin {
  readonly stone: number;
  /** From the middle to the rim. */
  readonly water: readonly [number, number, number, number];
  readonly joints: number;
}

export function paintBasin(brush: Brush, { stone, water, joints }: Basin): void {
  const outer = ellipseOf(square.fountain.radius);
  const inner = ellipseOf(square.fountain.radius * 0.86);
  fillEllipse(brush, 0, 5, outer.width * 1.09, outer.height * 1.12, palette.night, 0.24);
  fillEllipse(brush, 0, 2, outer.width * 1.05, outer.height * 1.06, shade(stone, 0.8));
  fillEllipse(brush, 0, -2, outer.width * 1.05, outer.height * 1.06, shade(stone, 0.95));
  brush.beginPath();
  brush.ellipse(0, -3, outer.width, outer.height, 0, 0, Math.PI);
  brush.lineTo(-outer.width, -rimHeight);
  brush.ellipse(0, -rimHeight, outer.width, outer.height, 0, Math.PI, 0, true);
  brush.closePath();
  brush.fillStyle = roundStone(brush, outer.width, stone, [0.78, 0.96, 0.78, 0.52]);
  brush.fill();
  for (let joint = 1; joint < joints; joint++) {
    const angle = (joint / joints) * Math.PI;
    const [x, y] = [Math.cos(angle) * outer.width, Math.sin(angle) * outer.height];
    brush.beginPath();
    brush.moveTo(x, y - 3);
    brush.lineTo(x, y - rimHeight);
    strokePath(brush, shade(stone, 0.48), 1.2, 0.55);
  }
  fillEllipse(brush, 0, -rimHeight, outer.width, outer.height, shade(stone, 1.04));
  for (let joint = 0; joint < joints * 2; joint++) {
    const angle = (joint / joints) * Math.PI;
    brush.beginPath();
    brush.moveTo(Math.cos(angle) * inner.width, -rimHeight + Math.sin(angle) * inner.height);
    brush.lineTo(Math.cos(angle) * outer.width, -rimHeight + Math.sin(angle) * outer.height);
    strokePath(brush, shade(stone, 0.64), 1, 0.45);
  }
  fillEllipse(brush, 0, -rimHeight, inner.width, inner.height, shade(stone, 0.52));
  paintPool(brush, inner.width * 0.985, inner.height * 0.94, -rimHeight + 7, water);
}

export function paintPool(brush: Brush, width: number, height: number, y: number, water: Basin['water']): void {
  const gradient = brush.createRadialGradient(-14, y - 5, 6, 0, y, width);
  water.forEach((colour, index) => {
    gradient.addColorStop([0, 0.4, 0.8, 1][index] ?? 1, css(colour));
  });
  fillEllipse(brush, 0, y, width, height, gradient);
}

/** Stone that turns away from the light on the left, `half` pixels to either side. */
export function roundStone(
  brush: Brush,
  half: number,
  stone: number,
  factors: readonly [number, number, number, number] = [0.84, 1.08, 0.86, 0.58],
): CanvasGradient {
  const gradient = brush.createLinearGradient(-half, 0, half, 0);
  factors.forEach((factor, index) => {
    gradient.addColorStop([0, 0.28, 0.62, 1][index] ?? 1, css(shade(stone, factor)));
  });
  return gradient;
}

export function makeRings(count: number, resolution: number, colour: number): Sprite[] {
  const { width, height } = ellipseOf(square.fountain.radius * 0.86);
  return Array.from({ length: count }, () => {
    const sprite = bake(
      { left: -width - 3, right: width + 3, top: -height - 3, bottom: height + 3 },
      resolution,
      (brush) => {
        brush.beginPath();
        brush.ellipse(0, 0, width, height, 0, 0, Math.PI * 2);
        strokePath(brush, colour, 2.4, 0.9);
      },
    );
    sprite.y = -rimHeight + 7;
    return sprite;
  });
}

export function drawRings(rings: readonly Sprite[], now: number): void {
  rings.forEach((ring, index) => {
    const part = (now / 3_200 + index / rings.length) % 1;
    ring.scale.set(0.22 + 0.62 * part);
    ring.alpha = 0.75 * (1 - part);
  });
}

export function makeDrops(count: number, resolution: number, colour: number): Sprite[] {
  const { canvas, brush } = makeCanvas(5 * resolution, 8 * resolution);
  brush.scale(resolution, resolution);
  fillEllipse(brush, 2.5, 4, 1.5, 3, colour);
  const texture = textureOf(canvas, resolution);
  return Array.from({ length: count }, () => {
    const sprite = new Sprite(texture);
    sprite.anchor.set(0.5);
    return sprite;
  });
}
