/** The Frontier's well: a tiled basin of clear water under a little dome on four posts, with a wheel and a bucket. */
import { Container } from 'pixi.js';
import { square } from '../../../actors/hub/square.ts';
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
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
} from '../paint.ts';
import { bake } from '../picture.ts';
import {
  type Centre,
  centreFrame,
  drawRings,
  ellipseOf,
  makeDrops,
  makeRings,
  paintBasin,
  rimHeight,
  roundStone,
} from './basin.ts';

const eave = -116;
const dropCount = 12;

export function makeWell(resolution: number, colours: TownPalette): Centre {
  const view = new Container();
  const rings = makeRings(3, resolution, 0xd9f6f2);
  const drops = makeDrops(dropCount, resolution, 0xdaf5f5);
  view.addChild(
    bake(centreFrame, resolution, (brush) => {
      paintBasin(brush, { stone: colours.wall, water: [0xa6eee4, 0x5cc5c4, 0x2f959f, 0x1f6b7a], joints: 12 });
      paintTiles(brush, colours);
    }),
    ...rings,
    bake(centreFrame, resolution, (brush) => paintHouse(brush, colours)),
    ...drops,
  );
  const chance = makeChance(5);
  const paths = drops.map(() => ({ x: chance() * 5 - 2.5, phase: chance() }));
  return {
    view,
    draw(now) {
      drawRings(rings, now);
      drops.forEach((drop, index) => {
        const path = paths[index];
        if (!path) return;
        const part = (now / 800 + path.phase) % 1;
        drop.position.set(path.x, -58 + part * part * 44);
        drop.alpha = 0.9 * (1 - part * 0.5);
      });
    },
  };
}

/** Lozenges of two colours round the outer wall and along the rim. */
function paintTiles(brush: Brush, { mosaic }: TownPalette): void {
  const outer = ellipseOf(square.fountain.radius);
  const count = 26;
  for (let tile = 0; tile < count; tile++) {
    const turn = (part: number) => ((tile + part) / count) * Math.PI;
    const at = (angle: number, z: number) =>
      [Math.cos(angle) * outer.width, Math.sin(angle) * outer.height + z] as const;
    const [left, middle, right] = [turn(0.08), turn(0.5), turn(0.92)];
    fillPoly(
      brush,
      [...at(left, -13), ...at(middle, -20), ...at(right, -13), ...at(middle, -6)],
      shade(tile % 2 === 0 ? mosaic[0] : mosaic[1], 1.15 - Math.abs(middle - 2) * 0.24),
      0.92,
    );
  }
  for (let tile = 0; tile < 44; tile++) {
    const angle = (tile / 44) * Math.PI * 2;
    const [x, y] = [Math.cos(angle) * outer.width * 0.93, Math.sin(angle) * outer.height * 0.93 - rimHeight];
    fillEllipse(brush, x, y, 3.4, 1.8, tile % 2 === 0 ? mosaic[0] : palette.cream, 0.9);
  }
}

function paintHouse(brush: Brush, colours: TownPalette): void {
  const post = (x: number, y: number) => {
    brush.fillStyle = roundStone(brush, 60, colours.plaster);
    brush.fillRect(x - 5, eave + y * 0.2, 10, -eave + y - rimHeight + 12 - y * 0.2);
    fillEllipse(brush, x, y - rimHeight + 12, 9, 4, shade(colours.plaster, 0.85));
    fillEllipse(brush, x, eave + y * 0.2 + 2, 8, 3.6, shade(colours.plaster, 1.05));
  };
  const posts = [
    [-44, -14],
    [44, -14],
  ] as const;
  for (const [x, y] of posts) post(x, y);
  // The round mouth of the shaft, the windlass and its rope.
  fillEllipse(brush, 0, -rimHeight + 6, 27, 12, shade(colours.wall, 0.7));
  brush.fillStyle = roundStone(brush, 26, colours.wall);
  brush.beginPath();
  brush.ellipse(0, -rimHeight + 4, 26, 11, 0, 0, Math.PI);
  brush.lineTo(-26, -rimHeight - 14);
  brush.ellipse(0, -rimHeight - 14, 26, 11, 0, Math.PI, 0, true);
  brush.fill();
  fillEllipse(brush, 0, -rimHeight - 14, 26, 11, shade(colours.wall, 1.08));
  fillEllipse(brush, 0, -rimHeight - 13, 20, 8, 0x23404a);
  brush.beginPath();
  brush.moveTo(-40, -88);
  brush.lineTo(40, -88);
  strokePath(brush, colours.timber, 7);
  brush.beginPath();
  brush.moveTo(0, -88);
  brush.lineTo(0, -66);
  strokePath(brush, 0xd9c9a0, 1.6);
  fillPoly(brush, [-8, -66, 8, -66, 6, -52, -6, -52], fall(brush, -66, -52, palette.woodLight, palette.wood));
  fillEllipse(brush, 0, -66, 8, 3, shade(palette.wood, 0.6));
  for (let spoke = 0; spoke < 6; spoke++) {
    const angle = (spoke / 6) * Math.PI * 2;
    brush.beginPath();
    brush.moveTo(41, -88);
    brush.lineTo(41 + Math.cos(angle) * 7, -88 + Math.sin(angle) * 14);
    strokePath(brush, shade(colours.timber, 1.3), 2);
  }
  for (const [x, y] of [
    [-36, 14],
    [36, 14],
  ] as const)
    post(x, y);
  paintDome(brush, colours.mosaic[0], colours.plaster);
}

function paintDome(brush: Brush, tile: number, stone: number): void {
  fillEllipse(brush, 0, eave + 3, 60, 24, shade(stone, 0.7));
  fillEllipse(brush, 0, eave - 3, 60, 24, roundStone(brush, 60, stone));
  brush.beginPath();
  brush.moveTo(-50, eave - 4);
  brush.bezierCurveTo(-50, eave - 42, -16, eave - 50, 0, eave - 64);
  brush.bezierCurveTo(16, eave - 50, 50, eave - 42, 50, eave - 4);
  brush.ellipse(0, eave - 4, 50, 19, 0, 0, Math.PI);
  brush.closePath();
  const round = brush.createRadialGradient(-18, eave - 36, 3, -4, eave - 20, 62);
  round.addColorStop(0, css(shade(tile, 1.6)));
  round.addColorStop(0.4, css(tile));
  round.addColorStop(1, css(shade(tile, 0.5)));
  brush.fillStyle = round;
  brush.fill();
  brush.save();
  brush.clip();
  for (let rib = -3; rib <= 3; rib++) {
    brush.beginPath();
    brush.moveTo(0, eave - 64);
    brush.quadraticCurveTo(rib * 15, eave - 44, rib * 16, eave + 18 - Math.abs(rib) * 2);
    strokePath(brush, shade(tile, 0.62), 1.4, 0.7);
  }
  brush.beginPath();
  brush.ellipse(0, eave - 8, 50, 19, 0, 0, Math.PI);
  strokePath(brush, palette.cream, 3, 0.8);
  brush.restore();
  fillBall(brush, 0, eave - 67, 5, palette.gold);
  fillCircle(brush, -1.6, eave - 69, 1.4, 0xfff4cf, 0.9);
}
