/** A timbered house with a gable roof: stone foot, plaster and beams, tiles row by row, a chimney. */
import type { TownPalette } from '../../looks/kit.ts';
import { mix } from '../../scenes/air/sky.ts';
import type { Brush, Spot } from '../paint.ts';
import { fillBox, fillShape, makeChance, shade, spot, strokeLine } from '../paint.ts';
import { chimneyOf, foot, type House, measures, wallHeight } from './measure.ts';
import { baysIn, openingsOf, paintPane } from './openings.ts';

const { ridge } = measures.timbered;
const over = 13;

export function paintTimbered(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep, turned, seed } = house;
  const chance = makeChance(seed);
  const wall = wallHeight(house);
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: foot }, colours.wall);
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: foot, height: wall - foot }, colours.plaster);
  paintPlaster(brush, house, chance, colours);
  paintFoot(brush, house, chance, colours);
  const gable = turned
    ? [spot(3, deep - 3, wall), spot(wide - 3, deep - 3, wall), spot(wide / 2, deep - 3, wall + ridge - 5)]
    : [spot(wide - 3, deep - 3, wall), spot(wide - 3, 3, wall), spot(wide - 3, deep / 2, wall + ridge - 5)];
  fillShape(brush, gable, shade(colours.plaster, turned ? 0.93 : 0.68));
  paintTimber(brush, house, colours);
  for (const opening of openingsOf(house)) paintPane(brush, house, opening, colours, false);
  paintRoof(brush, house, chance);
  paintChimney(brush, house, colours);
}

/** Patches and strokes, as a trowel leaves them. */
function paintPlaster(brush: Brush, house: House, chance: () => number, colours: TownPalette): void {
  const { wide, deep } = house;
  const wall = wallHeight(house);
  for (let stroke = 0; stroke < 46; stroke++) {
    const isFront = chance() < wide / (wide + deep);
    const along = 8 + chance() * ((isFront ? wide : deep) - 30);
    const z = foot + 6 + chance() * (wall - foot - 12);
    const length = 5 + chance() * 12;
    const at = (x: number) => (isFront ? spot(x, deep - 3, z) : spot(wide - 3, deep - x, z));
    const tone = shade(colours.plaster, (isFront ? 0.95 : 0.7) * (0.93 + chance() * 0.12));
    strokeLine(brush, [at(along), at(along + length)], tone, 1.6, 0.8);
  }
}

export function paintFoot(brush: Brush, { wide, deep }: House, chance: () => number, colours: TownPalette): void {
  for (let x = 10; x < wide; x += 14 + chance() * 10)
    strokeLine(brush, [spot(x, deep, 1), spot(x, deep, foot - 1)], shade(colours.wall, 0.62), 1, 0.6);
  for (let y = 10; y < deep; y += 14 + chance() * 10)
    strokeLine(brush, [spot(wide, y, 1), spot(wide, y, foot - 1)], shade(colours.wall, 0.45), 1, 0.6);
}

function paintTimber(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep, floors, turned, seed } = house;
  const wall = wallHeight(house);
  const [front, side] = [deep - 3, wide - 3];
  const beam = (from: Spot, to: Spot, isFront: boolean, width = 4.4) =>
    strokeLine(brush, [from, to], shade(colours.timber, isFront ? 1 : 0.74), width);
  const levels = floors === 2 ? [foot + 2, 58, wall - 2] : [foot + 2, wall - 2];
  for (const z of levels) {
    beam(spot(3, front, z), spot(side, front, z), true);
    beam(spot(side, front, z), spot(side, 3, z), false);
  }
  for (const isFront of [true, false]) {
    const length = isFront ? wide : deep;
    const bays = baysIn(length);
    const at = (bay: number, z: number) => {
      const along = 3 + ((length - 6) * bay) / bays;
      return isFront ? spot(along, front, z) : spot(side, deep - along, z);
    };
    for (let bay = 0; bay <= bays; bay++) beam(at(bay, foot), at(bay, wall), isFront);
    const [low, high] = floors === 2 ? [60, wall - 4] : [foot + 4, wall - 4];
    beam(at(0, low), at(0.42, high), isFront, 3.2);
    beam(at(bays, low), at(bays - 0.42, high), isFront, 3.2);
    if (seed % 2 === 0 && floors === 2) beam(at(0, foot + 4), at(0.45, 56), isFront, 3.2);
  }
  paintGableTimber(house, (from, to, width) => beam(from, to, turned, width));
}

