/** Draws what a view has placed in the square: makes what is missing, takes away what is no longer there. */
import { effect } from '@preact/signals';
import type { Container, Sprite } from 'pixi.js';
import type { TownPalette } from '../../looks/kit.ts';
import { bake } from '../../sprites/picture.ts';
import * as paint from '../../sprites/street/fixtures.ts';
import { type Fixture, fixtures } from '../../store/fixtures.ts';
import { depthOf, toScreen } from '../projection.ts';
import type { Quality } from '../quality.ts';

export class Fixtures {
  readonly #bodies: Container;
  readonly #colours: TownPalette;
  readonly #quality: Quality;
  readonly #views = new Map<string, { readonly fixture: Fixture; readonly view: Sprite }>();
  readonly #stop: () => void;

  constructor(bodies: Container, colours: TownPalette, quality: Quality) {
    this.#bodies = bodies;
    this.#colours = colours;
    this.#quality = quality;
    this.#stop = effect(() => this.#show(fixtures.value));
  }

  stop(): void {
    this.#stop();
  }

  #show(wanted: readonly Fixture[]): void {
    for (const [key, { fixture, view }] of this.#views) {
      if (wanted.includes(fixture)) continue;
      view.destroy({ texture: true, textureSource: true });
      this.#views.delete(key);
    }
    for (const fixture of wanted) {
      if (this.#views.has(fixture.key)) continue;
      const view = this.#make(fixture);
      const { x, y } = toScreen(fixture);
      view.position.set(Math.round(x), Math.round(y));
      view.zIndex = depthOf(fixture);
      this.#bodies.addChild(view);
      this.#views.set(fixture.key, { fixture, view });
    }
  }

  #make(fixture: Fixture): Sprite {
    const { resolution } = this.#quality;
    switch (fixture.kind) {
      case 'node':
        return bake(paint.nodeFrame, resolution, (brush) => paint.paintNode(brush, fixture.item, this.#colours));
      case 'board':
        return bake(paint.boardFrame, resolution, (brush) => paint.paintBoard(brush, this.#colours));
      case 'contest':
        return bake(paint.contestFrame, resolution, (brush) =>
          paint.paintContest(brush, fixture.cloth, fixture.icon, this.#colours),
        );
    }
  }
}
