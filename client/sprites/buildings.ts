/** What stands round a square: stalls, houses, trees and the gate. Each is drawn about its own place on the ground. */
import { Graphics } from 'pixi.js';
import { fillBox, fillShape, makeChance, outline, palette, shade, spot } from './paint.ts';

/** An open stall: a counter with wares under a striped awning, which one may walk under. */
export function paintStall(colour: number, seed: number): Graphics {
  const brush = new Graphics();
  const chance = makeChance(seed);
  const [half, deep, high] = [58, 44, 74];
  fillShape(
    brush,
    [spot(-half, -deep), spot(half + 10, -deep), spot(half + 10, deep + 10), spot(-half, deep + 10)],
    palette.night,
    0.16,
  );
  for (const [x, y] of [
    [-half, -deep],
    [half, -deep],
  ] as const)
    fillBox(brush, { x, y, width: 5, depth: 5, height: high + 16 }, palette.timber);
  fillBox(brush, { x: -half + 8, y: -deep + 8, width: 2 * half - 16, depth: 26, height: 24 }, palette.wood);
  for (let ware = 0; ware < 14; ware++) {
    const [x, y] = [-half + 16 + (ware % 7) * 15, -deep + 14 + Math.floor(ware / 7) * 12];
    const [sx = 0, sy = 0] = outline([spot(x, y, 27)]);
    brush.circle(sx, sy, 4.5).fill(shade(colour, 0.8 + chance() * 0.7));
    brush.circle(sx - 1.4, sy - 1.6, 1.4).fill({ color: palette.cream, alpha: 0.55 });
  }
  for (const [x, y] of [
    [-half, deep],
    [half, deep],
  ] as const)
    fillBox(brush, { x, y, width: 5, depth: 5, height: high }, palette.timber);
  const stripes = 8;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const from = -half - 6 + ((2 * half + 17) * stripe) / stripes;
    const to = -half - 6 + ((2 * half + 17) * (stripe + 1)) / stripes;
    const tone = stripe % 2 === 0 ? colour : palette.cream;
    fillShape(
      brush,
      [
        spot(from, -deep - 6, high + 20),
        spot(to, -deep - 6, high + 20),
        spot(to, deep + 10, high),
        spot(from, deep + 10, high),
      ],
      tone,
    );
    const hem = [spot(from, deep + 10, high), spot(to, deep + 10, high), spot((from + to) / 2, deep + 10, high - 13)];
    fillShape(brush, hem, shade(tone, 0.82));
  }
  return brush;
}

/** A timbered house with a gable roof; `wide` runs along the ground's x. */
export function paintHouse(roof: number, wide: number, deep: number, seed: number): Graphics {
  const brush = new Graphics();
  const chance = makeChance(seed);
  const [wall, ridge] = [92, 62];
  fillShape(
    brush,
    [spot(0, 0), spot(wide + 46, 0), spot(wide + 46, deep + 10), spot(0, deep + 10)],
    palette.night,
    0.17,
  );
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 12 }, palette.stoneDark);
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: 12, height: wall - 12 }, palette.plaster);
  const front = deep - 3;
  const side = wide - 3;
  const gable = [spot(side, front, wall), spot(side, 3, wall), spot(side, deep / 2, wall + ridge - 6)];
  fillShape(brush, gable, shade(palette.plaster, 0.66));
  const beam = (from: ReturnType<typeof spot>, to: ReturnType<typeof spot>) =>
    brush.poly(outline([from, to]), false).stroke({ width: 4, color: palette.timber });
  for (const z of [14, wall / 2 + 4, wall - 2]) {
    beam(spot(3, front, z), spot(side, front, z));
    beam(spot(side, front, z), spot(side, 3, z));
  }
  const bays = Math.max(2, Math.round(wide / 56));
  for (let bay = 0; bay <= bays; bay++)
    beam(spot(3 + ((side - 3) * bay) / bays, front, 12), spot(3 + ((side - 3) * bay) / bays, front, wall));
  for (const y of [front, deep / 2, 3]) beam(spot(side, y, 12), spot(side, y, wall));
  for (let bay = 0; bay < bays; bay++) {
    const x = 3 + ((side - 3) * (bay + 0.5)) / bays;
    paintOpening(brush, x, front, wall * 0.62, 11, 24, palette.window);
    if (bay === Math.floor(bays / 2)) paintOpening(brush, x, front, 12, 13, 34, palette.timber);
    else if (chance() < 0.8) paintOpening(brush, x, front, 22, 10, 20, palette.window);
  }
  const [eave, over] = [wall - 6, 12];
  const rows = 7;
  for (let row = 0; row < rows; row++) {
    const at = (part: number) => ({ y: deep + over - (deep / 2 + over) * part, z: eave + (ridge + 6) * part });
    const [low, high] = [at(row / rows), at((row + 1.05) / rows)];
    const tone = shade(roof, 0.94 + (row % 2) * 0.08 + chance() * 0.03);
    fillShape(
      brush,
      [
        spot(-over, low.y, low.z),
        spot(wide + over, low.y, low.z),
        spot(wide + over, high.y, high.z),
        spot(-over, high.y, high.z),
      ],
      tone,
    );
  }
  fillShape(
    brush,
    [
      spot(wide + over, deep / 2, eave + ridge + 9),
      spot(wide + over, -over, eave),
      spot(wide + over - 7, -over, eave),
      spot(wide + over - 7, deep / 2, eave + ridge + 9),
    ],
    shade(roof, 0.6),
  );
  fillBox(
    brush,
    { x: wide * 0.25, y: deep / 2 - 10, width: 20, depth: 20, bottom: eave + ridge - 26, height: 52 },
    palette.stoneDark,
  );
  return brush;
}

