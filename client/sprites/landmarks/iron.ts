/** The landmarks of the Ironlands. Each is drawn from its far corner. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  fillBox,
  fillCircle,
  fillPoly,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from '../paint.ts';
import { fillArch, fillRound, fillSteps, paintColumn, paintCourses, paintFlag } from './solids.ts';

/** A hill with a shored mouth, the frame over the shaft, and a cart on rails. */
export function paintHeadframe(brush: Brush, colours: TownPalette): void {
  const chance = makeChance(4);
  for (let rock = 0; rock < 34; rock++) {
    const [x, y] = [chance() * 190, chance() * 120];
    const tall = 40 + (1 - Math.hypot(x - 90, y - 40) / 150) * 74 + chance() * 14;
    const { x: across, y: down } = pixelOf(spot(x, y, 0));
    const [half, tone] = [26 + chance() * 16, shade(0x7d746e, 0.8 + chance() * 0.3)];
    if (tall < 30) continue;
    fillPoly(
      brush,
      [
        across - half,
        down,
        across - half * 0.5,
        down - tall,
        across + half * 0.2,
        down - tall * 1.05,
        across + half,
        down,
      ],
      tone,
    );
    fillPoly(
      brush,
      [across + half * 0.2, down - tall * 1.05, across + half, down, across + half * 0.1, down + 4],
      shade(tone, 0.66),
    );
  }
  const front = (along: number, z: number) => spot(along, 150, z);
  fillArch(brush, front, 60, 30, 74, 0x1f1a1e);
  for (const along of [28, 92]) strokeLine(brush, [front(along, 0), front(along, 70)], shade(colours.timber, 1.5), 8);
  strokeLine(brush, [front(20, 72), front(100, 72)], shade(colours.timber, 1.7), 9);
  for (const along of [50, 72]) strokeLine(brush, [spot(along, 130, 1), spot(along + 14, 246, 1)], 0x4a4650, 3);
  for (let sleeper = 0; sleeper < 9; sleeper++)
    strokeLine(
      brush,
      [spot(44 + sleeper * 1.6, 140 + sleeper * 12, 0), spot(84 + sleeper * 1.6, 140 + sleeper * 12, 0)],
      colours.timber,
      4,
    );
  fillBox(brush, { x: 52, y: 196, width: 34, depth: 30, bottom: 8, height: 22 }, 0x5a5560);
  for (let lump = 0; lump < 9; lump++) {
    const at = pixelOf(spot(56 + chance() * 26, 200 + chance() * 22, 31 + chance() * 4));
    fillCircle(brush, at.x, at.y, 5, shade(0x8a7468, 0.7 + chance() * 0.6));
  }
  const leg = (x: number, y: number, tx: number, ty: number) =>
    strokeLine(brush, [spot(x, y, 0), spot(tx, ty, 204)], shade(colours.timber, 1.4), 8);
  leg(118, 70, 150, 100);
  leg(196, 70, 168, 100);
  leg(118, 158, 150, 120);
  leg(196, 158, 168, 120);
  for (const z of [60, 120])
    strokeLine(
      brush,
      [spot(124 + z * 0.1, 150 - z * 0.15, z), spot(190 - z * 0.1, 150 - z * 0.15, z)],
      shade(colours.timber, 1.2),
      5,
    );
  fillBox(brush, { x: 140, y: 92, width: 38, depth: 38, bottom: 202, height: 8 }, shade(colours.timber, 1.6));
  const hub = pixelOf(spot(159, 112, 238));
  for (let spoke = 0; spoke < 8; spoke++) {
    const angle = (spoke / 8) * Math.PI * 2;
    brush.beginPath();
    brush.moveTo(hub.x, hub.y);
    brush.lineTo(hub.x + Math.cos(angle) * 24, hub.y + Math.sin(angle) * 27);
    strokePath(brush, 0x6a6570, 2.6);
  }
  brush.beginPath();
  brush.ellipse(hub.x, hub.y, 25, 28, 0, 0, Math.PI * 2);
  strokePath(brush, 0x3a3540, 6);
  strokeLine(brush, [spot(159, 132, 238), spot(159, 132, 10)], 0x2a2530, 1.6);
}

