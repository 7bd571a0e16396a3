/** The fountain: a basin, a column and a bowl, drawn once; rings and drops that move for as long as it is shown. */
import { Container, Sprite } from 'pixi.js';
import { square } from '../../actors/hub/square.ts';
import { toScreen } from '../scenes/projection.ts';
import type { Brush } from './paint.ts';
import {
  css,
  fall,
  fillBall,
  fillCircle,
  fillEllipse,
  fillPoly,
  makeChance,
  palette,
  shade,
  strokePath,
} from './paint.ts';
import { bake, makeCanvas, textureOf } from './picture.ts';

export interface Fountain {
  readonly view: Container;
  /** Draws the picture of an instant, in ms. */
  draw(now: number): void;
}

const rimHeight = 24;
const bowlHeight = 84;
const dropCount = 34;
const ringCount = 4;
const bowlDropCount = 10;

export function makeFountain(resolution: number): Fountain {
  const view = new Container();
  const outer = ellipseOf(square.fountain.radius);
  const frame = { left: -outer.width - 20, right: outer.width + 20, top: -140, bottom: outer.height + 24 };
  const rings = Array.from({ length: ringCount }, () => makeRing(resolution));
  const drops = Array.from({ length: dropCount + bowlDropCount }, () => makeDrop(resolution));
  view.addChild(bake(frame, resolution, paintBasin), ...rings, bake(frame, resolution, paintColumn), ...drops);
  const chance = makeChance(3);
  const paths = drops.map(() => ({ angle: chance() * Math.PI * 2, reach: 18 + chance() * 40, phase: chance() }));
  return {
    view,
    draw(now) {
      rings.forEach((ring, index) => {
        const part = (now / 3_200 + index / ringCount) % 1;
        ring.scale.set(0.22 + 0.62 * part);
        ring.alpha = 0.75 * (1 - part);
      });
      drops.forEach((drop, index) => {
        const path = paths[index];
        if (!path) return;
        const part = (now / 1_200 + path.phase) % 1;
        const isLow = index >= dropCount;
        const [from, reach, peak] = isLow ? [-bowlHeight + 2, path.reach * 0.5, 6] : [-bowlHeight - 16, path.reach, 34];
        const start = isLow ? 36 : 0;
        drop.x = Math.cos(path.angle) * (start + reach * part);
        drop.y =
          from + Math.sin(path.angle) * (start + reach * part) * 0.42 - 4 * peak * part * (1 - part) + part * part * 62;
        drop.alpha = 1 - part * 0.55;
      });
    },
  };
}

function makeRing(resolution: number): Sprite {
  const { width, height } = ellipseOf(square.fountain.radius * 0.86);
  const sprite = bake(
    { left: -width - 3, right: width + 3, top: -height - 3, bottom: height + 3 },
    resolution,
    (brush) => {
      brush.beginPath();
      brush.ellipse(0, 0, width, height, 0, 0, Math.PI * 2);
      strokePath(brush, palette.waterLight, 2.4, 0.9);
    },
  );
  sprite.y = -rimHeight + 7;
  return sprite;
}

function makeDrop(resolution: number): Sprite {
  const { canvas, brush } = makeCanvas(5 * resolution, 8 * resolution);
  brush.scale(resolution, resolution);
  fillEllipse(brush, 2.5, 4, 1.5, 3, 0xd6f2fa);
  const sprite = new Sprite(textureOf(canvas, resolution));
  sprite.anchor.set(0.5);
  return sprite;
}

