/** What is walked on: flags in rows, fieldstones in moss, setts in rings, sand with a few slabs. */
import { square } from '../../../actors/hub/square.ts';
import type { PavingStyle } from '../../looks/kit.ts';
import { mix } from '../../scenes/air/sky.ts';
import { plazaRadius, toGround, toScreen } from '../../scenes/projection.ts';
import type { Brush, Spot } from '../paint.ts';
import { fillShape, makeChance, shade, spot, strokeLine } from '../paint.ts';
import { around } from './mosaic.ts';
import type { Area, Painting } from './terrain.ts';

const { fountain } = square;

export const pavings: Readonly<Record<PavingStyle, (brush: Brush, painting: Painting, area: Area) => void>> = {
  flags: (brush, painting, area) => paintRows(brush, painting, area, { row: 25, least: 26, most: 62 }),
  stones: paintStones,
  setts: (brush, painting, area) => {
    paintRows(brush, painting, area, { row: 19, least: 15, most: 27, outside: plazaRadius - 12 });
    paintCircles(brush, painting, area, { from: 216, to: plazaRadius - 8, step: 19.5, stone: 27 });
  },
  sand: (brush, painting, area) => {
    paintRipples(brush, painting, area);
    paintRows(brush, painting, area, { row: 34, least: 34, most: 70, outside: 300, share: 0.36 });
    paintCircles(brush, painting, area, { from: 216, to: 306, step: 22, stone: 34 });
  },
};

interface Rows {
  /** Units across, and along: from the least to the most. */
  readonly row: number;
  readonly least: number;
  readonly most: number;
  /** None nearer to the middle than this. */
  readonly outside?: number;
  /** How many are not covered or lost. */
  readonly share?: number;
}

/** Rows of many lengths, so that the joints do not line up; each stone with a light and a dark edge. */
function paintRows(brush: Brush, painting: Painting, area: Area, rows: Rows): void {
  const { low, high, from, to } = groundOf(area);
  for (let row = Math.floor(low / rows.row); row * rows.row < high; row++) {
    const chance = makeChance(row * 7_919 + 3);
    const y = row * rows.row;
    for (let x = -1_700 + chance() * 40; x < to; ) {
      const length = rows.least + chance() * (rows.most - rows.least);
      const dice = chance();
      if (x + length > from) paintFlag(brush, painting, area, { x, y, length, dice }, rows);
      x += length;
    }
  }
}

function groundOf({ left, top, right, bottom }: Area) {
  const corners = [
    toGround({ x: left, y: top }),
    toGround({ x: right, y: top }),
    toGround({ x: left, y: bottom }),
    toGround({ x: right, y: bottom }),
  ];
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    low: Math.min(...ys) - 60,
    high: Math.max(...ys) + 60,
    from: Math.min(...xs) - 80,
    to: Math.max(...xs) + 80,
  };
}

interface Flag {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly dice: number;
}