/** Four towers and what they guard. */
export function paintKeep(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [230, 180];
  const stone = colours.wall;
  const tower = (x: number, y: number, height: number) => {
    const body = { x, y, radius: 30, topRadius: 27, bottom: 0, height };
    fillRound(brush, body, stone);
    paintCourses(brush, body, stone, 13);
    fillRound(brush, { x, y, radius: 33, bottom: height, height: 10 }, shade(stone, 1.04));
    for (let merlon = 0; merlon < 7; merlon++) {
      const angle = (merlon / 7) * Math.PI * 2 + 0.3;
      const [mx, my] = [x + Math.cos(angle) * 26, y + Math.sin(angle) * 26];
      fillBox(brush, { x: mx - 6, y: my - 6, width: 12, depth: 12, bottom: height + 10, height: 13 }, stone);
    }
  };
  tower(0, 0, 176);
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 128 }, stone);
  for (let z = 12; z < 126; z += 12)
    strokeLine(brush, [spot(0, deep, z), spot(wide, deep, z), spot(wide, 0, z)], shade(stone, 0.58), 1, 0.55);
  for (let along = 34; along < wide - 20; along += 26)
    fillBox(brush, { x: along, y: deep - 12, width: 14, depth: 14, bottom: 128, height: 14 }, shade(stone, 1.03));
  for (let along = 34; along < deep - 20; along += 26)
    fillBox(brush, { x: wide - 12, y: along, width: 14, depth: 14, bottom: 128, height: 14 }, shade(stone, 1.03));
  fillBox(brush, { x: 66, y: 40, width: 100, depth: 90, bottom: 128, height: 78 }, shade(stone, 1.04));
  for (let z = 140; z < 204; z += 12)
    strokeLine(brush, [spot(66, 130, z), spot(166, 130, z), spot(166, 40, z)], shade(stone, 0.6), 1, 0.55);
  for (let along = 66; along < 160; along += 24)
    fillBox(brush, { x: along, y: 118, width: 13, depth: 13, bottom: 206, height: 13 }, stone);
  for (let along = 42; along < 118; along += 24)
    fillBox(brush, { x: 153, y: along, width: 13, depth: 13, bottom: 206, height: 13 }, stone);
  const front = (along: number, z: number) => spot(along, deep, z);
  fillArch(brush, front, wide / 2, 30, 78, 0x241d22);
  for (let bar = -24; bar <= 24; bar += 12)
    strokeLine(brush, [front(wide / 2 + bar, 4), front(wide / 2 + bar, 66 - Math.abs(bar) * 0.5)], 0x5a5560, 3);
  tower(0, deep, 156);
  tower(wide, 0, 156);
  tower(wide, deep, 156);
  const cloth = colours.banners[0]?.cloth ?? 0x6a2420;
  for (const along of [62, 168])
    fillShape(
      brush,
      [front(along - 12, 116), front(along + 12, 116), front(along + 12, 54), front(along, 66), front(along - 12, 54)],
      cloth,
    );
  paintFlag(brush, spot(116, 84, 206), 62, cloth);
}

/** What the old people left: a court of columns on its terrace. */
export function paintColonnade(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [230, 180];
  const stone = shade(colours.plaster, 1.12);
  fillSteps(brush, wide, deep, 3, stone);
  for (const x of [16, 66, 116, 166]) paintColumn(brush, x, 16, 18, 118, stone);
  for (const y of [16, 66, 116]) paintColumn(brush, wide - 16, y, 18, 118, stone);
  fillBox(brush, { x: 78, y: 52, width: 78, depth: 66, bottom: 18, height: 40 }, shade(stone, 0.95));
  fillBox(brush, { x: 98, y: 70, width: 38, depth: 32, bottom: 58, height: 56 }, shade(stone, 1.02));
  strokeLine(brush, [spot(102, 102, 70), spot(118, 102, 104), spot(132, 102, 70)], palette.gold, 3);
  for (const x of [16, 66, 116, 166, 214]) paintColumn(brush, x, deep - 16, 18, 118, stone);
  fillBox(brush, { x: 4, y: deep - 28, width: wide - 8, depth: 24, bottom: 136, height: 18 }, stone);
  fillBox(brush, { x: wide - 28, y: 4, width: 24, depth: deep - 8, bottom: 136, height: 18 }, stone);
  fillBox(brush, { x: 4, y: 4, width: wide - 8, depth: 24, bottom: 136, height: 18 }, stone);
}
