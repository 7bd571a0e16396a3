/** The Ironlands' furnace: a crucible on a tower of banded stone over a basin of metal that never cools; sparks rise. */
import { Container } from 'pixi.js';
import { square } from '../../../actors/hub/square.ts';
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { css, fillCircle, fillEllipse, fillPoly, makeChance, palette, shade, strokePath } from '../paint.ts';
import { bake } from '../picture.ts';
import { type Centre, centreFrame, ellipseOf, makeDrops, paintBasin, rimHeight, roundStone } from './basin.ts';

const mouth = -112;
const sparkCount = 24;

export function makeFurnace(resolution: number, colours: TownPalette): Centre {
  const view = new Container();
  const stone = shade(colours.wall, 0.85);
  const glow = bake(centreFrame, resolution, paintHeat);
  const sparks = makeDrops(sparkCount, resolution, 0xffd27a);
  for (const spark of sparks) spark.scale.set(0.6, 0.5);
  view.addChild(
    bake(centreFrame, resolution, (brush) => {
      paintBasin(brush, { stone, water: [0xffe08a, 0xff9a3c, 0xd2521e, 0x7a2a18], joints: 10 });
      paintCrust(brush);
    }),
    glow,
    bake(centreFrame, resolution, (brush) => paintTower(brush, stone)),
    ...sparks,
  );
  const chance = makeChance(12);
  const paths = sparks.map(() => ({ x: chance() * 22 - 11, drift: chance() * 44 - 22, phase: chance() }));
  return {
    view,
    draw(now) {
      glow.alpha = 0.55 + 0.3 * Math.sin(now / 700) + 0.12 * Math.sin(now / 190);
      sparks.forEach((spark, index) => {
        const path = paths[index];
        if (!path) return;
        const part = (now / 2_100 + path.phase) % 1;
        spark.x = path.x + path.drift * part + Math.sin(part * 9 + index) * 4;
        spark.y = mouth - part * 74;
        spark.alpha = (1 - part) * Math.min(1, part * 8);
      });
    },
  };
}

/** Darker skin swims on the metal. */
function paintCrust(brush: Brush): void {
  const chance = makeChance(6);
  const { width, height } = ellipseOf(square.fountain.radius * 0.8);
  for (let flake = 0; flake < 30; flake++) {
    const [angle, reach] = [chance() * Math.PI * 2, 0.35 + chance() * 0.6];
    const size = 4 + chance() * 9;
    const [x, y] = [Math.cos(angle) * width * reach, Math.sin(angle) * height * reach - rimHeight + 7];
    fillEllipse(brush, x, y, size, size * 0.42, 0x5a2016, 0.62);
    fillEllipse(brush, x - 1, y - 0.8, size * 0.7, size * 0.26, 0x3a1a18, 0.55);
  }
}

function paintHeat(brush: Brush): void {
  const { width, height } = ellipseOf(square.fountain.radius * 0.84);
  const heat = brush.createRadialGradient(0, 0, 4, 0, 0, width);
  heat.addColorStop(0, css(0xfff0b0, 0.9));
  heat.addColorStop(0.5, css(0xffa040, 0.45));
  heat.addColorStop(1, css(0xff6a20, 0));
  brush.save();
  brush.translate(0, -rimHeight + 7);
  brush.scale(1, height / width);
  fillCircle(brush, 0, 0, width, heat);
  brush.restore();
}

function paintTower(brush: Brush, stone: number): void {
  const round = (half: number, tone = stone) => roundStone(brush, half, tone);
  fillEllipse(brush, 0, -rimHeight + 6, 46, 20, 0x3a1a14, 0.75);
  fillPoly(brush, [-40, -rimHeight + 2, 40, -rimHeight + 2, 28, mouth + 16, -28, mouth + 16], round(40));
  fillEllipse(brush, 0, -rimHeight + 2, 40, 17, round(40));
  for (let z = -34; z > mouth + 20; z -= 13) {
    const half = 40 - ((-z - 22) / (-mouth - 38)) * 12;
    brush.beginPath();
    brush.ellipse(0, z, half, half * 0.4, 0, 0, Math.PI);
    strokePath(brush, shade(stone, 0.5), 1, 0.7);
    for (let joint = 0; joint < 6; joint++) {
      const angle = ((joint + (z % 2 === 0 ? 0.2 : 0.7)) / 6) * Math.PI;
      brush.beginPath();
      brush.moveTo(Math.cos(angle) * half, z + Math.sin(angle) * half * 0.4);
      brush.lineTo(Math.cos(angle) * half * 0.97, z + Math.sin(angle) * half * 0.4 - 12);
      strokePath(brush, shade(stone, 0.5), 1, 0.6);
    }
  }
  for (const [z, half] of [
    [-46, 37],
    [-84, 31],
  ] as const) {
    brush.beginPath();
    brush.ellipse(0, z, half, half * 0.4, 0, 0, Math.PI);
    strokePath(brush, palette.iron, 6);
    brush.beginPath();
    brush.ellipse(0, z - 1.5, half, half * 0.4, 0, 0.2, Math.PI * 0.6);
    strokePath(brush, 0x7d7a86, 1.6, 0.8);
  }
  // The arch one stokes it through, and the spout.
  brush.beginPath();
  brush.moveTo(-14, -22);
  brush.lineTo(-13, -50);
  brush.quadraticCurveTo(0, -68, 13, -50);
  brush.lineTo(14, -22);
  brush.quadraticCurveTo(0, -16, -14, -22);
  brush.closePath();
  const fire = brush.createLinearGradient(0, -60, 0, -20);
  fire.addColorStop(0, css(0xd2521e));
  fire.addColorStop(0.6, css(0xffb04a));
  fire.addColorStop(1, css(0xfff0b0));
  brush.fillStyle = fire;
  brush.fill();
  strokePath(brush, shade(stone, 0.45), 4);
  // The crucible.
  fillPoly(brush, [-40, mouth - 6, 40, mouth - 6, 26, mouth + 20, -26, mouth + 20], round(40, 0x4a4650));
  fillEllipse(brush, 0, mouth + 20, 26, 9, round(26, 0x4a4650));
  fillEllipse(brush, 0, mouth - 6, 41, 16, 0x6a6672);
  fillEllipse(brush, 0, mouth - 5, 35, 13, 0x2a1a18);
  const melt = brush.createRadialGradient(-4, mouth - 4, 2, 0, mouth - 3, 33);
  melt.addColorStop(0, css(0xfff3c0));
  melt.addColorStop(0.5, css(0xffb347));
  melt.addColorStop(1, css(0xd0501c));
  fillEllipse(brush, 0, mouth - 3, 33, 11.5, melt);
  for (const side of [-1, 1]) {
    brush.beginPath();
    brush.moveTo(side * 40, mouth - 4);
    brush.lineTo(side * 54, mouth + 14);
    brush.lineTo(side * 54, -rimHeight - 4);
    strokePath(brush, palette.iron, 5);
    fillCircle(brush, side * 40, mouth - 3, 4.5, 0x5a5662);
  }
}
