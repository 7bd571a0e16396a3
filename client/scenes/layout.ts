/**
 * Where things stand round the square of a hub. They are scenery: only the fountain is in anybody's way.
 * Pure: the same hub is laid out the same way on every visit.
 */
import type { HubKey } from '../../actors/content/hubs.ts';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { chimneyOf, type House, lightsOf, wallHeight } from '../sprites/house.ts';
import { makeChance, type Spot, seedOf, spot } from '../sprites/paint.ts';
import { plazaRadius, roadHalfWidth } from './projection.ts';
import type { StallPlace, TownLook, TreeKind } from './towns.ts';
import { lookOfTown, stalls } from './towns.ts';

const { width, height, fountain, gate } = square;

export type Prop = Point &
  (
    | { readonly kind: 'house'; readonly house: House }
    | { readonly kind: 'stall'; readonly stall: StallPlace }
    | { readonly kind: 'tree'; readonly tree: TreeKind; readonly leaf: number; readonly seed: number }
    | { readonly kind: 'bush' | 'planter'; readonly seed: number }
    | { readonly kind: 'tower'; readonly flag: boolean }
    | { readonly kind: 'wall'; readonly length: number; readonly tall: number; readonly across: boolean }
    | { readonly kind: 'banner'; readonly design: number }
    | { readonly kind: 'pennants'; readonly to: Point }
    | { readonly kind: 'lantern' | 'barrel' | 'crate' | 'sacks' | 'bench' | 'wagon' }
  );

/** A light on the map of lights: where it is seen, how far it reaches, in pixels. */
export interface Light {
  readonly at: Spot;
  readonly radius: number;
  readonly colour: number;
  readonly strength: number;
  /** Flames are never still; water is. */
  readonly flickers: boolean;
}

export interface Town {
  readonly look: TownLook;
  readonly props: readonly Prop[];
  readonly lights: readonly Light[];
  readonly smoke: readonly Spot[];
  /** Outlines on the ground, all turning the same way. */
  readonly shadows: readonly (readonly Spot[])[];
}

const warm = 0xffb469;

export function layTown(hub: HubKey): Town {
  const look = lookOfTown(hub);
  const props = [
    ...layHouses(look, seedOf(hub)),
    ...layWalls(),
    ...layStalls(),
    ...layStreet(),
    ...layTrees(look, seedOf(hub)),
  ];
  return {
    look,
    props,
    lights: props.flatMap(lightsOfProp).concat({
      ...{ at: spot(fountain.x, fountain.y, 40), radius: 230, colour: 0x9fdcff, strength: 0.62, flickers: false },
    }),
    smoke: props.flatMap((prop) =>
      prop.kind === 'house' && prop.house.seed % 3 !== 1 ? [shift(chimneyOf(prop.house), prop)] : [],
    ),
    shadows: props.flatMap(shadowOf),
  };
}

/** Where a stall is, in the square's units. */
export function placeOfStall({ x, y }: Point): Point {
  return { x: fountain.x + x, y: fountain.y + y };
}

/** Two rows of houses, along the north-east side and the north-west one, with gaps for the roads. */
function layHouses({ palette }: TownLook, seed: number): Prop[] {
  const roof = (index: number) => palette.roofs[(index + Math.abs(seed)) % palette.roofs.length] ?? 0xb24b38;
  const house = (x: number, y: number, wide: number, deep: number, index: number): Prop => {
    const floors = index % 4 === 2 ? 1 : 2;
    return {
      x,
      y,
      kind: 'house',
      house: { wide, deep, floors, roof: roof(index), seed: index + 11, turned: index % 3 === 1 },
    };
  };
  return [
    ...[40, 270, 500, 950, 1_180, 1_410].map((x, index) => house(x, -170 - (index % 2) * 24, 180, 138, index)),
    ...[20, 235, 720, 930].map((y, index) => house(-225 - (index % 2) * 20, y, 156, 150, index + 3)),
    ...[150, 430, 1_060, 1_320].map((x, index) => house(x, -420, 190, 140, index + 8)),
    ...[120, 820].map((y, index) => house(-480, y, 160, 160, index + 13)),
  ];
}

