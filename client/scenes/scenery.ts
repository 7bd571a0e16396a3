/** What stands in a square, as sprites: drawn once, each kind as one texture, then moved by wind and lit by the hour. */
import { Container, Sprite, type Texture } from 'pixi.js';
import { frameOf as houseFrame, paintHouse, paintHouseLights } from '../sprites/house.ts';
import { palette } from '../sprites/paint.ts';
import { bake, type Frame, makeGlow, type Paint, textureOf } from '../sprites/picture.ts';
import { bushFrame, paintBush, paintTree, treeFrame } from '../sprites/plants.ts';
import { paintStall, stallFrame } from '../sprites/stall.ts';
import * as street from '../sprites/street.ts';
import type { Prop, Town } from './layout.ts';
import { depthOf, toScreen } from './projection.ts';
import type { Quality } from './quality.ts';
import type { TownLook } from './towns.ts';

/** A part of the screen, in the world's pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Standing {
  readonly view: Container;
  readonly reach: Area;
}

interface Swaying {
  readonly view: Container;
  readonly owner: Container;
  readonly phase: number;
  readonly strength: number;
}

export class Scenery {
  readonly #look: TownLook;
  readonly #quality: Quality;
  readonly #pictures = new Map<string, { readonly texture: Texture; readonly x: number; readonly y: number }>();
  readonly #standing: Standing[] = [];
  readonly #swaying: Swaying[] = [];
  readonly #lit: Container[] = [];
  #lamps = -1;

  /** `halos` lie over everything that is lit. */
  constructor(town: Town, quality: Quality, bodies: Container, halos: Container) {
    this.#look = town.look;
    this.#quality = quality;
    for (const prop of town.props) this.#stand(prop, bodies);
    if (quality.halos) this.#makeHalos(town, halos);
  }

  draw(now: number, lamps: number, seen: Area): void {
    for (const { view, reach } of this.#standing) {
      view.visible =
        reach.right > seen.left && reach.left < seen.right && reach.bottom > seen.top && reach.top < seen.bottom;
    }
    if (Math.abs(lamps - this.#lamps) > 0.01) {
      this.#lamps = lamps;
      for (const view of this.#lit) {
        view.alpha = lamps;
        view.visible = lamps > 0.03;
      }
    }
    if (!this.#quality.sway) return;
    for (const { view, owner, phase, strength } of this.#swaying) {
      if (!owner.visible) continue;
      view.skew.x = strength * (Math.sin(now / 1_400 + phase) + 0.4 * Math.sin(now / 610 + phase * 2));
    }
  }

  #stand(prop: Prop, bodies: Container): void {
    const view = this.#make(prop);
    const { x, y } = toScreen(prop);
    view.position.set(Math.round(x), Math.round(y));
    view.zIndex = depthOf(prop) + depthBeyond(prop);
    bodies.addChild(view);
    const { minX, minY, maxX, maxY } = view.getLocalBounds();
    this.#standing.push({ view, reach: { left: x + minX, right: x + maxX, top: y + minY, bottom: y + maxY } });
  }

  #make(prop: Prop): Container {
    const { palette: colours } = this.#look;
    switch (prop.kind) {
      case 'house': {
        const { house } = prop;
        const key = `house/${JSON.stringify(house)}`;
        const view = new Container();
        const lights = this.#picture(`${key}/lights`, houseFrame(house), (brush) =>
          paintHouseLights(brush, house, colours),
        );
        view.addChild(
          this.#picture(key, houseFrame(house), (brush) => paintHouse(brush, house, colours)),
          lights,
        );
        this.#lit.push(lights);
        return view;
      }
      case 'stall': {
        const { item, awning } = prop.stall;
        return this.#picture(`stall/${item}`, stallFrame, (brush) => paintStall(brush, item, awning));
      }
      case 'tree': {
        const { tree, leaf, seed } = prop;
        return this.#swayingPicture(
          `tree/${tree}/${leaf}/${seed % 5}`,
          treeFrame,
          (brush) => paintTree(brush, tree, leaf, seed % 5),
          prop,
          0.012,
        );
      }
      case 'bush': {
        const leaf = colours.leaves[prop.seed % colours.leaves.length] ?? palette.verdigris;
        return this.#picture(`bush/${prop.seed}`, bushFrame, (brush) => paintBush(brush, leaf, prop.seed));
      }
      case 'planter':
        return this.#picture(`planter/${prop.seed}`, street.planterFrame, (brush) =>
          street.paintPlanter(brush, prop.seed, colours),
        );
      case 'lantern':
        return this.#makeLantern();
      case 'banner':
        return this.#makeBanner(prop);
      case 'tower': {
        const cloth = prop.flag ? (colours.banners[0]?.cloth ?? palette.wine) : null;
        return this.#picture(`tower/${prop.flag}`, street.towerFrame, (brush) =>
          street.paintTower(brush, colours, cloth),
        );
      }
      case 'wall': {
        const { length, tall, across } = prop;
        return this.#picture(`wall/${length}/${tall}/${across}`, street.wallFrame, (brush) =>
          street.paintWall(brush, colours, length, tall, across),
        );
      }
      case 'pennants':
        return this.#makePennants(prop);
      case 'barrel':
        return this.#picture('barrel', street.barrelFrame, street.paintBarrel);
      case 'crate':
        return this.#picture('crate', street.crateFrame, street.paintCrate);
      case 'sacks':
        return this.#picture('sacks', street.sackFrame, street.paintSacks);
      case 'bench':
        return this.#picture('bench', street.benchFrame, street.paintBench);
      case 'wagon':
        return this.#picture('wagon', street.wagonFrame, street.paintWagon);
    }
  }

  #makeLantern(): Container {
    const view = new Container();
    const flame = this.#picture('flame', street.lanternFrame, street.paintFlame);
    view.addChild(this.#picture('lantern', street.lanternFrame, street.paintLantern), flame);
    this.#lit.push(flame);
    return view;
  }

  #makeBanner(prop: Prop & { readonly kind: 'banner' }): Container {
    const { banners } = this.#look.palette;
    const design = banners[prop.design % banners.length] ?? { cloth: palette.wine, icon: 'laurels' as const };
    const view = new Container();
    const cloth = this.#picture(`cloth/${design.cloth}/${design.icon}`, street.clothFrame, (brush) =>
      street.paintCloth(brush, design.cloth, design.icon),
    );
    cloth.position.set(2, -132);
    view.addChild(this.#picture('pole', street.bannerPoleFrame, street.paintBannerPole), cloth);
    this.#swaying.push({ view: cloth, owner: view, phase: prop.x, strength: 0.035 });
    return view;
  }

  /** A string of small flags from one tower to the other. */
  #makePennants(prop: Prop & { readonly kind: 'pennants' }): Container {
    const view = new Container();
    const end = toScreen({ x: prop.to.x - prop.x, y: prop.to.y - prop.y });
    const count = 13;
    for (let flag = 0; flag < count; flag++) {
      const part = (flag + 0.5) / count;
      const colour = [palette.wine, palette.gold, palette.verdigris, palette.cream][flag % 4] ?? palette.gold;
      const pennant = this.#picture(`pennant/${colour}`, street.pennantFrame, (brush) =>
        street.paintPennant(brush, colour),
      );
      pennant.position.set(end.x * part, end.y * part - 132 + Math.sin(part * Math.PI) * 34);
      view.addChild(pennant);
      this.#swaying.push({ view: pennant, owner: view, phase: flag * 0.7, strength: 0.16 });
    }
    return view;
  }

  #swayingPicture(key: string, frame: Frame, paint: Paint, { x }: Prop, strength: number): Container {
    const view = this.#picture(key, frame, paint);
    this.#swaying.push({ view, owner: view, phase: x, strength });
    return view;
  }

  /** A sprite of what was perhaps drawn before. */
  #picture(key: string, frame: Frame, paint: Paint): Sprite {
    const known = this.#pictures.get(key);
    if (!known) {
      const sprite = bake(frame, this.#quality.resolution, paint);
      this.#pictures.set(key, { texture: sprite.texture, x: sprite.pivot.x, y: sprite.pivot.y });
      return sprite;
    }
    const sprite = new Sprite(known.texture);
    sprite.pivot.set(known.x, known.y);
    return sprite;
  }

  #makeHalos({ lights }: Town, halos: Container): void {
    const texture = textureOf(makeGlow(64), 1);
    for (const { at, radius, colour, strength } of lights) {
      const halo = new Sprite(texture);
      const { x, y } = toScreen(at);
      halo.anchor.set(0.5);
      halo.position.set(x, y - at.z);
      halo.tint = colour;
      halo.scale.set((radius / 64) * 0.4);
      halo.blendMode = 'add';
      const group = new Container();
      group.addChild(halo);
      halo.alpha = 0.34 * strength;
      halos.addChild(group);
      this.#lit.push(group);
      const reach = radius * 0.4;
      this.#standing.push({
        view: halo,
        reach: { left: x - reach, right: x + reach, top: y - at.z - reach, bottom: y - at.z + reach },
      });
    }
  }
}

/** How much nearer to the reader than its origin a thing's foot reaches: houses are drawn from their far corner. */
function depthBeyond(prop: Prop): number {
  if (prop.kind === 'house') return Math.min(prop.house.wide, prop.house.deep);
  return prop.kind === 'stall' ? 26 : 0;
}
