/** The picture laid into the ground round the centre: a sun, leaves, a gear, a star. */
import { square } from '../../../actors/hub/square.ts';
import type { MosaicStyle, TownPalette } from '../../looks/kit.ts';
import type { Brush, Spot } from '../paint.ts';
import { css, fillShape, palette, shade, spot, strokeLine, trace } from '../paint.ts';

const { fountain } = square;
const bed = fountain.radius * 2.42;

export function around(angle: number, radius: number): Spot {
  return spot(fountain.x + Math.cos(angle) * radius, fountain.y + Math.sin(angle) * radius);
}

function ring(radius: number): Spot[] {
  return Array.from({ length: 97 }, (_, step) => around((step / 96) * Math.PI * 2, radius));
}

export function strokeRing(brush: Brush, radius: number, width: number, colour: number, alpha: number): void {
  strokeLine(brush, ring(radius), colour, width, alpha);
}

const pictures: Readonly<Record<MosaicStyle, (brush: Brush, colours: TownPalette) => void>> = {
  sun: paintSun,
  leaves: paintLeaves,
  gear: paintGear,
  star: paintStar,
};

export function paintMosaic(brush: Brush, style: MosaicStyle, colours: TownPalette): void {
  trace(brush, ring(bed));
  brush.fillStyle = css(shade(colours.stone, 1.06), style === 'sun' ? 0.55 : 0.9);
  brush.fill();
  strokeRing(brush, bed, 4, colours.mosaic[0], 0.55);
  strokeRing(brush, bed - 8, 1.5, colours.mosaic[1], 0.8);
  pictures[style](brush, colours);
  // Joints, so that it is laid of stone and not painted on it.
  for (let radius = fountain.radius * 1.2; radius < bed; radius += 17)
    strokeRing(brush, radius, 0.8, palette.cream, 0.2);
  strokeRing(brush, fountain.radius * 1.12, 3, shade(colours.stoneDark, 0.7), 0.6);
}

/** Sixteen rays and as many small ones between. */
function paintSun(brush: Brush, colours: TownPalette): void {
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
}

/** Two wreaths of leaves that turn against each other. */
function paintLeaves(brush: Brush, colours: TownPalette): void {
  for (const [count, from, to, lean, colour] of [
    [18, 1.62, 2.28, 0.2, colours.mosaic[0]],
    [14, 1.16, 1.72, -0.24, colours.mosaic[1]],
  ] as const) {
    for (let leaf = 0; leaf < count; leaf++) {
      const angle = (leaf / count) * Math.PI * 2;
      const at = (part: number, side: number) =>
        around(
          angle + lean * part + (side * 0.13 * Math.sin(part * Math.PI) * 18) / count,
          fountain.radius * (from + (to - from) * part),
        );
      const parts = [0.15, 0.35, 0.55, 0.75, 0.92];
      const middle = [at(0, 0), ...parts.map((part) => at(part, 0)), at(1, 0)];
      fillShape(
        brush,
        [at(0, 0), ...parts.map((part) => at(part, -1)), at(1, 0), ...middle.toReversed()],
        colour,
        0.82,
      );
      fillShape(
        brush,
        [at(0, 0), ...parts.map((part) => at(part, 1)), at(1, 0), ...middle.toReversed()],
        shade(colour, 0.76),
        0.82,
      );
      strokeLine(brush, middle, palette.cream, 0.9, 0.5);
    }
  }
}

/** A toothed wheel of iron in rust-red stone. */
function paintGear(brush: Brush, colours: TownPalette): void {
  const [rust, iron] = colours.mosaic;
  const teeth = 16;
  const outline: Spot[] = [];
  for (let tooth = 0; tooth < teeth; tooth++) {
    for (const [part, reach] of [
      [0, 1.92],
      [0.14, 2.26],
      [0.44, 2.26],
      [0.58, 1.92],
    ] as const)
      outline.push(around(((tooth + part) / teeth) * Math.PI * 2, fountain.radius * reach));
  }
  fillShape(brush, outline, iron, 0.85);
  trace(brush, ring(fountain.radius * 1.72));
  brush.fillStyle = css(rust, 0.85);
  brush.fill();
  for (let spoke = 0; spoke < 8; spoke++) {
    const angle = (spoke / 8) * Math.PI * 2;
    fillShape(
      brush,
      [
        around(angle - 0.13, fountain.radius * 1.1),
        around(angle + 0.13, fountain.radius * 1.1),
        around(angle + 0.06, fountain.radius * 1.74),
        around(angle - 0.06, fountain.radius * 1.74),
      ],
      iron,
      0.9,
    );
  }
  strokeRing(brush, fountain.radius * 1.72, 2.4, shade(iron, 1.5), 0.7);
  for (let rivet = 0; rivet < 32; rivet++) {
    const at = around((rivet / 32) * Math.PI * 2 + 0.05, fountain.radius * 1.82);
    strokeLine(brush, [at, spot(at.x + 1, at.y)], shade(iron, 1.9), 3, 0.8);
  }
}

/** Two squares laid over one another make eight points; again within, and lozenges between. */
function paintStar(brush: Brush, colours: TownPalette): void {
  const star = (reach: number, turn: number, colour: number, alpha: number) => {
    for (const quarter of [0, Math.PI / 4]) {
      const corners = [0, 1, 2, 3].map((corner) =>
        around(turn + quarter + (corner * Math.PI) / 2, fountain.radius * reach),
      );
      fillShape(brush, corners, colour, alpha);
    }
  };
  star(2.3, 0, colours.mosaic[0], 0.85);
  star(2.02, 0, shade(colours.stone, 1.05), 0.95);
  star(1.86, Math.PI / 8, colours.mosaic[1], 0.85);
  star(1.6, Math.PI / 8, shade(colours.stone, 1.02), 0.95);
  for (let lozenge = 0; lozenge < 16; lozenge++) {
    const angle = (lozenge / 16) * Math.PI * 2;
    const tone = lozenge % 2 === 0 ? colours.mosaic[0] : colours.mosaic[1];
    fillShape(
      brush,
      [
        around(angle, fountain.radius * 1.22),
        around(angle + 0.07, fountain.radius * 1.36),
        around(angle, fountain.radius * 1.5),
        around(angle - 0.07, fountain.radius * 1.36),
      ],
      tone,
      0.9,
    );
  }
}
