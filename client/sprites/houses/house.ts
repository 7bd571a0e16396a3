/**
 * A house on the ground, in the style of its country; the origin is its far corner. Its lights are a second picture,
 * laid over the first at night.
 */
import type { HouseStyle, TownPalette } from '../../looks/kit.ts';
import type { Brush, Spot } from '../paint.ts';
import type { Frame } from '../picture.ts';
import { paintAdobe } from './adobe.ts';
import { paintLodge } from './lodge.ts';
import { paintMasonry } from './masonry.ts';
import { type House, measures, onWall, wallHeight } from './measure.ts';
import { openingsOf, paintPane } from './openings.ts';
import { paintTimbered } from './timbered.ts';

const painters: Readonly<Record<HouseStyle, (brush: Brush, house: House, colours: TownPalette) => void>> = {
  timbered: paintTimbered,
  lodge: paintLodge,
  masonry: paintMasonry,
  adobe: paintAdobe,
};

export function paintHouse(brush: Brush, house: House, colours: TownPalette): void {
  painters[house.style](brush, house, colours);
}

export function paintHouseLights(brush: Brush, house: House, colours: TownPalette): void {
  for (const opening of openingsOf(house)) if (opening.isLit) paintPane(brush, house, opening, colours, true);
}

export function frameOf(house: House): Frame {
  const { wide, deep, style } = house;
  const top = wallHeight(house) + measures[style].ridge + 84;
  return {
    left: -(deep + 40) * 0.9,
    right: (wide + 40) * 0.9,
    top: -top,
    bottom: (wide + deep) * 0.45 + 30,
  };
}

/** Where its light falls, from its own corner, in units along the ground and pixels above it. */
export function lightsOf(house: House): Spot[] {
  return openingsOf(house)
    .filter(({ isLit }) => isLit)
    .map((opening) => onWall(house, opening, opening.at, opening.bottom + opening.high / 2));
}