/** A door or a window in the front wall. */
function paintOpening(
  brush: Graphics,
  x: number,
  y: number,
  z: number,
  half: number,
  high: number,
  colour: number,
): void {
  fillShape(
    brush,
    [
      spot(x - half - 2, y, z - 2),
      spot(x + half + 2, y, z - 2),
      spot(x + half + 2, y, z + high + 2),
      spot(x - half - 2, y, z + high + 2),
    ],
    palette.timber,
  );
  fillShape(
    brush,
    [spot(x - half, y, z), spot(x + half, y, z), spot(x + half, y, z + high), spot(x - half, y, z + high)],
    colour,
  );
}

export function paintTree(seed: number): Graphics {
  const brush = new Graphics();
  const chance = makeChance(seed);
  const leaf = chance() < 0.2 ? 0xa89a45 : chance() < 0.5 ? 0x4d7a4a : 0x5f8d5a;
  const size = 0.85 + chance() * 0.45;
  brush.ellipse(10, 2, 34 * size, 13 * size).fill({ color: palette.night, alpha: 0.2 });
  brush.poly([-5, 0, 5, 0, 3, -40 * size, -3, -40 * size]).fill(palette.timber);
  for (const [x, y, radius, tone] of [
    [8, -48, 27, 0.8],
    [-12, -50, 25, 0.95],
    [0, -70, 26, 1.05],
    [-8, -76, 15, 1.2],
  ] as const) {
    brush.circle(x * size, y * size, radius * size).fill(shade(leaf, tone));
  }
  return brush;
}

/** Two towers with banners, wide apart along the ground's x, so that nobody is hidden who comes in between them. */
export function paintGate(): Graphics {
  const brush = new Graphics();
  for (const x of [-270, 222]) {
    fillBox(brush, { x, y: -24, width: 48, depth: 48, height: 118 }, palette.limestone);
    for (const [dx, dy] of [
      [0, 0],
      [34, 0],
      [0, 34],
      [34, 34],
    ] as const) {
      fillBox(brush, { x: x + dx, y: -24 + dy, width: 14, depth: 14, bottom: 118, height: 13 }, palette.limestone);
    }
    const front = (left: number, z: number) => spot(x + left, 25, z);
    fillShape(brush, [front(9, 104), front(39, 104), front(39, 48), front(24, 34), front(9, 48)], palette.wine);
    fillShape(brush, [front(17, 88), front(31, 88), front(24, 60)], palette.gold);
  }
  return brush;
}

export function paintLamp(): Graphics {
  const brush = new Graphics();
  brush.ellipse(0, 0, 8, 4).fill({ color: palette.night, alpha: 0.3 });
  brush.rect(-2, -64, 4, 64).fill(0x2c2732);
  brush.poly([-8, -64, 8, -64, 6, -82, -6, -82]).fill(0xf7d98a);
  brush.poly([-10, -82, 10, -82, 0, -91]).fill(0x2c2732);
  brush.poly([-8, -64, 8, -64, 6, -82, -6, -82]).stroke({ width: 1.5, color: 0x2c2732 });
  return brush;
}
