/** An open stall: a counter with wares under a striped awning, and over it the sign of what is traded there. */
import type { BaseItem } from '../../actors/content/items.ts';
import type { Brush } from './paint.ts';
import {
  css,
  fall,
  fillBall,
  fillBox,
  fillCircle,
  fillEllipse,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  seedOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from './paint.ts';
import { type Frame, paintIcon } from './picture.ts';

export const stallFrame: Frame = { left: -120, right: 120, top: -158, bottom: 66 };

const half = 58;
const deep = 42;
const high = 74;
const rise = 24;

interface Heap {
  readonly colours: readonly number[];
  readonly shape: 'ball' | 'leaf' | 'roll' | 'flask' | 'bar';
}

/** Heaps on the counter: how each good looks from afar. */
const wares = {
  iron_ore: { colours: [0x6a6570, 0x8a7468, 0x57525e], shape: 'ball' },
  herb: { colours: [0x6d9a45, 0x8fb457, 0x557f3a], shape: 'leaf' },
  hide: { colours: [0xa5714a, 0x8a5836, 0xc09264], shape: 'roll' },
  pearl: { colours: [0xf2ece4, 0xdfe6ee, 0xf4dfdc], shape: 'ball' },
  relic_fragment: { colours: [0x8f86b8, 0xb8a878, 0x6f9aa5], shape: 'bar' },
  iron_ingot: { colours: [0x9aa0ab, 0x7c828e], shape: 'bar' },
  leather_roll: { colours: [0x9a6238, 0xb57b4a], shape: 'roll' },
  healing_tonic: { colours: [0xd0503f, 0x4f9fb5, 0xd9a441], shape: 'flask' },
  leather_vest: { colours: [0x8a5530, 0xa8703f, 0x6d4226], shape: 'roll' },
  rusty_sword: { colours: [0xa06a48, 0x8f8f98], shape: 'bar' },
  basic_compass: { colours: [0xd9a441, 0xb9813a], shape: 'ball' },
} as const satisfies Partial<Record<BaseItem, Heap>>;

/** What a stall can show. */
export type Ware = keyof typeof wares;

export function paintStall(brush: Brush, item: Ware, awning: number): void {
  const chance = makeChance(seedOf(item));
  for (const x of [-half, half])
    fillBox(brush, { x: x - 2, y: -deep, width: 5, depth: 5, height: high + rise - 6 }, palette.timber);
  paintCounter(brush, awning);
  paintWares(brush, item, chance);
  fillBox(brush, { x: half - 6, y: deep - 22, width: 24, depth: 24, height: 22 }, palette.woodLight);
  paintCrateBands(brush, half - 6, deep - 22, 24, 22);
  for (const x of [-half, half])
    fillBox(brush, { x: x - 2, y: deep, width: 5, depth: 5, height: high }, palette.timber);
  paintAwning(brush, awning);
  paintSign(brush, item);
}

function paintCounter(brush: Brush, awning: number): void {
  fillBox(brush, { x: -half + 8, y: -deep + 14, width: 2 * half - 16, depth: 34, height: 26 }, palette.wood);
  const front = -deep + 48;
  for (let board = -half + 20; board < half - 10; board += 13)
    strokeLine(brush, [spot(board, front, 2), spot(board, front, 24)], shade(palette.wood, 0.62), 1, 0.7);
  const folds = 7;
  for (let fold = 0; fold < folds; fold++) {
    const [from, to] = [
      -half + 10 + (fold * (2 * half - 20)) / folds,
      -half + 10 + ((fold + 1) * (2 * half - 20)) / folds,
    ];
    const tone = fold % 2 === 0 ? shade(awning, 0.9) : shade(palette.cream, 0.9);
    fillShape(
      brush,
      [
        spot(from, front, 28),
        spot(to, front, 28),
        spot(to, front, 17),
        spot((from + to) / 2, front, 11),
        spot(from, front, 17),
      ],
      tone,
    );
  }
}

function paintWares(brush: Brush, item: Ware, chance: () => number): void {
  const { colours, shape }: Heap = wares[item];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 9; column++) {
      const at = pixelOf(spot(-half + 17 + column * 10.5 + chance() * 3, -deep + 20 + row * 9, 28 + (2 - row) * 2));
      const colour = colours[Math.floor(chance() * colours.length)] ?? palette.gold;
      paintWare(brush, shape, at.x, at.y, shade(colour, 0.92 + chance() * 0.16));
    }
  }
}

