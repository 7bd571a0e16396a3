/** One's own caravans on their way: each that sets out rolls through the gate once, for those who look. */
import { effect } from '@preact/signals';
import type { Container, Sprite } from 'pixi.js';
import { square } from '../../actors/hub/square.ts';
import { bake } from '../sprites/picture.ts';
import { paintWagon, wagonFrame } from '../sprites/street.ts';
import { serverNow } from '../store/time.ts';
import { onTheRoad } from '../store/trip.ts';
import { depthOf, toScreen } from './projection.ts';
import type { Quality } from './quality.ts';

const from = { x: square.gate.x - 66, y: square.gate.y - 190 } as const;
/** Well beyond the walls. */
const wayUnits = 620;
const rollMs = 11_000;
/** A caravan that set out earlier has gone; it does not go again for whoever comes in. */
const freshMs = 5_000;

export class Departures {
  readonly #bodies: Container;
  readonly #quality: Quality;
  readonly #known = new Set<string>();
  readonly #rolling: { readonly view: Sprite; readonly startedAt: number }[] = [];
  readonly #stop: () => void;

  constructor(bodies: Container, quality: Quality) {
    this.#bodies = bodies;
    this.#quality = quality;
    this.#stop = effect(() => {
      for (const { id, sentAt } of onTheRoad.value) {
        if (this.#known.has(id)) continue;
        this.#known.add(id);
        if (Math.abs(serverNow() - sentAt) < freshMs) this.#setOut();
      }
    });
  }

  draw(instant: number): void {
    for (let index = this.#rolling.length - 1; index >= 0; index--) {
      const rolling = this.#rolling[index];
      if (!rolling) continue;
      const part = (instant - rolling.startedAt) / rollMs;
      if (part >= 1) {
        rolling.view.destroy();
        this.#rolling.splice(index, 1);
        continue;
      }
      const place = { x: from.x, y: from.y + wayUnits * part };
      const { x, y } = toScreen(place);
      rolling.view.position.set(Math.round(x), Math.round(y - Math.abs(Math.sin(part * 60)) * 1.6));
      rolling.view.zIndex = depthOf(place);
      rolling.view.alpha = Math.min(1, part * 12, (1 - part) * 6);
    }
  }

  stop(): void {
    this.#stop();
  }

  #setOut(): void {
    const view = bake(wagonFrame, this.#quality.resolution, paintWagon);
    // Drawn along the ground's x; its mirror goes along the ground's y, which is the way out.
    view.scale.x = -1;
    this.#bodies.addChild(view);
    this.#rolling.push({ view, startedAt: performance.now() });
  }
}
