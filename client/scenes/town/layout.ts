/**
 * Where things stand round the square of a hub. They are scenery: only the middle is in anybody's way.
 * Pure: the same hub is laid out the same way on every visit, in its season and as far as its landmark is built.
 */
import type { HubKey } from '../../../actors/content/hubs.ts';
import { square } from '../../../actors/hub/square.ts';
import type { Point } from '../../../actors/hub/walking.ts';
import type { TreeKind, Undergrowth } from '../../looks/kit.ts';
import { dressFor } from '../../looks/seasons.ts';
import type { Landmark, StallPlace, TownLook } from '../../looks/towns.ts';
import { lookOfTown, stallsOf } from '../../looks/towns.ts';
import type { House } from '../../sprites/houses/measure.ts';
import { makeChance, type Spot, seedOf } from '../../sprites/paint.ts';
import type { Stretch } from '../../sprites/street/borders.ts';
import type { Season } from '../air/weather.ts';
import { layFrontage } from './frontage.ts';
import { type Light, lightsOf, shadowsOf, smokeOf } from './light-and-shade.ts';
import { layTrees } from './trees.ts';

const { height, width, fountain, gate } = square;

export type Prop = Point &
  (
    | { readonly kind: 'house'; readonly house: House }
    | { readonly kind: 'landmark'; readonly landmark: Landmark; readonly raised: number }
    | { readonly kind: 'stall'; readonly stall: StallPlace }
    | { readonly kind: 'tree'; readonly tree: TreeKind; readonly leaf: number; readonly seed: number }
    | { readonly kind: 'undergrowth'; readonly plant: Undergrowth; readonly seed: number }
    | { readonly kind: 'planter'; readonly seed: number }
    | { readonly kind: 'tower'; readonly flag: boolean }
    | { readonly kind: 'wall'; readonly stretch: Stretch }
    | { readonly kind: 'banner'; readonly design: number }
    | { readonly kind: 'pennants'; readonly to: Point }
    | { readonly kind: 'boat'; readonly cloth: number }
    | { readonly kind: 'lamp' | 'barrel' | 'crate' | 'sacks' | 'bench' | 'wagon' | 'sails' | 'jetty' }
  );

export interface Town {
  readonly look: TownLook;
  readonly seed: number;
  readonly props: readonly Prop[];
  readonly lights: readonly Light[];
  readonly smoke: readonly Spot[];
  /** Outlines on the ground, all turning the same way. */
  readonly shadows: readonly (readonly Spot[])[];
}

export interface Staging {
  readonly season: Season;
  /** How far the landmark stands, from a ruin at 0 to whole at 1. */
  readonly raised: number;
}

export function layTown(hub: HubKey, { season, raised }: Staging): Town {
  const look = dressFor(lookOfTown(hub), season);
  const seed = Math.abs(seedOf(hub));
  const built = layFrontage(look, seed, raised);
  const props = [...built, ...layBorder(look), ...layStalls(hub), ...layStreet(look, seed)];
  const all = [...props, ...layTrees(look, seed, built)];
  return {
    look,
    seed,
    props: all,
    lights: lightsOf(all, look),
    smoke: all.flatMap(smokeOf),
    shadows: all.flatMap(shadowsOf),
  };
}

/** Where a stall is, in the square's units. */
export function placeOfStall({ x, y }: Point): Point {
  return { x: fountain.x + x, y: fountain.y + y };
}

/** Low towards the reader, so that nobody is hidden; the gate stands open between its towers. */
function layBorder({ character }: TownLook): Prop[] {
  const south = height + 44;
  // Wide enough that no tower hides whoever has just come in.
  const [left, right] = [gate.x - 190, gate.x + 290];
  const wall = (x: number, y: number, across: boolean): Prop => ({
    ...{ x, y, kind: 'wall', stretch: { length: 200, tall: 34, across } },
  });
  const eastern = character.arms.includes('east') ? [1_150, 950, 250, 50] : [1_150, 950, 750, 550, 350, 150];
  return [
    ...[left - 132, left - 332].map((x) => wall(x, south, false)),
    ...[right + 132, right + 332].map((x) => wall(x, south, false)),
    ...eastern.map((y) => wall(width + 60, y, true)),
    { x: left, y: south, kind: 'tower', flag: true },
    { x: right, y: south, kind: 'tower', flag: true },
    { x: width + 60, y: south, kind: 'tower', flag: false },
    { x: left + 20, y: south, kind: 'pennants', to: { x: right - 20, y: south } },
    { x: gate.x + 380, y: height - 110, kind: 'wagon' },
  ];
}

