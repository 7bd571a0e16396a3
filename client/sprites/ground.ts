/**
 * The floor of a square: meadow, two roads, flagstones round the fountain, a sun of mosaic and the shadows of what
 * stands there. Painted in pieces, so that only those in sight are drawn.
 */
import { createNoise2D } from 'simplex-noise';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { bounds, plazaRadius, roadHalfWidth, toGround, toScreen } from '../scenes/projection.ts';
import { mix } from '../scenes/sky.ts';
import type { TownPalette } from '../scenes/towns.ts';
import type { Brush, Spot } from './paint.ts';
import { css, fillShape, makeChance, palette, shade, spot, strokeLine, trace } from './paint.ts';
import { makeCanvas } from './picture.ts';

const { fountain } = square;

/** Rows of flags, in units across. */
const rowUnits = 25;
/** One pixel of the wash for so many of the ground. */
const washScale = 6;

interface Painting {
  readonly palette: TownPalette;
  readonly noise: (x: number, y: number) => number;
}

export interface Piece {
  readonly left: number;
  readonly top: number;
  readonly canvas: HTMLCanvasElement;
}

/** `shadows` are outlines on the ground. */
export function paintGround(colours: TownPalette, shadows: readonly (readonly Spot[])[], resolution: number): Piece[] {
  const painting = { palette: colours, noise: createNoise2D(makeChance(11)) };
  const wash = paintWash(painting);
  const pieces: Piece[] = [];
  const [wide, high] = [(bounds.right - bounds.left) / 4, (bounds.bottom - bounds.top) / 2];
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 2; row++) {
      const [left, top] = [bounds.left + column * wide, bounds.top + row * high];
      const { canvas, brush } = makeCanvas(wide * resolution, high * resolution);
      brush.scale(resolution, resolution);
      brush.translate(-left, -top);
      paintPiece(brush, painting, wash, { left, top, right: left + wide, bottom: top + high });
      paintShadows(brush, shadows);
      pieces.push({ left, top, canvas });
    }
  }
  return pieces;
}

type Area = Record<'left' | 'top' | 'right' | 'bottom', number>;

function paintPiece(brush: Brush, painting: Painting, wash: HTMLCanvasElement, area: Area): void {
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(wash, bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top);
  paintMeadow(brush, painting, area);
  paintFlags(brush, painting, area);
  paintRings(brush, painting);
  paintSun(brush, painting.palette);
}

/** 1 in the middle of road and plaza, 0 in the meadow, in between at the worn edge. */
export function pavedShare(x: number, y: number): number {
  const fromCentre = Math.hypot(x - fountain.x, y - fountain.y);
  const plaza = (plazaRadius + 70 - fromCentre) / 70;
  const road = (roadHalfWidth + 45 - Math.min(Math.abs(x - fountain.x), Math.abs(y - fountain.y))) / 45;
  return Math.min(1, Math.max(0, Math.max(plaza, road)));
}

/** Colour that runs from meadow over trodden earth to sand, small; stretched over the ground it has no edges. */
function paintWash({ palette: colours, noise }: Painting): HTMLCanvasElement {
  const [wide, high] = [(bounds.right - bounds.left) / washScale, (bounds.bottom - bounds.top) / washScale];
  const { canvas, brush } = makeCanvas(wide, high);
  const image = brush.createImageData(canvas.width, canvas.height);
  for (let row = 0; row < canvas.height; row++) {
    for (let column = 0; column < canvas.width; column++) {
      const { x, y } = toGround({ x: bounds.left + column * washScale, y: bounds.top + row * washScale });
      const cloud = noise(x / 420, y / 420) * 0.6 + noise(x / 110, y / 110) * 0.4;
      const earth = Math.min(1, Math.max(0, pavedShare(x, y) * 1.5 + noise(x / 60, y / 60) * 0.28 - 0.12));
      const meadow = shade(
        mix(colours.grassDark, colours.grassLight, 0.5 + cloud * 0.5),
        1 + noise(x / 34, y / 34) * 0.035,
      );
      const colour = shade(mix(meadow, colours.earth, earth), 1 + noise(x / 22, y / 22) * 0.02);
      image.data.set([(colour >> 16) & 255, (colour >> 8) & 255, colour & 255, 255], (row * canvas.width + column) * 4);
    }
  }
  brush.putImageData(image, 0, 0);
  return canvas;
}

