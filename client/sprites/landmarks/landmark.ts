/**
 * A hub's landmark as far as it stands: a ruin at 0, whole at 1, in between with scaffolds round what has risen so far.
 * Any of them can fall and rise: what is whole is drawn, and cut along a broken edge.
 */
import type { TownPalette } from '../../looks/kit.ts';
import type { Landmark } from '../../looks/towns.ts';
import type { Brush, Spot } from '../paint.ts';
import { fillBall, fillBox, fillShape, makeChance, palette, pixelOf, shade, spot, strokeLine } from '../paint.ts';
import { type Frame, makeCanvas } from '../picture.ts';
import * as aurelian from './aurelian.ts';
import * as iron from './iron.ts';
import * as wild from './wild.ts';

export interface Plan {
  readonly wide: number;
  readonly deep: number;
  readonly tall: number;
  readonly paint: (brush: Brush, colours: TownPalette) => void;
  /** Where it shines at night, and where it smokes. */
  readonly lights?: readonly Spot[];
  readonly smoke?: readonly Spot[];
}

export const plans: Readonly<Record<Landmark, Plan>> = {
  temple: { wide: 230, deep: 170, tall: 220, paint: aurelian.paintTemple, lights: [spot(115, 150, 60), spot(40, 176, 50), spot(200, 176, 50)] },
  hall: { wide: 240, deep: 150, tall: 290, paint: aurelian.paintHall, lights: [spot(74, 160, 40), spot(166, 160, 40), spot(240, 80, 40)] },
  works: {
    ...{ wide: 240, deep: 170, tall: 240, paint: aurelian.paintWorks },
    ...{ lights: [spot(120, 176, 40)], smoke: [spot(50, 34, 200), spot(150, 34, 232)] },
  },
  lighthouse: { wide: 180, deep: 180, tall: 290, paint: aurelian.paintLighthouse, lights: [spot(90, 90, 228), spot(90, 90, 232)] },
  clinic: { wide: 220, deep: 140, tall: 230, paint: aurelian.paintClinic, lights: [spot(112, 146, 36), spot(34, 146, 46)] },
  mill: { wide: 170, deep: 170, tall: 220, paint: aurelian.paintMill, lights: [spot(110, 140, 30)] },
  depot: { wide: 240, deep: 160, tall: 190, paint: aurelian.paintDepot, lights: [spot(80, 166, 40), spot(178, 166, 40)] },
  watchtower: { wide: 160, deep: 160, tall: 300, paint: wild.paintWatchtower, lights: [spot(80, 80, 168), spot(76, 160, 60)] },
  totems: { wide: 190, deep: 170, tall: 220, paint: wild.paintTotems, lights: [spot(110, 150, 24)], smoke: [spot(110, 60, 196)] },
  observatory: { wide: 190, deep: 190, tall: 300, paint: wild.paintObservatory, lights: [spot(140, 140, 120), spot(110, 150, 60)] },
  belfry: { wide: 220, deep: 150, tall: 210, paint: wild.paintBelfry, lights: [spot(110, 160, 40), spot(110, 160, 156)] },
  cistern: { wide: 190, deep: 190, tall: 140, paint: wild.paintCistern, lights: [spot(130, 150, 34)] },
  portal: { wide: 170, deep: 110, tall: 240, paint: wild.paintPortal, lights: [spot(85, 55, 116), spot(85, 80, 60)] },
  wreck: { wide: 220, deep: 130, tall: 240, paint: wild.paintWreck, lights: [spot(110, 110, 40)] },
  shrine: { wide: 220, deep: 190, tall: 240, paint: wild.paintShrine, lights: [spot(110, 95, 170), spot(110, 200, 20)] },
  headframe: { wide: 210, deep: 180, tall: 270, paint: iron.paintHeadframe, lights: [spot(60, 160, 40)] },
  keep: { wide: 230, deep: 180, tall: 280, paint: iron.paintKeep, lights: [spot(115, 190, 40), spot(62, 190, 90), spot(168, 190, 90)] },
  colonnade: { wide: 230, deep: 180, tall: 170, paint: iron.paintColonnade, lights: [spot(118, 110, 90)] },
};

export function landmarkFrame(kind: Landmark): Frame {
  const { wide, deep, tall } = plans[kind];
  return { left: -(deep + 70) * 0.9, right: (wide + 90) * 0.9, top: -(tall + 50), bottom: (wide + deep) * 0.45 + 60 };
}

export function paintLandmark(brush: Brush, kind: Landmark, raised: number, colours: TownPalette, resolution: number): void {
  const plan = plans[kind];
  if (raised >= 1) return plan.paint(brush, colours);
  const chance = makeChance(plan.wide + plan.tall);
  const high = plan.tall * (0.14 + raised * 0.72);
  paintCourt(brush, plan, high, chance, colours);
  paintStump(brush, kind, plan, high, colours, resolution);
  if (raised < 0.7) paintGrowth(brush, plan, 1 - raised / 0.7, chance, colours);
  if (raised > 0.05) paintScaffold(brush, plan, high);
  paintRubble(brush, plan, raised, chance, colours);
}

