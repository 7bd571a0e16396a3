/** The landmarks of Verdania's hubs. Each is drawn from its far corner. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  css,
  fillBall,
  fillBox,
  fillCircle,
  fillEllipse,
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
import { fillArch, fillCone, fillDome, fillRound, paintCourses, paintFlag } from './solids.ts';

/** A roofed platform on four trunks above the firs, with a ladder, a rail hung with shields, and a beacon. */
export function paintWatchtower(brush: Brush, colours: TownPalette): void {
  const wood = shade(colours.timber, 1.3);
  const trunk = (x: number, y: number) =>
    fillRound(brush, { x, y, radius: 8, topRadius: 6, bottom: 0, height: 140 }, wood);
  trunk(24, 24);
  trunk(126, 24);
  trunk(24, 126);
  for (const z of [12, 74]) {
    strokeLine(brush, [spot(24, 130, z), spot(126, 130, z + 50)], shade(wood, 0.95), 5);
    strokeLine(brush, [spot(126, 130, z), spot(24, 130, z + 50)], wood, 5);
    strokeLine(brush, [spot(130, 126, z), spot(130, 24, z + 50)], shade(wood, 0.72), 5);
    strokeLine(brush, [spot(130, 24, z), spot(130, 126, z + 50)], shade(wood, 0.68), 5);
  }
  trunk(126, 126);
  for (const y of [20, 60, 100, 132]) strokeLine(brush, [spot(10, y, 134), spot(150, y, 134)], shade(wood, 0.7), 5);
  fillBox(brush, { x: 8, y: 8, width: 144, depth: 144, bottom: 136, height: 8 }, shade(wood, 1.25));
  for (let plank = 20; plank < 150; plank += 13)
    strokeLine(brush, [spot(plank, 10, 144), spot(plank, 150, 144)], shade(wood, 0.9), 1, 0.6);
  for (const [x, y] of [
    [16, 16],
    [144, 16],
    [16, 144],
  ] as const)
    fillBox(brush, { x: x - 4, y: y - 4, width: 8, depth: 8, bottom: 144, height: 64 }, wood);
  for (const z of [158, 172])
    strokeLine(brush, [spot(14, 148, z), spot(148, 148, z), spot(148, 14, z)], shade(wood, 0.9), 4);
  for (const along of [14, 48, 82, 115, 148]) {
    strokeLine(brush, [spot(along, 148, 144), spot(along, 148, 174)], wood, 4.4);
    strokeLine(brush, [spot(148, along, 144), spot(148, along, 174)], shade(wood, 0.75), 4.4);
  }
  [32, 66, 98, 131].forEach((along, index) => {
    const at = pixelOf(spot(along, 150, 160));
    const tone = colours.banners[index % colours.banners.length]?.cloth ?? palette.wine;
    fillEllipse(brush, at.x, at.y, 8.5, 10.5, shade(wood, 0.55));
    fillEllipse(brush, at.x, at.y, 7, 9, tone);
    fillCircle(brush, at.x, at.y, 2.4, palette.gold);
  });
  fillBox(brush, { x: 140, y: 140, width: 8, depth: 8, bottom: 144, height: 64 }, shade(wood, 1.1));
  paintHip(brush, 176, 204, 62, colours.roofs[0] ?? 0x6e8442);
  for (let rung = 0; rung < 13; rung++)
    strokeLine(brush, [spot(66, 152, rung * 11), spot(86, 152, rung * 11)], shade(wood, 1.5), 2.6);
  for (const along of [66, 86]) strokeLine(brush, [spot(along, 152, 0), spot(along, 152, 150)], shade(wood, 1.2), 3.2);
  paintFlag(brush, spot(80, 80, 262), 42, colours.banners[0]?.cloth ?? 0x2f6b3f);
}

/** Four slopes of shingle over a square of 160 units, eaves hanging over. */
function paintHip(brush: Brush, size: number, eave: number, rise: number, roof: number): void {
  const [low, high] = [80 - size / 2, 80 + size / 2];
  const top = spot(80, 80, eave + rise);
  const chance = makeChance(size);
  for (const [from, to, light] of [
    [spot(low, high, eave), spot(high, high, eave), 1],
    [spot(high, high, eave), spot(high, low, eave), 0.66],
  ] as const) {
    const on = (along: number, up: number) => {
      const [x, y] = [from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along];
      return spot(x + (top.x - x) * up, y + (top.y - y) * up, eave + rise * up);
    };
    for (let row = 0; row < 7; row++) {
      for (let tile = 0; tile < 14; tile++) {
        const [a, b] = [tile / 14, (tile + 1) / 14];
        const [down, up] = [row / 7 - chance() * 0.02, Math.min(1, (row + 1.15) / 7)];
        fillShape(
          brush,
          [on(a, down), on(b, down), on(b, up), on(a, up)],
          shade(roof, light * (0.86 + row * 0.02 + chance() * 0.18)),
        );
      }
      strokeLine(brush, [on(0, row / 7), on(1, row / 7)], shade(roof, light * 0.55), 1.2, 0.6);
    }
    strokeLine(brush, [from, top], shade(roof, light * 1.2), 2.6);
  }
}