function paintGableTimber(house: House, beam: (from: Spot, to: Spot, width: number) => void): void {
  const { wide, deep, turned } = house;
  const wall = wallHeight(house);
  const at = (part: number, z: number) => (turned ? spot(wide * part, deep - 3, z) : spot(wide - 3, deep * part, z));
  beam(at(0.5, wall), at(0.5, wall + ridge - 8), 3.6);
  for (const part of [0.25, 0.75]) beam(at(part, wall), at(0.5, wall + ridge * 0.5), 3);
}

/** The slope towards the reader in rows of tiles, a rim of the far one, and the barge boards of the gable. */
function paintRoof(brush: Brush, house: House, chance: () => number): void {
  const { wide, deep, roof, turned } = house;
  const eave = wallHeight(house) - 7;
  const [length, span] = turned ? [deep, wide] : [wide, deep];
  const light = turned ? 0.84 : 1.02;
  /** A place on the near slope: along the ridge, and from the eave (0) to the ridge (1). */
  const on = (along: number, part: number) => {
    const across = (span / 2 + over) * (1 - part) + span / 2;
    const z = eave + (ridge + 7) * part;
    return turned ? spot(across, along, z) : spot(along, across, z);
  };
  const far = (along: number, part: number) => {
    const across = span / 2 - (span / 2 + over) * (1 - part);
    const z = eave + (ridge + 7) * part;
    return turned ? spot(across, along, z) : spot(along, across, z);
  };
  const end = length + over;
  fillShape(brush, [far(end, 0), far(end, 1), far(end - 9, 1), far(end - 9, 0)], shade(roof, turned ? 0.9 : 0.5));
  fillShape(brush, [on(-over, 0), on(end, 0), on(end, 1), on(-over, 1)], shade(roof, light * 0.9));
  const rows = 10;
  const warm = mix(roof, 0xe0a070, 0.25);
  for (let row = 0; row < rows; row++) {
    const [low, high] = [row / rows, (row + 1.12) / rows];
    const tiles = Math.round((end + over) / 13);
    for (let tile = 0; tile < tiles; tile++) {
      const shift = row % 2 === 0 ? 0 : 0.5;
      const from = -over + ((end + over) * Math.max(0, tile - shift)) / tiles;
      const to = -over + ((end + over) * Math.min(tiles, tile + 1 - shift)) / tiles;
      const tone = shade(chance() < 0.1 ? warm : roof, light * (0.9 + (row / rows) * 0.12 + chance() * 0.13));
      fillShape(
        brush,
        [on(from, low), on(to - 0.6, low), on(to - 0.6, Math.min(1, high)), on(from, Math.min(1, high))],
        tone,
      );
    }
    strokeLine(brush, [on(-over, low), on(end, low)], shade(roof, light * 0.6), 1.3, 0.75);
  }
  strokeLine(brush, [on(-over, 0), on(end, 0)], shade(roof, 0.5), 3);
  strokeLine(brush, [on(-over, 1), on(end, 1)], shade(roof, 0.72), 5);
  strokeLine(brush, [on(-over, 1.005), on(end, 1.005)], shade(roof, 1.2), 2);
  strokeLine(brush, [on(end, 0), on(end, 1), far(end, 0)], 0x4a3020, 4.5);
}

export function paintChimney(brush: Brush, house: House, colours: TownPalette): void {
  const { x, y, z } = chimneyOf(house);
  const stone = shade(colours.wall, 0.82);
  fillBox(brush, { x: x - 9, y: y - 9, width: 18, depth: 18, bottom: z - 62, height: 58 }, stone);
  for (let course = 0; course < 5; course++) {
    const at = z - 56 + course * 11;
    strokeLine(
      brush,
      [spot(x - 9, y + 9, at), spot(x + 9, y + 9, at), spot(x + 9, y - 9, at)],
      shade(stone, 0.62),
      0.9,
      0.7,
    );
  }
  fillBox(brush, { x: x - 11, y: y - 11, width: 22, depth: 22, bottom: z - 6, height: 6 }, shade(stone, 1.05));
}
