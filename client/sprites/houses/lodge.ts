/** A log hall: trunks laid on one another, a steep roof of shingle and moss that hangs low, crossed boards at the gable. */
import type { TownPalette } from '../../looks/kit.ts';
import { mix } from '../../scenes/air/sky.ts';
import type { Brush, Spot } from '../paint.ts';
import { fillBall, fillBox, fillCircle, fillShape, makeChance, pixelOf, shade, spot, strokeLine } from '../paint.ts';
import { foot, type House, measures, wallHeight } from './measure.ts';
import { openingsOf, paintPane } from './openings.ts';
import { paintFoot } from './timbered.ts';

const { ridge } = measures.lodge;
const over = 20;
const logPixels = 8;

export function paintLodge(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep, turned, seed } = house;
  const chance = makeChance(seed);
  const wall = wallHeight(house);
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: foot }, colours.wall);
  paintFoot(brush, house, chance, colours);
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: foot, height: wall - foot }, colours.plaster);
  paintLogs(brush, house, chance, colours);
  const gable = turned
    ? [spot(3, deep - 3, wall), spot(wide - 3, deep - 3, wall), spot(wide / 2, deep - 3, wall + ridge - 8)]
    : [spot(wide - 3, deep - 3, wall), spot(wide - 3, 3, wall), spot(wide - 3, deep / 2, wall + ridge - 8)];
  fillShape(brush, gable, shade(colours.timber, turned ? 1.25 : 0.95));
  paintGableBoards(brush, house, colours);
  for (const opening of openingsOf(house)) paintPane(brush, house, opening, colours, false);
  paintRoof(brush, house, chance, colours);
}

function paintLogs(
  brush: Brush,
  { wide, deep, floors, style }: House,
  chance: () => number,
  colours: TownPalette,
): void {
  const wall = measures[style].walls[floors - 1] ?? 58;
  for (let z = foot + logPixels / 2; z < wall; z += logPixels) {
    const tone = shade(colours.plaster, 0.9 + chance() * 0.2);
    strokeLine(brush, [spot(3, deep - 3, z), spot(wide - 3, deep - 3, z)], tone, logPixels - 1.2);
    strokeLine(brush, [spot(wide - 3, deep - 3, z), spot(wide - 3, 3, z)], shade(tone, 0.72), logPixels - 1.2);
    const [low, light] = [z - logPixels / 2 + 0.6, z + 2];
    strokeLine(brush, [spot(3, deep - 3, low), spot(wide - 3, deep - 3, low)], shade(colours.timber, 0.9), 1.4, 0.8);
    strokeLine(brush, [spot(wide - 3, deep - 3, low), spot(wide - 3, 3, low)], shade(colours.timber, 0.6), 1.4, 0.8);
    strokeLine(brush, [spot(6, deep - 3, light), spot(wide - 6, deep - 3, light)], shade(tone, 1.18), 1, 0.5);
    // Ends that cross at the corners.
    for (const [x, y, dim] of [
      [-3, deep - 3, 1.2],
      [wide + 3, deep - 3, 0.95],
      [wide - 3, -2, 0.7],
    ] as const) {
      const at = pixelOf(spot(x, y, z));
      fillBall(brush, at.x, at.y, logPixels * 0.48, shade(tone, dim));
    }
  }
}

function paintGableBoards(brush: Brush, { wide, deep, turned, floors, style }: House, colours: TownPalette): void {
  const wall = measures[style].walls[floors - 1] ?? 58;
  const at = (part: number, z: number) => (turned ? spot(wide * part, deep - 3, z) : spot(wide - 3, deep * part, z));
  for (let board = 1; board < 12; board++) {
    const part = board / 12;
    const high = wall + (ridge - 12) * (1 - Math.abs(part - 0.5) * 2);
    strokeLine(brush, [at(part, wall), at(part, high)], shade(colours.timber, 0.62), 1.1, 0.7);
  }
  const eye = pixelOf(at(0.5, wall + ridge * 0.38));
  fillCircle(brush, eye.x, eye.y, 8, shade(colours.timber, 0.5));
  fillCircle(brush, eye.x, eye.y, 5.6, 0x2a3148);
  strokeLine(brush, [at(0.5, wall + ridge * 0.38 - 6), at(0.5, wall + ridge * 0.38 + 6)], colours.timber, 1.4);
}

