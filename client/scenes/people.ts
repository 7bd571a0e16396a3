/** The people in a square: makes what is missing, moves what is there, and takes away who has gone. */
import { Container, Sprite, type Text, type Texture } from 'pixi.js';
import type { Look, View } from '../sprites/avatar.ts';
import {
  avatarFrame,
  headPixels,
  lookFrom,
  lookOf,
  paintAvatar,
  standing,
  stepCount,
  viewOf,
} from '../sprites/avatar.ts';
import { makeBubble, makePlate } from '../sprites/bubble.ts';
import { css, fillEllipse, palette, strokePath } from '../sprites/paint.ts';
import { bake } from '../sprites/picture.ts';
import type { Figure } from '../store/crowd.ts';
import { declutter, type Label } from './declutter.ts';
import { depthOf, toScreen } from './projection.ts';
import type { Area } from './town/scenery.ts';

/** How long words stay over a head. */
const BUBBLE_MS = 6_000;
const STEP_MS = 125;
/** Names are sorted out so often, and fade in and out in between. */
const DECLUTTER_MS = 120;
const FADE_MS = 180;

interface Doll {
  readonly body: Container;
  readonly picture: Sprite;
  readonly ring: Sprite | null;
  readonly labels: Container;
  readonly plate: Text;
  readonly look: Look;
  /** By view and step, drawn when first needed. */
  readonly textures: Map<string, Texture>;
  readonly name: Label;
  readonly words: Label;
  isMine: boolean;
  /** How far from oneself, for whose name counts more. */
  distance: number;
  bubble: { readonly text: string; readonly view: Container; readonly until: number } | null;
}

export class People {
  /** Among the props, sorted by depth. */
  readonly #bodies: Container;
  /** Above everything. */
  readonly #labels: Container;
  readonly #resolution: number;
  readonly #dolls = new Map<number, Doll>();
  readonly #shadow: Sprite;
  readonly #ring: Sprite;
  #cluttered: Label[] = [];
  #sorted: Doll[] = [];
  #declutteredAt = 0;
  #drawnAt = 0;

