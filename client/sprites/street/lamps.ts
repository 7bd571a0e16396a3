/** Lamps of each country: a lantern on iron, parchment in a crooked bough, a brazier, tins on a mast. */
import type { LampStyle, TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { css, fall, fillCircle, fillEllipse, fillPoly, palette, shade, strokePath } from '../paint.ts';
import type { Frame } from '../picture.ts';

export const lampFrame: Frame = { left: -26, right: 28, top: -100, bottom: 14 };

function paintLantern(brush: Brush): void {
  fillEllipse(brush, 0, 1, 9, 4.5, shade(palette.iron, 0.9));
  fillEllipse(brush, 0, -2, 6, 3, shade(palette.iron, 1.3));
  brush.fillStyle = fall(brush, -86, 0, 0x443d50, 0x241f2b);
  brush.fillRect(-2, -84, 4, 84);
  fillCircle(brush, 0, -86, 3.4, palette.gold);
  brush.beginPath();
  brush.moveTo(0, -78);
  brush.quadraticCurveTo(12, -84, 13, -74);
  strokePath(brush, 0x352f3f, 2.6);
  paintCage(brush, 0x5b4a3a, 0x8a7350);
}

/** The same lantern's panes, burning. */
function paintFlame(brush: Brush): void {
  paintCage(brush, 0xfff2c2, 0xffb84f);
  fillEllipse(brush, 13, -60, 2.6, 5, 0xfffbe6);
}

function paintCage(brush: Brush, light: number, dark: number): void {
  fillPoly(brush, [6, -70, 20, -70, 17.5, -51, 8.5, -51], fall(brush, -70, -51, light, dark));
  brush.beginPath();
  for (const [from, to] of [
    [6, 8.5],
    [13, 13],
    [20, 17.5],
  ] as const) {
    brush.moveTo(from, -70);
    brush.lineTo(to, -51);
  }
  strokePath(brush, 0x2a2531, 1.3);
  fillPoly(brush, [3.5, -69, 22.5, -69, 13, -77], 0x352f3f);
  brush.fillStyle = css(0x352f3f);
  brush.fillRect(7, -51.5, 12, 3);
}

/** A crooked bough, and a lamp of parchment in it. */
function paintCrook(brush: Brush, colours: TownPalette): void {
  fillEllipse(brush, 0, 1, 9, 4.5, shade(colours.stone, 0.8));
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.bezierCurveTo(-5, -30, 5, -60, -2, -82);
  brush.bezierCurveTo(0, -94, 14, -92, 13, -79);
  strokePath(brush, shade(colours.timber, 0.9), 5);
  brush.beginPath();
  brush.moveTo(-1, -8);
  brush.bezierCurveTo(-5, -32, 4, -60, -2, -82);
  strokePath(brush, shade(colours.timber, 1.6), 1.4, 0.8);
  for (const [x, y] of [
    [-3, -40],
    [2, -58],
    [-1, -74],
  ] as const)
    fillEllipse(brush, x, y, 4, 2.4, colours.leaves[1] ?? 0x5a8f45);
  paintGlobe(brush, 0x8a7b4a, 0x6a5c38);
}

function paintGlobe(brush: Brush, light: number, dark: number): void {
  fillEllipse(brush, 13, -66, 8.4, 10, fall(brush, -76, -56, light, dark));
  for (const y of [-72, -66, -60]) {
    brush.beginPath();
    brush.ellipse(13, y, y === -66 ? 8.2 : 6.6, 2.2, 0, 0, Math.PI);
    strokePath(brush, shade(dark, 0.7), 1);
  }
  fillEllipse(brush, 13, -76.5, 4.2, 1.8, 0x4a3a26);
}

/** Three legs and a bowl of coals. */
function paintBrazier(brush: Brush): void {
  fillEllipse(brush, 0, 2, 15, 7, palette.night, 0.25);
  for (const [x, y] of [
    [-11, 2],
    [11, 2],
    [0, 7],
  ] as const) {
    brush.beginPath();
    brush.moveTo(x, y);
    brush.lineTo(x * 0.3, -34);
    strokePath(brush, 0x38323f, 4);
  }
  fillPoly(brush, [-15, -46, 15, -46, 9, -32, -9, -32], fall(brush, -46, -32, 0x5a5464, 0x2a2531));
  fillEllipse(brush, 0, -46, 15, 6, 0x4a4454);
  fillEllipse(brush, 0, -45.5, 12, 4.4, 0x2a1a18);
  for (const [x, y, size] of [
    [-5, -47, 3.4],
    [4, -46, 3.8],
    [0, -49, 3.4],
  ] as const)
    fillCircle(brush, x, y, size, 0x5a2a20);
}

function paintFire(brush: Brush): void {
  for (const [x, tall, wide, colour] of [
    [-4, 20, 7, 0xf2701f],
    [5, 17, 6, 0xf2701f],
    [0, 27, 8, 0xff9a34],
    [0, 17, 5, 0xffd873],
    [0, 9, 3, 0xfff6d0],
  ] as const) {
    brush.beginPath();
    brush.moveTo(x - wide, -47);
    brush.bezierCurveTo(x - wide, -47 - tall * 0.55, x - 1, -47 - tall * 0.6, x + 1, -47 - tall);
    brush.bezierCurveTo(x + 2, -47 - tall * 0.6, x + wide, -47 - tall * 0.5, x + wide, -47);
    brush.closePath();
    brush.fillStyle = css(colour, 0.92);
    brush.fill();
  }
}

/** A mast with a cross-tree, from which two tin lamps hang. */
function paintMast(brush: Brush, colours: TownPalette): void {
  fillEllipse(brush, 0, 1, 9, 4.5, shade(colours.earth, 0.7));
  brush.fillStyle = fall(brush, -92, 0, shade(colours.timber, 1.35), shade(colours.timber, 0.8));
  brush.fillRect(-2.4, -90, 4.8, 90);
  brush.beginPath();
  brush.moveTo(-14, -80);
  brush.lineTo(15, -84);
  strokePath(brush, shade(colours.timber, 1.1), 3.4);
  for (const [y, tone] of [
    [-66, colours.mosaic[0]],
    [-58, colours.mosaic[1]],
  ] as const) {
    brush.fillStyle = css(tone);
    brush.fillRect(-2.6, y, 5.2, 5);
  }
  fillPoly(brush, [-6, -96, 6, -92, -6, -88], colours.mosaic[1]);
  paintTins(brush, 0x7a6040, 0x4f3c28);
}

function paintTins(brush: Brush, light: number, dark: number): void {
  for (const [x, y] of [
    [-13, -78],
    [13, -81],
  ] as const) {
    fillPoly(
      brush,
      [x - 5, y + 5, x + 5, y + 5, x + 6, y + 17, x - 6, y + 17],
      fall(brush, y + 4, y + 17, light, dark),
    );
    fillPoly(brush, [x - 7, y + 6, x + 7, y + 6, x, y - 1], 0x5a4630);
    brush.fillStyle = css(0x3f3122);
    brush.fillRect(x - 6.4, y + 16, 12.8, 2.4);
  }
}

export interface Lamp {
  readonly paint: (brush: Brush, colours: TownPalette) => void;
  /** Its light, to be laid over. */
  readonly paintFlame: (brush: Brush) => void;
  /** Pixels of the flame above the foot. */
  readonly high: number;
  /** The flame itself is seen by day as well. */
  readonly alwaysBurns: boolean;
}

export const lamps: Readonly<Record<LampStyle, Lamp>> = {
  lantern: { paint: paintLantern, paintFlame, high: 44, alwaysBurns: false },
  crook: {
    paint: paintCrook,
    paintFlame: (brush) => paintGlobe(brush, 0xfdf9c8, 0xd7e57a),
    high: 48,
    alwaysBurns: false,
  },
  brazier: { paint: paintBrazier, paintFlame: paintFire, high: 40, alwaysBurns: true },
  mast: { paint: paintMast, paintFlame: (brush) => paintTins(brush, 0xfff4c8, 0xffb54f), high: 50, alwaysBurns: false },
};
