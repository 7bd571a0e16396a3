/** Aurelia's fountain: a basin, a column and a bowl with a golden ball, rings and drops. */
import { Container } from 'pixi.js';
import { square } from '../../../actors/hub/square.ts';
import type { Brush } from '../paint.ts';
import { fall, fillBall, fillCircle, fillEllipse, fillPoly, makeChance, palette, shade } from '../paint.ts';
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

const bowlHeight = 84;
const dropCount = 34;
const bowlDropCount = 10;

export function makeFountain(resolution: number): Centre {
  const view = new Container();
  const rings = makeRings(4, resolution, palette.waterLight);
  const drops = makeDrops(dropCount + bowlDropCount, resolution, 0xd6f2fa);
  view.addChild(
    bake(centreFrame, resolution, paintCoins),
    ...rings,
    bake(centreFrame, resolution, paintColumn),
    ...drops,
  );
  const chance = makeChance(3);
  const paths = drops.map(() => ({ angle: chance() * Math.PI * 2, reach: 18 + chance() * 40, phase: chance() }));
  return {
    view,
    draw(now) {
      drawRings(rings, now);
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

/** The basin, and the coins that wishes were made on. */
function paintCoins(brush: Brush): void {
  const inner = ellipseOf(square.fountain.radius * 0.86);
  paintBasin(brush, { stone: palette.limestone, water: [0x8fd6ea, 0x55b0d0, 0x3585ad, 0x24648c], joints: 14 });
  const chance = makeChance(9);
  for (let coin = 0; coin < 26; coin++) {
    const [angle, reach] = [chance() * Math.PI * 2, 0.4 + chance() * 0.5];
    const [x, y] = [Math.cos(angle) * inner.width * reach, Math.sin(angle) * inner.height * reach];
    fillEllipse(brush, x, -rimHeight + 7 + y, 2, 1.1, palette.gold, 0.4);
  }
}

function paintColumn(brush: Brush): void {
  const stone = palette.limestone;
  const round = (half: number) => roundStone(brush, half, stone);
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