/** Facets of grass, blades and flowers. */
function paintMeadow(brush: Brush, { palette: colours, noise }: Painting, area: Area): void {
  const chance = makeChance(5 + Math.round(area.left * 7 + area.top));
  const count = ((area.right - area.left) * (area.bottom - area.top)) / 210;
  for (let tuft = 0; tuft < count; tuft++) {
    const at = {
      x: area.left + chance() * (area.right - area.left),
      y: area.top + chance() * (area.bottom - area.top),
    };
    const { x, y } = toGround(at);
    const isBare = pavedShare(x, y) + noise(x / 60, y / 60) * 0.2 > 0.32;
    const kind = chance();
    if (isBare) continue;
    if (kind < 0.3) {
      const size = 7 + chance() * 9;
      const facet = [spot(x, y), spot(x + size, y), spot(x + size, y + size), spot(x, y + size)];
      fillShape(brush, facet, kind < 0.15 ? colours.grassLight : colours.grassDark, 0.16);
    } else if (kind < 0.93) {
      paintBlade(brush, at, kind < 0.62 ? shade(colours.grassDark, 0.85) : shade(colours.grassLight, 1.12), chance);
    } else if (noise(x / 160, y / 160) > 0.12) {
      paintBloom(brush, at, colours.flowers, chance);
    }
  }
}

function paintBloom(brush: Brush, { x, y }: Point, flowers: readonly number[], chance: () => number): void {
  brush.fillStyle = css(flowers[Math.floor(chance() * flowers.length)] ?? palette.cream, 0.9);
  brush.fillRect(x, y, 2, 2);
}

function paintBlade(brush: Brush, { x, y }: Point, colour: number, chance: () => number): void {
  const tall = 2.5 + chance() * 4.5;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x + chance() * 4 - 2, y - tall);
  brush.strokeStyle = css(colour, 0.6);
  brush.lineWidth = 1.1;
  brush.stroke();
}

/** Rows of flags of many lengths, so that the joints do not line up; each with a light and a dark edge. */
function paintFlags(brush: Brush, painting: Painting, area: Area): void {
  const corners = [
    toGround({ x: area.left, y: area.top }),
    toGround({ x: area.right, y: area.top }),
    toGround({ x: area.left, y: area.bottom }),
    toGround({ x: area.right, y: area.bottom }),
  ];
  const [low, high] = [Math.min(...corners.map(({ y }) => y)) - 60, Math.max(...corners.map(({ y }) => y)) + 60];
  const [from, to] = [Math.min(...corners.map(({ x }) => x)) - 80, Math.max(...corners.map(({ x }) => x)) + 80];
  for (let row = Math.floor(low / rowUnits); row * rowUnits < high; row++) {
    const chance = makeChance(row * 7_919 + 3);
    const y = row * rowUnits;
    for (let x = -1_700 + chance() * 40; x < to; ) {
      const length = 26 + chance() * 36;
      const dice = chance();
      if (x + length > from) paintFlag(brush, painting, area, { x, y, length, dice });
      x += length;
    }
  }
}

interface Flag {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly dice: number;
}

function paintFlag(
  brush: Brush,
  { palette: colours, noise }: Painting,
  area: Area,
  { x, y, length, dice }: Flag,
): void {
  const middle = { x: x + length / 2, y: y + rowUnits / 2 };
  const paved = pavedShare(middle.x, middle.y);
  if (paved === 0) return;
  const seen = toScreen(middle);
  if (seen.x < area.left - 60 || seen.x > area.right + 60) return;
  if (seen.y < area.top - 40 || seen.y > area.bottom + 40) return;
  const worn = noise(middle.x / 70, middle.y / 70) * 0.32 + (dice - 0.5) * 0.34;
  if (paved + worn < 0.55) return;
  const fromCentre = Math.hypot(middle.x - fountain.x, middle.y - fountain.y);
  const isPlaza = fromCentre < plazaRadius + 40;
  const cloud = noise(middle.x / 240, middle.y / 240) * 0.045;
  const tone = shade(isPlaza ? colours.stone : colours.road, 0.955 + dice * 0.1 + cloud);
  const [left, right, back, front] = [x + 0.9, x + length - 0.9, y + 0.9, y + rowUnits - 0.9];
  const corners = [spot(left, back), spot(right, back), spot(right, front), spot(left, front)] as const;
  fillShape(brush, corners, tone, paved < 0.75 ? 0.85 : 1);
  strokeLine(brush, [corners[3], corners[0], corners[1]], shade(tone, 1.09), 1, 0.75);
  strokeLine(brush, [corners[1], corners[2], corners[3]], shade(tone, 0.76), 1.1, 0.6);
  if (dice > 0.93) {
    const crack = spot(left + length * 0.4, back + 6);
    strokeLine(
      brush,
      [crack, spot(crack.x + 5, crack.y + 5), spot(crack.x + 3, crack.y + 12)],
      shade(tone, 0.7),
      1,
      0.5,
    );
  }
}

