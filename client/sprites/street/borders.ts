/** What a town ends at, and the towers of its gate: cut stone, a palisade, a rampart, mud. */
import type { BorderStyle, TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  fall,
  fillBall,
  fillBox,
  fillPoly,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
} from '../paint.ts';
import { type Frame, paintIcon } from '../picture.ts';

export const towerFrame: Frame = { left: -70, right: 70, top: -196, bottom: 50 };

/** A tower of the gate, or of a corner; one with a cloth bears the country's colours. */
export function paintTower(brush: Brush, style: BorderStyle, colours: TownPalette, cloth: number | null): void {
  if (style === 'palisade') paintLookout(brush, colours);
  else if (style === 'mud') paintMudTower(brush, colours);
  else paintStoneTower(brush, colours, cloth, style === 'rampart');
  if (cloth !== null) paintHanging(brush, colours, cloth);
}

function paintStoneTower(brush: Brush, colours: TownPalette, cloth: number | null, isRampart: boolean): void {
  const stone = colours.wall;
  fillBox(brush, { x: -34, y: -34, width: 68, depth: 68, height: 12 }, shade(stone, 0.9));
  fillBox(brush, { x: -30, y: -30, width: 60, depth: 60, bottom: 10, height: 112 }, stone);
  paintCourses(brush, 30, 12, 118, stone);
  fillBox(brush, { x: -35, y: -35, width: 70, depth: 70, bottom: 118, height: 10 }, shade(stone, 1.03));
  for (const [x, y] of [
    [-35, -35],
    [-9, -35],
    [17, -35],
    [-35, -9],
    [-35, 17],
    [17, -9],
    [-9, 17],
    [17, 17],
  ] as const)
    fillBox(brush, { x, y, width: 18, depth: 18, bottom: 128, height: 14 }, stone);
  const slit = (z: number) =>
    fillShape(brush, [spot(-4, 30, z), spot(4, 30, z), spot(4, 30, z + 20), spot(-4, 30, z + 20)], 0x3a3340);
  slit(cloth === null ? 66 : 96);
  if (!isRampart) return;
  for (const z of [14, 112])
    strokeLine(brush, [spot(-31, 31, z), spot(31, 31, z), spot(31, -31, z)], shade(palette.iron, 1.2), 5);
}

function paintHanging(brush: Brush, { banners }: TownPalette, cloth: number): void {
  const at = (x: number, z: number) => spot(x, 31, z);
  fillShape(brush, [at(-17, 92), at(17, 92), at(17, 42), at(0, 30), at(-17, 42)], cloth);
  strokeLine(
    brush,
    [at(-14, 89), at(14, 89), at(14, 43), at(0, 33), at(-14, 43), at(-14, 89)],
    palette.gold,
    1.4,
    0.85,
  );
  const { x, y } = pixelOf(at(0, 66));
  brush.save();
  brush.translate(x, y);
  brush.transform(0.9, 0.45, 0, 1, 0, 0);
  paintIcon(brush, banners[0]?.icon ?? 'sun', 0, 0, 24, '#ecc66f');
  brush.restore();
}

/** Joints of the stones in both faces of a tower. */
function paintCourses(brush: Brush, half: number, from: number, to: number, stone: number): void {
  for (let z = from + 11; z < to; z += 12) {
    strokeLine(brush, [spot(-half, half, z), spot(half, half, z), spot(half, -half, z)], shade(stone, 0.62), 0.9, 0.55);
    for (let along = -half + ((z / 12) % 2 < 1 ? 8 : 18); along < half; along += 20) {
      strokeLine(brush, [spot(along, half, z), spot(along, half, z - 11)], shade(stone, 0.66), 0.9, 0.5);
      strokeLine(brush, [spot(half, along, z), spot(half, along, z - 11)], shade(stone, 0.5), 0.9, 0.5);
    }
  }
}

export const wallFrame: Frame = { left: -190, right: 190, top: -140, bottom: 100 };

export interface Stretch {
  readonly length: number;
  readonly tall: number;
  /** Along the ground's y, instead of its x. */
  readonly across: boolean;
}

/** A length of wall, with its middle at the origin. */
export function paintWall(brush: Brush, style: BorderStyle, colours: TownPalette, stretch: Stretch): void {
  if (style === 'palisade') paintPalisade(brush, colours, stretch);
  else if (style === 'mud') paintMudWall(brush, colours, stretch);
  else paintStoneWall(brush, colours, stretch, style === 'rampart');
}