function layStalls(hub: HubKey): Prop[] {
  return stallsOf(hub).flatMap((stall) => {
    const { x, y } = placeOfStall(stall);
    const beside = stall.x < 0 ? 1 : -1;
    return [
      { x, y, kind: 'stall', stall } as const,
      { x: x - 82, y: y + 26, kind: 'crate' } as const,
      { x: x + 20, y: y + 84, kind: beside > 0 ? 'barrel' : 'sacks' } as const,
      { x: x - 52, y: y + 74, kind: beside > 0 ? 'sacks' : 'barrel' } as const,
    ];
  });
}

/** Lamps in a ring, banners behind it, benches and flowers between. */
function layStreet({ undergrowth, character: { arms } }: TownLook, seed: number): Prop[] {
  const chance = makeChance(seed + 5);
  const ring = (degrees: number, radius: number): Point => ({
    x: Math.round(fountain.x + Math.cos((degrees * Math.PI) / 180) * radius),
    y: Math.round(fountain.y + Math.sin((degrees * Math.PI) / 180) * radius),
  });
  const pair = (x: number, y: number, dx: number, dy: number): Prop[] => [
    { x: x - dx, y: y - dy, kind: 'lamp' },
    { x: x + dx, y: y + dy, kind: 'lamp' },
  ];
  const isOpen = (degrees: number) =>
    [
      { arm: 'east', at: 0 },
      { arm: 'west', at: 180 },
      { arm: 'north', at: 270 },
    ].some(({ arm, at }) => arms.some((each) => each === arm) && Math.abs(((degrees - at + 540) % 360) - 180) < 17);
  const edge = hedge(186, 349)
    .concat(hedge(106, 163), hedge(8, 40))
    .filter((at) => !isOpen(at));
  const plants = undergrowth.filter((plant) => plant !== 'boulder' || chance() < 0.6);
  return [
    ...[47, 88, 148, 200, 254, 304, 354].map((at) => ({ ...ring(at, 272), kind: 'lamp' }) as const),
    ...(arms.includes('north') ? [100, 270].flatMap((y) => pair(fountain.x, y, 125, 0)) : []),
    ...(arms.includes('west') ? pair(250, fountain.y, 0, 125) : []),
    ...(arms.includes('east') ? pair(1_390, fountain.y, 0, 125) : []),
    ...pair(gate.x, gate.y - 20, 120, 0),
    ...[196, 216, 234, 256, 286, 304, 330].map((at, design) => ({ ...ring(at, 462), kind: 'banner', design }) as const),
    ...[45, 135, 225, 315].map((at) => ({ ...ring(at, 190), kind: 'bench' }) as const),
    ...[80, 100, 170, 10, 350, 190].map((at, index) => ({ ...ring(at, 448), kind: 'planter', seed: index }) as const),
    ...edge.map((at, index) => ({
      ...ring(at, 514 + chance() * 14),
      ...{ kind: 'undergrowth' as const, plant: plants[index % plants.length] ?? 'bush', seed: index % 9 },
    })),
    { x: 640, y: 1_010, kind: 'sacks' },
    { x: 676, y: 1_030, kind: 'crate' },
    { x: 1_075, y: 1_150, kind: 'barrel' },
    { x: 1_105, y: 1_165, kind: 'barrel' },
    { x: 1_290, y: 1_110, kind: 'crate' },
    { x: 1_300, y: 1_060, kind: 'sacks' },
  ];
}

/** Degrees from one to the other, a bush apart. */
function hedge(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / 4.6) + 1 }, (_, index) => from + index * 4.6);
}
