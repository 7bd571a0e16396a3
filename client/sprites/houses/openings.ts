/** Doors and windows: where a house has them, and how each is drawn, dark by day and lit by night. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush, Spot } from '../paint.ts';
import { css, fall, fillShape, makeChance, palette, pixelOf, shade, strokeLine } from '../paint.ts';
import { foot, type House, measures, type Opening, onWall } from './measure.ts';

export function openingsOf(house: House): Opening[] {
  const chance = makeChance(house.seed + 77);
  return (['front', 'side'] as const).flatMap((face) => openingsIn(house, face, chance));
}

/** A bay has a window on each floor; below, some have none, and one of the front has the door. */
function openingsIn({ wide, deep, floors, style }: House, face: Opening['face'], chance: () => number): Opening[] {
  const { paneHalf: half, paneHigh: high, walls } = measures[style];
  const length = face === 'front' ? wide : deep;
  const bays = baysIn(length);
  const openings: Opening[] = [];
  for (let bay = 0; bay < bays; bay++) {
    const at = 6 + ((length - 12) * (bay + 0.5)) / bays;
    const pane = (bottom: number, lit: number): Opening => ({
      ...{ face, at, bottom, half, high, isDoor: false, isLit: chance() < lit },
    });
    if (floors === 2) openings.push(pane(walls[1] - high - (style === 'lodge' ? 24 : 14), 0.62));
    const isDoor = face === 'front' && bay === Math.floor(bays / 2);
    if (isDoor) openings.push({ face, at, bottom: foot - 4, half: 13, high: 40, isDoor, isLit: false });
    else if (chance() < 0.85) openings.push(pane(25, 0.7));
  }
  return openings;
}

export function baysIn(length: number): number {
  return Math.max(2, Math.round(length / 52));
}

/** By day a dark pane in its frame; by night the light of it, to be laid over. */
export function paintPane(brush: Brush, house: House, opening: Opening, colours: TownPalette, isLight: boolean): void {
  const { face, isDoor } = opening;
  const dim = face === 'front' ? 1 : 0.74;
  const outline = outlineOf(house, opening);
  const [top, low] = [
    pixelOf(onWall(house, opening, opening.at, opening.bottom + opening.high)).y,
    pixelOf(onWall(house, opening, opening.at, opening.bottom)).y,
  ];
  if (isLight) {
    fillShape(brush, outline(0), fall(brush, top, low, 0xffe9a8, 0xf2a94e));
  } else {
    const [light, dark] = isDoor ? doorTones(house, colours) : ([0x3c5380, 0x6d8bb0] as const);
    fillShape(brush, outline(2.4), shade(frameTone(house, colours), 0.85 * dim));
    fillShape(brush, outline(0), fall(brush, top, low, shade(light, dim), shade(dark, dim)));
  }
  if (isDoor) paintDoor(brush, house, opening, colours, dim);
  else paintBars(brush, house, opening, colours, dim);
  if (!isLight && !isDoor && face === 'front' && house.style === 'timbered') paintFlowerBox(brush, house, opening);
}

function frameTone({ style }: House, colours: TownPalette): number {
  return style === 'adobe' ? shade(colours.plaster, 0.78) : colours.timber;
}

function doorTones({ style, seed }: House, colours: TownPalette): readonly [number, number] {
  if (style !== 'adobe') return [0x7a4f30, 0x52331e];
  const paint = colours.roofs[seed % colours.roofs.length] ?? 0x2f8a90;
  return [shade(paint, 0.95), shade(paint, 0.7)];
}

/** Square under beams, pointed in stone, round under thatch and in mud. */
function outlineOf(house: House, opening: Opening): (grow: number) => Spot[] {
  const { at, bottom, half, high } = opening;
  const place = (x: number, z: number) => onWall(house, opening, x, z);
  return (grow) => {
    const [left, right, low, top] = [at - half - grow, at + half + grow, bottom - grow, bottom + high + grow];
    if (house.style === 'timbered' || house.style === 'masonry')
      return [place(left, low), place(right, low), place(right, top), place(left, top)];
    const arch = Array.from({ length: 9 }, (_, step) => {
      const angle = (step / 8) * Math.PI;
      return place(at + Math.cos(angle) * (half + grow), top - half + Math.sin(angle) * (half + grow * 0.4));
    });
    return [place(left, low), place(right, low), ...arch];
  };
}

function paintDoor(brush: Brush, house: House, opening: Opening, colours: TownPalette, dim: number): void {
  const { at, bottom, half, high } = opening;
  for (const part of [-0.4, 0.05, 0.5]) {
    const [low, top] = [
      onWall(house, opening, at + half * part, bottom + 2),
      onWall(house, opening, at + half * part, bottom + high - 4),
    ];
    strokeLine(brush, [low, top], shade(colours.timber, dim), 0.9, 0.8);
  }
  if (house.style === 'masonry') {
    for (const z of [bottom + 9, bottom + high - 10])
      strokeLine(
        brush,
        [onWall(house, opening, at - half, z), onWall(house, opening, at + half, z)],
        shade(palette.iron, 1.2),
        2.6,
      );
  }
  const { x, y } = pixelOf(onWall(house, opening, at + half * 0.6, bottom + high * 0.45));
  brush.fillStyle = css(palette.gold);
  brush.fillRect(x - 1, y - 1, 2.4, 2.4);
}

function paintBars(brush: Brush, house: House, opening: Opening, colours: TownPalette, dim: number): void {
  const { at, bottom, half, high } = opening;
  const tone = house.style === 'masonry' ? palette.iron : shade(colours.timber, dim);
  const line = (x1: number, z1: number, x2: number, z2: number) =>
    strokeLine(brush, [onWall(house, opening, x1, z1), onWall(house, opening, x2, z2)], tone, 1.6);
  line(at, bottom, at, bottom + high);
  line(at - half, bottom + high * 0.55, at + half, bottom + high * 0.55);
}

function paintFlowerBox(brush: Brush, house: House, opening: Opening): void {
  const { at, bottom, half } = opening;
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
