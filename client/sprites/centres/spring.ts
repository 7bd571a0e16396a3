/** Verdania's spring: boulders round a green pool, three standing stones with runes that breathe, ferns and lilies. */
import { Container } from 'pixi.js';
import { square } from '../../../actors/hub/square.ts';
import type { TownPalette } from '../../looks/kit.ts';
import { mix } from '../../scenes/air/sky.ts';
import type { Brush } from '../paint.ts';
import { css, fillBall, fillCircle, fillEllipse, fillPoly, makeChance, palette, shade, strokePath } from '../paint.ts';
import { bake } from '../picture.ts';
import { type Centre, centreFrame, drawRings, ellipseOf, makeDrops, makeRings, paintPool } from './basin.ts';

const rune = 0x9ff2c8;
const moss = 0x6f8f4a;
const dropCount = 26;

export function makeSpring(resolution: number, colours: TownPalette): Centre {
  const view = new Container();
  const rings = makeRings(4, resolution, 0xc8f2df);
  for (const ring of rings) ring.y = 2;
  const drops = makeDrops(dropCount, resolution, 0xdaf7ea);
  const runes = bake(centreFrame, resolution, paintRunes);
  view.addChild(
    bake(centreFrame, resolution, (brush) => paintShore(brush, colours, false)),
    ...rings,
    bake(centreFrame, resolution, (brush) => paintStones(brush, colours)),
    runes,
    ...drops,
    bake(centreFrame, resolution, (brush) => paintShore(brush, colours, true)),
  );
  const chance = makeChance(8);
  const paths = drops.map(() => ({ x: chance() * 16 - 8, phase: chance() }));
  return {
    view,
    draw(now) {
      drawRings(rings, now);
      runes.alpha = 0.62 + 0.3 * Math.sin(now / 1_100);
      drops.forEach((drop, index) => {
        const path = paths[index];
        if (!path) return;
        const part = (now / 950 + path.phase) % 1;
        drop.x = path.x * (0.6 + part * 0.9);
        drop.y = -66 + part * part * 68;
        drop.alpha = 0.9 - part * 0.4;
      });
    },
  };
}

/** The pool with the boulders behind it, or those before it. */
function paintShore(brush: Brush, colours: TownPalette, isFront: boolean): void {
  const { width, height } = ellipseOf(square.fountain.radius);
  if (!isFront) {
    fillEllipse(brush, 0, 6, width * 1.12, height * 1.16, palette.night, 0.22);
    fillEllipse(brush, 0, 3, width * 1.04, height * 1.05, shade(moss, 0.7));
    paintPool(brush, width * 0.93, height * 0.9, 2, [0x9ae3cf, 0x4fae9f, 0x2f7f7d, 0x1f5a5a]);
  }
  const chance = makeChance(isFront ? 31 : 17);
  const count = 15;
  for (let index = 0; index <= count; index++) {
    const turn = isFront ? (index / count) * Math.PI : Math.PI + (index / count) * Math.PI;
    const [x, y] = [Math.cos(turn) * width * 0.98, Math.sin(turn) * height * 0.98 + 2];
    paintBoulder(brush, x, y, 10 + chance() * 7, mix(colours.stone, 0x7d857c, chance()), chance);
    if (chance() < 0.55) paintFern(brush, x + chance() * 16 - 8, y + (isFront ? 6 : -2), colours, chance);
  }
  if (isFront) return;
  for (const [x, y] of [
    [-58, 12],
    [-42, 22],
    [52, 18],
    [66, 6],
    [-70, -2],
  ] as const) {
    fillEllipse(brush, x, y, 9, 4.4, 0x4f8a4a);
    fillEllipse(brush, x - 1, y - 1, 8, 3.6, 0x6fae5c);
    if (x > -50) fillCircle(brush, x + 1, y - 3, 2.8, 0xf3dcea);
  }
}

function paintBoulder(brush: Brush, x: number, y: number, size: number, tone: number, chance: () => number): void {
  fillEllipse(brush, x + 3, y + 3, size * 1.1, size * 0.55, palette.night, 0.22);
  fillPoly(
    brush,
    [
      ...[x - size, y, x - size * 0.85, y - size * 0.7, x - size * 0.2, y - size * (1 + chance() * 0.25)],
      ...[x + size * 0.6, y - size * 0.85, x + size, y - size * 0.2, x + size * 0.7, y + size * 0.34],
      ...[x - size * 0.6, y + size * 0.36],
    ],
    shade(tone, 0.92),
  );
  fillPoly(
    brush,
    [
      ...[x + size * 0.1, y - size * 0.3, x + size * 0.6, y - size * 0.85, x + size, y - size * 0.2],
      ...[x + size * 0.7, y + size * 0.34, x + size * 0.1, y + size * 0.36],
    ],
    shade(tone, 0.68),
  );
  fillEllipse(brush, x - size * 0.25, y - size * 0.82, size * 0.55, size * 0.24, moss, 0.75);
}

