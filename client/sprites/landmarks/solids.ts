/** Bodies that landmarks are put together from: round towers, cones, domes, columns, gables, steps, arches. */
import type { Brush, Spot } from '../paint.ts';
import {
  css,
  fall,
  fillBall,
  fillBox,
  fillEllipse,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from '../paint.ts';

/** Units on the ground, as the half width of what stands there upright. */
const roundness = 1.27;

function round(brush: Brush, x: number, half: number, colour: number): CanvasGradient {
  const side = brush.createLinearGradient(x - half, 0, x + half, 0);
  for (const [at, factor] of [
    [0, 0.9],
    [0.3, 1.06],
    [0.65, 0.82],
    [1, 0.54],
  ] as const)
    side.addColorStop(at, css(shade(colour, factor)));
  return side;
}

export interface Round {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** At the top, where it is not the same. */
  readonly topRadius?: number;
  readonly bottom: number;
  readonly height: number;
}

/** A cylinder, or what is left of a cone; its top is seen. */
export function fillRound(
  brush: Brush,
  { x, y, radius, topRadius = radius, bottom, height }: Round,
  colour: number,
): void {
  const { x: across, y: down } = pixelOf(spot(x, y, bottom));
  const [half, topHalf] = [radius * roundness * 0.9, topRadius * roundness * 0.9];
  brush.beginPath();
  brush.ellipse(across, down, half, half / 2, 0, 0, Math.PI);
  brush.lineTo(across - topHalf, down - height);
  brush.ellipse(across, down - height, topHalf, topHalf / 2, 0, Math.PI, 0, true);
  brush.closePath();
  brush.fillStyle = round(brush, across, Math.max(half, topHalf), colour);
  brush.fill();
  fillEllipse(brush, across, down - height, topHalf, topHalf / 2, shade(colour, 1.1));
}

/** Courses of stone round a tower. */
export function paintCourses(brush: Brush, body: Round, colour: number, step = 12): void {
  const { x, y, radius, topRadius = radius, bottom, height } = body;
  const chance = makeChance(Math.round(radius * 7 + height));
  for (let z = step; z < height - 2; z += step) {
    const half = (radius + ((topRadius - radius) * z) / height) * roundness * 0.9;
    const at = pixelOf(spot(x, y, bottom + z));
    brush.beginPath();
    brush.ellipse(at.x, at.y, half, half / 2, 0, 0, Math.PI);
    strokePath(brush, shade(colour, 0.56), 1, 0.55);
    for (let joint = 0; joint < 7; joint++) {
      const angle = chance() * Math.PI;
      brush.beginPath();
      brush.moveTo(at.x + Math.cos(angle) * half, at.y + (Math.sin(angle) * half) / 2);
      brush.lineTo(at.x + Math.cos(angle) * half, at.y + (Math.sin(angle) * half) / 2 + step);
      strokePath(brush, shade(colour, 0.56), 0.9, 0.5);
    }
  }
}

export function fillCone(brush: Brush, { x, y, radius, bottom, height }: Round, colour: number): void {
  const { x: across, y: down } = pixelOf(spot(x, y, bottom));
  const half = radius * roundness * 0.9;
  brush.beginPath();
  brush.ellipse(across, down, half, half / 2, 0, 0, Math.PI);
  brush.lineTo(across, down - height);
  brush.closePath();
  brush.fillStyle = round(brush, across, half, colour);
  brush.fill();
  for (const part of [0.25, 0.5, 0.75]) {
    brush.beginPath();
    brush.ellipse(across, down - height * part, half * (1 - part), (half * (1 - part)) / 2, 0, 0.1, Math.PI - 0.1);
    strokePath(brush, shade(colour, 0.6), 1.2, 0.6);
  }
}

export function fillDome(brush: Brush, { x, y, radius, bottom, height }: Round, colour: number): void {
  const { x: across, y: down } = pixelOf(spot(x, y, bottom));
  const half = radius * roundness * 0.9;
  brush.beginPath();
  brush.moveTo(across - half, down);
  brush.bezierCurveTo(across - half, down - height * 0.75, across - half * 0.45, down - height, across, down - height);
  brush.bezierCurveTo(across + half * 0.45, down - height, across + half, down - height * 0.75, across + half, down);
  brush.ellipse(across, down, half, half / 2, 0, 0, Math.PI);
  brush.closePath();
  const ball = brush.createRadialGradient(
    across - half * 0.36,
    down - height * 0.6,
    2,
    across,
    down - height * 0.3,
    half * 1.25,
  );
  ball.addColorStop(0, css(shade(colour, 1.45)));
  ball.addColorStop(0.45, css(colour));
  ball.addColorStop(1, css(shade(colour, 0.55)));
  brush.fillStyle = ball;
  brush.fill();
  brush.save();
  brush.clip();
  for (let rib = -2; rib <= 2; rib++) {
    brush.beginPath();
    brush.moveTo(across, down - height);
    brush.quadraticCurveTo(
      across + rib * half * 0.42,
      down - height * 0.6,
      across + rib * half * 0.44,
      down + half / 2,
    );
    strokePath(brush, shade(colour, 0.66), 1.2, 0.6);
  }
  brush.restore();
}

export function fillSteps(brush: Brush, wide: number, deep: number, count: number, colour: number): void {
  for (let step = 0; step < count; step++) {
    const out = (count - step) * 8;
    fillBox(
      brush,
      { x: -out, y: -out, width: wide + out * 2, depth: deep + out * 2, bottom: step * 6, height: 6 },
      shade(colour, 0.92 + step * 0.03),
    );
  }
}

export function paintColumn(brush: Brush, x: number, y: number, bottom: number, height: number, colour: number): void {
  fillBox(brush, { x: x - 8, y: y - 8, width: 16, depth: 16, bottom, height: 5 }, shade(colour, 0.96));
  fillRound(brush, { x, y, radius: 6.6, topRadius: 5.6, bottom: bottom + 5, height: height - 12 }, colour);
  const at = pixelOf(spot(x, y, bottom + 8));
  for (const flute of [-3.4, 0, 3.4]) {
    brush.beginPath();
    brush.moveTo(at.x + flute, at.y + 2);
    brush.lineTo(at.x + flute * 0.85, at.y - height + 22);
    strokePath(brush, shade(colour, 0.66), 1, 0.5);
  }
  fillBox(
    brush,
    { x: x - 8.5, y: y - 8.5, width: 17, depth: 17, bottom: bottom + height - 8, height: 8 },
    shade(colour, 1.04),
  );
}

export interface Gable {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly deep: number;
  /** Where the eave is, and how much higher the ridge. */
  readonly eave: number;
  readonly rise: number;
  readonly over: number;
  readonly roof: number;
  readonly wall: number;
}

/** A roof whose ridge runs along the ground's x, with the gable to the right. */
export function fillGable(brush: Brush, { x, y, wide, deep, eave, rise, over, roof, wall }: Gable): void {
  const chance = makeChance(wide + deep);
  const middle = y + deep / 2;
  const end = x + wide;
  fillShape(brush, [spot(end, y + deep, eave), spot(end, y, eave), spot(end, middle, eave + rise)], shade(wall, 0.7));
  const on = (along: number, part: number) =>
    spot(along, middle + (deep / 2 + over) * (1 - part), eave - over * 0.4 + (rise + over * 0.4) * part);
  const far = (part: number) =>
    spot(end + over, middle - (deep / 2 + over) * (1 - part), eave - over * 0.4 + (rise + over * 0.4) * part);
  const [from, to] = [x - over, end + over];
  fillShape(brush, [on(from, 0), on(to, 0), on(to, 1), on(from, 1)], shade(roof, 0.9));
  const rows = 9;
  for (let row = 0; row < rows; row++) {
    const [low, high] = [row / rows, Math.min(1, (row + 1.1) / rows)];
    for (let along = from - (row % 2) * 6; along < to; along += 12) {
      const [a, b] = [Math.max(from, along), Math.min(to, along + 11.4)];
      if (b > a)
        fillShape(
          brush,
          [on(a, low), on(b, low), on(b, high), on(a, high)],
          shade(roof, 0.9 + chance() * 0.16 + row * 0.012),
        );
    }
    strokeLine(brush, [on(from, low), on(to, low)], shade(roof, 0.58), 1.2, 0.7);
  }
  strokeLine(brush, [on(from, 1), on(to, 1)], shade(roof, 0.75), 5);
  strokeLine(brush, [on(from, 1.01), on(to, 1.01)], shade(roof, 1.25), 1.8);
  strokeLine(brush, [on(to, 0), on(to, 1), far(0)], shade(wall, 0.5), 5);
}

/** A dark opening in the wall that faces the reader on the left, with its arch; `glow` fills it where given. */
export function fillArch(
  brush: Brush,
  at: (along: number, z: number) => Spot,
  along: number,
  half: number,
  tall: number,
  fill: number,
): void {
  const arch = Array.from({ length: 9 }, (_, step) => {
    const angle = (step / 8) * Math.PI;
    return at(along + Math.cos(angle) * half, tall - half + Math.sin(angle) * half);
  });
  const shape = [at(along + half, 0), ...arch, at(along - half, 0)];
  const [top, low] = [pixelOf(at(along, tall)).y, pixelOf(at(along, 0)).y];
  fillShape(brush, shape, fall(brush, top, low, shade(fill, 0.75), shade(fill, 1.15)));
  strokeLine(brush, shape, palette.night, 1.4, 0.5);
}

/** A flag on a staff. */
export function paintFlag(brush: Brush, at: Spot, tall: number, cloth: number): void {
  const { x, y } = pixelOf(at);
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x, y - tall);
  strokePath(brush, 0x4a3626, 2.6);
  brush.beginPath();
  brush.moveTo(x, y - tall + 2);
  brush.bezierCurveTo(x + 12, y - tall - 5, x + 20, y - tall + 9, x + 32, y - tall + 3);
  brush.lineTo(x + 28, y - tall + 12);
  brush.lineTo(x + 33, y - tall + 20);
  brush.bezierCurveTo(x + 20, y - tall + 25, x + 12, y - tall + 12, x, y - tall + 20);
  brush.closePath();
  brush.fillStyle = css(cloth);
  brush.fill();
  fillBall(brush, x, y - tall, 3, palette.gold);
}