/** Courses of shingle whose lower edge is ragged, moss where the sun does not reach, and boards that cross above the gable. */
function paintRoof(brush: Brush, house: House, chance: () => number, colours: TownPalette): void {
  const { wide, deep, roof, turned } = house;
  const eave = wallHeight(house) - 12;
  const [length, span] = turned ? [deep, wide] : [wide, deep];
  const light = turned ? 0.86 : 1.02;
  const rise = ridge + 12;
  // The slope sags a little, as old roofs do.
  const sag = (along: number, part: number) => Math.sin((along / length) * Math.PI) * -4 * part;
  const slope = (side: 1 | -1) => (along: number, part: number) => {
    const across = span / 2 + side * (span / 2 + over) * (1 - part);
    const z = eave + rise * part + sag(along, part);
    return turned ? spot(across, along, z) : spot(along, across, z);
  };
  const [on, far] = [slope(1), slope(-1)];
  const end = length + over;
  fillShape(brush, [far(end, 0), far(end, 1), far(end - 12, 1), far(end - 12, 0)], shade(roof, turned ? 0.85 : 0.45));
  fillShape(brush, [on(-over, 0), on(end, 0), on(end, 1), on(-over, 1)], shade(roof, light * 0.8));
  const rows = 13;
  const moss = mix(roof, colours.leaves[1] ?? 0x5a8f45, 0.6);
  for (let row = 0; row < rows; row++) {
    const [low, high] = [row / rows, Math.min(1, (row + 1.2) / rows)];
    const tiles = Math.round((end + over) / 9);
    for (let tile = 0; tile < tiles; tile++) {
      const [from, to] = [
        -over + ((end + over) * tile) / tiles + (row % 2) * 3,
        -over + ((end + over) * (tile + 1)) / tiles + (row % 2) * 3,
      ];
      const ragged = low - chance() * 0.03;
      const isMossy = chance() < 0.16 + Math.max(0, Math.sin(from * 0.045 + row * 0.8)) * 0.5;
      const tone = shade(isMossy ? moss : roof, light * (0.86 + (row / rows) * 0.18 + chance() * 0.16));
      fillShape(
        brush,
        [on(from, ragged), on(Math.min(end, to), ragged), on(Math.min(end, to), high), on(from, high)],
        tone,
      );
    }
    strokeLine(brush, [on(-over, low), on(end, low)], shade(roof, light * 0.5), 1.2, 0.55);
  }
  strokeLine(brush, [on(-over, 1), on(end, 1)], shade(colours.timber, 1.1), 6);
  strokeLine(brush, [on(-over, 1.01), on(end, 1.01)], shade(colours.timber, 1.5), 2);
  paintFinial(brush, [on(end, 0), on(end, 1), far(end, 0)], colours);
}

function paintFinial(brush: Brush, [low, top, other]: readonly [Spot, Spot, Spot], colours: TownPalette): void {
  strokeLine(brush, [low, top, other], shade(colours.timber, 1.15), 6);
  strokeLine(brush, [low, top, other], shade(colours.timber, 1.5), 1.6, 0.7);
  const beyond = (from: Spot) =>
    spot(top.x + (top.x - from.x) * 0.16, top.y + (top.y - from.y) * 0.16, top.z + (top.z - from.z) * 0.2);
  strokeLine(brush, [top, beyond(low)], shade(colours.timber, 1.2), 4.5);
  strokeLine(brush, [top, beyond(other)], shade(colours.timber, 0.95), 4.5);
}
