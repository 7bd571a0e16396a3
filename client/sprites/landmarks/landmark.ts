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
import * as frontier from './frontier.ts';
import * as iron from './iron.ts';
import { type Plan, plans } from './plans.ts';
import * as verdanian from './verdanian.ts';

const painters: Readonly<Record<Landmark, (brush: Brush, colours: TownPalette) => void>> = {
  temple: aurelian.paintTemple,
  hall: aurelian.paintHall,
  works: aurelian.paintWorks,
  lighthouse: aurelian.paintLighthouse,
  clinic: aurelian.paintClinic,
  mill: aurelian.paintMill,
  depot: aurelian.paintDepot,
  watchtower: verdanian.paintWatchtower,
  totems: verdanian.paintTotems,
  observatory: verdanian.paintObservatory,
  belfry: frontier.paintBelfry,
  cistern: frontier.paintCistern,
  portal: frontier.paintPortal,
  wreck: frontier.paintWreck,
  shrine: frontier.paintShrine,
  headframe: iron.paintHeadframe,
  keep: iron.paintKeep,
  colonnade: iron.paintColonnade,
};

export function landmarkFrame(kind: Landmark): Frame {
  const { wide, deep, tall } = plans[kind];
  return { left: -(deep + 70) * 0.9, right: (wide + 90) * 0.9, top: -(tall + 50), bottom: (wide + deep) * 0.45 + 60 };
}

export function paintLandmark(
  brush: Brush,
  kind: Landmark,
  raised: number,
  colours: TownPalette,
  resolution: number,
): void {
  const plan = plans[kind];
  if (raised >= 1) {
    painters[kind](brush, colours);
    return;
  }
  const chance = makeChance(plan.wide + plan.tall);
  const high = plan.tall * (0.14 + raised * 0.72);
  paintCourt(brush, plan, high, chance, colours);
  paintStump(brush, kind, plan, high, colours, resolution);
  if (raised < 0.7) paintGrowth(brush, plan, 1 - raised / 0.7, chance, colours);
  if (raised > 0.05) paintScaffold(brush, plan, high);
  paintRubble(brush, plan, raised, chance, colours);
}

/** The floor, and the inner faces of the far walls. */
function paintCourt(
  brush: Brush,
  { wide, deep }: Plan,
  high: number,
  chance: () => number,
  colours: TownPalette,
): void {
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
function paintStump(
  brush: Brush,
  kind: Landmark,
  plan: Plan,
  high: number,
  colours: TownPalette,
  resolution: number,
): void {
  const { wide, deep } = plan;
  const { left, top, right, bottom } = landmarkFrame(kind);
  const whole = makeCanvas((right - left) * resolution, (bottom - top) * resolution);
  whole.brush.scale(resolution, resolution);
  whole.brush.translate(-left, -top);
  painters[kind](whole.brush, colours);
  const chance = makeChance(wide * 3 + deep);
  const edge: Spot[] = [];
  for (let step = 0; step <= 12; step++) edge.push(spot((wide * step) / 12, deep, high * (0.72 + chance() * 0.36)));
  for (let step = 1; step <= 9; step++)
    edge.push(spot(wide, deep - (deep * step) / 9, high * (0.72 + chance() * 0.36)));
  brush.save();
  brush.beginPath();
  for (const at of [
    spot(-40, deep + 60, -20),
    spot(-40, deep, high * 0.8),
    ...edge,
    spot(wide + 60, -40, high * 0.8),
    spot(wide + 90, -40, -40),
  ]) {
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

function paintGrowth(
  brush: Brush,
  { wide, deep }: Plan,
  share: number,
  chance: () => number,
  colours: TownPalette,
): void {
  const clumps = Math.round(70 * share);
  for (let clump = 0; clump < clumps; clump++) {
    const isFront = chance() < 0.6;
    const z = chance() ** 2 * 46;
    const at = pixelOf(isFront ? spot(chance() * wide, deep + 2, z) : spot(wide + 2, chance() * deep, z));
    fillBall(
      brush,
      at.x,
      at.y,
      4 + chance() * 4,
      shade(colours.leaves[clump % colours.leaves.length] ?? 0x4b7a55, 0.85),
    );
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
  for (let along = 0; along <= deep; along += deep / 3)
    strokeLine(brush, [side(along, 0), side(along, top)], shade(pole, 0.75), 3.4);
  for (let along = -4; along <= wide + 8; along += (wide + 8) / 4)
    strokeLine(brush, [front(along, 0), front(along, top)], pole, 4);
  for (let rung = 0; rung < top / 9; rung++)
    strokeLine(brush, [front(wide * 0.62, rung * 9), front(wide * 0.62 + 14, rung * 9)], shade(pole, 1.3), 2);
  for (const along of [wide * 0.62, wide * 0.62 + 14])
    strokeLine(brush, [front(along, 0), front(along, top)], shade(pole, 1.2), 2.4);
}

/** Fallen blocks, and later stacks of new ones. */
function paintRubble(
  brush: Brush,
  { wide, deep }: Plan,
  raised: number,
  chance: () => number,
  colours: TownPalette,
): void {
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
      {
        x: wide * 0.12 + (stack % 3) * 24,
        y: deep + 34,
        width: 21,
        depth: 18,
        bottom: Math.floor(stack / 3) * 13,
        height: 13,
      },
      shade(stack % 2 === 0 ? colours.wall : palette.woodLight, 1.02),
    );
}
