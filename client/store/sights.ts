/** What can be walked to in a square, the nearest first: for the list that stands for the picture. */
import type { HubKey } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { stallsOf } from '../looks/towns.ts';
import { placeOfStall } from '../scenes/town/layout.ts';
import type { Figure } from './crowd.ts';
import type { Errand } from './errand.ts';
import { fixtures } from './fixtures.ts';

export type Sight = { readonly key: string; readonly to: Point; readonly distance: number } & (
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'stall'; readonly item: ItemKey }
  | { readonly kind: 'node'; readonly item: ItemKey }
  | { readonly kind: 'fountain' | 'gate' | 'board' }
);

/** What is to be done there: a stall sells, nodes and the board are the town's, and the gate leads into the world. */
export function errandTo(sight: Sight): Errand {
  switch (sight.kind) {
    case 'stall':
      return { to: sight.to, item: sight.item };
    case 'node':
    case 'board':
      return { to: sight.to, opens: 'town' };
    case 'gate':
      return { to: sight.to, opens: 'map' };
    default:
      return { to: sight.to };
  }
}

/** Before the counter, where one can be served. */
const beforeStall = { x: -6, y: 92 } as const;
/** Nobody walks into people or water. */
const politeUnits = 34;

/** Where to stand at a stall. */
export function placeAtStall(stall: Point): Point {
  const { x, y } = placeOfStall(stall);
  return { x: x + beforeStall.x, y: y + beforeStall.y };
}

/** Units to a metre, so to say: one needs a number that means something. */
const unitsPerPace = 40;

export function paces(distance: number): number {
  return Math.max(1, Math.round(distance / unitsPerPace));
}

export function sightsFrom(hub: HubKey, me: Point, others: readonly Figure[]): Sight[] {
  const far = ({ x, y }: Point) => Math.hypot(x - me.x, y - me.y);
  const beside = (at: Point, units: number): Point => {
    const distance = far(at) || 1;
    return { x: at.x + ((me.x - at.x) / distance) * units, y: at.y + ((me.y - at.y) / distance) * units };
  };
  const sights: Sight[] = [
    ...stallsOf(hub).map((stall): Sight => {
      const to = placeAtStall(stall);
      return { key: `stall/${stall.item}`, kind: 'stall', item: stall.item, to, distance: far(to) };
    }),
    ...fixtures.value.flatMap((fixture): Sight[] => {
      const to = beside(fixture, politeUnits);
      const sight = { key: fixture.key, to, distance: far(fixture) };
      if (fixture.kind === 'contest') return [];
      return [fixture.kind === 'node' ? { ...sight, kind: 'node', item: fixture.item } : { ...sight, kind: 'board' }];
    }),
    ...others.map((figure): Sight => {
      const { tag, name } = figure.person;
      return { key: `person/${tag}`, kind: 'person', name, to: beside(figure, politeUnits), distance: far(figure) };
    }),
    {
      key: 'fountain',
      kind: 'fountain',
      to: beside(square.fountain, square.fountain.radius + 24),
      distance: far(square.fountain),
    },
    { key: 'gate', kind: 'gate', to: square.gate, distance: far(square.gate) },
  ];
  return sights.sort((a, b) => a.distance - b.distance);
}
