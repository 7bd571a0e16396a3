/** An open stall: a counter with wares under a canopy, and over it the sign of what is traded there. */
import type { Kit } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  fillBox,
  fillCircle,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  seedOf,
  shade,
  spot,
  strokeLine,
  strokePath,
} from '../paint.ts';
import { type Frame, paintIcon } from '../picture.ts';
import { paintWare, type Ware } from '../wares.ts';
import { canopies, deep, half, high, rise } from './canopies.ts';

export const stallFrame: Frame = { left: -120, right: 120, top: -158, bottom: 66 };

export function paintStall(brush: Brush, item: Ware, cloth: number, { canopy, palette: colours }: Kit): void {
  const chance = makeChance(seedOf(item));
  const post = canopy === 'hide' ? shade(palette.iron, 1.4) : canopy === 'thatch' ? colours.timber : palette.timber;
  const thick = canopy === 'awning' || canopy === 'sail' ? 5 : 8;
  const stand = (x: number, y: number, height: number) =>
    fillBox(brush, { x: x - thick / 2, y, width: thick, depth: thick, height }, post);
  for (const x of [-half, half]) stand(x, -deep, high + rise - 6);
  paintCounter(brush, cloth);
  paintWares(brush, item, chance);
  fillBox(brush, { x: half - 6, y: deep - 22, width: 24, depth: 24, height: 22 }, palette.woodLight);
  paintCrateBands(brush, half - 6, deep - 22, 24, 22);
  for (const x of [-half, half]) stand(x, deep, high);
  canopies[canopy](brush, cloth, colours, chance);
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
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 9; column++) {
      const at = pixelOf(spot(-half + 17 + column * 10.5 + chance() * 3, -deep + 20 + row * 9, 28 + (2 - row) * 2));
      paintWare(brush, item, at.x, at.y, chance());
    }
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
