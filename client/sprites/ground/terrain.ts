/** What the ground of a square is made of, place by place: paved, meadow or water. */
import { square } from '../../../actors/hub/square.ts';
import type { TownPalette } from '../../looks/kit.ts';
import type { Character, TownLook } from '../../looks/towns.ts';
import { plazaRadius, roadHalfWidth } from '../../scenes/projection.ts';

const { fountain, width, height } = square;

export type Noise = (x: number, y: number) => number;

export interface Terrain {
  /** 1 in the middle of road and plaza, 0 in the meadow, in between at the worn edge. */
  paved(x: number, y: number): number;
  /** Where land ends, in the ground's y, where there is a coast. */
  shoreAt(x: number): number;
  /** Units beyond the shore; far below 0 inland. */
  depth(x: number, y: number): number;
}

export interface Painting {
  readonly look: TownLook;
  readonly palette: TownPalette;
  readonly noise: Noise;
  readonly terrain: Terrain;
}

export type Area = Record<'left' | 'top' | 'right' | 'bottom', number>;

/** Where the sea begins, in the ground's y. */
export const shoreY = -120;
const inland = -1_000;
/** The lane along the house fronts. */
const lane = { at: 22, half: 34 } as const;

export function isOnRoad(x: number, y: number, { arms }: Pick<Character, 'arms'>, beyond: number): boolean {
  const reach = roadHalfWidth + beyond;
  if (Math.abs(x - fountain.x) < reach && (y > fountain.y || arms.includes('north'))) return true;
  return Math.abs(y - fountain.y) < reach && arms.includes(x > fountain.x ? 'east' : 'west');
}

export function makeTerrain(character: Character, noise: Noise): Terrain {
  const { arms, built, coast } = character;
  const lies = (gap: number, half: number, edge: number) => (half + edge - gap) / edge;
  const shoreAt = (x: number) => shoreY + noise(x / 190, 3) * 26 + noise(x / 60, 7) * 7;
  return {
    paved(x, y) {
      const plaza = (plazaRadius + 70 - Math.hypot(x - fountain.x, y - fountain.y)) / 70;
      let share = plaza;
      if (y > fountain.y || arms.includes('north'))
        share = Math.max(share, lies(Math.abs(x - fountain.x), roadHalfWidth, 45));
      if (arms.includes(x > fountain.x ? 'east' : 'west'))
        share = Math.max(share, lies(Math.abs(y - fountain.y), roadHalfWidth, 45));
      if (built >= 0.8) {
        if (x > -60 && x < width) share = Math.max(share, lies(Math.abs(y - lane.at), lane.half, 30));
        if (y > -60 && y < height) share = Math.max(share, lies(Math.abs(x - lane.at), lane.half, 30));
      }
      return Math.min(1, Math.max(0, share));
    },
    shoreAt,
    depth: (x, y) => (coast ? shoreAt(x) - y : inland),
  };
}