function paintBasin(brush: Brush): void {
  const outer = ellipseOf(square.fountain.radius);
  const inner = ellipseOf(square.fountain.radius * 0.86);
  const stone = palette.limestone;
  fillEllipse(brush, 0, 5, outer.width * 1.09, outer.height * 1.12, palette.night, 0.24);
  fillEllipse(brush, 0, 2, outer.width * 1.05, outer.height * 1.06, shade(stone, 0.8));
  fillEllipse(brush, 0, -2, outer.width * 1.05, outer.height * 1.06, shade(stone, 0.95));
  const wall = brush.createLinearGradient(-outer.width, 0, outer.width, 0);
  for (const [at, factor] of [
    [0, 0.78],
    [0.25, 0.96],
    [0.6, 0.78],
    [1, 0.52],
  ] as const)
    wall.addColorStop(at, css(shade(stone, factor)));
  brush.beginPath();
  brush.ellipse(0, -3, outer.width, outer.height, 0, 0, Math.PI);
  brush.lineTo(-outer.width, -rimHeight);
  brush.ellipse(0, -rimHeight, outer.width, outer.height, 0, Math.PI, 0, true);
  brush.closePath();
  brush.fillStyle = wall;
  brush.fill();
  for (let joint = 1; joint < 14; joint++) {
    const angle = (joint / 14) * Math.PI;
    const [x, y] = [Math.cos(angle) * outer.width, Math.sin(angle) * outer.height];
    brush.beginPath();
    brush.moveTo(x, y - 3);
    brush.lineTo(x, y - rimHeight);
    strokePath(brush, shade(palette.stoneDark, 0.6), 1.2, 0.55);
  }
  fillEllipse(brush, 0, -rimHeight, outer.width, outer.height, shade(stone, 1.04));
  for (let joint = 0; joint < 28; joint++) {
    const angle = (joint / 28) * Math.PI * 2;
    brush.beginPath();
    brush.moveTo(Math.cos(angle) * inner.width, -rimHeight + Math.sin(angle) * inner.height);
    brush.lineTo(Math.cos(angle) * outer.width, -rimHeight + Math.sin(angle) * outer.height);
    strokePath(brush, shade(palette.stoneDark, 0.8), 1, 0.45);
  }
  fillEllipse(brush, 0, -rimHeight, inner.width, inner.height, shade(stone, 0.52));
  const water = brush.createRadialGradient(-14, -rimHeight + 2, 6, 0, -rimHeight + 7, inner.width);
  for (const [at, colour] of [
    [0, 0x8fd6ea],
    [0.4, 0x55b0d0],
    [0.8, 0x3585ad],
    [1, 0x24648c],
  ] as const)
    water.addColorStop(at, css(colour));
  fillEllipse(brush, 0, -rimHeight + 7, inner.width * 0.985, inner.height * 0.94, water);
  const chance = makeChance(9);
  for (let coin = 0; coin < 26; coin++) {
    const [angle, reach] = [chance() * Math.PI * 2, 0.4 + chance() * 0.5];
    fillEllipse(
      brush,
      Math.cos(angle) * inner.width * reach,
      -rimHeight + 7 + Math.sin(angle) * inner.height * reach,
      2,
      1.1,
      palette.gold,
      0.4,
    );
  }
}

function paintColumn(brush: Brush): void {
  const stone = palette.limestone;
  const round = (half: number) => {
    const gradient = brush.createLinearGradient(-half, 0, half, 0);
    for (const [at, factor] of [
      [0, 0.84],
      [0.3, 1.08],
      [0.65, 0.86],
      [1, 0.58],
    ] as const)
      gradient.addColorStop(at, css(shade(stone, factor)));
    return gradient;
  };
  fillEllipse(brush, 0, -rimHeight + 5, 32, 14, 0x2b6f96, 0.5);
  fillEllipse(brush, 0, -rimHeight + 1, 27, 12, round(27));
  fillEllipse(brush, 0, -rimHeight - 4, 24, 10, shade(stone, 1.05));
  fillPoly(brush, [-13, -rimHeight - 4, 13, -rimHeight - 4, 8, -bowlHeight + 14, -8, -bowlHeight + 14], round(13));
  fillEllipse(brush, 0, -rimHeight - 22, 12, 4.5, round(12));
  brush.beginPath();
  brush.moveTo(-44, -bowlHeight);
  brush.bezierCurveTo(-38, -bowlHeight + 17, -16, -bowlHeight + 20, 0, -bowlHeight + 20);
  brush.bezierCurveTo(16, -bowlHeight + 20, 38, -bowlHeight + 17, 44, -bowlHeight);
  brush.closePath();
  brush.fillStyle = round(44);
  brush.fill();
  fillEllipse(brush, 0, -bowlHeight, 44, 17, shade(stone, 1.06));
  fillEllipse(brush, 0, -bowlHeight + 0.5, 38.5, 14, shade(stone, 0.55));
  fillEllipse(
    brush,
    0,
    -bowlHeight + 2.5,
    37.5,
    12.4,
    fall(brush, -bowlHeight - 10, -bowlHeight + 14, 0x3f92b8, 0x86d3e8),
  );
  fillPoly(brush, [-5, -bowlHeight + 2, 5, -bowlHeight + 2, 3.4, -bowlHeight - 16, -3.4, -bowlHeight - 16], round(5));
  fillBall(brush, 0, -bowlHeight - 22, 8.5, palette.gold);
  fillCircle(brush, -2.8, -bowlHeight - 25, 2, 0xfff4cf, 0.9);
}

/** A circle on the ground, as the screen shows it. */
function ellipseOf(radius: number): { width: number; height: number } {
  const { x: width } = toScreen({ x: radius * Math.SQRT1_2, y: -radius * Math.SQRT1_2 });
  return { width, height: width / 2 };
}
