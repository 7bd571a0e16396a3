/** Trees and bushes: a trunk, and leaves dabbed from dark to light. */
import type { TreeKind } from '../scenes/towns.ts';
import type { Brush } from './paint.ts';
import { css, fall, fillCircle, fillPoly, makeChance, shade } from './paint.ts';
import type { Frame } from './picture.ts';

export const treeFrame: Frame = { left: -62, right: 62, top: -150, bottom: 12 };

const bark = 0x5f4430;

export function paintTree(brush: Brush, kind: TreeKind, leaf: number, seed: number): void {
  const chance = makeChance(seed * 31 + 5);
  if (kind === 'round') paintRound(brush, leaf, chance);
  else if (kind === 'cypress') paintCypress(brush, leaf, chance);
  else paintPine(brush, leaf, chance);
}

function paintRound(brush: Brush, leaf: number, chance: () => number): void {
  const size = 0.86 + chance() * 0.36;
  const lean = chance() * 8 - 4;
  fillPoly(
    brush,
    [-6, 2, 6, 2, 3.5 + lean / 2, -46 * size, -3.5 + lean / 2, -46 * size],
    fall(brush, -46, 2, shade(bark, 1.1), shade(bark, 0.72)),
  );
  brush.beginPath();
  brush.moveTo(lean / 3, -30 * size);
  brush.lineTo(14 * size, -52 * size);
  brush.strokeStyle = css(bark);
  brush.lineWidth = 3;
  brush.stroke();
  const crown = { x: lean, y: -78 * size };
  const clumps = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * Math.PI * 2 + chance();
    return {
      x: crown.x + Math.cos(angle) * 24 * size,
      y: crown.y + Math.sin(angle) * 19 * size,
      radius: (17 + chance() * 9) * size,
    };
  });
  for (const { x, y, radius } of clumps) fillCircle(brush, x + 3, y + 6, radius, shade(leaf, 0.58));
  fillCircle(brush, crown.x, crown.y + 3, 30 * size, shade(leaf, 0.72));
  for (const { x, y, radius } of clumps.sort((a, b) => b.y - a.y)) {
    fillCircle(brush, x, y, radius * 0.94, shade(leaf, 0.86));
    fillCircle(brush, x - radius * 0.22, y - radius * 0.26, radius * 0.7, leaf);
    fillCircle(brush, x - radius * 0.34, y - radius * 0.4, radius * 0.4, shade(leaf, 1.14));
  }
  dab(brush, leaf, chance, 90, () => {
    const [angle, reach] = [chance() * Math.PI * 2, Math.sqrt(chance())];
    return { x: crown.x + Math.cos(angle) * reach * 38 * size, y: crown.y + Math.sin(angle) * reach * 33 * size };
  });
}

function paintCypress(brush: Brush, leaf: number, chance: () => number): void {
  const tall = 104 + chance() * 26;
  const dark = shade(leaf, 0.74);
  fillPoly(brush, [-4, 2, 4, 2, 3, -18, -3, -18], bark);
  const side = (half: number, from: number, colour: number) => {
    brush.beginPath();
    brush.moveTo(from, -10);
    brush.bezierCurveTo(half * 1.5 + from, -30, half + from, -tall * 0.7, 0, -tall);
    brush.bezierCurveTo(-half * 0.9 + from, -tall * 0.7, -half * 1.5 + from, -30, from, -10);
    brush.fillStyle = css(colour);
    brush.fill();
  };
  side(15, 0, shade(dark, 0.76));
  side(12, -2, dark);
  side(6.5, -5, shade(dark, 1.16));
  dab(brush, dark, chance, 60, () => {
    const up = chance();
    return { x: (chance() * 2 - 1) * 13 * (1 - up * 0.85), y: -16 - up * (tall - 24) };
  });
}

function paintPine(brush: Brush, leaf: number, chance: () => number): void {
  const size = 0.9 + chance() * 0.35;
  const dark = shade(leaf, 0.8);
  fillPoly(brush, [-5, 2, 5, 2, 3, -30, -3, -30], fall(brush, -30, 2, bark, shade(bark, 0.7)));
  for (const [half, low, high] of [
    [34, -20, -66],
    [27, -46, -94],
    [19, -72, -124],
  ] as const) {
    fillPoly(
      brush,
      [-half * size, low * size, 0, high * size, half * size, low * size, 0, (low + 9) * size],
      shade(dark, 0.84),
    );
    fillPoly(brush, [-half * size, low * size, 0, high * size, 0, (low + 9) * size], dark);
  }
  dab(brush, dark, chance, 60, () => {
    const up = chance();
    return { x: (chance() * 2 - 1) * 28 * size * (1 - up), y: -(24 + up * 90) * size };
  });
}

/** Single leaves that catch the light. */
function dab(
  brush: Brush,
  leaf: number,
  chance: () => number,
  count: number,
  place: () => { x: number; y: number },
): void {
  for (let index = 0; index < count; index++) {
    const { x, y } = place();
    brush.fillStyle = css(shade(leaf, 0.75 + chance() * 0.6), 0.55);
    brush.fillRect(x, y, 1.5 + chance() * 2, 1.2 + chance());
  }
}

export const bushFrame: Frame = { left: -30, right: 30, top: -34, bottom: 8 };

export function paintBush(brush: Brush, leaf: number, seed: number): void {
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