/** Low walls towards the reader, so that nobody is hidden; the gate stands open between its towers. */
function layWalls(): Prop[] {
  const south = height + 44;
  // Wide enough that no tower hides whoever has just come in.
  const [left, right] = [gate.x - 190, gate.x + 290];
  const wall = (x: number, y: number, across: boolean): Prop => ({ x, y, kind: 'wall', length: 200, tall: 34, across });
  return [
    ...[left - 132, left - 332].map((x) => wall(x, south, false)),
    ...[right + 132, right + 332].map((x) => wall(x, south, false)),
    ...[1_150, 950, 250, 50].map((y) => wall(width + 60, y, true)),
    { x: left, y: south, kind: 'tower', flag: true },
    { x: right, y: south, kind: 'tower', flag: true },
    { x: width + 60, y: south, kind: 'tower', flag: false },
    { x: left + 20, y: south, kind: 'pennants', to: { x: right - 20, y: south } },
    { x: gate.x + 380, y: height - 110, kind: 'wagon' },
  ];
}

function layStalls(): Prop[] {
  return stalls.flatMap((stall) => {
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

/** Lanterns in a ring, banners behind it, benches and flowers between. */
function layStreet(): Prop[] {
  const ring = (degrees: number, radius: number): Point => ({
    x: Math.round(fountain.x + Math.cos((degrees * Math.PI) / 180) * radius),
    y: Math.round(fountain.y + Math.sin((degrees * Math.PI) / 180) * radius),
  });
  return [
    ...[47, 88, 148, 200, 254, 304, 354].map((at) => ({ ...ring(at, 272), kind: 'lantern' }) as const),
    ...[140, 310].flatMap((y) => [
      { x: fountain.x - 125, y: y - 40, kind: 'lantern' } as const,
      { x: fountain.x + 125, y: y - 40, kind: 'lantern' } as const,
    ]),
    { x: gate.x - 120, y: gate.y - 20, kind: 'lantern' },
    { x: gate.x + 120, y: gate.y - 20, kind: 'lantern' },
    { x: 250, y: fountain.y - 125, kind: 'lantern' },
    { x: 250, y: fountain.y + 125, kind: 'lantern' },
    { x: 1_390, y: fountain.y - 125, kind: 'lantern' },
    { x: 1_390, y: fountain.y + 125, kind: 'lantern' },
    ...[196, 216, 234, 256, 286, 304, 330].map((at, design) => ({ ...ring(at, 462), kind: 'banner', design }) as const),
    ...[45, 135, 225, 315].map((at) => ({ ...ring(at, 190), kind: 'bench' }) as const),
    ...[80, 100, 170, 10, 350, 190].map((at, seed) => ({ ...ring(at, 448), kind: 'planter', seed }) as const),
    ...hedge(198, 256)
      .concat(hedge(285, 344), hedge(106, 163), hedge(20, 40))
      .map((at, seed) => ({ ...ring(at, 520), kind: 'bush', seed: seed % 9 }) as const),
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

/** Trees keep clear of roads, plaza and houses. */
function layTrees({ trees, wooded, palette }: TownLook, seed: number): Prop[] {
  const chance = makeChance(seed + 23);
  const props: Prop[] = [];
  for (let attempt = 0; attempt < 1_000 * wooded; attempt++) {
    const x = -560 + chance() * (width + 1_100);
    const y = -560 + chance() * (height + 1_100);
    const [kind, shape, leaf] = [chance(), chance(), chance()];
    const isOnRoad = Math.min(Math.abs(x - fountain.x), Math.abs(y - fountain.y)) < roadHalfWidth + 60;
    const isOnPlaza = Math.hypot(x - fountain.x, y - fountain.y) < plazaRadius + 125;
    const isByHouse = (y < 40 && x < width + 60) || (x < 0 && y < height - 60);
    const isByWagon = Math.hypot(x - gate.x - 380, y - height + 110) < 150;
    const isByWall = Math.abs(y - height - 44) < 50 || Math.abs(x - width - 60) < 50;
    const isFree = !props.some((other) => Math.hypot(other.x - x, other.y - y) < 54);
    if (isOnRoad || isOnPlaza || isByHouse || isByWagon || isByWall || !isFree) continue;
    if (kind < 0.22) props.push({ x, y, kind: 'bush', seed: Math.floor(shape * 9) });
    else {
      const tree = trees[Math.floor(shape * trees.length)] ?? 'round';
      const tone = palette.leaves[Math.floor(leaf * palette.leaves.length)] ?? 0x5c8a52;
      props.push({ x, y, kind: 'tree', tree, leaf: tone, seed: Math.floor(kind * 40) });
    }
  }
  return props;
}

function lightsOfProp(prop: Prop): Light[] {
  const at = (x: number, y: number, z: number) => shift(spot(x, y, z), prop);
  switch (prop.kind) {
    case 'lantern':
      return [{ at: at(7, -7, 44), radius: 250, colour: warm, strength: 1, flickers: true }];
    case 'stall':
      return [{ at: at(0, 30, 34), radius: 220, colour: 0xffc283, strength: 0.9, flickers: true }];
    case 'tower':
      return prop.flag ? [{ at: at(20, 30, 40), radius: 150, colour: warm, strength: 0.7, flickers: true }] : [];
    case 'house':
      return lightsOf(prop.house).map((light) => ({
        ...{ at: shift(light, prop), radius: 74, colour: 0xffb872, strength: 0.8, flickers: false },
      }));
    default:
      return [];
  }
}

function shift(at: Spot, { x, y }: Point): Spot {
  return spot(at.x + x, at.y + y, at.z);
}

/** The sun stands in the west: shadows fall to the right of the screen, along the ground's x and away from its y. */
function shadowOf(prop: Prop): Spot[][] {
  const box = (left: number, back: number, right: number, front: number, long: number) => {
    const [dx, dy] = [long, -long * 0.35];
    return [
      [
        spot(prop.x + left, prop.y + front),
        spot(prop.x + left, prop.y + back),
        spot(prop.x + left + dx, prop.y + back + dy),
        spot(prop.x + right + dx, prop.y + back + dy),
        spot(prop.x + right + dx, prop.y + front + dy),
        spot(prop.x + right, prop.y + front),
      ],
    ];
  };
  switch (prop.kind) {
    case 'house':
      return box(-4, -4, prop.house.wide + 4, prop.house.deep + 4, wallHeight(prop.house) * 0.55);
    case 'stall':
      return box(-56, -40, 64, 52, 30);
    case 'tower':
      return box(-32, -32, 34, 34, 80);
    case 'wall':
      return prop.across
        ? box(-10, -prop.length / 2, 10, prop.length / 2, 16)
        : box(-prop.length / 2, -10, prop.length / 2, 10, 16);
    case 'wagon':
      return box(-52, -26, 52, 26, 34);
    case 'crate':
    case 'planter':
      return box(-14, -14, 15, 15, 12);
    case 'tree':
      return [round(prop, prop.tree === 'cypress' ? 17 : 34, prop.tree === 'cypress' ? 14 : 22)];
    case 'bush':
    case 'sacks':
    case 'barrel':
      return [round(prop, 15, 8)];
    case 'bench':
      return box(-32, -9, 32, 9, 8);
    case 'banner':
    case 'lantern':
      return [round(prop, 8, 10)];
    case 'pennants':
      return [];
  }
}

function round({ x, y }: Point, radius: number, off: number): Spot[] {
  return Array.from({ length: 16 }, (_, step) => {
    const angle = (step / 16) * Math.PI * 2;
    return spot(x + off + Math.cos(angle) * radius, y - off * 0.35 + Math.sin(angle) * radius);
  });
}
