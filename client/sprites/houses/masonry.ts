/** A house of squared stone: courses that bond, buttressed corners, iron straps and a hipped roof of slate. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush, Spot } from '../paint.ts';
import { fillBox, fillShape, makeChance, palette, shade, spot, strokeLine } from '../paint.ts';
import { chimneyOf, type House, measures, wallHeight } from './measure.ts';
import { openingsOf, paintPane } from './openings.ts';

const { ridge } = measures.masonry;
const over = 10;
const coursePixels = 11;

export function paintMasonry(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep } = house;
  const chance = makeChance(house.seed);
  const wall = wallHeight(house);
  fillBox(brush, { x: -2, y: -2, width: wide + 4, depth: deep + 4, height: 10 }, shade(colours.wall, 0.85));
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: 9, height: wall - 9 }, colours.plaster);
  paintBond(brush, house, chance, colours);
  paintBand(brush, house, wall - 10, colours);
  for (const opening of openingsOf(house)) paintPane(brush, house, opening, colours, false);
  for (const [x, y] of [
    [-3, deep - 13],
    [wide - 13, -3],
    [wide - 13, deep - 13],
  ] as const) {
    fillBox(brush, { x, y, width: 16, depth: 16, height: wall * 0.62 }, shade(colours.wall, 0.96));
    fillBox(brush, { x: x + 2, y: y + 2, width: 12, depth: 12, bottom: wall * 0.62, height: wall * 0.2 }, colours.wall);
  }
  paintRoof(brush, house, chance);
  paintChimney(brush, house, colours);
}

function paintBond(brush: Brush, house: House, chance: () => number, colours: TownPalette): void {
  const { wide, deep } = house;
  const wall = wallHeight(house);
  for (let z = 10, course = 0; z < wall; z += coursePixels, course++) {
    for (const isFront of [true, false]) {
      const length = isFront ? wide - 6 : deep - 6;
      const at = (along: number, up: number) =>
        isFront ? spot(3 + along, deep - 3, up) : spot(wide - 3, deep - 3 - along, up);
      const dim = isFront ? 0.9 : 0.64;
      for (let along = course % 2 === 0 ? 0 : -9; along < length; ) {
        const size = 16 + chance() * 10;
        const [from, to] = [Math.max(0, along), Math.min(length, along + size)];
        const top = Math.min(wall, z + coursePixels);
        const tone = shade(colours.plaster, dim * (0.86 + chance() * 0.26));
        fillShape(brush, [at(from, z), at(to, z), at(to, top), at(from, top)], tone, 0.85);
        strokeLine(brush, [at(to, z), at(to, top)], shade(colours.plaster, dim * 0.55), 0.9, 0.7);
        along += size;
      }
      strokeLine(brush, [at(0, z), at(length, z)], shade(colours.plaster, dim * 0.55), 1, 0.75);
    }
  }
}

/** Iron all round, with rivets. */
function paintBand(brush: Brush, { wide, deep }: House, z: number, colours: TownPalette): void {
  strokeLine(
    brush,
    [spot(2, deep - 2, z), spot(wide - 2, deep - 2, z), spot(wide - 2, 2, z)],
    shade(palette.iron, 1.1),
    5,
  );
  for (let along = 10; along < wide - 6; along += 18) {
    const at = spot(along, deep - 2, z);
    strokeLine(brush, [at, spot(at.x + 1, at.y, at.z)], shade(colours.wall, 1.25), 2.2);
  }
}

/** Four slopes to a short ridge; the far two do not show. */
function paintRoof(brush: Brush, house: House, chance: () => number): void {
  const { wide, deep, roof } = house;
  const eave = wallHeight(house) - 4;
  const top = eave + ridge + 8;
  const half = Math.min(wide, deep) / 2;
  const [ridgeFrom, ridgeTo] =
    wide >= deep
      ? [spot(half, deep / 2, top), spot(wide - half, deep / 2, top)]
      : [spot(wide / 2, deep - half, top), spot(wide / 2, half, top)];
  const [left, front, right] = [
    spot(-over, deep + over, eave),
    spot(wide + over, deep + over, eave),
    spot(wide + over, -over, eave),
  ];
  const nearEnd = wide >= deep ? ridgeTo : ridgeFrom;
  paintSlope(brush, [left, front], wide >= deep ? [ridgeFrom, ridgeTo] : [ridgeFrom, ridgeFrom], roof, 1, chance);
  paintSlope(brush, [front, right], wide >= deep ? [ridgeTo, ridgeTo] : [ridgeFrom, ridgeTo], roof, 0.68, chance);
  strokeLine(brush, [left, front, right], shade(roof, 0.45), 4);
  strokeLine(brush, [front, nearEnd], shade(roof, 1.3), 3.4);
  strokeLine(brush, [left, ridgeFrom], shade(roof, 1.15), 3);
  strokeLine(brush, [ridgeFrom, ridgeTo], shade(roof, 1.35), 4);
  strokeLine(brush, [right, wide >= deep ? ridgeTo : ridgeTo], shade(roof, 0.9), 3);
}

function paintSlope(
  brush: Brush,
  [from, to]: readonly [Spot, Spot],
  [ridgeFrom, ridgeTo]: readonly [Spot, Spot],
  roof: number,
  light: number,
  chance: () => number,
): void {
  const on = (along: number, up: number) => between(between(from, to, along), between(ridgeFrom, ridgeTo, along), up);
  const rows = 9;
  fillShape(brush, [on(0, 0), on(1, 0), on(1, 1), on(0, 1)], shade(roof, light * 0.85));
  for (let row = 0; row < rows; row++) {
    const [low, high] = [row / rows, Math.min(1, (row + 1.1) / rows)];
    const slates = 14;
    for (let slate = 0; slate < slates; slate++) {
      const shift = (row % 2) * 0.5;
      const [a, b] = [Math.max(0, (slate - shift) / slates), Math.min(1, (slate + 1 - shift) / slates)];
      const tone = shade(roof, light * (0.88 + (row / rows) * 0.2 + chance() * 0.16));
      fillShape(brush, [on(a, low), on(b, low), on(b, high), on(a, high)], tone);
    }
    strokeLine(brush, [on(0, low), on(1, low)], shade(roof, light * 0.58), 1.1, 0.7);
  }
}

function between(from: Spot, to: Spot, part: number): Spot {
  return spot(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, from.z + (to.z - from.z) * part);
}

function paintChimney(brush: Brush, house: House, colours: TownPalette): void {
  const { x, y, z } = chimneyOf(house);
  const stone = shade(colours.wall, 0.74);
  fillBox(brush, { x: x - 12, y: y - 12, width: 24, depth: 24, bottom: z - 70, height: 62 }, stone);
  for (let z1 = z - 62; z1 < z - 12; z1 += 10)
    strokeLine(
      brush,
      [spot(x - 12, y + 12, z1), spot(x + 12, y + 12, z1), spot(x + 12, y - 12, z1)],
      shade(stone, 0.6),
      1,
      0.7,
    );
  fillBox(brush, { x: x - 14, y: y - 14, width: 28, depth: 28, bottom: z - 10, height: 8 }, shade(palette.iron, 1.25));
  fillBox(brush, { x: x - 8, y: y - 8, width: 16, depth: 16, bottom: z - 2, height: 3 }, 0x1b171f);
}
