/** What is built along the two far sides of a square: houses in rows, the landmark, and what lies at the water. Pure. */
import { square } from '../../../actors/hub/square.ts';
import type { TownLook } from '../../looks/towns.ts';
import type { House } from '../../sprites/houses/measure.ts';
import { plans } from '../../sprites/landmarks/plans.ts';
import { makeChance } from '../../sprites/paint.ts';
import { roadHalfWidth } from '../projection.ts';
import type { Prop } from './layout.ts';

const { fountain } = square;

/** Between the walkable square and the walls. */
const setback = 34;
/** From where on along the north-east side the landmark stands. */
const landmarkX = 420;

interface Span {
  readonly from: number;
  readonly to: number;
}

export function layFrontage(look: TownLook, seed: number, raised: number): Prop[] {
  const { landmark, coast, arms, built } = look.character;
  const chance = makeChance(seed + 9);
  const { wide, deep } = plans[landmark];
  const site = { x: landmarkX, y: -setback - deep };
  const taken: Span = { from: site.x - 48, to: site.x + wide + 64 };
  const northRoad = arms.includes('north') ? [spanOf(fountain.x)] : [];
  const westRoad = arms.includes('west') ? [spanOf(fountain.y)] : [];
  const props: Prop[] = [{ ...site, kind: 'landmark', landmark, raised }];
  if (landmark === 'mill' && raised >= 1) props.push({ x: site.x + 146, y: site.y + 146, kind: 'sails' });
  const row = (from: number, to: number, gaps: readonly Span[], share: number, isAlongX: boolean, back: number) =>
    layRow(look, chance, { from, to, gaps, share, isAlongX, back });
  props.push(...row(-90, 1_130, westRoad, built, false, 0));
  if (built > 0.5) props.push(...row(-40, 1_000, westRoad, built * 0.75, false, 270));
  if (coast) return [...props, ...layHarbour(look)];
  props.push(...row(20, 1_600, [taken, ...northRoad], built, true, 0));
  if (built > 0.5) props.push(...row(90, 1_500, northRoad, built * 0.75, true, 270));
  return props;
}

function spanOf(middle: number): Span {
  return { from: middle - roadHalfWidth - 26, to: middle + roadHalfWidth + 26 };
}

interface Row extends Span {
  readonly gaps: readonly Span[];
  /** How much of it is built on. */
  readonly share: number;
  readonly isAlongX: boolean;
  /** How far behind the first row. */
  readonly back: number;
}

function layRow({ palette, house: style }: TownLook, chance: () => number, row: Row): Prop[] {
  const props: Prop[] = [];
  let along = row.from + chance() * 40;
  while (along < row.to) {
    const [length, depth] = [148 + chance() * 52, 128 + chance() * 26];
    const gap = row.gaps.find(({ from, to }) => along + length > from && along < to);
    if (gap) {
      along = gap.to + chance() * 12;
      continue;
    }
    const dice = chance();
    const [floors, index, jitter] = [chance() < 0.7 ? 2 : 1, Math.floor(chance() * 40), chance() * 26];
    if (dice < row.share) {
      const off = -setback - row.back - jitter;
      const house: House = {
        ...{ style, floors: floors === 2 ? 2 : 1, seed: 11 + index, turned: index % 3 === 1 },
        ...{ wide: row.isAlongX ? length : depth, deep: row.isAlongX ? depth : length },
        roof: palette.roofs[index % palette.roofs.length] ?? 0xb24b38,
      };
      props.push(
        row.isAlongX
          ? { x: along, y: off - depth, kind: 'house', house }
          : { x: off - depth, y: along, kind: 'house', house },
      );
    }
    along += length + 30 + chance() * 26;
  }
  return props;
}

function layHarbour({ palette: { cloths } }: TownLook): Prop[] {
  const boat = (x: number, y: number, index: number): Prop => ({
    ...{ x, y, kind: 'boat', cloth: cloths[index % cloths.length] ?? 0xb8443a },
  });
  return [
    { x: 900, y: -190, kind: 'jetty' },
    { x: 1_300, y: -190, kind: 'jetty' },
    boat(1_010, -230, 0),
    boat(800, -290, 1),
    boat(1_420, -250, 2),
    boat(1_160, -430, 3),
    boat(640, -470, 4),
    boat(200, -330, 5),
    { x: 860, y: -50, kind: 'barrel' },
    { x: 835, y: -36, kind: 'barrel' },
    { x: 970, y: -44, kind: 'crate' },
    { x: 1_240, y: -40, kind: 'sacks' },
    { x: 1_360, y: -44, kind: 'crate' },
    { x: 1_390, y: -30, kind: 'crate' },
  ];
}
