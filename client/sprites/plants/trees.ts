/** Trees of every country: a trunk, and leaves dabbed from dark to light. */
import type { TreeKind } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { css, fall, fillBall, fillCircle, fillPoly, makeChance, shade, strokePath } from '../paint.ts';
import type { Frame } from '../picture.ts';

export const treeFrame: Frame = { left: -112, right: 112, top: -176, bottom: 14 };

const bark = 0x5f4430;

const trees: Readonly<Record<TreeKind, (brush: Brush, leaf: number, chance: () => number) => void>> = {
  round: paintRound,
  cypress: paintCypress,
  pine: paintPine,
  oak: (brush, leaf, chance) => {
    // A broad crown on a short, thick trunk.
    brush.save();
    brush.scale(1.42, 1.18);
    paintRound(brush, shade(leaf, 0.94), chance);
    brush.restore();
  },
  birch: paintBirch,
  palm: paintPalm,
  cactus: paintCactus,
  dead: paintDead,
};

export function paintTree(brush: Brush, kind: TreeKind, leaf: number, seed: number): void {
  trees[kind](brush, leaf, makeChance(seed * 31 + 5));
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

function paintBirch(brush: Brush, leaf: number, chance: () => number): void {
  const tall = 92 + chance() * 24;
  const lean = chance() * 10 - 5;
  fillPoly(brush, [-3.6, 2, 3.6, 2, 2 + lean, -tall, -2 + lean, -tall], fall(brush, -tall, 2, 0xf0ece0, 0xc9c3b4));
  for (let mark = 0; mark < 11; mark++) {
    const up = -6 - chance() * (tall - 20);
    brush.fillStyle = css(0x4a443c, 0.75);
    brush.fillRect(-3 + chance() * 3 - (lean * up) / tall, up, 2 + chance() * 3, 1.6);
  }
  for (let clump = 0; clump < 16; clump++) {
    const part = clump / 16;
    const [x, y] = [lean + (chance() * 2 - 1) * 26 * Math.sin(0.5 + part * 2.4), -tall * 0.42 - part * (tall * 0.72)];
    const radius = 9 + chance() * 6;
    fillCircle(brush, x + 2, y + 4, radius, shade(leaf, 0.72));
    fillCircle(brush, x, y, radius * 0.9, shade(leaf, 1.02));
    fillCircle(brush, x - 2, y - 3, radius * 0.5, shade(leaf, 1.24));
  }
  dab(brush, leaf, chance, 70, () => ({ x: lean + (chance() * 2 - 1) * 28, y: -tall * 0.4 - chance() * tall * 0.75 }));
}

function paintPalm(brush: Brush, leaf: number, chance: () => number): void {
  const tall = 84 + chance() * 34;
  const lean = chance() * 34 - 17;
  const trunk = (part: number) => ({ x: lean * part * part, y: -tall * part });
  for (let ring = 0; ring < 15; ring++) {
    const [a, b] = [trunk(ring / 15), trunk((ring + 1.1) / 15)];
    const half = 5.2 - (ring / 15) * 2;
    fillPoly(
      brush,
      [a.x - half, a.y, a.x + half, a.y, b.x + half * 0.82, b.y, b.x - half * 0.82, b.y],
      shade(0x8f6a42, 0.78 + (ring % 2) * 0.3),
    );
  }
  const crown = trunk(1);
  const fronds = 11;
  for (let frond = 0; frond < fronds; frond++) {
    const angle = (frond / fronds) * Math.PI * 2 + chance() * 0.3;
    const [reach, droop] = [44 + chance() * 12, 16 + chance() * 16];
    const tip = { x: crown.x + Math.cos(angle) * reach, y: crown.y + Math.sin(angle) * reach * 0.5 + droop };
    const bend = { x: crown.x + Math.cos(angle) * reach * 0.55, y: crown.y + Math.sin(angle) * reach * 0.3 - 16 };
    const tone = shade(leaf, 0.66 + (Math.sin(angle) + 1) * 0.26);
    brush.beginPath();
    brush.moveTo(crown.x, crown.y - 3);
    brush.quadraticCurveTo(bend.x, bend.y - 7, tip.x, tip.y);
    brush.quadraticCurveTo(bend.x, bend.y + 7, crown.x, crown.y + 3);
    brush.fillStyle = css(tone);
    brush.fill();
    for (let leaflet = 2; leaflet < 9; leaflet++) {
      const part = leaflet / 9;
      const x = (1 - part) ** 2 * crown.x + 2 * part * (1 - part) * bend.x + part * part * tip.x;
      const y = (1 - part) ** 2 * crown.y + 2 * part * (1 - part) * bend.y + part * part * tip.y;
      brush.beginPath();
      brush.moveTo(x, y);
      brush.lineTo(x + Math.cos(angle) * 5, y + 9 - part * 3);
      brush.strokeStyle = css(shade(tone, 0.9));
      brush.lineWidth = 2;
      brush.stroke();
    }
  }
  for (const [x, y] of [
    [-4, 3],
    [4, 4],
    [0, 6],
  ] as const)
    fillBall(brush, crown.x + x, crown.y + y, 3.6, 0x8a5a30);
}

function paintCactus(brush: Brush, leaf: number, chance: () => number): void {
  const tall = 56 + chance() * 30;
  const green = shade(leaf, 0.86);
  const limb = (points: readonly (readonly [number, number])[], width: number) => {
    for (const [grow, tone] of [
      [0, shade(green, 0.7)],
      [-3, green],
      [-width + 3, shade(green, 1.25)],
    ] as const) {
      brush.beginPath();
      for (const [x, y] of points) brush.lineTo(x - grow * 0.16, y);
      strokePath(brush, tone, Math.max(1.6, width + grow));
    }
  };
  const [low, high] = [-tall * (0.34 + chance() * 0.1), -tall * (0.5 + chance() * 0.1)];
  limb(
    [
      [0, low],
      [-17, low],
      [-17, low - 22],
    ],
    9,
  );
  limb(
    [
      [0, high],
      [16, high],
      [16, high - 20],
    ],
    8,
  );
  limb(
    [
      [0, -3],
      [0, -tall],
    ],
    13,
  );
  fillCircle(brush, 3, -tall - 6, 3, 0xe0704a);
  fillCircle(brush, -18, low - 27, 2.4, 0xe98fa8);
}

/** What the wind left of a tree. */
function paintDead(brush: Brush, _leaf: number, chance: () => number): void {
  const tone = 0x6f6258;
  const branch = (x: number, y: number, angle: number, length: number, width: number): void => {
    const [toX, toY] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
    brush.beginPath();
    brush.moveTo(x, y);
    brush.lineTo(toX, toY);
    strokePath(brush, shade(tone, 0.7), width);
    brush.beginPath();
    brush.moveTo(x - width * 0.2, y);
    brush.lineTo(toX - width * 0.15, toY);
    strokePath(brush, shade(tone, 1.15), width * 0.45);
    if (width < 2) return;
    for (const turn of [-0.5 - chance() * 0.4, 0.35 + chance() * 0.5])
      branch(toX, toY, angle + turn, length * (0.62 + chance() * 0.16), width * 0.62);
  };
  branch(0, 2, -Math.PI / 2 + chance() * 0.2 - 0.1, 38, 9);
}
