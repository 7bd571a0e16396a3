/** What shines, smokes and throws a shadow of the things in a square. Pure. */
import { square } from '../../../actors/hub/square.ts';
import type { Point } from '../../../actors/hub/walking.ts';
import type { TreeKind } from '../../looks/kit.ts';
import type { TownLook } from '../../looks/towns.ts';
import { centreGlow } from '../../sprites/centres/glow.ts';
import { lightsOf as lightsOfHouse } from '../../sprites/houses/house.ts';
import { chimneyOf, wallHeight } from '../../sprites/houses/measure.ts';
import { plans } from '../../sprites/landmarks/plans.ts';
import { type Spot, spot } from '../../sprites/paint.ts';
import { lamps } from '../../sprites/street/lamps.ts';
import type { Prop } from './layout.ts';

const { fountain } = square;

/** A light on the map of lights: where it is seen, how far it reaches, in pixels. */
export interface Light {
  readonly at: Spot;
  readonly radius: number;
  readonly colour: number;
  readonly strength: number;
  /** Flames are never still; water is. */
  readonly flickers: boolean;
}

export function lightsOf(props: readonly Prop[], look: TownLook): Light[] {
  const centre = { at: spot(fountain.x, fountain.y, 40), radius: look.centre === 'furnace' ? 300 : 230 };
  return props
    .flatMap((prop) => lightsOfProp(prop, look))
    .concat({
      ...{ ...centre, colour: centreGlow[look.centre] },
      ...{ strength: look.centre === 'furnace' ? 0.95 : 0.62, flickers: look.centre === 'furnace' },
    });
}

function lightsOfProp(prop: Prop, { lamp, palette: { glow } }: TownLook): Light[] {
  const at = (x: number, y: number, z: number) => shift(spot(x, y, z), prop);
  switch (prop.kind) {
    case 'lamp':
      return [{ at: at(7, -7, lamps[lamp].high), radius: 250, colour: glow, strength: 1, flickers: true }];
    case 'stall':
      return [{ at: at(0, 30, 34), radius: 220, colour: 0xffc283, strength: 0.9, flickers: true }];
    case 'tower':
      return prop.flag ? [{ at: at(20, 30, 40), radius: 150, colour: glow, strength: 0.7, flickers: true }] : [];
    case 'house':
      return lightsOfHouse(prop.house).map((light) => ({
        ...{ at: shift(light, prop), radius: 74, colour: 0xffb872, strength: 0.8, flickers: false },
      }));
    case 'landmark':
      return prop.raised < 0.95
        ? []
        : (plans[prop.landmark].lights ?? []).map((light) => ({
            ...{ at: shift(light, prop), radius: 130, colour: prop.landmark === 'portal' ? 0xb79cff : 0xffc070 },
            ...{ strength: 0.85, flickers: false },
          }));
    default:
      return [];
  }
}

export function smokeOf(prop: Prop): Spot[] {
  if (prop.kind === 'house')
    return prop.house.seed % 3 === 1 || prop.house.style === 'adobe' ? [] : [shift(chimneyOf(prop.house), prop)];
  if (prop.kind === 'landmark' && prop.raised >= 1)
    return (plans[prop.landmark].smoke ?? []).map((at) => shift(at, prop));
  return [];
}

function shift(at: Spot, { x, y }: Point): Spot {
  return spot(at.x + x, at.y + y, at.z);
}

/** How wide the shade of a crown is. */
const crowns: Readonly<Record<TreeKind, number>> = {
  ...{ round: 34, cypress: 17, pine: 28, oak: 44, birch: 26, palm: 30, cactus: 13, dead: 14 },
};

/** The sun stands in the west: shadows fall to the right of the screen, along the ground's x and away from its y. */
export function shadowsOf(prop: Prop): Spot[][] {
  const box = (left: number, back: number, right: number, front: number, long: number) => {
    const [dx, dy] = [long, -long * 0.35];
    return [
      [
        spot(prop.x + left, prop.y + front),
        spot(prop.x + left, prop.y + back),
        spot(prop.x + left + dx, prop.y + back + dy),
        spot(prop.x + right + dx, prop.y + back + dy),
        spot(prop.x + right + dx, prop.y + front + dy),
        spot(prop.x + right, prop.y + front),
      ],
    ];
  };
  switch (prop.kind) {
    case 'house':
      return box(-4, -4, prop.house.wide + 4, prop.house.deep + 4, wallHeight(prop.house) * 0.55);
    case 'landmark': {
      const { wide, deep, tall } = plans[prop.landmark];
      return box(-4, -4, wide + 4, deep + 4, Math.min(96, tall * (0.1 + prop.raised * 0.36)));
    }
    case 'stall':
      return box(-56, -40, 64, 52, 30);
    case 'tower':
      return box(-32, -32, 34, 34, 80);
    case 'wall':
      return prop.stretch.across
        ? box(-10, -prop.stretch.length / 2, 10, prop.stretch.length / 2, 16)
        : box(-prop.stretch.length / 2, -10, prop.stretch.length / 2, 10, 16);
    case 'wagon':
      return box(-52, -26, 52, 26, 34);
    case 'crate':
    case 'planter':
      return box(-14, -14, 15, 15, 12);
    case 'tree':
      return [round(prop, crowns[prop.tree], crowns[prop.tree] * 0.7)];
    case 'undergrowth':
    case 'sacks':
    case 'barrel':
      return [round(prop, 15, 8)];
    case 'bench':
      return box(-32, -9, 32, 9, 8);
    case 'banner':
    case 'lamp':
      return [round(prop, 8, 10)];
    case 'pennants':
    case 'sails':
    case 'boat':
    case 'jetty':
      return [];
  }
}

function round({ x, y }: Point, radius: number, off: number): Spot[] {
  return Array.from({ length: 16 }, (_, step) => {
    const angle = (step / 16) * Math.PI * 2;
    return spot(x + off + Math.cos(angle) * radius, y - off * 0.35 + Math.sin(angle) * radius);
  });
}
