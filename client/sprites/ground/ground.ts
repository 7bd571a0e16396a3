/**
 * The floor of a square: meadow, roads, paving round the centre, a mosaic and the shadows of what stands there.
 * Painted in pieces, so that only those in sight are drawn.
 */
import { createNoise2D } from 'simplex-noise';
import type { TownLook } from '../../looks/towns.ts';
import { mix } from '../../scenes/air/sky.ts';
import { bounds, plazaRadius, toGround, toScreen } from '../../scenes/projection.ts';
import type { Brush, Spot } from '../paint.ts';
import { css, fillShape, makeChance, palette, shade, spot, strokeLine } from '../paint.ts';
import { makeCanvas } from '../picture.ts';
import { paintBlade, paintBloom, paintFields } from './meadow.ts';
import { around, paintMosaic, strokeRing } from './mosaic.ts';
import { pavings } from './paving.ts';
import type { Area, Painting } from './terrain.ts';
import { makeTerrain } from './terrain.ts';

/** One pixel of the wash for so many of the ground. */
const washScale = 6;

export interface Piece {
  readonly left: number;
  readonly top: number;
  readonly canvas: HTMLCanvasElement;
  /** Its origin is the piece's own corner. */
  readonly brush: Brush;
}

/** `shadows` are outlines on the ground. */
export function paintGround(look: TownLook, seed: number, shadows: readonly (readonly Spot[])[]): Piece[] {
  const noise = createNoise2D(makeChance(seed));
  const painting: Painting = { look, palette: look.palette, noise, terrain: makeTerrain(look.character, noise) };
  const wash = paintWash(painting);
  const pieces: Piece[] = [];
  const [wide, high] = [(bounds.right - bounds.left) / 4, (bounds.bottom - bounds.top) / 2];
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 2; row++) {
      const [left, top] = [bounds.left + column * wide, bounds.top + row * high];
      const { canvas, brush } = makeCanvas(wide, high);
      brush.save();
      brush.translate(-left, -top);
      paintPiece(brush, painting, wash, { left, top, right: left + wide, bottom: top + high });
      paintShadows(brush, shadows);
      brush.restore();
      pieces.push({ left, top, canvas, brush });
    }
  }
  return pieces;
}

function paintPiece(brush: Brush, painting: Painting, wash: HTMLCanvasElement, area: Area): void {
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(wash, bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top);
  paintMeadow(brush, painting, area);
  if (painting.look.character.fields) paintFields(brush, painting, area);
  pavings[painting.look.paving](brush, painting, area);
  if (painting.look.character.coast) paintSurf(brush, painting);
  paintRings(brush, painting);
  paintMosaic(brush, painting.look.mosaic, painting.palette);
}

/** Colour that runs from meadow over trodden earth to sand, small; stretched over the ground it has no edges. */
function paintWash({ palette: colours, noise, terrain }: Painting): HTMLCanvasElement {
  const [wide, high] = [(bounds.right - bounds.left) / washScale, (bounds.bottom - bounds.top) / washScale];
  const { canvas, brush } = makeCanvas(wide, high);
  const image = brush.createImageData(canvas.width, canvas.height);
  for (let row = 0; row < canvas.height; row++) {
    for (let column = 0; column < canvas.width; column++) {
      const { x, y } = toGround({ x: bounds.left + column * washScale, y: bounds.top + row * washScale });
      const cloud = noise(x / 420, y / 420) * 0.6 + noise(x / 110, y / 110) * 0.4;
      const earth = Math.min(1, Math.max(0, terrain.paved(x, y) * 1.5 + noise(x / 60, y / 60) * 0.28 - 0.12));
      const meadow = shade(
        mix(colours.grassDark, colours.grassLight, 0.5 + cloud * 0.5),
        1 + noise(x / 34, y / 34) * 0.035,
      );
      const land = shade(mix(meadow, colours.earth, earth), 1 + noise(x / 22, y / 22) * 0.02);
      const colour = seaOver(land, terrain.depth(x, y), noise(x / 90, y / 46));
      image.data.set([(colour >> 16) & 255, (colour >> 8) & 255, colour & 255, 255], (row * canvas.width + column) * 4);
    }
  }
  brush.putImageData(image, 0, 0);
  return canvas;
}

/** Beach, foam, shallows and the deep, by units beyond the shore. */
function seaOver(land: number, depth: number, swell: number): number {
  if (depth < -60) return land;
  if (depth < 0) return mix(land, 0xe2cf9f, Math.min(1, (depth + 60) / 44));
  const water = mix(0x7cc4be, 0x2f7f9f, Math.min(1, depth / 170));
  return shade(mix(water, 0x1f5f86, Math.min(1, Math.max(0, (depth - 150) / 320))), 1 + swell * 0.05);
}

/** Where the waves run out: a line of foam, and those that come after it. */
function paintSurf(brush: Brush, { terrain }: Painting): void {
  for (const [out, width, alpha] of [
    [0, 5, 0.9],
    [-7, 2.4, 0.35],
    [16, 2.6, 0.5],
    [38, 2, 0.28],
    [70, 1.6, 0.16],
  ] as const) {
    const line: Spot[] = [];
    for (let x = -900; x < 2_500; x += 9) line.push(spot(x, terrain.shoreAt(x) - out * (0.8 + 0.4 * Math.sin(x / 47))));
    strokeLine(brush, line, 0xf2f8f4, width, alpha);
  }
}

/** Facets of grass, blades and flowers. */
function paintMeadow(brush: Brush, { palette: colours, noise, terrain, look }: Painting, area: Area): void {
  const isDry = look.paving === 'sand';
  const chance = makeChance(5 + Math.round(area.left * 7 + area.top));
  const count = ((area.right - area.left) * (area.bottom - area.top)) / 210;
  for (let tuft = 0; tuft < count; tuft++) {
    const at = {
      x: area.left + chance() * (area.right - area.left),
      y: area.top + chance() * (area.bottom - area.top),
    };
    const { x, y } = toGround(at);
    const isBare = terrain.paved(x, y) + noise(x / 60, y / 60) * 0.2 > 0.32 || terrain.depth(x, y) > -40;
    const kind = chance();
    if (isBare) continue;
    if (kind < 0.3) {
      const size = 7 + chance() * 9;
      const facet = [spot(x, y), spot(x + size, y), spot(x + size, y + size), spot(x, y + size)];
      fillShape(brush, facet, kind < 0.15 ? colours.grassLight : colours.grassDark, 0.16);
    } else if (kind < (isDry ? 0.42 : 0.93)) {
      paintBlade(brush, at, kind < 0.62 ? shade(colours.grassDark, 0.85) : shade(colours.grassLight, 1.12), chance);
    } else if (noise(x / 160, y / 160) > 0.12) {
      paintBloom(brush, at, colours.flowers, chance);
    }
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
