/** The people in a square: makes what is missing, moves what is there, and takes away who has gone. */
import { Container, Graphics, Sprite, type Text, type Texture } from 'pixi.js';
import type { Look } from '../sprites/avatar.ts';
import { keyOf, lookOf, paintAvatar } from '../sprites/avatar.ts';
import { makeBubble, makePlate } from '../sprites/bubble.ts';
import { palette } from '../sprites/paint.ts';
import type { Figure } from '../store/crowd.ts';
import { depthOf, toScreen } from './projection.ts';

/** How long words stay over a head. */
const BUBBLE_MS = 6_000;
const HEAD_PIXELS = 64;
const STEP_MS = 260;

interface Doll {
  readonly body: Container;
  readonly picture: Sprite;
  readonly labels: Container;
  readonly plate: Text;
  readonly look: Look;
  bubble: { readonly text: string; readonly view: Container; readonly until: number } | null;
}

export class People {
  /** Among the props, sorted by depth. */
  readonly #bodies: Container;
  /** Above everything. */
  readonly #labels: Container;
  readonly #bake: (brush: Graphics) => Texture;
  readonly #textures = new Map<string, Texture>();
  readonly #dolls = new Map<number, Doll>();

  constructor(bodies: Container, labels: Container, bake: (brush: Graphics) => Texture) {
    this.#bodies = bodies;
    this.#labels = labels;
    this.#bake = bake;
  }

  get count(): number {
    return this.#dolls.size;
  }

  /** The words over heads. */
  get bubbles(): readonly string[] {
    return [...this.#dolls.values()].flatMap(({ bubble }) => (bubble ? [bubble.text] : []));
  }

  draw(figures: readonly Figure[], now: number): void {
    const present = new Set<number>();
    for (const figure of figures) {
      const { tag } = figure.person;
      present.add(tag);
      const doll = this.#dolls.get(tag) ?? this.#makeDoll(figure);
      this.#dolls.set(tag, doll);
      this.#place(doll, figure, now);
    }
    for (const [tag, doll] of this.#dolls) {
      if (present.has(tag)) continue;
      doll.body.destroy({ children: true });
      doll.labels.destroy({ children: true });
      this.#dolls.delete(tag);
    }
  }

  /** A line over each presence of the speaker. */
  speak(figures: readonly Figure[], player: string, text: string, now: number): void {
    for (const { person } of figures) {
      const doll = person.player === player ? this.#dolls.get(person.tag) : undefined;
      if (!doll) continue;
      doll.bubble?.view.destroy({ children: true });
      const view = makeBubble(text);
      view.y = -HEAD_PIXELS - 20;
      doll.labels.addChild(view);
      doll.bubble = { text, view, until: now + BUBBLE_MS };
    }
  }

  #makeDoll({ person }: Figure): Doll {
    const body = new Container();
    const shadow = new Graphics().ellipse(0, 0, 15, 7).fill({ color: palette.night, alpha: 0.28 });
    body.addChild(shadow);
    if (person.mine)
      body.addChild(new Graphics().ellipse(0, 0, 23, 11.5).stroke({ width: 2.5, color: palette.gold, alpha: 0.9 }));
    const look = lookOf(person.player);
    const picture = new Sprite(this.#textureOf(look, false));
    picture.anchor.set(0.5, 1);
    body.addChild(picture);
    const labels = new Container();
    const plate = makePlate(person.name, person.mine);
    plate.y = -HEAD_PIXELS;
    labels.addChild(plate);
    this.#bodies.addChild(body);
    this.#labels.addChild(labels);
    return { body, picture, labels, plate, look, bubble: null };
  }

  #place(doll: Doll, figure: Figure, now: number): void {
    const { x, y } = toScreen(figure);
    doll.body.position.set(x, y);
    doll.body.zIndex = depthOf(figure);
    doll.labels.position.set(Math.round(x), Math.round(y));
    doll.labels.zIndex = figure.person.mine ? Number.POSITIVE_INFINITY : depthOf(figure);
    const angle = (figure.facing * Math.PI) / 4;
    const ahead = toScreen({ x: Math.cos(angle), y: Math.sin(angle) });
    doll.picture.texture = this.#textureOf(doll.look, ahead.y < -0.1);
    const swing = figure.moving ? Math.sin((now / STEP_MS) * Math.PI) : 0;
    doll.picture.y = 4 - Math.abs(swing) * 4;
    doll.picture.rotation = swing * 0.05;
    if (Math.abs(ahead.x) > 0.1) doll.picture.scale.x = ahead.x < 0 ? -1 : 1;
    if (doll.bubble && now > doll.bubble.until) {
      doll.bubble.view.destroy({ children: true });
      doll.bubble = null;
    }
    doll.plate.visible = doll.bubble === null || figure.person.mine;
  }

  #textureOf(look: Look, isGoing: boolean): Texture {
    const key = keyOf(look, isGoing);
    let texture = this.#textures.get(key);
    if (!texture) {
      texture = this.#bake(paintAvatar(look, isGoing));
      this.#textures.set(key, texture);
    }
    return texture;
  }
}
