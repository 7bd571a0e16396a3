/** Rain, snow, and fog that drifts: over the lit square, for as long as the weather says. Made once, moved for ever. */
import { Container, Sprite } from 'pixi.js';
import { makeChance, strokePath } from '../../sprites/paint.ts';
import { bake, makeGlow, textureOf } from '../../sprites/picture.ts';
import type { Quality } from '../quality.ts';
import type { Area } from '../town/scenery.ts';
import type { Weather } from './weather.ts';

const dropCount = 150;
const flakeCount = 130;
const bankCount = 7;

interface Falling {
  readonly view: Sprite;
  /** Where it begins, as parts of the screen, and how fast it is. */
  readonly x: number;
  readonly y: number;
  readonly speed: number;
}

export class Precipitation {
  readonly view = new Container();
  readonly #drops: readonly Falling[];
  readonly #flakes: readonly Falling[];
  readonly #banks: readonly Falling[];

  constructor(quality: Quality) {
    const chance = makeChance(77);
    const scatter = (count: number, make: () => Sprite): Falling[] =>
      Array.from({ length: quality.specks ? count : 0 }, () => {
        const view = make();
        view.visible = false;
        this.view.addChild(view);
        return { view, x: chance(), y: chance(), speed: 0.7 + chance() * 0.6 };
      });
    const drop = bake({ left: -5, right: 2, top: -24, bottom: 2 }, 1, (brush) => {
      brush.beginPath();
      brush.moveTo(0, 0);
      brush.lineTo(-3, -22);
      strokePath(brush, 0xd7e4f2, 1.2, 0.62);
    });
    const flake = textureOf(makeGlow(5, '255 255 255'), 1);
    const bank = textureOf(makeGlow(128, '226 230 236'), 1);
    this.#drops = scatter(dropCount, () => new Sprite(drop.texture));
    this.#flakes = scatter(flakeCount, () => new Sprite(flake));
    // So large and soft a thing costs a processor more than all the rest together.
    this.#banks = scatter(quality.renderer === 'webgl' ? bankCount : 0, () => new Sprite(bank));
  }

  draw(now: number, { rain, snow, fog, wind }: Weather, seen: Area): void {
    const [wide, high] = [seen.right - seen.left, seen.bottom - seen.top];
    const fall = (
      all: readonly Falling[],
      strength: number,
      perSecond: number,
      lean: number,
      each: (falling: Falling, part: number) => void,
    ) => {
      const shown = Math.round(all.length * strength);
      all.forEach((falling, index) => {
        falling.view.visible = index < shown;
        if (index >= shown) return;
        const part = falling.y + (now / 1_000) * perSecond * falling.speed;
        falling.view.y = seen.top + wrap(part, 1) * (high + 40) - 20;
        falling.view.x = seen.left + wrap(falling.x + part * lean - seen.left / wide, 1) * wide;
        each(falling, part);
      });
    };
    fall(this.#drops, rain, 1.5, 0.1 + wind * 0.2, ({ view }) => {
      view.skew.x = -wind * 0.25;
    });
    fall(this.#flakes, snow, 0.13, 0.1 + wind * 0.9, ({ view, speed }, part) => {
      view.x += Math.sin(part * 21 + speed * 9) * 14;
      view.scale.set(0.35 + (speed - 0.7) * 0.9);
    });
    this.#banks.forEach(({ view, x, y, speed }) => {
      view.visible = fog > 0.03;
      view.alpha = fog * 0.4;
      view.scale.set(3.4 * speed, 1.3 * speed);
      view.x =
        seen.left -
        400 +
        wrap(x + (now / 90_000) * (0.4 + wind) * speed - seen.left / (wide + 800), 1) * (wide + 800) -
        400;
      view.y = seen.top + y * high - 160;
    });
  }
}

function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}
