/** A drawing made once: a canvas that knows where its origin lies. What becomes a texture is made here. */

import { icons } from 'virtual:icons';
import { Sprite, Texture } from 'pixi.js';
import type { IconName } from '../build/icon-names.ts';
import type { Brush } from './paint.ts';

/** Pixels round the origin that the drawing takes. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Paint = (brush: Brush) => void;

export function makeCanvas(width: number, height: number): { canvas: HTMLCanvasElement; brush: Brush } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(width));
  canvas.height = Math.max(1, Math.ceil(height));
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('This browser has no 2D canvas.');
  return { canvas, brush };
}

/** The drawing as a sprite whose origin is the drawing's own. */
export function bake(frame: Frame, resolution: number, paint: Paint): Sprite {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  const { canvas, brush } = makeCanvas(width * resolution, height * resolution);
  brush.scale(resolution, resolution);
  brush.translate(-frame.left, -frame.top);
  paint(brush);
  const sprite = new Sprite(textureOf(canvas, resolution));
  sprite.pivot.set(-frame.left, -frame.top);
  return sprite;
}

export function textureOf(canvas: HTMLCanvasElement, resolution: number): Texture {
  return Texture.from({ resource: canvas, resolution, alphaMode: 'premultiply-alpha-on-upload' }, true);
}

/** A soft round light, white in the middle. */
export function makeGlow(radius: number, colour = '255 255 255'): HTMLCanvasElement {
  const { canvas, brush } = makeCanvas(radius * 2, radius * 2);
  const gradient = brush.createRadialGradient(radius, radius, 0, radius, radius, radius);
  for (const [at, alpha] of [
    [0, 1],
    [0.2, 0.72],
    [0.45, 0.32],
    [0.7, 0.1],
    [1, 0],
  ] as const)
    gradient.addColorStop(at, `rgb(${colour} / ${alpha})`);
  brush.fillStyle = gradient;
  brush.fillRect(0, 0, radius * 2, radius * 2);
  return canvas;
}

/** An icon in the middle of a place, `size` pixels wide. */
export function paintIcon(brush: Brush, name: IconName, x: number, y: number, size: number, fill: string): void {
  brush.save();
  brush.translate(x - size / 2, y - size / 2);
  brush.scale(size / 512, size / 512);
  brush.fillStyle = fill;
  brush.fill(new Path2D(icons[name]));
  brush.restore();
}