/** A great tent of hides between carved poles. */
export function paintTotems(brush: Brush, colours: TownPalette): void {
  fillCone(brush, { x: 110, y: 60, radius: 92, bottom: 0, height: 176 }, 0xb28a5c);
  const tent = pixelOf(spot(110, 60, 0));
  for (let stitch = -3; stitch <= 3; stitch++) {
    brush.beginPath();
    brush.moveTo(tent.x, tent.y - 176);
    brush.lineTo(tent.x + stitch * 30, tent.y + 50 - Math.abs(stitch) * 6);
    strokePath(brush, 0x7d5a36, 1.4, 0.7);
  }
  for (const [z, tone] of [
    [40, 0x8a3a2c],
    [54, 0xe0c47a],
    [112, 0x2f6b5c],
  ] as const) {
    const half = (1 - z / 176) * 92 * 1.143;
    brush.beginPath();
    brush.ellipse(tent.x, tent.y - z, half, half / 2, 0, 0.05, Math.PI - 0.05);
    strokePath(brush, tone, 8, 0.9);
  }
  fillPoly(brush, [tent.x - 20, tent.y + 50, tent.x + 2, tent.y - 40, tent.x + 24, tent.y + 48], 0x3a2a22);
  for (const [dx, dy] of [
    [-9, -22],
    [9, -24],
    [1, -30],
  ] as const) {
    brush.beginPath();
    brush.moveTo(tent.x, tent.y - 170);
    brush.lineTo(tent.x + dx, tent.y - 170 + dy);
    strokePath(brush, colours.timber, 4);
  }
  for (const [x, y, faces] of [
    [10, 150, 3],
    [80, 168, 4],
    [178, 150, 3],
  ] as const)
    paintTotem(brush, x, y, faces, colours);
}

function paintTotem(brush: Brush, x: number, y: number, faces: number, colours: TownPalette): void {
  const tones = [0xa8432f, 0x2f7a6a, 0xd9a441, 0x5f4a8a];
  for (let face = 0; face < faces; face++) {
    const z = face * 34;
    const tone = tones[face % tones.length] ?? 0xa8432f;
    fillRound(brush, { x, y, radius: 13 - face * 0.8, bottom: z, height: 34 }, shade(colours.timber, 1.5));
    const at = pixelOf(spot(x, y, z + 18));
    fillEllipse(brush, at.x, at.y + 4, 12, 9, tone, 0.92);
    for (const side of [-1, 1]) {
      fillCircle(brush, at.x + side * 5, at.y, 3.4, palette.cream);
      fillCircle(brush, at.x + side * 5, at.y, 1.5, palette.night);
    }
    fillPoly(brush, [at.x - 3, at.y + 3, at.x + 3, at.y + 3, at.x, at.y + 11], palette.gold);
  }
  const top = pixelOf(spot(x, y, faces * 34));
  for (const side of [-1, 1])
    fillPoly(
      brush,
      [top.x, top.y - 2, top.x + side * 34, top.y - 18, top.x + side * 26, top.y + 3, top.x, top.y + 8],
      tones[2] ?? palette.gold,
    );
  fillBall(brush, top.x, top.y - 6, 8, tones[0] ?? 0xa8432f);
}

/** The scholars' tower: a green dome that opens to the stars. */
export function paintObservatory(brush: Brush, colours: TownPalette): void {
  const [x, y] = [95, 95];
  fillRound(brush, { x, y, radius: 88, bottom: 0, height: 20 }, shade(colours.wall, 0.9));
  const body = { x, y, radius: 66, topRadius: 52, bottom: 18, height: 190 };
  fillRound(brush, body, colours.wall);
  paintCourses(brush, body, colours.wall, 13);
  const skin = (along: number, z: number) => spot(x + 38 + along * 0.6, y + 38 - along * 0.6, z);
  fillArch(brush, (along, z) => skin(along - 10, 18 + z), 0, 15, 54, 0x5a3a22);
  for (const [along, z] of [
    [-34, 84],
    [0, 106],
    [30, 128],
    [-22, 150],
  ] as const)
    fillArch(brush, (a, up) => skin(a + along, z + up), 0, 8, 30, 0xffd98a);
  fillRound(brush, { x, y, radius: 62, bottom: 206, height: 12 }, shade(colours.wall, 1.05));
  fillDome(brush, { x, y, radius: 56, bottom: 218, height: 66 }, palette.verdigris);
  const dome = pixelOf(spot(x, y, 218));
  brush.beginPath();
  brush.moveTo(dome.x + 4, dome.y + 24);
  brush.quadraticCurveTo(dome.x + 2, dome.y - 40, dome.x + 2, dome.y - 64);
  brush.quadraticCurveTo(dome.x + 18, dome.y - 40, dome.x + 24, dome.y + 20);
  brush.closePath();
  brush.fillStyle = css(0x1f2438);
  brush.fill();
  brush.beginPath();
  brush.moveTo(dome.x + 8, dome.y - 6);
  brush.lineTo(dome.x + 46, dome.y - 58);
  strokePath(brush, 0x8a6a2c, 12);
  brush.beginPath();
  brush.moveTo(dome.x + 6, dome.y - 8);
  brush.lineTo(dome.x + 44, dome.y - 60);
  strokePath(brush, palette.gold, 4);
  const chance = makeChance(5);
  for (let ivy = 0; ivy < 60; ivy++) {
    const up = chance() * 120;
    const at = pixelOf(spot(x - 20 + chance() * 18, y + 46 + chance() * 10, 20 + up));
    fillCircle(brush, at.x, at.y, 5 - up / 40, shade(colours.leaves[ivy % 3] ?? 0x3f7a48, 0.8 + chance() * 0.4));
  }
}
