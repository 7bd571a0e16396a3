/** One's own caravans at the gate: each that sets out rolls through it once, and each that comes in, for those who look. */
import { effect } from '@preact/signals';
import type { Container, Sprite } from 'pixi.js';
import type { HubKey } from '../../actors/content/hubs.ts';
import { square } from '../../actors/hub/square.ts';
import type { CaravanPart } from '../../actors/trader/state.ts';
import { bake } from '../sprites/picture.ts';
import { paintWagon, wagonFrame } from '../sprites/street/goods.ts';
import { serverNow } from '../store/time.ts';
import { onTheRoad } from '../store/trip.ts';
import { depthOf, toScreen } from './projection.ts';
import type { Quality } from './quality.ts';

const within = { x: square.gate.x - 66, y: square.gate.y - 190 } as const;
/** Well beyond the walls. */
const wayUnits = 620;
const rollMs = 11_000;
/** A caravan that passed earlier has gone; it does not go again for whoever comes in. */
const freshMs = 5_000;

interface Rolling {
  readonly view: Sprite;
  readonly startedAt: number;
  readonly isLeaving: boolean;
}

export class Caravans {
  readonly #bodies: Container;
  readonly #quality: Quality;
  /** By caravan and way: who has left or come in. */
  readonly #passed = new Set<string>();
  readonly #rolling: Rolling[] = [];
  readonly #stop: () => void;
  #coming: readonly CaravanPart[] = [];

  constructor(hub: HubKey, bodies: Container, quality: Quality) {
    this.#bodies = bodies;
    this.#quality = quality;
    this.#stop = effect(() => {
      this.#coming = onTheRoad.value.filter(({ to }) => to === hub);
      for (const { id, sentAt, from } of onTheRoad.value)
        if (from === hub && Math.abs(serverNow() - sentAt) < freshMs) this.#pass(id, true);
    });
  }

  draw(instant: number): void {
    // They are seen on the last stretch, so that they are in when the goods are.
    for (const { id, arrivesAt } of this.#coming)
      if (Math.abs(serverNow() + rollMs - arrivesAt) < freshMs) this.#pass(id, false);
    for (let index = this.#rolling.length - 1; index >= 0; index--) {
      const rolling = this.#rolling[index];
      if (!rolling) continue;
      const part = (instant - rolling.startedAt) / rollMs;
      if (part >= 1) {
        rolling.view.destroy();
        this.#rolling.splice(index, 1);
      } else this.#place(rolling, part);
    }
  }

  stop(): void {
    this.#stop();
  }

  #place({ view, isLeaving }: Rolling, part: number): void {
    const out = isLeaving ? part : 1 - part;
    const place = { x: within.x, y: within.y + wayUnits * out };
    const { x, y } = toScreen(place);
    view.position.set(Math.round(x), Math.round(y - Math.abs(Math.sin(part * 60)) * 1.6));
    view.zIndex = depthOf(place);
    view.alpha = Math.min(1, out * 12, (1 - out) * 6);
  }

  #pass(id: string, isLeaving: boolean): void {
    const key = `${id}/${isLeaving}`;
    if (this.#passed.has(key)) return;
    this.#passed.add(key);
    const view = bake(wagonFrame, this.#quality.resolution, paintWagon);
    // Drawn along the ground's x; its mirror goes along the ground's y, which is the way through the gate.
    view.scale.x = -1;
    this.#bodies.addChild(view);
    this.#rolling.push({ view, startedAt: performance.now(), isLeaving });
  }
}
