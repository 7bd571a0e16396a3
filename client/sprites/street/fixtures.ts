/** What can be gathered, the board of errands, and the tall colours of a contest. */
import type { ItemKey } from '../../../actors/content/items.ts';
import type { IconName } from '../../build/icon-names.ts';
import type { TownPalette } from '../../looks/kit.ts';
import { iconOf } from '../../store/items.ts';
import type { Brush } from '../paint.ts';
import {
  css,
  fall,
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
import { type Frame, paintIcon } from '../picture.ts';

export const nodeFrame: Frame = { left: -56, right: 56, top: -82, bottom: 30 };

/** A node says what it holds by how it looks; whatever has no look of its own lies in a basket. */
export function paintNode(brush: Brush, item: ItemKey, colours: TownPalette): void {
  fillEllipse(brush, 2, 6, 44, 19, palette.night, 0.2);
  if (item === 'iron_ore') paintVein(brush);
  else if (item === 'herb') paintHerbBed(brush, colours);
  else if (item === 'hide') paintRack(brush, colours);
  else paintBasket(brush, item);
}

function paintVein(brush: Brush): void {
  const chance = makeChance(6);
  for (const [x, y, size] of [
    [16, -2, 22],
    [-18, 0, 20],
    [0, 8, 24],
  ] as const) {
    const tone = shade(0x77706f, 0.9 + chance() * 0.2);
    fillPoly(
      brush,
      [
        x - size,
        y + 4,
        x - size * 0.7,
        y - size * 0.9,
        x,
        y - size * 1.35,
        x + size * 0.8,
        y - size * 0.8,
        x + size,
        y + 5,
        x,
        y + 11,
      ],
      tone,
    );
    fillPoly(
      brush,
      [x, y - size * 1.35, x + size * 0.8, y - size * 0.8, x + size, y + 5, x, y + 11, x + size * 0.15, y - size * 0.5],
      shade(tone, 0.68),
    );
    for (let crystal = 0; crystal < 5; crystal++) {
      const [cx, cy] = [x - size * 0.5 + chance() * size, y - chance() * size];
      fillPoly(brush, [cx - 3, cy + 2, cx, cy - 6, cx + 3, cy + 2], 0xd58a4a);
      fillPoly(brush, [cx, cy - 6, cx + 3, cy + 2, cx + 0.6, cy + 1], 0xf4b878);
    }
  }
  brush.beginPath();
  brush.moveTo(30, 10);
  brush.lineTo(40, -34);
  strokePath(brush, 0x7a5232, 4);
  brush.beginPath();
  brush.moveTo(24, -30);
  brush.quadraticCurveTo(38, -44, 54, -28);
  strokePath(brush, 0x8d929c, 4.4);
}

function paintHerbBed(brush: Brush, colours: TownPalette): void {
  const chance = makeChance(2);
  fillShape(brush, [spot(-36, -28), spot(34, -28), spot(34, 30), spot(-36, 30)], shade(colours.earth, 0.6));
  for (let row = 0; row < 4; row++) {
    for (let plant = 0; plant < 6; plant++) {
      const at = pixelOf(spot(-30 + plant * 12, -22 + row * 15));
      for (const tilt of [-0.7, 0, 0.7]) {
        brush.beginPath();
        brush.ellipse(at.x + tilt * 6, at.y - 7, 2.6, 8, tilt, 0, Math.PI * 2);
        brush.fillStyle = css(shade(0x6d9a45, 0.85 + chance() * 0.4));
        brush.fill();
      }
      if (chance() < 0.4) fillCircle(brush, at.x, at.y - 14, 2.4, 0xe3c7f2);
    }
  }
  fillBox(brush, { x: 36, y: 10, width: 18, depth: 18, height: 12 }, palette.woodLight);
}

function paintRack(brush: Brush, colours: TownPalette): void {
  const post = (x: number) => strokeLine(brush, [spot(x, 0, 0), spot(x, 0, 62)], shade(colours.timber, 1.3), 5);
  post(-38);
  post(38);
  strokeLine(brush, [spot(-44, 0, 58), spot(44, 0, 58)], shade(colours.timber, 1.5), 5);
  for (const [x, tone] of [
    [-20, 0xa5714a],
    [16, 0xc09264],
  ] as const)
    fillShape(
      brush,
      [
        spot(x - 14, 0, 56),
        spot(x + 14, 0, 56),
        spot(x + 17, 0, 40),
        spot(x + 9, 0, 30),
        spot(x + 12, 0, 14),
        spot(x, 0, 22),
        spot(x - 12, 0, 14),
        spot(x - 9, 0, 30),
        spot(x - 17, 0, 40),
      ],
      tone,
    );
}

function paintBasket(brush: Brush, item: ItemKey): void {
  brush.beginPath();
  brush.moveTo(-26, -16);
  brush.lineTo(-19, 10);
  brush.quadraticCurveTo(0, 19, 19, 10);
  brush.lineTo(26, -16);
  brush.closePath();
  brush.fillStyle = fall(brush, -16, 14, 0xb9894f, 0x7a5630);
  brush.fill();
  fillEllipse(brush, 0, -16, 26, 10, 0x5f4226);
  for (let ball = 0; ball < 8; ball++)
    fillBall(brush, -16 + (ball % 4) * 11, -19 - Math.floor(ball / 4) * 6, 6, 0xd9c9a0);
  fillCircle(brush, 0, -50, 19, palette.gold);
  fillCircle(brush, 0, -50, 16.6, 0x241b31);
  paintIcon(brush, iconOf(item), 0, -50, 22, '#f6d98f');
}

export const boardFrame: Frame = { left: -56, right: 56, top: -118, bottom: 20 };

/** A roofed board with notes pinned to it. */
export function paintBoard(brush: Brush, colours: TownPalette): void {
  const chance = makeChance(9);
  fillEllipse(brush, 4, 2, 44, 15, palette.night, 0.22);
  const at = (x: number, z: number) => spot(x, 0, z);
  for (const x of [-40, 40])
    fillBox(brush, { x: x - 4, y: -4, width: 8, depth: 8, height: 92 }, shade(colours.timber, 1.25));
  fillShape(brush, [at(-40, 26), at(40, 26), at(40, 80), at(-40, 80)], palette.wood);
  for (let z = 36; z < 80; z += 11) strokeLine(brush, [at(-40, z), at(40, z)], shade(palette.wood, 0.66), 1, 0.7);
  for (let note = 0; note < 8; note++) {
    const [x, z] = [-32 + (note % 4) * 17 + chance() * 3, 36 + Math.floor(note / 4) * 20 + chance() * 4];
    fillShape(
      brush,
      [at(x, z), at(x + 12, z + 1), at(x + 12, z + 15), at(x, z + 14)],
      shade(palette.cream, 0.88 + chance() * 0.14),
    );
    for (const line of [4, 7, 10]) strokeLine(brush, [at(x + 2, z + line), at(x + 9, z + line)], 0x7a6a52, 0.9, 0.7);
    const pin = pixelOf(at(x + 6, z + 13));
    fillCircle(brush, pin.x, pin.y, 1.7, 0xb8443a);
  }
  const roof = colours.roofs[0] ?? palette.terracotta;
  fillShape(brush, [spot(-52, 16, 80), spot(52, 16, 80), spot(52, 0, 100), spot(-52, 0, 100)], roof);
  fillShape(brush, [spot(52, 16, 80), spot(52, -16, 80), spot(52, 0, 100)], shade(roof, 0.6));
  strokeLine(brush, [spot(-52, 0, 100), spot(52, 0, 100)], shade(roof, 1.25), 3);
}

export const contestFrame: Frame = { left: -40, right: 44, top: -206, bottom: 16 };

/** The colours of a guild, twice as tall as a banner, on a plinth. */
export function paintContest(brush: Brush, cloth: number, icon: IconName, colours: TownPalette): void {
  fillEllipse(brush, 3, 4, 30, 13, palette.night, 0.22);
  fillBox(brush, { x: -16, y: -16, width: 32, depth: 32, height: 10 }, shade(colours.wall, 0.95));
  fillBox(brush, { x: -11, y: -11, width: 22, depth: 22, bottom: 10, height: 9 }, colours.wall);
  brush.fillStyle = fall(brush, -196, -16, 0x7d5836, 0x4a321f);
  brush.fillRect(-2.6, -196, 5.2, 180);
  brush.beginPath();
  brush.moveTo(-30, -186);
  brush.lineTo(30, -186);
  strokePath(brush, 0x6a4a2e, 4);
  const silk = brush.createLinearGradient(-26, 0, 26, 0);
  for (const [at, factor] of [
    [0, 0.78],
    [0.3, 1.15],
    [0.65, 0.92],
    [1, 1.06],
  ] as const)
    silk.addColorStop(at, css(shade(cloth, factor)));
  fillPoly(brush, [-26, -184, 26, -184, 26, -84, 13, -70, 0, -84, -13, -70, -26, -84], silk);
  brush.save();
  brush.clip();
  strokePath(brush, palette.gold, 5, 0.95);
  brush.restore();
  paintIcon(brush, icon, 0, -136, 38, '#f2d27a');
  for (const x of [-30, 30]) fillBall(brush, x, -186, 4, palette.gold);
  fillBall(brush, 0, -200, 6, palette.gold);
}