function paintWare(brush: Brush, shape: Heap['shape'], x: number, y: number, colour: number): void {
  switch (shape) {
    case 'ball':
      fillBall(brush, x, y - 2, 4.4, colour);
      return;
    case 'leaf':
      for (const tilt of [-0.7, 0, 0.7]) {
        brush.beginPath();
        brush.ellipse(x + tilt * 4, y - 5, 2.1, 6, tilt, 0, Math.PI * 2);
        brush.fillStyle = css(shade(colour, 1 + tilt * 0.2));
        brush.fill();
      }
      return;
    case 'roll':
      fillEllipse(brush, x, y - 3, 6, 3.6, shade(colour, 0.8));
      fillEllipse(brush, x - 1, y - 4, 5, 2.8, colour);
      fillEllipse(brush, x - 3.6, y - 3.6, 2, 2.5, shade(colour, 1.2));
      return;
    case 'flask':
      fillBall(brush, x, y - 3, 4, colour);
      brush.fillStyle = css(shade(colour, 1.2));
      brush.fillRect(x - 1.3, y - 10, 2.6, 4);
      brush.fillStyle = css(palette.woodLight);
      brush.fillRect(x - 1.5, y - 11.5, 3, 2);
      return;
    case 'bar':
      brush.fillStyle = css(shade(colour, 0.75));
      brush.fillRect(x - 5, y - 4, 10, 4);
      brush.fillStyle = css(shade(colour, 1.1));
      brush.fillRect(x - 5, y - 6, 10, 2.4);
  }
}

export function paintCrateBands(brush: Brush, x: number, y: number, size: number, height: number): void {
  const [right, front] = [x + size, y + size];
  for (const z of [height * 0.33, height * 0.66])
    strokeLine(brush, [spot(x, front, z), spot(right, front, z), spot(right, y, z)], shade(palette.wood, 0.6), 1, 0.8);
  strokeLine(
    brush,
    [spot(x, front, 1), spot(x, front, height), spot(right, front, height), spot(right, y, height), spot(right, y, 1)],
    shade(palette.wood, 0.7),
    2,
  );
  strokeLine(brush, [spot(right, front, 1), spot(right, front, height)], shade(palette.wood, 0.7), 2);
}

function paintAwning(brush: Brush, colour: number): void {
  const [left, right, back, front] = [-half - 9, half + 12, -deep - 8, deep + 14];
  const stripes = 9;
  const [top, low] = [pixelOf(spot(left, back, high + rise)).y, pixelOf(spot(right, front, high)).y];
  for (let stripe = 0; stripe < stripes; stripe++) {
    const from = left + ((right - left) * stripe) / stripes;
    const to = left + ((right - left) * (stripe + 1)) / stripes;
    const tone = stripe % 2 === 0 ? colour : palette.cream;
    const cloth = [
      spot(from, back, high + rise),
      spot(to, back, high + rise),
      spot(to, front, high),
      spot(from, front, high),
    ];
    fillShape(brush, cloth, fall(brush, top, low, shade(tone, 1.06), shade(tone, 0.9)));
    const hem = [
      ...[spot(from, front, high + 0.5), spot(to, front, high + 0.5), spot(to, front, high - 7)],
      ...[
        spot(to - (to - from) * 0.25, front, high - 12.5),
        spot(from + (to - from) * 0.25, front, high - 12.5),
        spot(from, front, high - 7),
      ],
    ];
    fillShape(brush, hem, shade(tone, 0.8));
  }
  strokeLine(brush, [spot(left, front, high), spot(right, front, high)], shade(colour, 0.55), 1.2, 0.6);
  strokeLine(brush, [spot(right, back, high + rise), spot(right, front, high)], shade(colour, 0.5), 2, 0.8);
  strokeLine(brush, [spot(left, back, high + rise), spot(right, back, high + rise)], shade(colour, 1.2), 2, 0.5);
}

/** A round board on the awning: dark, rimmed with gold, with the good's icon. */
function paintSign(brush: Brush, item: Ware): void {
  const { x, y } = pixelOf(spot(-half * 0.42, 6, high + rise / 2));
  fillCircle(brush, x + 1.5, y + 3, 21, palette.night, 0.35);
  fillCircle(brush, x, y, 20, palette.gold);
  fillCircle(brush, x, y, 17.4, 0x241b31);
  brush.beginPath();
  brush.arc(x, y, 15.2, 0, Math.PI * 2);
  strokePath(brush, palette.gold, 0.8, 0.5);
  paintIcon(brush, item, x, y, 23, '#f6d98f');
}
