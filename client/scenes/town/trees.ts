/** The green between and behind everything else: it keeps clear of roads, walls, houses, fields and the sea. Pure. */
import { square } from '../../../actors/hub/square.ts';
import type { TownLook } from '../../looks/towns.ts';
import { isOnRoad, shoreY } from '../../sprites/ground/terrain.ts';
import { plans } from '../../sprites/landmarks/plans.ts';
import { makeChance } from '../../sprites/paint.ts';
import { plazaRadius } from '../projection.ts';
import type { Prop } from './layout.ts';
import { allSpots } from './spots.ts';

const { width, height, fountain, gate } = square;

/** Towards the reader a house wants to be seen. */
const view = { behind: 34, before: 86 } as const;

export function layTrees(look: TownLook, seed: number, built: readonly Prop[]): Prop[] {
  const { trees, undergrowth, wooded, palette, character } = look;
  const chance = makeChance(seed + 23);
  const plots = built.flatMap(plotOf);
  const props: Prop[] = [];
  for (let attempt = 0; attempt < 1_150 * wooded; attempt++) {
    const x = -620 + chance() * (width + 1_160);
    const y = -660 + chance() * (height + 1_240);
    const [kind, shape, leaf] = [chance(), chance(), chance()];
    const isInside = x > -20 && x < width && y > -20 && y < height;
    // Within the square one wants to see who walks there: trees stand in groups, with lawns between.
    if (isInside && Math.sin(x / 97 + seed) + Math.sin(y / 83 + seed * 2) < 0.35) continue;
    if (isTaken(x, y, look, plots)) continue;
    if (props.some((other) => Math.hypot(other.x - x, other.y - y) < 54)) continue;
    if (kind < 0.24) {
      const plant = undergrowth[Math.floor(shape * undergrowth.length)] ?? 'bush';
      props.push({ x, y, kind: 'undergrowth', plant, seed: Math.floor(kind * 37) });
    } else if (!(character.fields && isInside)) {
      const tree = trees[Math.floor(shape * trees.length)] ?? 'round';
      const tone = palette.leaves[Math.floor(leaf * palette.leaves.length)] ?? 0x5c8a52;
      props.push({ x, y, kind: 'tree', tree, leaf: tone, seed: Math.floor(kind * 40) });
    }
  }
  return props;
}

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function plotOf(prop: Prop): Plot[] {
  if (prop.kind !== 'house' && prop.kind !== 'landmark') return [];
  const { wide, deep } = prop.kind === 'house' ? prop.house : plans[prop.landmark];
  return [{ left: prop.x, top: prop.y, right: prop.x + wide, bottom: prop.y + deep }];
}

function isTaken(x: number, y: number, { character }: TownLook, plots: readonly Plot[]): boolean {
  if (isOnRoad(x, y, character, 60)) return true;
  if (Math.hypot(x - fountain.x, y - fountain.y) < plazaRadius + 125) return true;
  if (Math.hypot(x - gate.x - 380, y - height + 110) < 150) return true;
  if (Math.abs(y - height - 44) < 50 || Math.abs(x - width - 60) < 50) return true;
  if (character.coast && y < shoreY + 70) return true;
  if (allSpots.some((spot) => Math.hypot(x - spot.x, y - spot.y) < 92)) return true;
  // The lane before the houses.
  if ((Math.abs(y - 10) < 56 && x > -60) || (Math.abs(x - 10) < 56 && y > -60)) return true;
  return plots.some(
    ({ left, top, right, bottom }) =>
      x > left - view.behind && x < right + view.before && y > top - view.behind && y < bottom + view.before,
  );
}
