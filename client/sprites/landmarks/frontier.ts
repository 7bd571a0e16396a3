/** The landmarks of the Frontier's hubs. Each is drawn from its far corner. */
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
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from '../paint.ts';
import { paintIcon } from '../picture.ts';
import { fillArch, fillDome, fillRound, fillSteps, paintColumn, paintFlag } from './solids.ts';

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
