/** The landmarks of Verdania and of the Frontier. Each is drawn from its far corner. */
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
import { paintIcon } from '../picture.ts';
import { fillArch, fillCone, fillDome, fillRound, fillSteps, paintColumn, paintCourses, paintFlag } from './solids.ts';

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

/** A white front with three bells. */
export function paintBelfry(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [220, 150];
  const mud = shade(colours.plaster, 1.04);
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 104 }, mud);
  fillBox(brush, { x: -6, y: deep - 20, width: wide + 12, depth: 26, height: 132 }, shade(mud, 1.03));
  fillBox(brush, { x: 52, y: deep - 20, width: 116, depth: 26, bottom: 132, height: 60 }, shade(mud, 1.05));
  const front = (along: number, z: number) => spot(along, deep + 6, z);
  fillArch(brush, front, 110, 26, 74, 0x6a4528);
  for (const along of [78, 110, 142]) {
    fillArch(brush, (a, z) => front(a, 140 + z), along, 11, 36, 0x3a2c2a);
    const bell = pixelOf(front(along, 158));
    fillBall(brush, bell.x, bell.y, 7, palette.gold);
  }
  for (const along of [30, 190]) {
    fillArch(brush, (a, z) => front(a, 52 + z), along, 9, 34, 0x2f5f70);
    fillDome(brush, { x: along, y: deep - 7, radius: 17, bottom: 132, height: 26 }, colours.mosaic[0]);
  }
  for (const z of [128, 188])
    strokeLine(brush, [front(z === 128 ? -4 : 54, z), front(z === 128 ? wide + 4 : 166, z)], colours.mosaic[1], 4);
  fillDome(brush, { x: wide / 2, y: deep * 0.42, radius: 52, bottom: 104, height: 62 }, colours.mosaic[0]);
  for (const side of [spot(wide, 40, 0), spot(wide, 90, 0)])
    fillArch(brush, (a, z) => spot(wide, side.y - a, 40 + z), 0, 9, 38, 0x3a3f4c);
  const top = pixelOf(spot(110, deep - 7, 196));
  fillBall(brush, top.x, top.y - 4, 6, palette.gold);
}

/** Half under the ground, where water is kept cool. */
export function paintCistern(brush: Brush, colours: TownPalette): void {
  const [x, y] = [95, 95];
  fillRound(brush, { x, y, radius: 98, topRadius: 92, bottom: 0, height: 30 }, colours.wall);
  fillRound(brush, { x, y, radius: 80, bottom: 30, height: 16 }, shade(colours.wall, 1.04));
  fillDome(brush, { x, y, radius: 74, bottom: 46, height: 82 }, colours.plaster);
  const dome = pixelOf(spot(x, y, 46));
  for (let band = 0; band < 12; band++) {
    const angle = (band / 12) * Math.PI;
    fillPoly(
      brush,
      [
        ...[dome.x + Math.cos(angle) * 84, dome.y + Math.sin(angle) * 42],
        ...[dome.x + Math.cos(angle + 0.13) * 84, dome.y + Math.sin(angle + 0.13) * 42 - 8],
        ...[dome.x + Math.cos(angle + 0.26) * 84, dome.y + Math.sin(angle + 0.26) * 42],
      ],
      colours.mosaic[band % 2] ?? colours.mosaic[0],
    );
  }
  fillArch(brush, (along, z) => spot(x + 44 + along * 0.6, y + 44 - along * 0.6, 14 + z), -8, 18, 50, 0x1f4a54);
  fillBox(brush, { x: 84, y: 168, width: 34, depth: 74, height: 9 }, shade(colours.wall, 0.95));
  fillShape(brush, [spot(92, 172, 9), spot(110, 172, 9), spot(110, 238, 9), spot(92, 238, 9)], 0x4fb3ba);
  const top = pixelOf(spot(x, y, 130));
  fillBall(brush, top.x, top.y, 6, palette.gold);
}

/** A ring of stone that stands upright, and what is behind it is not here. */
export function paintPortal(brush: Brush, colours: TownPalette): void {
  fillSteps(brush, 170, 110, 4, shade(colours.wall, 0.9));
  const { x, y } = pixelOf(spot(85, 55, 24 + 92));
  const heart = brush.createRadialGradient(x, y, 4, x, y, 74);
  heart.addColorStop(0, css(0xf2e6ff));
  heart.addColorStop(0.35, css(0xa98bf0));
  heart.addColorStop(0.75, css(0x5b3fb0));
  heart.addColorStop(1, css(0x2a1f5c));
  fillEllipse(brush, x, y, 66, 82, heart);
  for (let swirl = 0; swirl < 7; swirl++) {
    brush.beginPath();
    for (let step = 0; step <= 22; step++) {
      const angle = swirl * 0.9 + step * 0.2;
      const reach = step / 22;
      brush.lineTo(x + Math.cos(angle) * 62 * reach, y + Math.sin(angle) * 78 * reach);
    }
    strokePath(brush, swirl % 2 === 0 ? 0xd9c8ff : 0x8fe8f0, 2.4, 0.55);
  }
  const blocks = 20;
  for (let block = 0; block < blocks; block++) {
    const [a, b] = [((block + 0.04) / blocks) * Math.PI * 2, ((block + 0.96) / blocks) * Math.PI * 2];
    const at = (angle: number, reach: number) =>
      [x + Math.cos(angle) * 66 * reach, y + Math.sin(angle) * 82 * reach] as const;
    const light = 0.86 - Math.cos(a + 0.8) * 0.24;
    fillPoly(brush, [...at(a, 0.97), ...at(b, 0.97), ...at(b, 1.3), ...at(a, 1.3)], shade(0x8d86a0, light));
    const rune = at((a + b) / 2, 1.13);
    if (block % 2 === 0) fillCircle(brush, rune[0], rune[1], 3.4, 0xc9b2ff, 0.9);
  }
  for (const side of [0, 170]) paintColumn(brush, side, 100, 20, 70, 0x9a93aa);
}