function paintFern(brush: Brush, x: number, y: number, colours: TownPalette, chance: () => number): void {
  for (let frond = -3; frond <= 3; frond++) {
    const [reach, up] = [frond * (4 + chance() * 1.5), 16 - Math.abs(frond) * 3];
    brush.beginPath();
    brush.moveTo(x, y);
    brush.quadraticCurveTo(x + reach * 0.4, y - up, x + reach * 1.4, y - up * 0.55);
    strokePath(brush, shade(colours.leaves[1] ?? 0x5a8f45, 0.8 + chance() * 0.5), 2.2, 0.95);
  }
}

interface Stone {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly tall: number;
  readonly lean: number;
}

const stones: readonly Stone[] = [
  { x: -46, y: -12, half: 15, tall: 92, lean: -5 },
  { x: 48, y: -10, half: 14, tall: 80, lean: 6 },
  { x: 0, y: -6, half: 22, tall: 138, lean: 0 },
];

function paintStones(brush: Brush, colours: TownPalette): void {
  for (const { x, y, half, tall, lean } of stones) {
    const tone = mix(colours.stone, 0x878f88, 0.5);
    fillEllipse(brush, x, y + 2, half * 1.5, half * 0.55, 0x1f4f4c, 0.5);
    const outline = [
      ...[x - half, y, x - half * 0.92 + lean * 0.5, y - tall * 0.6, x - half * 0.6 + lean, y - tall * 0.94],
      ...[x + lean, y - tall, x + half * 0.65 + lean, y - tall * 0.9, x + half * 0.95 + lean * 0.5, y - tall * 0.5],
      ...[x + half, y + 2, x, y + half * 0.4],
    ];
    const side = brush.createLinearGradient(x - half, 0, x + half, 0);
    side.addColorStop(0, css(shade(tone, 1.12)));
    side.addColorStop(0.45, css(shade(tone, 0.92)));
    side.addColorStop(1, css(shade(tone, 0.56)));
    fillPoly(brush, outline, side);
    fillPoly(
      brush,
      [
        x - half * 0.6 + lean,
        y - tall * 0.94,
        x + lean,
        y - tall,
        x + half * 0.65 + lean,
        y - tall * 0.9,
        x + lean,
        y - tall * 0.86,
      ],
      shade(tone, 1.25),
    );
    const chance = makeChance(tall);
    for (let patch = 0; patch < 9; patch++)
      fillEllipse(brush, x + (chance() - 0.6) * half, y - chance() * tall * 0.8, 5, 3.4, moss, 0.5);
    for (let leaf = 0; leaf < 8; leaf++)
      fillBall(
        brush,
        x - half * 0.7 + chance() * half * 1.2,
        y + 1 - chance() * 9,
        4.4,
        colours.leaves[leaf % 3] ?? moss,
      );
  }
  // Water that comes out of the rock.
  brush.beginPath();
  brush.moveTo(-5, -68);
  brush.bezierCurveTo(-9, -40, -12, -20, -13, 2);
  brush.lineTo(13, 2);
  brush.bezierCurveTo(12, -20, 8, -40, 5, -68);
  brush.closePath();
  const water = brush.createLinearGradient(0, -68, 0, 2);
  water.addColorStop(0, css(0xe6fbf4, 0.9));
  water.addColorStop(1, css(0x8fdccb, 0.55));
  brush.fillStyle = water;
  brush.fill();
}

function paintRunes(brush: Brush): void {
  const chance = makeChance(4);
  for (const { x, y, half, tall, lean } of stones) {
    for (let sign = 0; sign < 4; sign++) {
      const up = y - tall * (0.42 + sign * 0.13);
      if (x === 0 && sign === 0) continue;
      const at = x - half * 0.2 + lean * 0.7;
      brush.beginPath();
      brush.moveTo(at, up + 5);
      brush.lineTo(at, up - 5);
      brush.lineTo(at + (chance() < 0.5 ? 5 : -5), up - 1);
      if (chance() < 0.5) brush.lineTo(at, up + 3);
      strokePath(brush, rune, 4.6, 0.25);
      strokePath(brush, rune, 1.7);
    }
  }
}
