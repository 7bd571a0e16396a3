/** A timbered house with a gable roof: stone foot, plaster and beams, tiles row by row. Its lights are a second picture. */
import { mix } from '../scenes/sky.ts';
import type { TownPalette } from '../scenes/towns.ts';
import type { Brush, Spot } from './paint.ts';
import { css, fall, fillBox, fillShape, makeChance, palette, pixelOf, shade, spot, strokeLine } from './paint.ts';
import type { Frame } from './picture.ts';

export interface House {
  readonly wide: number;
  readonly deep: number;
  readonly floors: 1 | 2;
  readonly roof: number;
  readonly seed: number;
  /** The ridge runs along the ground's y instead of its x. */
  readonly turned: boolean;
}

const foot = 12;
const ridge = 66;
const over = 13;

/** A pane or a door in a wall, in units along it and pixels above the ground. */
interface Opening {
  readonly face: 'front' | 'side';
  readonly at: number;
  readonly bottom: number;
  readonly half: number;
  readonly high: number;
  readonly isDoor: boolean;
  readonly isLit: boolean;
}

export function wallHeight({ floors }: House): number {
  return floors === 2 ? 104 : 66;
}

export function frameOf(house: House): Frame {
  const { wide, deep } = house;
  const top = wallHeight(house) + ridge + 70;
  return {
    left: -(deep + 30) * 0.9,
    right: (wide + 30) * 0.9,
    top: -top - 10,
    bottom: (wide + deep) * 0.45 + 16,
  };
}

export function paintHouse(brush: Brush, house: House, colours: TownPalette): void {
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
  for (const opening of openingsOf(house)) paintOpening(brush, house, opening, colours, false);
  paintRoof(brush, house, chance);
  paintChimney(brush, house, colours);
}

/** Lit panes and the shine over the door, to be laid over the house at night. */
export function paintHouseLights(brush: Brush, house: House, colours: TownPalette): void {
  for (const opening of openingsOf(house)) if (opening.isLit) paintOpening(brush, house, opening, colours, true);
}

/** Where its light falls, from its own corner, in units along the ground and pixels above it. */
export function lightsOf(house: House): Spot[] {
  return openingsOf(house)
    .filter(({ isLit }) => isLit)
    .map((opening) => onWall(house, opening, opening.at, opening.bottom + opening.high / 2));
}

/** Where smoke comes from. */
export function chimneyOf(house: House): Spot {
  const { wide, deep, turned } = house;
  const top = wallHeight(house) + ridge + 34;
  return turned ? spot(wide / 2 + 2, deep * 0.28, top) : spot(wide * 0.24, deep / 2 + 2, top);
}

function openingsOf(house: House): Opening[] {
  const chance = makeChance(house.seed + 77);
  return (['front', 'side'] as const).flatMap((face) => openingsIn(house, face, chance));
}

/** A bay has a window on each floor; below, some have none, and one of the front has the door. */
function openingsIn({ wide, deep, floors }: House, face: Opening['face'], chance: () => number): Opening[] {
  const length = face === 'front' ? wide : deep;
  const bays = baysIn(length);
  const openings: Opening[] = [];
  for (let bay = 0; bay < bays; bay++) {
    const at = 6 + ((length - 12) * (bay + 0.5)) / bays;
    const pane = (bottom: number, lit: number): Opening => ({
      ...{ face, at, bottom, half: 10, high: 24, isDoor: false, isLit: chance() < lit },
    });
    if (floors === 2) openings.push(pane(66, 0.62));
    const isDoor = face === 'front' && bay === Math.floor(bays / 2);
    if (isDoor) openings.push({ face, at, bottom: foot - 4, half: 13, high: 40, isDoor, isLit: false });
    else if (chance() < 0.85) openings.push(pane(25, 0.7));
  }
  return openings;
}

function baysIn(length: number): number {
  return Math.max(2, Math.round(length / 52));
}

function onWall({ wide, deep }: House, { face }: Opening, along: number, z: number): Spot {
  return face === 'front' ? spot(along, deep - 3, z) : spot(wide - 3, deep - along, z);
}

function paintOpening(brush: Brush, house: House, opening: Opening, colours: TownPalette, isLight: boolean): void {
  const { at, bottom, half, high, isDoor, face } = opening;
  const dim = face === 'front' ? 1 : 0.74;
  const rect = (grow: number) => [
    onWall(house, opening, at - half - grow, bottom - grow),
    onWall(house, opening, at + half + grow, bottom - grow),
    onWall(house, opening, at + half + grow, bottom + high + grow),
    onWall(house, opening, at - half - grow, bottom + high + grow),
  ];
  const line = (x1: number, z1: number, x2: number, z2: number, width: number) =>
    strokeLine(
      brush,
      [onWall(house, opening, x1, z1), onWall(house, opening, x2, z2)],
      shade(colours.timber, dim),
      width,
    );
  const [top, low] = [
    pixelOf(onWall(house, opening, at, bottom + high)).y,
    pixelOf(onWall(house, opening, at, bottom)).y,
  ];
  if (isLight) {
    fillShape(brush, rect(0), fall(brush, top, low, 0xffe9a8, 0xf2a94e));
  } else {
    fillShape(brush, rect(2.4), shade(colours.timber, 0.85 * dim));
    if (isDoor) fillShape(brush, rect(0), fall(brush, top, low, shade(0x7a4f30, dim), shade(0x52331e, dim)));
    else fillShape(brush, rect(0), fall(brush, top, low, shade(0x3c5380, dim), shade(0x6d8bb0, dim)));
  }
  if (isDoor) {
    for (const part of [-0.4, 0.05, 0.5]) line(at + half * part, bottom + 2, at + half * part, bottom + high - 1, 0.9);
    const { x, y } = pixelOf(onWall(house, opening, at + half * 0.6, bottom + high * 0.45));
    brush.fillStyle = css(palette.gold);
    brush.fillRect(x - 1, y - 1, 2.4, 2.4);
    return;
  }
  line(at, bottom, at, bottom + high, 1.6);
  line(at - half, bottom + high * 0.55, at + half, bottom + high * 0.55, 1.6);
  if (isLight || face !== 'front') return;
  const box = (x: number, z: number) => onWall(house, opening, x, z);
  fillShape(
    brush,
    [
      box(at - half - 3, bottom - 8),
      box(at + half + 3, bottom - 8),
      box(at + half + 3, bottom - 2),
      box(at - half - 3, bottom - 2),
    ],
    0x6e4628,
  );
  for (let bloom = 0; bloom < 6; bloom++) {
    const { x, y } = pixelOf(box(at - half + (bloom * half) / 2.6, bottom - 1));
    brush.fillStyle = css([0xd8584a, 0x6f9a4c, 0xf0c75e][(bloom + house.seed) % 3] ?? 0xd8584a);
    brush.fillRect(x - 1.6, y - 2 - (bloom % 2), 3.4, 3.2);
  }
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

function paintFoot(brush: Brush, { wide, deep }: House, chance: () => number, colours: TownPalette): void {
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

function paintChimney(brush: Brush, house: House, colours: TownPalette): void {
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
