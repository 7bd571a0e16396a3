/** Single blades and blooms of a meadow, and the rows of a field. */
import type { Point } from '../../../actors/hub/walking.ts';
import { toScreen } from '../../scenes/projection.ts';
import type { Brush } from '../paint.ts';
import { css, fillShape, makeChance, palette, shade, spot, strokeLine } from '../paint.ts';
import type { Area, Painting } from './terrain.ts';

export function paintBloom(brush: Brush, { x, y }: Point, flowers: readonly number[], chance: () => number): void {
  brush.fillStyle = css(flowers[Math.floor(chance() * flowers.length)] ?? palette.cream, 0.9);
  brush.fillRect(x, y, 2, 2);
}

export function paintBlade(brush: Brush, { x, y }: Point, colour: number, chance: () => number): void {
  const tall = 2.5 + chance() * 4.5;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x + chance() * 4 - 2, y - tall);
  brush.strokeStyle = css(colour, 0.6);
  brush.lineWidth = 1.1;
  brush.stroke();
}

/** Patches of wheat and of greens, each with its own way of rows. */
const fields = [
  { x: 1_140, y: 90, wide: 400, deep: 340, crop: 0xd9b24a, isAlongX: true },
  { x: 70, y: 90, wide: 250, deep: 330, crop: 0xcfa63e, isAlongX: false },
  { x: 1_180, y: 760, wide: 360, deep: 330, crop: 0x7f9a45, isAlongX: false },
  { x: 60, y: 780, wide: 300, deep: 300, crop: 0xdcb955, isAlongX: true },
] as const;

export function paintFields(brush: Brush, { palette: colours }: Painting, area: Area): void {
  for (const { x, y, wide, deep, crop, isAlongX } of fields) {
    const chance = makeChance(x + y);
    const corners = [spot(x, y), spot(x + wide, y), spot(x + wide, y + deep), spot(x, y + deep)];
    fillShape(brush, corners, shade(colours.earth, 0.82), 0.9);
    const rows = Math.floor((isAlongX ? deep : wide) / 15);
    for (let row = 0; row < rows; row++) {
      const off = 8 + row * 15;
      const length = isAlongX ? wide : deep;
      const at = (along: number, aside: number) =>
        isAlongX ? spot(x + along, y + off + aside) : spot(x + off + aside, y + along);
      strokeLine(brush, [at(6, 0), at(length - 6, 0)], shade(crop, 0.72), 7, 0.9);
      for (let along = 8; along < length - 6; along += 6) {
        const { x: left, y: top } = toScreen(at(along, chance() * 6 - 3));
        if (left < area.left - 10 || left > area.right + 10 || top < area.top - 20 || top > area.bottom + 20) continue;
        paintBlade(brush, { x: left, y: top }, shade(crop, 0.9 + chance() * 0.35), chance);
        paintBlade(brush, { x: left + 1, y: top - 3 }, shade(crop, 1.1), chance);
      }
    }
  }
}