/** The kerb of the plaza, and the track that generations of carts have worn round it. */
function paintRings(brush: Brush, { palette: colours }: Painting): void {
  const kerb = 84;
  for (let stone = 0; stone < kerb; stone++) {
    const [from, to] = [(stone / kerb) * Math.PI * 2, ((stone + 0.93) / kerb) * Math.PI * 2];
    const tone = shade(colours.kerb, 0.94 + ((stone * 37) % 11) * 0.011);
    const corners = [
      around(from, plazaRadius - 4),
      around(to, plazaRadius - 4),
      around(to, plazaRadius + 13),
      around(from, plazaRadius + 13),
    ];
    fillShape(brush, corners, tone, 0.92);
    strokeLine(brush, [corners[2] ?? spot(0, 0), corners[3] ?? spot(0, 0)], shade(tone, 0.7), 1.4, 0.7);
  }
  for (const [radius, width, alpha] of [
    [plazaRadius - 52, 11, 0.07],
    [plazaRadius - 57, 3, 0.26],
    [plazaRadius - 47, 3, 0.2],
  ] as const)
    strokeRing(brush, radius, width, shade(colours.stoneDark, 0.55), alpha);
}

/** A sun of sixteen rays, wine and gold, on a bed of pale tiles. */
function paintSun(brush: Brush, colours: TownPalette): void {
  const bed = fountain.radius * 2.42;
  trace(brush, ring(bed));
  brush.fillStyle = css(shade(colours.stone, 1.06), 0.55);
  brush.fill();
  strokeRing(brush, bed, 4, colours.mosaic[0], 0.55);
  strokeRing(brush, bed - 8, 1.5, colours.mosaic[1], 0.8);
  for (let ray = 0; ray < 32; ray++) {
    const angle = (ray / 32) * Math.PI * 2;
    const isGreat = ray % 2 === 0;
    const reach = fountain.radius * (isGreat ? (ray % 4 === 0 ? 2.25 : 2.0) : 1.55);
    const half = isGreat ? 0.105 : 0.07;
    const colour = isGreat ? (ray % 4 === 0 ? colours.mosaic[0] : colours.mosaic[1]) : shade(colours.stoneDark, 0.86);
    const tip = around(angle, reach);
    const root = around(angle, fountain.radius * 1.04);
    const side = (sign: number) => around(angle + half * sign, fountain.radius * 1.2);
    fillShape(brush, [root, side(-1), tip], colour, 0.88);
    fillShape(brush, [root, side(1), tip], shade(colour, 0.78), 0.88);
  }
  // Joints, so that it is laid of stone and not painted on it.
  for (let radius = fountain.radius * 1.2; radius < bed; radius += 17)
    strokeRing(brush, radius, 0.8, palette.cream, 0.2);
  strokeRing(brush, fountain.radius * 1.12, 3, shade(colours.stoneDark, 0.7), 0.6);
}

function paintShadows(brush: Brush, shadows: readonly (readonly Spot[])[]): void {
  brush.beginPath();
  for (const outline of shadows) {
    outline.forEach((at, index) => {
      const { x, y } = toScreen(at);
      if (index === 0) brush.moveTo(x, y);
      else brush.lineTo(x, y);
    });
    brush.closePath();
  }
  brush.fillStyle = css(palette.night, 0.2);
  brush.fill('nonzero');
}

function strokeRing(brush: Brush, radius: number, width: number, colour: number, alpha: number): void {
  strokeLine(brush, ring(radius), colour, width, alpha);
}

function ring(radius: number): Spot[] {
  return Array.from({ length: 97 }, (_, step) => around((step / 96) * Math.PI * 2, radius));
}

function around(angle: number, radius: number): Spot {
  return spot(fountain.x + Math.cos(angle) * radius, fountain.y + Math.sin(angle) * radius);
}
