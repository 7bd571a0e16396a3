/** What stands in a square, as sprites: drawn once, each kind as one texture, then moved by wind and lit by the hour. */
import { Container, Sprite, type Texture } from 'pixi.js';
import type { TownLook } from '../../looks/towns.ts';
import type { Piece } from '../../sprites/ground/ground.ts';
import { frameOf as houseFrame, paintHouse, paintHouseLights } from '../../sprites/houses/house.ts';
import type { House } from '../../sprites/houses/measure.ts';
import { landmarkFrame, paintLandmark } from '../../sprites/landmarks/landmark.ts';
import { plans } from '../../sprites/landmarks/plans.ts';
import { palette } from '../../sprites/paint.ts';
import { bake, type Frame, makeGlow, type Paint, textureOf } from '../../sprites/picture.ts';
import { paintTree, treeFrame } from '../../sprites/plants/trees.ts';
import { bushFrame, paintUndergrowth } from '../../sprites/plants/undergrowth.ts';
import { paintStall, stallFrame } from '../../sprites/stalls/stall.ts';
import { paintTower, paintWall, towerFrame, wallFrame } from '../../sprites/street/borders.ts';
import * as cloth from '../../sprites/street/cloth.ts';
import * as goods from '../../sprites/street/goods.ts';
import * as harbour from '../../sprites/street/harbour.ts';
import { lampFrame, lamps } from '../../sprites/street/lamps.ts';
import { depthOf, toScreen } from '../projection.ts';
import type { Quality } from '../quality.ts';
import type { Prop, Town } from './layout.ts';

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
  readonly #sails: Container[] = [];
  #lamps = -1;

  /** `halos` lie over everything that is lit. */
  constructor(town: Town, quality: Quality, bodies: Container, halos: Container) {
    this.#look = town.look;
    this.#quality = quality;
    for (const prop of town.props) this.#stand(prop, bodies);
    if (quality.halos) this.#makeHalos(town, halos);
  }

  /**
   * Draws what stands beyond the far sides into the ground, farthest first. No walker gets there, so none is ever
   * behind it; what is lit at night stays apart.
   */
  bakeInto(pieces: readonly Piece[], props: readonly Prop[]): void {
    const far = this.#standing.filter((_, index) => isFar(props[index]));
    far.sort((a, b) => a.view.zIndex - b.view.zIndex);
    for (const { view } of far) {
      for (const sprite of view instanceof Sprite ? [view] : view.children) {
        if (!(sprite instanceof Sprite) || this.#lit.includes(sprite)) continue;
        const at = { x: view.x + (sprite === view ? 0 : sprite.x), y: view.y + (sprite === view ? 0 : sprite.y) };
        for (const { left, top, brush } of pieces)
          brush.drawImage(
            sprite.texture.source.resource as HTMLCanvasElement,
            ...([at.x - sprite.pivot.x - left, at.y - sprite.pivot.y - top, sprite.width, sprite.height] as const),
          );
        sprite.renderable = false;
      }
    }
  }

  /** `wind` from 0 to 1. */
  draw(now: number, lamps: number, wind: number, seen: Area): void {
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
    for (const sails of this.#sails) sails.rotation = now / (9_000 - wind * 6_000);
    for (const { view, owner, phase, strength } of this.#swaying) {
      if (!owner.visible) continue;
      const lean = 0.5 + wind * 1.8;
      view.skew.x =
        strength * (lean * Math.sin(now / 1_400 + phase) + 0.4 * Math.sin(now / 610 + phase * 2) - wind * 1.6);
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
    const { palette: colours, border } = this.#look;
    switch (prop.kind) {
      case 'house':
        return this.#makeHouse(prop.house);
      case 'landmark': {
        const { landmark, raised } = prop;
        const { resolution } = this.#quality;
        return this.#picture(`landmark/${landmark}/${raised}`, landmarkFrame(landmark), (brush) =>
          paintLandmark(brush, landmark, raised, colours, resolution),
        );
      }
      case 'stall': {
        const { item, awning } = prop.stall;
        return this.#picture(`stall/${item}`, stallFrame, (brush) => paintStall(brush, item, awning, this.#look));
      }
      case 'tree': {
        const { tree, leaf, seed } = prop;
        return this.#swayingPicture(
          `tree/${tree}/${leaf}/${seed % 5}`,
          treeFrame,
          (brush) => paintTree(brush, tree, leaf, seed % 5),
          prop,
          tree === 'cactus' || tree === 'dead' ? 0.003 : 0.012,
        );
      }
      case 'undergrowth': {
        const leaf = colours.leaves[prop.seed % colours.leaves.length] ?? palette.verdigris;
        return this.#picture(`${prop.plant}/${prop.seed}`, bushFrame, (brush) =>
          paintUndergrowth(brush, prop.plant, leaf, prop.seed),
        );
      }
      case 'planter':
        return this.#picture(`planter/${prop.seed}`, goods.planterFrame, (brush) =>
          goods.paintPlanter(brush, prop.seed, colours),
        );
      case 'lamp':
        return this.#makeLamp();
      case 'banner':
        return this.#makeBanner(prop);
      case 'tower': {
        const tone = prop.flag ? (colours.banners[0]?.cloth ?? palette.wine) : null;
        return this.#picture(`tower/${prop.flag}`, towerFrame, (brush) => paintTower(brush, border, colours, tone));
      }
      case 'wall': {
        const { stretch } = prop;
        return this.#picture(`wall/${JSON.stringify(stretch)}`, wallFrame, (brush) =>
          paintWall(brush, border, colours, stretch),
        );
      }
      case 'pennants':
        return this.#makePennants(prop);
      case 'boat': {
        const view = this.#picture(`boat/${prop.cloth}`, harbour.boatFrame, (brush) =>
          harbour.paintBoat(brush, prop.cloth),
        );
        this.#swaying.push({ view, owner: view, phase: prop.x, strength: 0.03 });
        return view;
      }
      case 'sails':
        return this.#makeSails();
      case 'jetty':
        return this.#picture('jetty', harbour.jettyFrame, harbour.paintJetty);
      case 'barrel':
        return this.#picture('barrel', goods.barrelFrame, goods.paintBarrel);
      case 'crate':
        return this.#picture('crate', goods.crateFrame, goods.paintCrate);
      case 'sacks':
        return this.#picture('sacks', goods.sackFrame, goods.paintSacks);
      case 'bench':
        return this.#picture('bench', goods.benchFrame, (brush) => goods.paintBench(brush, colours));
      case 'wagon':
        return this.#picture('wagon', goods.wagonFrame, goods.paintWagon);
    }
  }

  #makeHouse(house: House): Container {
    const { palette: colours } = this.#look;
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

  #makeLamp(): Container {
    const { lamp, palette: colours } = this.#look;
    const { paint, paintFlame, alwaysBurns } = lamps[lamp];
    const view = new Container();
    const flame = this.#picture('flame', lampFrame, paintFlame);
    view.addChild(
      this.#picture('lamp', lampFrame, (brush) => paint(brush, colours)),
      flame,
    );
    if (!alwaysBurns) this.#lit.push(flame);
    return view;
  }

  /** They hang before the mill, and turn with the wind. */
  #makeSails(): Container {
    const view = new Container();
    const sails = this.#picture('sails', harbour.sailsFrame, harbour.paintSails);
    sails.position.set(0, -150);
    view.addChild(sails);
    this.#sails.push(sails);
    return view;
  }

  #makeBanner(prop: Prop & { readonly kind: 'banner' }): Container {
    const { banners } = this.#look.palette;
    const design = banners[prop.design % banners.length] ?? { cloth: palette.wine, icon: 'laurels' as const };
    const view = new Container();
    const { cloth: cut } = this.#look;
    const flag = this.#picture(`cloth/${design.cloth}/${design.icon}`, cloth.clothFrame, (brush) =>
      cloth.paintCloth(brush, cut, design.cloth, design.icon),
    );
    flag.position.set(2, -132);
    view.addChild(this.#picture('pole', cloth.bannerPoleFrame, cloth.paintBannerPole), flag);
    this.#swaying.push({ view: flag, owner: view, phase: prop.x, strength: 0.035 });
    return view;
  }

  /** A string of small flags from one tower to the other. */
  #makePennants(prop: Prop & { readonly kind: 'pennants' }): Container {
    const cloths = [...this.#look.palette.banners.map((design) => design.cloth), palette.gold];
    const view = new Container();
    const end = toScreen({ x: prop.to.x - prop.x, y: prop.to.y - prop.y });
    const count = 13;
    for (let flag = 0; flag < count; flag++) {
      const part = (flag + 0.5) / count;
      const colour = cloths[flag % cloths.length] ?? palette.gold;
      const pennant = this.#picture(`pennant/${colour}`, cloth.pennantFrame, (brush) =>
        cloth.paintPennant(brush, colour),
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
  switch (prop.kind) {
    case 'house':
      return Math.min(prop.house.wide, prop.house.deep);
    case 'landmark':
      return Math.min(plans[prop.landmark].wide, plans[prop.landmark].deep);
    case 'sails':
      return 40;
    case 'stall':
      return 26;
    case 'jetty':
      return -130;
    default:
      return 0;
  }
}

function isFar(prop: Prop | undefined): boolean {
  return prop !== undefined && (prop.x < 0 || prop.y < 0) && !['sails', 'boat', 'banner'].includes(prop.kind);
}
