/** The measure of a house: how high its walls and roof are in each style, and where places on it are. */
import type { HouseStyle } from '../../looks/kit.ts';
import type { Spot } from '../paint.ts';
import { spot } from '../paint.ts';

export interface House {
  readonly style: HouseStyle;
  readonly wide: number;
  readonly deep: number;
  readonly floors: 1 | 2;
  readonly roof: number;
  readonly seed: number;
  /** The ridge runs along the ground's y instead of its x. */
  readonly turned: boolean;
}

/** A pane or a door in a wall, in units along it and pixels above the ground. */
export interface Opening {
  readonly face: 'front' | 'side';
  readonly at: number;
  readonly bottom: number;
  readonly half: number;
  readonly high: number;
  readonly isDoor: boolean;
  readonly isLit: boolean;
}

interface Measure {
  /** Wall above the ground, with one floor and with two. */
  readonly walls: readonly [number, number];
  /** Roof above the wall. */
  readonly ridge: number;
  readonly paneHalf: number;
  readonly paneHigh: number;
  readonly chimney: number;
}

/** What walls stand on. */
export const foot = 12;

export const measures: Readonly<Record<HouseStyle, Measure>> = {
  timbered: { walls: [66, 104], ridge: 66, paneHalf: 10, paneHigh: 24, chimney: 34 },
  lodge: { walls: [70, 108], ridge: 88, paneHalf: 10, paneHigh: 20, chimney: 6 },
  masonry: { walls: [70, 112], ridge: 44, paneHalf: 7, paneHigh: 26, chimney: 44 },
  adobe: { walls: [74, 116], ridge: 12, paneHalf: 8, paneHigh: 22, chimney: 20 },
};

export function wallHeight({ style, floors }: House): number {
  return measures[style].walls[floors - 1] ?? 66;
}

/** Where smoke comes from. */
export function chimneyOf(house: House): Spot {
  const { wide, deep, turned, style } = house;
  const { ridge, chimney } = measures[style];
  const top = wallHeight(house) + ridge + chimney;
  return turned ? spot(wide / 2 + 2, deep * 0.28, top) : spot(wide * 0.24, deep / 2 + 2, top);
}

export function onWall({ wide, deep }: House, { face }: Pick<Opening, 'face'>, along: number, z: number): Spot {
  return face === 'front' ? spot(along, deep - 3, z) : spot(wide - 3, deep - along, z);
}
