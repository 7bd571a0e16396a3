/** Flags: a banner on its pole, in each country's cut, and pennants on a string. */
import type { IconName } from '../../build/icon-names.ts';
import type { ClothStyle } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { css, fall, fillBall, fillEllipse, fillPoly, palette, shade, strokePath } from '../paint.ts';
import { type Frame, paintIcon } from '../picture.ts';

export const bannerPoleFrame: Frame = { left: -10, right: 12, top: -148, bottom: 6 };

export function paintBannerPole(brush: Brush): void {
  fillEllipse(brush, 0, 0, 7, 3.4, shade(palette.iron, 1.1));
  brush.fillStyle = fall(brush, -140, 0, 0x6d4a2f, 0x3f2a1a);
  brush.fillRect(-2, -138, 4, 138);
  fillBall(brush, 0, -141, 5, palette.gold);
}

export const clothFrame: Frame = { left: -4, right: 42, top: -4, bottom: 76 };

/** By cut: the outline from the upper left corner on, and the middle of the emblem. */
const cuts: Readonly<
  Record<ClothStyle, { readonly outline: readonly number[]; readonly emblem: readonly [number, number] }>
> = {
  shield: { outline: [0, 0, 38, 3, 38, 62, 19, 74, 0, 59], emblem: [19, 31] },
  leaf: { outline: [0, 0, 30, 2, 35, 26, 30, 52, 16, 76, 3, 52, -2, 26], emblem: [16, 30] },
  swallowtail: { outline: [0, 0, 38, 3, 38, 74, 19, 56, 0, 72], emblem: [19, 29] },
  streamer: { outline: [0, 0, 40, 6, 26, 18, 40, 30, 24, 44, 34, 58, 0, 66], emblem: [13, 27] },
};

/** Hung from its upper left corner. */
export function paintCloth(brush: Brush, cut: ClothStyle, colour: number, icon: IconName): void {
  const { outline, emblem } = cuts[cut];
  const cloth = brush.createLinearGradient(0, 0, 38, 0);
  for (const [at, factor] of [
    [0, 0.82],
    [0.3, 1.12],
    [0.6, 0.9],
    [1, 1.04],
  ] as const)
    cloth.addColorStop(at, css(shade(colour, factor)));
  fillPoly(brush, outline, cloth);
  brush.save();
  brush.clip();
  strokePath(brush, shade(colour, 0.7), 6.5);
  strokePath(brush, palette.gold, 3, 0.9);
  brush.restore();
  paintIcon(brush, icon, emblem[0], emblem[1], cut === 'shield' || cut === 'swallowtail' ? 25 : 21, '#ecc66f');
}

export const pennantFrame: Frame = { left: -10, right: 12, top: -4, bottom: 24 };

export function paintPennant(brush: Brush, colour: number): void {
  fillPoly(brush, [-6, 0, 6, 0, 0, 17], colour);
  fillPoly(brush, [0, 0, 6, 0, 0, 17], shade(colour, 0.8));
}
