/** What stands about where people trade: barrels, crates, sacks, benches, flowers, a wagon. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  css,
  fillBall,
  fillBox,
  fillCircle,
  fillEllipse,
  fillPoly,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from '../paint.ts';
import type { Frame } from '../picture.ts';
import { paintCrateBands } from '../stalls/stall.ts';

export const barrelFrame: Frame = { left: -18, right: 18, top: -38, bottom: 8 };

export function paintBarrel(brush: Brush): void {
  brush.beginPath();
  brush.moveTo(-11, -28);
  brush.bezierCurveTo(-16, -18, -16, -8, -11, 1);
  brush.bezierCurveTo(-6, 5, 6, 5, 11, 1);
  brush.bezierCurveTo(16, -8, 16, -18, 11, -28);
  brush.closePath();
  const side = brush.createLinearGradient(-15, 0, 15, 0);
  side.addColorStop(0, css(0x9a6a3f));
  side.addColorStop(0.35, css(0x8a5c36));
  side.addColorStop(1, css(0x50331d));
  brush.fillStyle = side;
  brush.fill();
  for (const [y, half] of [
    [-23, 13],
    [-4, 13.5],
  ] as const) {
    brush.beginPath();
    brush.moveTo(-half, y);
    brush.quadraticCurveTo(0, y + 7, half, y);
    strokePath(brush, 0x4a4650, 2.6);
  }
  for (const x of [-6, 0, 6]) {
    brush.beginPath();
    brush.moveTo(x, -25);
    brush.quadraticCurveTo(x * 1.35, -12, x, 3);
    strokePath(brush, 0x4d321d, 0.8, 0.7);
  }
  fillEllipse(brush, 0, -28, 11, 5.2, 0xb98555);
  fillEllipse(brush, 0, -28, 8.6, 3.9, 0x9a6c42);
}

export const crateFrame: Frame = { left: -30, right: 30, top: -42, bottom: 20 };

export function paintCrate(brush: Brush): void {
  fillBox(brush, { x: -14, y: -14, width: 28, depth: 28, height: 25 }, palette.woodLight);
  paintCrateBands(brush, -14, -14, 28, 25);
  for (const y of [-5, 4]) strokeLine(brush, [spot(-13, y, 25), spot(13, y, 25)], shade(palette.wood, 0.8), 0.9, 0.8);
}

export const sackFrame: Frame = { left: -26, right: 26, top: -32, bottom: 10 };

export function paintSacks(brush: Brush): void {
  for (const [x, y, colour] of [
    [-9, -10, 0xb9a078],
    [9, -8, 0xa98f66],
    [0, -2, 0xc7ae84],
  ] as const) {
    fillBall(brush, x, y, 10.5, colour);
    fillPoly(brush, [x - 4, y - 8, x + 4, y - 8, x + 6, y - 15, x, y - 12, x - 6, y - 15], shade(colour, 0.9));
    brush.beginPath();
    brush.moveTo(x - 4.4, y - 8.6);
    brush.lineTo(x + 4.4, y - 8.6);
    strokePath(brush, 0x6b4a2a, 1.6);
  }
}

export const benchFrame: Frame = { left: -44, right: 44, top: -40, bottom: 26 };

export function paintBench(brush: Brush, colours: TownPalette): void {
  for (const x of [-26, 20]) fillBox(brush, { x, y: -7, width: 6, depth: 14, height: 11 }, shade(colours.wall, 0.8));
  fillBox(brush, { x: -32, y: -9, width: 64, depth: 18, bottom: 11, height: 5 }, shade(colours.wall, 1.08));
}

export const planterFrame: Frame = { left: -34, right: 34, top: -46, bottom: 20 };

export function paintPlanter(brush: Brush, seed: number, colours: TownPalette): void {
  const chance = makeChance(seed * 13 + 1);
  fillBox(brush, { x: -15, y: -15, width: 30, depth: 30, height: 15 }, colours.wall);
  strokeLine(brush, [spot(-15, 15, 11), spot(15, 15, 11), spot(15, -15, 11)], shade(colours.wall, 0.6), 1.2, 0.6);
  const leaf = colours.leaves[seed % colours.leaves.length] ?? 0x5c8a52;
  for (let clump = 0; clump < 16; clump++) {
    const at = pixelOf(spot(chance() * 24 - 12, chance() * 24 - 12, 17 + chance() * 8));
    fillCircle(brush, at.x, at.y, 5.5, shade(leaf, 0.75 + chance() * 0.5));
  }
  const bloom = [0xe0604f, 0xf0c75e, 0xdcc8ee][seed % 3] ?? 0xe0604f;
  for (let flower = 0; flower < 14; flower++) {
    const at = pixelOf(spot(chance() * 26 - 13, chance() * 26 - 13, 20 + chance() * 9));
    fillCircle(brush, at.x, at.y, 2.2, shade(bloom, 0.9 + chance() * 0.2));
  }
}

export const wagonFrame: Frame = { left: -96, right: 96, top: -112, bottom: 52 };

/** A covered wagon, its shafts towards the gate. */
export function paintWagon(brush: Brush): void {
  const wheel = (x: number, y: number, size: number) => {
    const at = pixelOf(spot(x, y, size * 0.8));
    brush.save();
    brush.translate(at.x, at.y);
    brush.transform(0.9, 0.4, 0, 1, 0, 0);
    fillCircle(brush, 0, 0, size, 0x33241a);
    fillCircle(brush, 0, 0, size - 3, 0x8a5f3a);
    fillCircle(brush, 0, 0, size - 5, 0x4a3322);
    for (let spoke = 0; spoke < 8; spoke++) {
      const angle = (spoke / 8) * Math.PI * 2;
      brush.beginPath();
      brush.moveTo(0, 0);
      brush.lineTo(Math.cos(angle) * (size - 3), Math.sin(angle) * (size - 3));
      strokePath(brush, 0x9a6d44, 2);
    }
    fillCircle(brush, 0, 0, 3.5, palette.iron);
    brush.restore();
  };
  wheel(-34, -22, 15);
  wheel(34, -22, 15);
  fillBox(brush, { x: -52, y: -24, width: 104, depth: 48, bottom: 16, height: 20 }, 0x8a5c38);
  for (const z of [22, 29]) strokeLine(brush, [spot(-52, 24, z), spot(52, 24, z), spot(52, -24, z)], 0x53351e, 1, 0.7);
  const hoops = 14;
  for (let hoop = 0; hoop < hoops; hoop++) {
    const [from, to] = [(hoop / hoops) * Math.PI, ((hoop + 1) / hoops) * Math.PI];
    const side = (angle: number, x: number) => spot(x, Math.cos(angle) * 27, 36 + Math.sin(angle) * 46);
    const light = 0.7 + 0.38 * Math.max(0, Math.cos((from + to) / 2 - 0.75));
    fillShape(brush, [side(from, -54), side(from, 54), side(to, 54), side(to, -54)], shade(0xdcd0b4, light));
  }
  for (const x of [-54, -27, 0, 27, 54]) {
    const arc = Array.from({ length: 13 }, (_, step) => {
      const angle = (step / 12) * Math.PI;
      return spot(x, Math.cos(angle) * 27, 36 + Math.sin(angle) * 46);
    });
    if (x === 54) fillShape(brush, arc, 0x4a3a2c);
    strokeLine(brush, arc, 0x9c8d6c, 1.4, 0.7);
  }
  fillShape(brush, [spot(54, -27, 36), spot(54, -10, 36), spot(54, -22, 62)], 0xc9bc9c);
  wheel(-34, 26, 17);
  wheel(34, 26, 17);
}