function paintStoneWall(
  brush: Brush,
  colours: TownPalette,
  { length, tall: height, across: isAcross }: Stretch,
  isRampart: boolean,
): void {
  const stone = colours.wall;
  const half = length / 2;
  const box = (along: number, size: number, bottom: number, tall: number, thick: number, tone: number) =>
    fillBox(
      brush,
      isAcross
        ? { x: -thick, y: along, width: thick * 2, depth: size, bottom, height: tall }
        : { x: along, y: -thick, width: size, depth: thick * 2, bottom, height: tall },
      tone,
    );
  box(-half, length, 0, 7, 13, shade(stone, 0.88));
  box(-half, length, 6, height - 6, 10, stone);
  const at = (along: number, z: number) => (isAcross ? spot(10, along, z) : spot(along, 10, z));
  const tone = shade(stone, isAcross ? 0.5 : 0.66);
  for (let z = 17; z < height; z += 11) {
    strokeLine(brush, [at(-half, z), at(half, z)], tone, 0.9, 0.5);
    for (let along = -half + ((z / 11) % 2 < 1 ? 10 : 22); along < half; along += 26)
      strokeLine(brush, [at(along, z), at(along, z - 10)], tone, 0.9, 0.5);
  }
  for (let along = -half + 3; along < half - 12; along += 28) box(along, 15, height, 9, 10, shade(stone, 1.02));
  if (!isRampart) return;
  for (let along = -half + 10; along < half; along += 56) box(along, 12, 0, height * 0.8, 16, shade(stone, 0.9));
}

/** Sharpened trunks side by side, two rails behind them, ivy here and there. */
function paintPalisade(brush: Brush, colours: TownPalette, { length, tall, across }: Stretch): void {
  const chance = makeChance(length + (across ? 7 : 0));
  const at = (along: number, z: number) => (across ? spot(0, along, z) : spot(along, 0, z));
  const step = 11;
  for (let along = -length / 2; along <= length / 2; along += step) {
    const high = tall + 8 + chance() * 9;
    const { x, y } = pixelOf(at(along, 0));
    const tone = shade(colours.timber, (across ? 1.1 : 1.5) * (0.85 + chance() * 0.3));
    const trunk = brush.createLinearGradient(x - 5.5, 0, x + 5.5, 0);
    trunk.addColorStop(0, `#${shade(tone, 1.15).toString(16).padStart(6, '0')}`);
    trunk.addColorStop(1, `#${shade(tone, 0.6).toString(16).padStart(6, '0')}`);
    fillPoly(brush, [x - 5.4, y + 2, x - 5.4, y - high, x, y - high - 11, x + 5.4, y - high, x + 5.4, y + 2], trunk);
    fillPoly(brush, [x - 5.4, y - high, x, y - high - 11, x + 5.4, y - high], shade(tone, 1.3));
    if (chance() < 0.3)
      for (let leaf = 0; leaf < 6; leaf++)
        fillBall(brush, x + chance() * 10 - 5, y - chance() * high * 0.8, 4, colours.leaves[leaf % 3] ?? 0x4b7a55);
  }
  for (const z of [tall * 0.35, tall * 0.75])
    strokeLine(brush, [at(-length / 2, z), at(length / 2, z)], shade(colours.timber, 0.75), 3.4);
}

/** Smooth and thick, rounded on top, with a hollow pattern. */
function paintMudWall(brush: Brush, colours: TownPalette, { length, tall, across }: Stretch): void {
  const half = length / 2;
  const mud = colours.wall;
  const box = (thick: number, bottom: number, height: number, tone: number) =>
    fillBox(
      brush,
      across
        ? { x: -thick, y: -half, width: thick * 2, depth: length, bottom, height }
        : { x: -half, y: -thick, width: length, depth: thick * 2, bottom, height },
      tone,
    );
  box(13, 0, 10, shade(mud, 0.9));
  box(10, 8, tall - 10, mud);
  box(11.5, tall - 4, 7, shade(mud, 1.06));
  const at = (along: number, z: number) => (across ? spot(10, along, z) : spot(along, 10, z));
  for (let along = -half + 14; along < half - 8; along += 24)
    fillShape(
      brush,
      [at(along, tall * 0.42), at(along + 6, tall * 0.62), at(along + 12, tall * 0.42), at(along + 6, tall * 0.22)],
      shade(mud, across ? 0.42 : 0.58),
    );
}

