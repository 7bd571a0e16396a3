/** What grows or lies under trees: bushes in bloom, ferns, boulders, dry scrub. */
import type { Undergrowth } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { css, fillCircle, fillPoly, makeChance, shade, strokePath } from '../paint.ts';
import type { Frame } from '../picture.ts';

export const bushFrame: Frame = { left: -34, right: 34, top: -38, bottom: 12 };

const undergrowth: Readonly<Record<Undergrowth, (brush: Brush, leaf: number, seed: number) => void>> = {
  bush: paintBush,
  fern: paintFern,
  boulder: paintBoulder,
  scrub: paintScrub,
};

export function paintUndergrowth(brush: Brush, kind: Undergrowth, leaf: number, seed: number): void {
  undergrowth[kind](brush, leaf, seed);
}

function paintFern(brush: Brush, leaf: number, seed: number): void {
  const chance = makeChance(seed * 19 + 2);
  for (let frond = 0; frond < 13; frond++) {
    const side = (frond / 12) * 2 - 1;
    const [reach, up] = [side * (22 + chance() * 6), 22 - Math.abs(side) * 12 + chance() * 5];
    const tone = shade(leaf, 0.72 + chance() * 0.5);
    brush.beginPath();
    brush.moveTo(0, 2);
    brush.quadraticCurveTo(reach * 0.35, -up * 1.2, reach, -up * 0.5 + Math.abs(side) * 6);
    strokePath(brush, tone, 3);
    for (let leaflet = 3; leaflet < 8; leaflet++) {
      const part = leaflet / 8;
      const [x, y] = [reach * part * (0.4 + part * 0.6), 2 - up * 1.5 * part * (1 - part * 0.55)];
      brush.beginPath();
      brush.moveTo(x - 3, y + 2);
      brush.lineTo(x + 3, y - 2);
      strokePath(brush, shade(tone, 1.12), 1.2, 0.8);
    }
  }
}

function paintBoulder(brush: Brush, _leaf: number, seed: number): void {
  const chance = makeChance(seed * 23 + 9);
  for (const [x, y, size] of [
    [8, -2, 9 + chance() * 4],
    [-7, 0, 13 + chance() * 6],
  ] as const) {
    const tone = shade(0x8d8681, 0.86 + chance() * 0.24);
    const peak = size * (0.9 + chance() * 0.4);
    fillPoly(
      brush,
      [
        x - size,
        y + 2,
        x - size * 0.8,
        y - peak * 0.6,
        x - size * 0.1,
        y - peak,
        x + size * 0.7,
        y - peak * 0.7,
        x + size,
        y + 1,
        x + size * 0.4,
        y + 5,
        x - size * 0.6,
        y + 5,
      ],
      tone,
    );
    fillPoly(
      brush,
      [
        x - size * 0.1,
        y - peak,
        x + size * 0.7,
        y - peak * 0.7,
        x + size,
        y + 1,
        x + size * 0.4,
        y + 5,
        x + size * 0.15,
        y - peak * 0.4,
      ],
      shade(tone, 0.68),
    );
    fillPoly(
      brush,
      [
        x - size * 0.8,
        y - peak * 0.6,
        x - size * 0.1,
        y - peak,
        x + size * 0.15,
        y - peak * 0.4,
        x - size * 0.4,
        y - peak * 0.25,
      ],
      shade(tone, 1.18),
    );
  }
}

/** Dry grass and thorn, in a tuft. */
function paintScrub(brush: Brush, leaf: number, seed: number): void {
  const chance = makeChance(seed * 29 + 4);
  for (let blade = 0; blade < 26; blade++) {
    const side = chance() * 2 - 1;
    brush.beginPath();
    brush.moveTo(side * 6, 2);
    brush.quadraticCurveTo(side * 12, -8, side * (15 + chance() * 8), -8 - chance() * 16 * (1 - Math.abs(side) * 0.4));
    strokePath(brush, shade(blade % 3 === 0 ? 0xb59a5a : leaf, 0.8 + chance() * 0.4), 1.6);
  }
}

function paintBush(brush: Brush, leaf: number, seed: number): void {
  const chance = makeChance(seed * 17 + 3);
  for (const [x, y, radius] of [
    [-12, -8, 12],
    [12, -7, 12],
    [0, -14, 14],
  ] as const) {
    fillCircle(brush, x + 1, y + 3, radius, shade(leaf, 0.6));
    fillCircle(brush, x, y, radius, shade(leaf, 0.9));
    fillCircle(brush, x - 3, y - 4, radius * 0.6, shade(leaf, 1.1));
  }
  const bloom = [0xf0c75e, 0xe58f7b, 0xf3ead2][seed % 3] ?? 0xf3ead2;
  for (let index = 0; index < 12; index++) {
    brush.fillStyle = css(bloom, 0.95);
    brush.fillRect(chance() * 40 - 20, -24 + chance() * 24, 2.2, 2.2);
  }
}
