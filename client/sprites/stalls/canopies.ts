/** What keeps sun and rain off a stall: a striped awning, thatch on logs, hides on iron, a peaked sail. */
import type { CanopyStyle, TownPalette } from '../../looks/kit.ts';
import { mix } from '../../scenes/air/sky.ts';
import type { Brush, Spot } from '../paint.ts';
import { fall, fillBall, fillCircle, fillShape, palette, pixelOf, shade, spot, strokeLine } from '../paint.ts';

/** Half the length along the ground's x, half along its y; the front edge, and how much higher the back is. */
export const half = 58;
export const deep = 42;
export const high = 74;
export const rise = 24;

const [left, right, back, front] = [-half - 9, half + 12, -deep - 8, deep + 14];

type PaintCanopy = (brush: Brush, cloth: number, colours: TownPalette, chance: () => number) => void;

export const canopies: Readonly<Record<CanopyStyle, PaintCanopy>> = {
  awning: paintAwning,
  thatch: paintThatch,
  hide: paintHide,
  sail: paintSail,
};

function paintAwning(brush: Brush, colour: number): void {
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

/** Two slopes of straw and leaves in courses, bound to a ridge pole, with a garland along the eave. */
function paintThatch(brush: Brush, cloth: number, colours: TownPalette, chance: () => number): void {
  const [eave, top] = [high - 8, high + rise + 14];
  const middle = (back + front) / 2;
  const straw = mix(cloth, 0xc2a25a, 0.35);
  const near = (along: number, up: number) => spot(along, front + (middle - front) * up, eave + (top - eave) * up);
  const far = (along: number, up: number) => spot(along, back + (middle - back) * up, eave + 6 + (top - eave - 6) * up);
  fillShape(brush, [far(left, 0), far(right, 0), far(right, 1), far(left, 1)], shade(straw, 0.72));
  fillShape(brush, [near(right, 0), far(right, 0), near(right, 1)], shade(colours.timber, 0.75));
  fillShape(brush, [near(left, 0), near(right, 0), near(right, 1), near(left, 1)], shade(straw, 0.8));
  const rows = 6;
  for (let row = 0; row < rows; row++) {
    const [low, up] = [row / rows, Math.min(1, (row + 1.3) / rows)];
    for (let along = left; along < right; along += 5) {
      const isLeaf = chance() < 0.3;
      const tone = shade(isLeaf ? mix(straw, colours.leaves[1] ?? 0x5a8f45, 0.5) : straw, 0.84 + chance() * 0.34);
      const ragged = low - chance() * 0.09;
      const to = Math.min(right, along + 5.6);
      fillShape(brush, [near(along, ragged), near(to, ragged), near(to, up), near(along, up)], tone);
    }
  }
  strokeLine(brush, [near(left - 6, 1), near(right + 6, 1)], colours.timber, 6);
  strokeLine(brush, [near(left - 6, 1.03), near(right + 6, 1.03)], shade(colours.timber, 1.6), 1.8);
  strokeLine(brush, [near(right, -0.02), near(right, 1), far(right, 0)], shade(colours.timber, 1.2), 5);
  for (let hang = 0; hang <= 12; hang++) {
    const part = hang / 12;
    const at = pixelOf(spot(left + (right - left) * part, front + 1, eave - 4 - Math.sin(part * Math.PI * 3) ** 2 * 9));
    fillCircle(brush, at.x, at.y, 3, shade(colours.leaves[hang % colours.leaves.length] ?? 0x5a8f45, 1.1));
    if (hang % 2 === 1)
      fillCircle(brush, at.x, at.y + 1, 1.8, colours.flowers[hang % colours.flowers.length] ?? 0xffffff);
  }
}

/** One heavy slope, patched and laced, edged with iron; chevrons along the hem. */
function paintHide(brush: Brush, cloth: number, _colours: TownPalette, chance: () => number): void {
  const on = (x: number, part: number) => spot(x, back + (front - back) * part, high + rise * (1 - part));
  const [top, low] = [pixelOf(on(left, 0)).y, pixelOf(on(right, 1)).y];
  fillShape(
    brush,
    [on(left, 0), on(right, 0), on(right, 1), on(left, 1)],
    fall(brush, top, low, shade(cloth, 1.15), shade(cloth, 0.85)),
  );
  for (let patch = 0; patch < 7; patch++) {
    const [x, part] = [left + 8 + chance() * (right - left - 40), 0.08 + chance() * 0.6];
    const [wide, long] = [18 + chance() * 16, 0.2 + chance() * 0.16];
    const corners = [on(x, part), on(x + wide, part), on(x + wide, part + long), on(x, part + long)];
    fillShape(brush, corners, shade(cloth, 0.8 + chance() * 0.35), 0.7);
    strokeLine(brush, [...corners, corners[0] ?? on(x, part)], shade(cloth, 0.55), 1, 0.7);
  }
  for (const part of [0.33, 0.66]) strokeLine(brush, [on(left, part), on(right, part)], shade(cloth, 0.62), 1.2, 0.6);
  const teeth = 10;
  for (let tooth = 0; tooth < teeth; tooth++) {
    const [from, to] = [left + ((right - left) * tooth) / teeth, left + ((right - left) * (tooth + 1)) / teeth];
    const tone = tooth % 2 === 0 ? shade(cloth, 0.7) : 0xb9a68a;
    fillShape(
      brush,
      [spot(from, front, high + 0.5), spot(to, front, high + 0.5), spot((from + to) / 2, front, high - 14)],
      tone,
    );
  }
  strokeLine(brush, [on(left, 1), on(right, 1)], shade(palette.iron, 1.5), 4);
  strokeLine(brush, [on(right, 0), on(right, 1)], shade(palette.iron, 1.2), 4);
  strokeLine(brush, [on(left, 0), on(right, 0)], shade(palette.iron, 1.8), 3);
  for (let rivet = 0; rivet < 9; rivet++) {
    const at = pixelOf(on(left + 6 + (rivet * (right - left - 12)) / 8, 1));
    fillCircle(brush, at.x, at.y, 1.5, 0xb9bec8);
  }
}

/** Four panels that rise to two peaks, each panel in another colour of the bazaar, scalloped at the hem. */
function paintSail(brush: Brush, cloth: number, colours: TownPalette): void {
  const peaks = [left + (right - left) * 0.27, left + (right - left) * 0.73].map((x) => spot(x, -4, high + rise + 20));
  const middle = (left + right) / 2;
  const second = colours.cloths[(colours.cloths.indexOf(cloth) + 2) % colours.cloths.length] ?? palette.cream;
  const eave = (x: number, y: number) => spot(x, y, high - 2);
  peaks.forEach((peak, index) => {
    const [from, to] = index === 0 ? [left, middle] : [middle, right];
    panel(brush, [eave(from, back), eave(to, back), peak], shade(cloth, 0.8));
    panel(brush, [eave(from, back), eave(from, front), peak], shade(index === 0 ? palette.cream : second, 0.98));
    panel(brush, [eave(to, front), eave(to, back), peak], shade(index === 0 ? second : cloth, 0.72));
    const gores = 6;
    for (let gore = 0; gore < gores; gore++) {
      const [a, b] = [from + ((to - from) * gore) / gores, from + ((to - from) * (gore + 1)) / gores];
      const tone = gore % 2 === 0 ? cloth : palette.cream;
      const [high1, low1] = [pixelOf(peak).y, pixelOf(eave(b, front)).y];
      fillShape(
        brush,
        [eave(a, front), eave(b, front), peak],
        fall(brush, high1, low1, shade(tone, 1.12), shade(tone, 0.88)),
      );
      fillShape(
        brush,
        [
          eave(a, front),
          eave(b, front),
          spot(b, front, high - 8),
          spot((a + b) / 2, front, high - 15),
          spot(a, front, high - 8),
        ],
        shade(tone, 0.78),
      );
    }
    const at = pixelOf(peak);
    fillBall(brush, at.x, at.y - 3, 4.5, palette.gold);
  });
  strokeLine(brush, [eave(left, front), eave(right, front)], shade(cloth, 0.55), 1.2, 0.6);
}

function panel(brush: Brush, corners: readonly [Spot, Spot, Spot], tone: number): void {
  fillShape(brush, corners, tone);
  strokeLine(brush, [corners[0], corners[2], corners[1]], shade(tone, 0.75), 1, 0.5);
}