function paintFlag(
  brush: Brush,
  { palette: colours, noise, terrain }: Painting,
  area: Area,
  { x, y, length, dice }: Flag,
  { row, outside = 0, share = 1 }: Rows,
): void {
  const middle = { x: x + length / 2, y: y + row / 2 };
  const paved = terrain.paved(middle.x, middle.y);
  if (paved === 0 || !isIn(area, middle) || (dice * 31) % 1 > share || terrain.depth(middle.x, middle.y) > -20) return;
  const worn = noise(middle.x / 70, middle.y / 70) * 0.32 + (dice - 0.5) * 0.34;
  const fromCentre = Math.hypot(middle.x - fountain.x, middle.y - fountain.y);
  if (paved + worn < 0.55 || fromCentre < outside) return;
  const cloud = noise(middle.x / 240, middle.y / 240) * 0.045;
  const tone = shade(fromCentre < plazaRadius + 40 ? colours.stone : colours.road, 0.955 + dice * 0.1 + cloud);
  const [left, right, back, front] = [x + 0.9, x + length - 0.9, y + 0.9, y + row - 0.9];
  const corners = [spot(left, back), spot(right, back), spot(right, front), spot(left, front)] as const;
  paintSlab(brush, corners, tone, share < 1 ? 0.72 : paved < 0.75 ? 0.85 : 1);
  if (dice > 0.93 && row > 20) {
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

function paintSlab(brush: Brush, corners: readonly [Spot, Spot, Spot, Spot], tone: number, alpha: number): void {
  fillShape(brush, corners, tone, alpha);
  strokeLine(brush, [corners[3], corners[0], corners[1]], shade(tone, 1.09), 1, 0.75 * alpha);
  strokeLine(brush, [corners[1], corners[2], corners[3]], shade(tone, 0.76), 1.1, 0.6 * alpha);
}

function isIn(area: Area, middle: { readonly x: number; readonly y: number }): boolean {
  const { x, y } = toScreen(middle);
  return x > area.left - 60 && x < area.right + 60 && y > area.top - 40 && y < area.bottom + 40;
}

interface Circles {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly stone: number;
}

/** Rings of stones round the middle. */
function paintCircles(brush: Brush, { palette: colours, noise }: Painting, area: Area, circles: Circles): void {
  const { from, to, step, stone } = circles;
  for (let radius = from, ring = 0; radius + step <= to + 1; radius += step, ring++) {
    const chance = makeChance(ring * 131 + 7);
    const count = Math.round((radius * Math.PI * 2) / stone);
    const start = chance() * 0.2;
    for (let index = 0; index < count; index++) {
      const dice = chance();
      const [a, b] = [start + (index / count) * Math.PI * 2, start + ((index + 0.94) / count) * Math.PI * 2];
      const middle = around((a + b) / 2, radius + step / 2);
      if (!isIn(area, middle)) continue;
      const band = ring % 4 === 3 ? 0.9 : 1;
      const tone = shade(colours.stone, band * (0.9 + dice * 0.16 + noise(middle.x / 200, middle.y / 200) * 0.05));
      paintSlab(
        brush,
        [around(a, radius + 1), around(b, radius + 1), around(b, radius + step - 1), around(a, radius + step - 1)],
        tone,
        0.96,
      );
    }
  }
}

/** Round stones laid by hand, each in its own place, with moss between. */
function paintStones(brush: Brush, { palette: colours, noise, terrain }: Painting, area: Area): void {
  const { low, high, from, to } = groundOf(area);
  const cell = 30;
  for (let row = Math.floor(low / cell); row * cell < high; row++) {
    for (let column = Math.floor(from / cell); column * cell < to; column++) {
      const chance = makeChance(row * 9_973 + column * 37 + 5);
      const middle = spot(
        (column + 0.5 + (row % 2) * 0.5) * cell + (chance() - 0.5) * 9,
        (row + 0.5) * cell + (chance() - 0.5) * 9,
      );
      const paved = terrain.paved(middle.x, middle.y);
      const fromCentre = Math.hypot(middle.x - fountain.x, middle.y - fountain.y);
      const isPlaza = fromCentre < plazaRadius + 30;
      const worn = noise(middle.x / 90, middle.y / 90) * 0.4 + (chance() - 0.5) * (isPlaza ? 0.5 : 0.9);
      if (paved + worn < (isPlaza ? 0.62 : 0.85) || !isIn(area, middle)) continue;
      const size = cell * (0.38 + chance() * 0.13);
      const turn = chance() * 3;
      const outline = Array.from({ length: 8 }, (_, corner) => {
        const angle = turn + (corner / 8) * Math.PI * 2;
        const reach = size * (0.86 + chance() * 0.28);
        return spot(middle.x + Math.cos(angle) * reach * 1.12, middle.y + Math.sin(angle) * reach);
      });
      const mossy = mix(colours.stone, colours.grassDark, Math.max(0, noise(middle.x / 130, middle.y / 130)) * 0.5);
      const tone = shade(isPlaza ? mossy : mix(mossy, colours.road, 0.5), 0.9 + chance() * 0.2);
      const low1 = outline.map(({ x, y }) => spot(x + 1.6, y + 1.6));
      fillShape(brush, low1, shade(colours.earth, 0.62), 0.7);
      fillShape(brush, outline, tone);
      strokeLine(brush, outline.slice(2, 6), shade(tone, 1.16), 1.2, 0.7);
    }
  }
}

/** Waves that the wind draws, and pebbles. */
function paintRipples(brush: Brush, { palette: colours, noise, terrain }: Painting, area: Area): void {
  const { low, high, from, to } = groundOf(area);
  for (let row = Math.floor(low / 17); row * 17 < high; row++) {
    const chance = makeChance(row * 613 + 11);
    for (let x = Math.floor(from / 90) * 90; x < to; x += 90) {
      const [start, y, length] = [x + chance() * 60, row * 17 + chance() * 8, 24 + chance() * 50];
      if (!isIn(area, { x: start, y }) || chance() < 0.45 || terrain.depth(start, y) > -50) continue;
      const wave = Array.from({ length: 6 }, (_, step) => {
        const along = start + (step / 5) * length;
        return spot(along, y + noise(along / 50, y / 40) * 7);
      });
      strokeLine(brush, wave, shade(colours.earth, 0.84), 1.5, 0.4);
      strokeLine(
        brush,
        wave.map(({ x: along, y: down }) => spot(along + 1.5, down + 2)),
        shade(colours.grassLight, 1.08),
        1.2,
        0.42,
      );
    }
  }
}