  constructor(bodies: Container, labels: Container, resolution: number) {
    this.#bodies = bodies;
    this.#labels = labels;
    this.#resolution = resolution;
    this.#shadow = bake({ left: -18, right: 18, top: -9, bottom: 9 }, resolution, (brush) => {
      const soft = brush.createRadialGradient(0, 0, 3, 0, 0, 17);
      soft.addColorStop(0, css(palette.night, 0.5));
      soft.addColorStop(1, css(palette.night, 0));
      brush.scale(1, 0.5);
      fillEllipse(brush, 0, 0, 17, 17, soft);
    });
    this.#ring = bake({ left: -30, right: 30, top: -17, bottom: 17 }, resolution, (brush) => {
      for (const [width, alpha] of [
        [6, 0.22],
        [2.6, 0.95],
      ] as const) {
        brush.beginPath();
        brush.ellipse(0, 0, 25, 12.5, 0, 0, Math.PI * 2);
        strokePath(brush, 0xf2c45f, width, alpha);
      }
    });
  }

  get count(): number {
    return this.#dolls.size;
  }

  /** The words over heads. */
  get bubbles(): readonly string[] {
    return [...this.#dolls.values()].flatMap(({ bubble }) => (bubble ? [bubble.text] : []));
  }

  draw(figures: readonly Figure[], now: number, seen: Area): void {
    for (const figure of figures) {
      const { tag } = figure.person;
      let doll = this.#dolls.get(tag);
      if (!doll) {
        doll = this.#makeDoll(figure);
        this.#dolls.set(tag, doll);
      }
      this.#place(doll, figure, now, seen);
    }
    if (this.#dolls.size > figures.length) this.#dismiss(new Set(figures.map(({ person }) => person.tag)));
    if (now - this.#declutteredAt > DECLUTTER_MS) this.#sortNamesOut(now);
    this.#fadeNames(now);
  }

  /** A line over each presence of the speaker. */
  speak(figures: readonly Figure[], player: string, text: string, now: number): void {
    for (const { person } of figures) {
      const doll = person.player === player ? this.#dolls.get(person.tag) : undefined;
      if (!doll) continue;
      doll.bubble?.view.destroy({ children: true });
      const view = makeBubble(text, this.#resolution);
      view.y = -headPixels - 21;
      doll.labels.addChild(view);
      doll.bubble = { text, view, until: now + BUBBLE_MS };
      [doll.words.width, doll.words.height] = [view.width, view.height];
      this.#declutteredAt = 0;
    }
  }

  #makeDoll({ person }: Figure): Doll {
    const body = new Container();
    body.addChild(copyOf(this.#shadow));
    const ring = person.mine ? body.addChild(copyOf(this.#ring)) : null;
    const picture = body.addChild(new Sprite());
    picture.pivot.set(-avatarFrame.left, -avatarFrame.top);
    const labels = new Container();
    const plate = makePlate(person.name, person.mine, this.#resolution);
    plate.y = -headPixels - 4;
    plate.alpha = 0;
    labels.addChild(plate);
    this.#bodies.addChild(body);
    this.#labels.addChild(labels);
    const label = (): Label => ({ x: 0, y: 0, width: plate.width, height: plate.height - 4, shown: false });
    return {
      ...{
        body,
        picture,
        ring,
        labels,
        plate,
        look: person.avatar ? lookFrom(person.avatar) : lookOf(person.player),
        textures: new Map(),
      },
      ...{ name: label(), words: label(), isMine: person.mine, distance: 0, bubble: null },
    };
  }

  #place(doll: Doll, figure: Figure, now: number, seen: Area): void {
    const { x, y } = toScreen(figure);
    const isSeen = x > seen.left - 120 && x < seen.right + 120 && y > seen.top - 60 && y < seen.bottom + 160;
    doll.body.visible = isSeen;
    doll.labels.visible = isSeen;
    if (doll.bubble && now > doll.bubble.until) {
      doll.bubble.view.destroy({ children: true });
      doll.bubble = null;
    }
    if (!isSeen) return;
    doll.body.position.set(Math.round(x), Math.round(y));
    doll.body.zIndex = depthOf(figure);
    doll.labels.position.set(Math.round(x), Math.round(y));
    doll.labels.zIndex = (doll.bubble ? 1e6 : 0) + (doll.isMine ? 1e5 : 0) + depthOf(figure);
    const angle = (figure.facing * Math.PI) / 4;
    const ahead = toScreen({ x: Math.cos(angle), y: Math.sin(angle) });
    const { view, mirrored } = viewOf(ahead.x, ahead.y * 2);
    const step = figure.moving ? Math.floor(now / STEP_MS + figure.person.tag) % stepCount : standing;
    doll.picture.texture = this.#textureOf(doll, view, step);
    doll.picture.scale.x = mirrored ? -1 : 1;
    if (doll.ring) doll.ring.scale.set(1 + 0.04 * Math.sin(now / 420));
    doll.name.x = x;
    doll.name.y = y - headPixels - 4;
    doll.words.x = x;
    doll.words.y = y - headPixels - 21;
  }

  /** Own name, then what is being said, then names of those who are near. */
  #sortNamesOut(now: number): void {
    this.#declutteredAt = now;
    const [sorted, labels] = [this.#sorted, this.#cluttered];
    sorted.length = 0;
    labels.length = 0;
    let me: Label | null = null;
    for (const doll of this.#dolls.values()) {
      if (doll.isMine) me = doll.name;
      if (doll.labels.visible) sorted.push(doll);
    }
    for (const doll of sorted) doll.distance = me ? Math.hypot(doll.name.x - me.x, doll.name.y - me.y) : doll.name.y;
    sorted.sort((a, b) => a.distance - b.distance);
    if (me) labels.push(me);
    for (const doll of sorted) if (doll.bubble) labels.push(doll.words);
    for (const doll of sorted) if (!doll.isMine) labels.push(doll.name);
    declutter(labels);
  }

  #fadeNames(now: number): void {
    const part = Math.min(1, (now - this.#drawnAt) / FADE_MS);
    this.#drawnAt = now;
    for (const { plate, name, labels } of this.#dolls.values()) {
      if (!labels.visible) continue;
      plate.alpha += ((name.shown ? 1 : 0) - plate.alpha) * part;
      plate.visible = plate.alpha > 0.04;
    }
  }

  #dismiss(present: ReadonlySet<number>): void {
    for (const [tag, doll] of this.#dolls) {
      if (present.has(tag)) continue;
      doll.body.destroy({ children: true });
      doll.labels.destroy({ children: true });
      for (const texture of doll.textures.values()) texture.destroy(true);
      this.#dolls.delete(tag);
    }
  }

  #textureOf({ textures, look }: Doll, view: View, step: number): Texture {
    const key = `${view}/${step}`;
    let texture = textures.get(key);
    if (!texture) {
      const sprite = bake(avatarFrame, this.#resolution, (brush) => paintAvatar(brush, look, view, step));
      texture = sprite.texture;
      textures.set(key, texture);
    }
    return texture;
  }
}

function copyOf(sprite: Sprite): Sprite {
  const copy = new Sprite(sprite.texture);
  copy.pivot.copyFrom(sprite.pivot);
  return copy;
}
