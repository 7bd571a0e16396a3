/** The fountain: a basin, a column, a bowl, and drops that fall for as long as it is shown. */
import { Container, Graphics } from 'pixi.js';
import { square } from '../../actors/hub/tuning.ts';
import { toScreen } from '../scenes/projection.ts';
import { makeChance, palette, shade } from './paint.ts';

export interface Animated {
  readonly view: Container;
  /** Draws the picture of an instant, in ms. */
  draw(now: number): void;
}

const rimHeight = 22;
const dropCount = 26;
const bowlHeight = 74;

export function makeFountain(): Animated {
  const view = new Container();
  const water = new Graphics();
  view.addChild(paintBasin(), water, paintColumn());
  const drops = new Graphics();
  view.addChild(drops);
  const chance = makeChance(3);
  const paths = Array.from({ length: dropCount }, () => ({
    angle: chance() * Math.PI * 2,
    reach: 20 + chance() * 34,
    phase: chance(),
  }));
  return {
    view,
    draw(now) {
      water.clear();
      for (let ring = 0; ring < 3; ring++) {
        const part = (now / 2_600 + ring / 3) % 1;
        const { width, height } = ellipseOf(square.fountain.radius * (0.25 + 0.6 * part));
        water
          .ellipse(0, -rimHeight + 5, width, height)
          .stroke({ width: 1.5, color: palette.waterLight, alpha: 0.7 * (1 - part) });
      }
      drops.clear();
      for (const { angle, reach, phase } of paths) {
        const part = (now / 1_150 + phase) % 1;
        const x = Math.cos(angle) * reach * part;
        const y = -bowlHeight - 14 + Math.sin(angle) * reach * 0.5 * part - 26 * part + 100 * part * part;
        drops.circle(x, y, 1.7).fill({ color: palette.waterLight, alpha: 0.95 - part * 0.5 });
      }
    },
  };
}

function paintBasin(): Graphics {
  const brush = new Graphics();
  const outer = ellipseOf(square.fountain.radius);
  const inner = ellipseOf(square.fountain.radius * 0.84);
  brush.ellipse(0, 7, outer.width * 1.06, outer.height * 1.08).fill({ color: palette.night, alpha: 0.22 });
  brush.ellipse(0, 0, outer.width, outer.height).fill(shade(palette.limestone, 0.72));
  brush.rect(-outer.width, -rimHeight, outer.width * 2, rimHeight).fill(shade(palette.limestone, 0.72));
  for (let joint = 1; joint < 12; joint++) {
    const angle = (joint / 12) * Math.PI;
    const [x, y] = [Math.cos(angle) * outer.width, Math.sin(angle) * outer.height];
    brush
      .moveTo(x, y)
      .lineTo(x, y - rimHeight)
      .stroke({ width: 1.5, color: shade(palette.stoneDark, 0.75) });
  }
  brush.ellipse(0, -rimHeight, outer.width, outer.height).fill(palette.limestone);
  brush.ellipse(0, -rimHeight, inner.width, inner.height).fill(shade(palette.limestone, 0.6));
  brush.ellipse(0, -rimHeight + 5, inner.width * 0.985, inner.height * 0.95).fill(palette.water);
  brush
    .ellipse(-inner.width * 0.2, -rimHeight, inner.width * 0.5, inner.height * 0.4)
    .fill({ color: palette.waterLight, alpha: 0.25 });
  return brush;
}

function paintColumn(): Graphics {
  const brush = new Graphics();
  const stone = palette.limestone;
  brush.ellipse(0, -rimHeight + 2, 26, 12).fill(shade(stone, 0.8));
  brush.poly([-11, -rimHeight, 11, -rimHeight, 8, -bowlHeight, -8, -bowlHeight]).fill(shade(stone, 0.88));
  brush.poly([3, -rimHeight, 11, -rimHeight, 8, -bowlHeight, 2, -bowlHeight]).fill(shade(stone, 0.7));
  brush.poly([-38, -bowlHeight, 38, -bowlHeight, 14, -bowlHeight + 18, -14, -bowlHeight + 18]).fill(shade(stone, 0.8));
  brush.ellipse(0, -bowlHeight, 38, 15).fill(stone);
  brush.ellipse(0, -bowlHeight, 32, 11.5).fill(palette.water);
  brush.rect(-3, -bowlHeight - 14, 6, 14).fill(shade(stone, 0.85));
  brush.circle(0, -bowlHeight - 18, 7).fill(palette.gold);
  brush.circle(-2, -bowlHeight - 20, 2.5).fill(palette.cream);
  return brush;
}

/** A circle on the ground, as the screen shows it. */
function ellipseOf(radius: number): { width: number; height: number } {
  const { x: width } = toScreen({ x: radius * Math.SQRT1_2, y: -radius * Math.SQRT1_2 });
  return { width, height: width / 2 };
}
