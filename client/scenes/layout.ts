/** Where things stand round a square. They are scenery: only the fountain is in anybody's way. */
import type { Graphics } from 'pixi.js';
import { square } from '../../actors/hub/tuning.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { paintGate, paintHouse, paintLamp, paintStall, paintTree } from '../sprites/buildings.ts';
import { marginUnits } from '../sprites/ground.ts';
import { makeChance, palette } from '../sprites/paint.ts';

export interface Prop extends Point {
  readonly paint: () => Graphics;
}

const { width, height, fountain, gate } = square;

const stalls: readonly Prop[] = (
  [
    [-290, -190, palette.terracotta],
    [-300, 210, 0x5d8a3c],
    [290, -210, palette.verdigris],
    [280, 190, 0x4a5fa8],
    [0, -360, palette.wine],
  ] as const
).map(([x, y, colour], index) => ({
  x: fountain.x + x,
  y: fountain.y + y,
  paint: () => paintStall(colour, index + 1),
}));

const roofs = [palette.terracotta, 0x4d6f93, 0x9c4a35, palette.verdigris, 0xa8623a] as const;

/** A row along the north wall and one along the west wall, with a gap for the roads. */
const houses: readonly Prop[] = [
  ...[30, 280, 520, 950, 1_190, 1_430].map((x, index) => house(x, -210, 190, 140, index)),
  ...[60, 250, 720, 930].map((y, index) => house(-250, y, 160, 150, index + 3)),
];

function house(x: number, y: number, wide: number, deep: number, index: number): Prop {
  const roof = roofs[index % roofs.length] ?? palette.terracotta;
  return { x, y, paint: () => paintHouse(roof, wide, deep, index + 11) };
}

const lamps: readonly Prop[] = [45, 135, 225, 315].map((degrees) => ({
  x: fountain.x + Math.cos((degrees * Math.PI) / 180) * 210,
  y: fountain.y + Math.sin((degrees * Math.PI) / 180) * 210,
  paint: paintLamp,
}));

/** Trees keep clear of roads and plaza. */
function plantTrees(): Prop[] {
  const chance = makeChance(23);
  const trees: Prop[] = [];
  for (let attempt = 0; attempt < 170; attempt++) {
    const x = -40 + chance() * (width + marginUnits - 60);
    const y = -40 + chance() * (height + marginUnits - 60);
    const seed = Math.floor(chance() * 12);
    const isOnRoad = Math.min(Math.abs(x - fountain.x), Math.abs(y - fountain.y)) < 170;
    const isOnPlaza = Math.hypot(x - fountain.x, y - fountain.y) < 540;
    if (!isOnRoad && !isOnPlaza) trees.push({ x, y, paint: () => paintTree(seed) });
  }
  return trees;
}

export const props: readonly Prop[] = [
  ...houses,
  ...stalls,
  ...lamps,
  ...plantTrees(),
  { x: gate.x, y: height + 10, paint: paintGate },
];
