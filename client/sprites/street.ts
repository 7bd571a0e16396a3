/** The furniture of a square: lanterns, barrels, crates, banners, benches, a wagon, walls and the gate. */
import type { IconName } from '../build/icon-names.ts';
import type { TownPalette } from '../scenes/towns.ts';
import type { Brush } from './paint.ts';
import {
  css,
  fall,
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
} from './paint.ts';
import { type Frame, paintIcon } from './picture.ts';
import { paintCrateBands } from './stall.ts';

export const lanternFrame: Frame = { left: -22, right: 26, top: -92, bottom: 8 };
/** Where a lantern's flame is, from its foot. */
export const lanternFlame = { x: 13, y: -62 } as const;

export function paintLantern(brush: Brush): void {
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
export function paintFlame(brush: Brush): void {
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

export const barrelFrame: Frame = { left: -18, right: 18, top: -38, bottom: 8 };

export function paintBarrel(brush: Brush): void {
  brush.beginPath();
  brush.moveTo(-11, -28);
  brush.bezierCurveTo(-16, -18, -16, -8, -11, 1);
  brush.bezierCurveTo(-6, 5, 6, 5, 11, 1);
  brush.bezierCurveTo(16, -8, 16, -18, 11, -28);
  brush.closePath();
  const side = brush.createLinearGradient(-15, 0, 15, 0);
  side.addColorStop(0, css(0x9a6a3f));
  side.addColorStop(0.35, css(0x8a5c36));
  side.addColorStop(1, css(0x50331d));
  brush.fillStyle = side;
  brush.fill();
  for (const [y, half] of [
    [-23, 13],
    [-4, 13.5],
  ] as const) {
    brush.beginPath();
    brush.moveTo(-half, y);
    brush.quadraticCurveTo(0, y + 7, half, y);
    strokePath(brush, 0x4a4650, 2.6);
  }
  for (const x of [-6, 0, 6]) {
    brush.beginPath();
    brush.moveTo(x, -25);
    brush.quadraticCurveTo(x * 1.35, -12, x, 3);
    strokePath(brush, 0x4d321d, 0.8, 0.7);
  }
  fillEllipse(brush, 0, -28, 11, 5.2, 0xb98555);
  fillEllipse(brush, 0, -28, 8.6, 3.9, 0x9a6c42);
}

export const crateFrame: Frame = { left: -30, right: 30, top: -42, bottom: 20 };

export function paintCrate(brush: Brush): void {
  fillBox(brush, { x: -14, y: -14, width: 28, depth: 28, height: 25 }, palette.woodLight);
  paintCrateBands(brush, -14, -14, 28, 25);
  for (const y of [-5, 4]) strokeLine(brush, [spot(-13, y, 25), spot(13, y, 25)], shade(palette.wood, 0.8), 0.9, 0.8);
}

export const sackFrame: Frame = { left: -26, right: 26, top: -32, bottom: 10 };

export function paintSacks(brush: Brush): void {
  for (const [x, y, colour] of [
    [-9, -10, 0xb9a078],
    [9, -8, 0xa98f66],
    [0, -2, 0xc7ae84],
  ] as const) {
    fillBall(brush, x, y, 10.5, colour);
    fillPoly(brush, [x - 4, y - 8, x + 4, y - 8, x + 6, y - 15, x, y - 12, x - 6, y - 15], shade(colour, 0.9));
    brush.beginPath();
    brush.moveTo(x - 4.4, y - 8.6);
    brush.lineTo(x + 4.4, y - 8.6);
    strokePath(brush, 0x6b4a2a, 1.6);
  }
}

export const bannerPoleFrame: Frame = { left: -10, right: 12, top: -148, bottom: 6 };

export function paintBannerPole(brush: Brush): void {
  fillEllipse(brush, 0, 0, 7, 3.4, shade(palette.iron, 1.1));
  brush.fillStyle = fall(brush, -140, 0, 0x6d4a2f, 0x3f2a1a);
  brush.fillRect(-2, -138, 4, 138);
  fillBall(brush, 0, -141, 5, palette.gold);
}

export const clothFrame: Frame = { left: -4, right: 42, top: -4, bottom: 76 };

/** Hung from its upper left corner. */
export function paintCloth(brush: Brush, colour: number, icon: IconName): void {
  const cloth = brush.createLinearGradient(0, 0, 38, 0);
  for (const [at, factor] of [
    [0, 0.82],
    [0.3, 1.12],
    [0.6, 0.9],
    [1, 1.04],
  ] as const)
    cloth.addColorStop(at, css(shade(colour, factor)));
  fillPoly(brush, [0, 0, 38, 3, 38, 62, 19, 74, 0, 59], cloth);
  brush.beginPath();
  for (const [x, y] of [
    [2.5, 3],
    [35.5, 5.5],
    [35.5, 60],
    [19, 70.5],
    [2.5, 57],
  ] as const)
    brush.lineTo(x, y);
  brush.closePath();
  strokePath(brush, palette.gold, 1.3, 0.85);
  paintIcon(brush, icon, 19, 31, 25, '#ecc66f');
}

export const benchFrame: Frame = { left: -44, right: 44, top: -40, bottom: 26 };

export function paintBench(brush: Brush): void {
  for (const x of [-26, 20]) fillBox(brush, { x, y: -7, width: 6, depth: 14, height: 11 }, palette.stoneDark);
  fillBox(brush, { x: -32, y: -9, width: 64, depth: 18, bottom: 11, height: 5 }, palette.limestone);
}

export const planterFrame: Frame = { left: -34, right: 34, top: -46, bottom: 20 };

export function paintPlanter(brush: Brush, seed: number, colours: TownPalette): void {
  const chance = makeChance(seed * 13 + 1);
  fillBox(brush, { x: -15, y: -15, width: 30, depth: 30, height: 15 }, palette.limestone);
  strokeLine(brush, [spot(-15, 15, 11), spot(15, 15, 11), spot(15, -15, 11)], shade(palette.limestone, 0.6), 1.2, 0.6);
  const leaf = colours.leaves[seed % colours.leaves.length] ?? 0x5c8a52;
  for (let clump = 0; clump < 16; clump++) {
    const at = pixelOf(spot(chance() * 24 - 12, chance() * 24 - 12, 17 + chance() * 8));
    fillCircle(brush, at.x, at.y, 5.5, shade(leaf, 0.75 + chance() * 0.5));
  }
  const bloom = [0xe0604f, 0xf0c75e, 0xdcc8ee][seed % 3] ?? 0xe0604f;
  for (let flower = 0; flower < 14; flower++) {
    const at = pixelOf(spot(chance() * 26 - 13, chance() * 26 - 13, 20 + chance() * 9));
    fillCircle(brush, at.x, at.y, 2.2, shade(bloom, 0.9 + chance() * 0.2));
  }
}

export const wagonFrame: Frame = { left: -96, right: 96, top: -112, bottom: 52 };

/** A covered wagon, its shafts towards the gate. */
export function paintWagon(brush: Brush): void {
  const wheel = (x: number, y: number, size: number) => {
    const at = pixelOf(spot(x, y, size * 0.8));
    brush.save();
    brush.translate(at.x, at.y);
    brush.transform(0.9, 0.4, 0, 1, 0, 0);
    fillCircle(brush, 0, 0, size, 0x33241a);
    fillCircle(brush, 0, 0, size - 3, 0x8a5f3a);
    fillCircle(brush, 0, 0, size - 5, 0x4a3322);
    for (let spoke = 0; spoke < 8; spoke++) {
      const angle = (spoke / 8) * Math.PI * 2;
      brush.beginPath();
      brush.moveTo(0, 0);
      brush.lineTo(Math.cos(angle) * (size - 3), Math.sin(angle) * (size - 3));
      strokePath(brush, 0x9a6d44, 2);
    }
    fillCircle(brush, 0, 0, 3.5, palette.iron);
    brush.restore();
  };
  wheel(-34, -22, 15);
  wheel(34, -22, 15);
  fillBox(brush, { x: -52, y: -24, width: 104, depth: 48, bottom: 16, height: 20 }, 0x8a5c38);
  for (const z of [22, 29]) strokeLine(brush, [spot(-52, 24, z), spot(52, 24, z), spot(52, -24, z)], 0x53351e, 1, 0.7);
  const hoops = 14;
  for (let hoop = 0; hoop < hoops; hoop++) {
    const [from, to] = [(hoop / hoops) * Math.PI, ((hoop + 1) / hoops) * Math.PI];
    const side = (angle: number, x: number) => spot(x, Math.cos(angle) * 27, 36 + Math.sin(angle) * 46);
    const light = 0.7 + 0.38 * Math.max(0, Math.cos((from + to) / 2 - 0.75));
    fillShape(brush, [side(from, -54), side(from, 54), side(to, 54), side(to, -54)], shade(0xdcd0b4, light));
  }
  for (const x of [-54, -27, 0, 27, 54]) {
    const arc = Array.from({ length: 13 }, (_, step) => {
      const angle = (step / 12) * Math.PI;
      return spot(x, Math.cos(angle) * 27, 36 + Math.sin(angle) * 46);
    });
    if (x === 54) fillShape(brush, arc, 0x4a3a2c);
    strokeLine(brush, arc, 0x9c8d6c, 1.4, 0.7);
  }
  fillShape(brush, [spot(54, -27, 36), spot(54, -10, 36), spot(54, -22, 62)], 0xc9bc9c);
  wheel(-34, 26, 17);
  wheel(34, 26, 17);
}

export const towerFrame: Frame = { left: -70, right: 70, top: -196, bottom: 50 };

export function paintTower(brush: Brush, colours: TownPalette, cloth: number | null): void {
  const stone = colours.wall;
  fillBox(brush, { x: -34, y: -34, width: 68, depth: 68, height: 12 }, shade(stone, 0.9));
  fillBox(brush, { x: -30, y: -30, width: 60, depth: 60, bottom: 10, height: 112 }, stone);
  paintCourses(brush, 30, 12, 118, stone);
  fillBox(brush, { x: -35, y: -35, width: 70, depth: 70, bottom: 118, height: 10 }, shade(stone, 1.03));
  for (const [x, y] of [
    [-35, -35],
    [-9, -35],
    [17, -35],
    [-35, -9],
    [-35, 17],
    [17, -9],
    [-9, 17],
    [17, 17],
  ] as const)
    fillBox(brush, { x, y, width: 18, depth: 18, bottom: 128, height: 14 }, stone);
  const slit = (z: number) =>
    fillShape(brush, [spot(-4, 30, z), spot(4, 30, z), spot(4, 30, z + 20), spot(-4, 30, z + 20)], 0x3a3340);
  slit(cloth === null ? 66 : 96);
  if (cloth === null) return;
  const at = (x: number, z: number) => spot(x, 31, z);
  fillShape(brush, [at(-17, 92), at(17, 92), at(17, 42), at(0, 30), at(-17, 42)], cloth);
  strokeLine(
    brush,
    [at(-14, 89), at(14, 89), at(14, 43), at(0, 33), at(-14, 43), at(-14, 89)],
    palette.gold,
    1.4,
    0.85,
  );
  const { x, y } = pixelOf(at(0, 66));
  brush.save();
  brush.translate(x, y);
  brush.transform(0.9, 0.45, 0, 1, 0, 0);
  paintIcon(brush, 'sun', 0, 0, 24, '#ecc66f');
  brush.restore();
}

/** Joints of the stones in both faces of a tower. */
function paintCourses(brush: Brush, half: number, from: number, to: number, stone: number): void {
  for (let z = from + 11; z < to; z += 12) {
    strokeLine(brush, [spot(-half, half, z), spot(half, half, z), spot(half, -half, z)], shade(stone, 0.62), 0.9, 0.55);
    for (let along = -half + ((z / 12) % 2 < 1 ? 8 : 18); along < half; along += 20) {
      strokeLine(brush, [spot(along, half, z), spot(along, half, z - 11)], shade(stone, 0.66), 0.9, 0.5);
      strokeLine(brush, [spot(half, along, z), spot(half, along, z - 11)], shade(stone, 0.5), 0.9, 0.5);
    }
  }
}

export const wallFrame: Frame = { left: -190, right: 190, top: -140, bottom: 100 };

/** A length of wall along the ground's x (or its y), with its middle at the origin. */
export function paintWall(brush: Brush, colours: TownPalette, length: number, height: number, isAcross: boolean): void {
  const stone = colours.wall;
  const half = length / 2;
  const box = (along: number, size: number, bottom: number, tall: number, thick: number, tone: number) =>
    fillBox(
      brush,
      isAcross
        ? { x: -thick, y: along, width: thick * 2, depth: size, bottom, height: tall }
        : { x: along, y: -thick, width: size, depth: thick * 2, bottom, height: tall },
      tone,
    );
  box(-half, length, 0, 7, 13, shade(stone, 0.88));
  box(-half, length, 6, height - 6, 10, stone);
  const at = (along: number, z: number) => (isAcross ? spot(10, along, z) : spot(along, 10, z));
  const tone = shade(stone, isAcross ? 0.5 : 0.66);
  for (let z = 17; z < height; z += 11) {
    strokeLine(brush, [at(-half, z), at(half, z)], tone, 0.9, 0.5);
    for (let along = -half + ((z / 11) % 2 < 1 ? 10 : 22); along < half; along += 26)
      strokeLine(brush, [at(along, z), at(along, z - 10)], tone, 0.9, 0.5);
  }
  for (let along = -half + 3; along < half - 12; along += 28) box(along, 15, height, 9, 10, shade(stone, 1.02));
}

export const pennantFrame: Frame = { left: -10, right: 12, top: -4, bottom: 24 };

export function paintPennant(brush: Brush, colour: number): void {
  fillPoly(brush, [-6, 0, 6, 0, 0, 17], colour);
  fillPoly(brush, [0, 0, 6, 0, 0, 17], shade(colour, 0.8));
}