/** A platform on four trunks, roofed, with a ladder. */
function paintLookout(brush: Brush, colours: TownPalette): void {
  const { timber } = colours;
  const leg = (x: number, y: number, height: number) =>
    fillBox(brush, { x: x - 4, y: y - 4, width: 8, depth: 8, height }, shade(timber, 1.4));
  leg(-26, -26, 100);
  leg(26, -26, 100);
  leg(-26, 26, 100);
  for (const [from, to] of [
    [spot(-26, 30, 10), spot(26, 30, 86)],
    [spot(26, 30, 10), spot(-26, 30, 86)],
    [spot(30, 26, 10), spot(30, -26, 86)],
  ] as const)
    strokeLine(brush, [from, to], shade(timber, 1.15), 4);
  leg(26, 26, 100);
  fillBox(brush, { x: -36, y: -36, width: 72, depth: 72, bottom: 98, height: 7 }, shade(timber, 1.7));
  for (const [x, y] of [
    [-32, -32],
    [32, -32],
    [-32, 32],
  ] as const)
    fillBox(brush, { x: x - 3, y: y - 3, width: 6, depth: 6, bottom: 104, height: 44 }, shade(timber, 1.3));
  for (const z of [114, 124])
    strokeLine(brush, [spot(-34, 34, z), spot(34, 34, z), spot(34, -34, z)], shade(timber, 1.2), 4);
  fillBox(brush, { x: 29, y: 29, width: 6, depth: 6, bottom: 104, height: 44 }, shade(timber, 1.3));
  const roof = colours.roofs[0] ?? 0x6e8442;
  const top = spot(0, 0, 192);
  fillShape(brush, [spot(-44, 44, 142), spot(44, 44, 142), top], shade(roof, 1));
  fillShape(brush, [spot(44, 44, 142), spot(44, -44, 142), top], shade(roof, 0.66));
  for (const part of [0.25, 0.5, 0.75]) {
    const on = (x: number, y: number) => spot(x * (1 - part), y * (1 - part), 142 + 50 * part);
    strokeLine(brush, [on(-44, 44), on(44, 44), on(44, -44)], shade(roof, 0.6), 1.4, 0.7);
  }
}

/** Tapering, with beam ends and a crown of steps. */
function paintMudTower(brush: Brush, colours: TownPalette): void {
  const mud = colours.wall;
  fillBox(brush, { x: -34, y: -34, width: 68, depth: 68, height: 40 }, shade(mud, 0.94));
  fillBox(brush, { x: -31, y: -31, width: 62, depth: 62, bottom: 38, height: 90 }, mud);
  for (const z of [60, 92])
    for (const along of [-18, 0, 18]) {
      strokeLine(brush, [spot(along, 31, z), spot(along, 42, z)], shade(colours.timber, 0.9), 5);
      strokeLine(brush, [spot(31, along, z), spot(42, along, z)], shade(colours.timber, 0.7), 5);
    }
  fillBox(brush, { x: -35, y: -35, width: 70, depth: 70, bottom: 126, height: 8 }, shade(mud, 1.04));
  for (const [x, y] of [
    [-35, -35],
    [17, -35],
    [-35, 17],
    [17, 17],
  ] as const) {
    fillBox(brush, { x, y, width: 18, depth: 18, bottom: 134, height: 12 }, mud);
    fillBox(brush, { x: x + 4, y: y + 4, width: 10, depth: 10, bottom: 146, height: 9 }, mud);
  }
  const { x, y } = pixelOf(spot(0, 0, 134));
  brush.beginPath();
  brush.ellipse(x, y, 24, 11, 0, 0, Math.PI);
  brush.bezierCurveTo(x - 24, y - 26, x - 8, y - 34, x, y - 42);
  brush.bezierCurveTo(x + 8, y - 34, x + 24, y - 26, x + 24, y);
  brush.fillStyle = fall(brush, y - 42, y + 10, shade(colours.mosaic[0], 1.3), shade(colours.mosaic[0], 0.7));
  brush.fill();
  fillBall(brush, x, y - 44, 4, palette.gold);
}