/** The floor, and the inner faces of the far walls. */
function paintCourt(brush: Brush, { wide, deep }: Plan, high: number, chance: () => number, colours: TownPalette): void {
  fillBox(brush, { x: -4, y: -4, width: wide + 8, depth: deep + 8, height: 7 }, shade(colours.wall, 0.86));
  const jagged = (from: Spot, to: Spot) =>
    Array.from({ length: 9 }, (_, step) => {
      const part = step / 8;
      return spot(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, high * (0.55 + chance() * 0.4));
    });
  const [corner, left, right] = [spot(8, 8, 7), spot(8, deep - 8, 7), spot(wide - 8, 8, 7)];
  fillShape(brush, [left, corner, ...jagged(corner, left)], shade(colours.wall, 0.62));
  fillShape(brush, [corner, right, ...jagged(right, corner)], shade(colours.wall, 0.74));
}

/** What is whole, up to a broken edge. */
function paintStump(brush: Brush, kind: Landmark, plan: Plan, high: number, colours: TownPalette, resolution: number): void {
  const { wide, deep } = plan;
  const { left, top, right, bottom } = landmarkFrame(kind);
  const whole = makeCanvas((right - left) * resolution, (bottom - top) * resolution);
  whole.brush.scale(resolution, resolution);
  whole.brush.translate(-left, -top);
  plan.paint(whole.brush, colours);
  const chance = makeChance(wide * 3 + deep);
  const edge: Spot[] = [];
  for (let step = 0; step <= 12; step++) edge.push(spot((wide * step) / 12, deep, high * (0.72 + chance() * 0.36)));
  for (let step = 1; step <= 9; step++) edge.push(spot(wide, deep - (deep * step) / 9, high * (0.72 + chance() * 0.36)));
  brush.save();
  brush.beginPath();
  for (const at of [spot(-40, deep + 60, -20), spot(-40, deep, high * 0.8), ...edge, spot(wide + 60, -40, high * 0.8), spot(wide + 90, -40, -40)]) {
    const { x, y } = pixelOf(at);
    brush.lineTo(x, y);
  }
  const { y: low } = pixelOf(spot(wide + 40, deep + 60, -40));
  brush.lineTo(right, low);
  brush.lineTo(left, low);
  brush.closePath();
  brush.clip();
  brush.drawImage(whole.canvas, left, top, right - left, bottom - top);
  brush.restore();
  strokeLine(brush, edge, shade(colours.wall, 0.5), 2.4, 0.7);
}

function paintGrowth(brush: Brush, { wide, deep }: Plan, share: number, chance: () => number, colours: TownPalette): void {
  const clumps = Math.round(70 * share);
  for (let clump = 0; clump < clumps; clump++) {
    const isFront = chance() < 0.6;
    const z = chance() ** 2 * 46;
    const at = pixelOf(isFront ? spot(chance() * wide, deep + 2, z) : spot(wide + 2, chance() * deep, z));
    fillBall(brush, at.x, at.y, 4 + chance() * 4, shade(colours.leaves[clump % colours.leaves.length] ?? 0x4b7a55, 0.85));
  }
}

/** Poles, planks and ladders on both near sides, up to where one builds. */
function paintScaffold(brush: Brush, { wide, deep }: Plan, high: number): void {
  const [pole, plank] = [0x8a6238, 0xb98f5c];
  const top = high + 26;
  const front = (along: number, z: number) => spot(along, deep + 16, z);
  const side = (along: number, z: number) => spot(wide + 16, along, z);
  for (let z = 34; z < top; z += 38) {
    strokeLine(brush, [side(0, z), side(deep, z)], shade(plank, 0.7), 5);
    strokeLine(brush, [front(-6, z), front(wide + 10, z)], plank, 6);
    strokeLine(brush, [front(-6, z - 3), front(wide + 10, z - 3)], shade(plank, 0.6), 1.6);
  }
  for (let along = 0; along <= deep; along += deep / 3) strokeLine(brush, [side(along, 0), side(along, top)], shade(pole, 0.75), 3.4);
  for (let along = -4; along <= wide + 8; along += (wide + 8) / 4)
    strokeLine(brush, [front(along, 0), front(along, top)], pole, 4);
  for (let rung = 0; rung < top / 9; rung++)
    strokeLine(brush, [front(wide * 0.62, rung * 9), front(wide * 0.62 + 14, rung * 9)], shade(pole, 1.3), 2);
  for (const along of [wide * 0.62, wide * 0.62 + 14]) strokeLine(brush, [front(along, 0), front(along, top)], shade(pole, 1.2), 2.4);
}

/** Fallen blocks, and later stacks of new ones. */
function paintRubble(brush: Brush, { wide, deep }: Plan, raised: number, chance: () => number, colours: TownPalette): void {
  const blocks = Math.round(26 * (1 - raised));
  for (let block = 0; block < blocks; block++) {
    const size = 8 + chance() * 12;
    fillBox(
      brush,
      { x: chance() * wide, y: deep + 14 + chance() * 40, width: size * 1.3, depth: size, height: size * 0.7 },
      shade(colours.wall, 0.8 + chance() * 0.25),
    );
  }
  if (raised < 0.1) return;
  for (let stack = 0; stack < 6; stack++)
    fillBox(
      brush,
      { x: wide * 0.12 + (stack % 3) * 24, y: deep + 34, width: 21, depth: 18, bottom: Math.floor(stack / 3) * 13, height: 13 },
      shade(stack % 2 === 0 ? colours.wall : palette.woodLight, 1.02),
    );
}