/** A ship that came too near, on its side in the shallows. */
export function paintWreck(brush: Brush, colours: TownPalette): void {
  const hull = (along: number, up: number, out: number) => {
    const bow = Math.sin((along / 220) * Math.PI) ** 0.5;
    return spot(along, 70 + out * 44 * bow - up * 0.16, up + (along > 170 ? (along - 170) * 0.5 : 0) - 6);
  };
  const planks = 7;
  for (let plank = 0; plank < planks; plank++) {
    const line = (up: number) => Array.from({ length: 12 }, (_, step) => hull(step * 20, up, 0.4 + (up / 62) * 0.6));
    const [low, high] = [plank * 9, plank * 9 + 9];
    if (plank === 2) continue;
    const tone = shade(0x7d5a3c, 0.75 + plank * 0.07);
    fillShape(brush, [...line(low), ...line(high).toReversed()], tone);
    strokeLine(brush, line(low), 0x3f2a1a, 1.4, 0.8);
  }
  for (const along of [40, 80, 120, 160])
    strokeLine(brush, [hull(along, 4, 0.5), hull(along, 62, 1), hull(along + 8, 84, 0.9)], 0x4a3220, 5);
  for (const [along, tall, lean] of [
    [70, 210, 40],
    [140, 160, 26],
  ] as const) {
    strokeLine(brush, [spot(along, 60, 30), spot(along + lean, 60, tall)], 0x5f452c, 7);
    strokeLine(
      brush,
      [spot(along + lean * 0.7 - 40, 74, tall * 0.72), spot(along + lean * 0.7 + 44, 48, tall * 0.78)],
      0x5f452c,
      4,
    );
    const sail = [
      spot(along + lean * 0.7 - 38, 74, tall * 0.72),
      spot(along + lean * 0.7 + 40, 48, tall * 0.78),
      spot(along + lean * 0.5 + 20, 60, tall * 0.5),
      spot(along + lean * 0.5 - 6, 66, tall * 0.44),
      spot(along + lean * 0.5 - 22, 70, tall * 0.54),
    ];
    fillShape(brush, sail, 0xdccdae, 0.95);
    strokeLine(brush, sail.slice(1, 5), 0x9a8a6a, 1.4);
  }
  paintFlag(brush, spot(110, 60, 204), 30, colours.banners[2]?.cloth ?? 0x8a3f5c);
}

/** A stepped pyramid with a golden head. */
export function paintShrine(brush: Brush, colours: TownPalette): void {
  const stone = shade(colours.wall, 0.86);
  for (let step = 0; step < 5; step++) {
    const inset = step * 22;
    fillBox(
      brush,
      { x: inset, y: inset, width: 220 - inset * 2, depth: 190 - inset * 2, bottom: step * 27, height: 27 },
      shade(stone, 0.94 + step * 0.03),
    );
    for (let along = inset + 6; along < 214 - inset; along += 22)
      fillShape(
        brush,
        [
          spot(along, 190 - inset, step * 27 + 8),
          spot(along + 12, 190 - inset, step * 27 + 8),
          spot(along + 12, 190 - inset, step * 27 + 17),
          spot(along, 190 - inset, step * 27 + 17),
        ],
        colours.mosaic[step % 2] ?? colours.mosaic[0],
        0.75,
      );
  }
  for (let stair = 0; stair < 18; stair++) {
    const y = 196 - stair * 6;
    fillBox(
      brush,
      { x: 88, y, width: 44, depth: 6, bottom: 0, height: 8 + stair * 7.4 },
      shade(stone, 1.1 - (stair % 2) * 0.06),
    );
  }
  const top = pixelOf(spot(110, 95, 135));
  fillBox(brush, { x: 92, y: 78, width: 36, depth: 34, bottom: 135, height: 16 }, stone);
  fillBall(brush, top.x, top.y - 40, 26, palette.gold);
  for (const side of [-1, 1]) fillEllipse(brush, top.x + side * 9, top.y - 42, 6, 7.4, 0x4a2a14);
  fillPoly(brush, [top.x - 3, top.y - 34, top.x + 3, top.y - 34, top.x, top.y - 39], 0x4a2a14);
  for (let tooth = -2; tooth <= 2; tooth++)
    strokeLine(
      brush,
      [spot(110 + tooth * 2.6, 95 - tooth * 2.6, 158), spot(110 + tooth * 2.6, 95 - tooth * 2.6, 151)],
      0x7a4a18,
      1.6,
    );
  paintIcon(brush, 'sun', top.x, top.y - 76, 26, '#ecc66f');
}
