/** Small things in the air: smoke from chimneys, motes in the sun, fireflies at night. Made once, moved for ever. */
import { type Container, Sprite } from 'pixi.js';
import { makeChance, type Spot } from '../../sprites/paint.ts';
import { makeGlow, textureOf } from '../../sprites/picture.ts';
import { toScreen } from '../projection.ts';
import type { Quality } from '../quality.ts';
import type { Area } from '../town/scenery.ts';

const puffsPerChimney = 5;
const puffMs = 5_200;
const moteCount = 34;

interface Puff {
  readonly view: Sprite;
  readonly x: number;
  readonly y: number;
  readonly phase: number;
}

interface Mote {
  readonly view: Sprite;
  /** Where it hovers, as parts of the screen. */
  readonly x: number;
  readonly y: number;
  readonly phase: number;
}

export class Specks {
  readonly #puffs: Puff[] = [];
  readonly #motes: Mote[] = [];

  constructor(smoke: readonly Spot[], quality: Quality, below: Container, above: Container) {
    if (!quality.specks) return;
    const chance = makeChance(41);
    const soft = textureOf(makeGlow(24), 1);
    for (const chimney of smoke) {
      const { x, y } = toScreen(chimney);
      for (let index = 0; index < puffsPerChimney; index++) {
        const view = centred(new Sprite(soft));
        view.tint = 0xd9d4da;
        below.addChild(view);
        this.#puffs.push({ view, x, y: y - chimney.z, phase: (index + chance() * 0.6) / puffsPerChimney });
      }
    }
    for (let index = 0; index < moteCount; index++) {
      const view = centred(new Sprite(soft));
      if (quality.halos) view.blendMode = 'add';
      above.addChild(view);
      this.#motes.push({ view, x: chance(), y: chance(), phase: chance() * 60 });
    }
  }

  /** `wind` from 0 to 1 lays the smoke over. */
  draw(now: number, lamps: number, wind: number, seen: Area): void {
    for (const { view, x, y, phase } of this.#puffs) {
      const part = (now / puffMs + phase) % 1;
      view.position.set(x + part * (12 + wind * 90) + Math.sin(part * 6 + phase * 9) * 5, y - part * (84 - wind * 30));
      view.visible = view.x > seen.left && view.x < seen.right && view.y > seen.top && view.y < seen.bottom;
      view.scale.set(0.28 + part * 0.8);
      view.alpha = 0.42 * (1 - part) * Math.min(1, part * 6);
    }
    const [wide, high] = [seen.right - seen.left, seen.bottom - seen.top];
    for (const { view, x, y, phase } of this.#motes) {
      // They keep their place in the world, and come in again on the other side of the screen.
      const [driftX, driftY] = [Math.sin(now / 2_900 + phase) * 40, Math.cos(now / 3_700 + phase * 2) * 26];
      view.x = seen.left + wrap(x * wide + driftX - seen.left, wide);
      view.y = seen.top + wrap(y * high + driftY - seen.top, high);
      const pulse = Math.max(0, Math.sin(now / 900 + phase));
      view.tint = lamps > 0.5 ? 0xe9ff9a : 0xfff3cf;
      view.scale.set(lamps > 0.5 ? 0.16 : 0.085);
      view.alpha = lamps > 0.5 ? pulse * lamps : 0.6 * pulse;
    }
  }
}

function centred(sprite: Sprite): Sprite {
  sprite.anchor.set(0.5);
  return sprite;
}

function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}
