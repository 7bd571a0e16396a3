/** What is under a finger: a person, else a stall, else a node or the board, else the ground. */
import type { HubKey } from '../../actors/content/hubs.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { stallsOf } from '../looks/towns.ts';
import { headPixels } from '../sprites/avatar.ts';
import type { Figure } from '../store/crowd.ts';
import type { Inspected } from '../store/errand.ts';
import { fixtures } from '../store/fixtures.ts';
import { placeAtStall } from '../store/sights.ts';
import { toScreen } from './projection.ts';
import { placeOfStall } from './town/layout.ts';

const halfBody = 16;
/** As far as a node or the board can be hit, about its middle. */
const fixtureReach = { across: 40, up: 44, middle: -26 } as const;
/** Before it, not in it. */
const beforeFixture = { x: 8, y: 34 } as const;
/** Round the middle of a stall's awning and counter. */
const stallReach = { across: 74, up: 58, middle: -38 } as const;

/** `at` is a pixel of the world. The nearest to the reader counts. */
export function pick(at: Point, hub: HubKey, figures: readonly Figure[]): Inspected | null {
  const hit = figures
    .filter((figure) => {
      const { x, y } = toScreen(figure);
      return Math.abs(at.x - x) < halfBody && at.y < y + 4 && at.y > y - headPixels;
    })
    .sort((a, b) => b.x + b.y - a.x - a.y)[0];
  if (hit) return { kind: 'person', name: hit.person.name, mine: hit.person.mine, to: { x: hit.x, y: hit.y } };
  const stall = stallsOf(hub).find((place) => isWithin(at, placeOfStall(place), stallReach));
  return stall ? { kind: 'stall', item: stall.item, to: placeAtStall(stall) } : null;
}

/** Where to stand at the node or board under a finger; null when there is none. */
export function pickFixture(at: Point): Point | null {
  const found = fixtures.peek().find((fixture) => fixture.kind !== 'contest' && isWithin(at, fixture, fixtureReach));
  return found ? { x: found.x + beforeFixture.x, y: found.y + beforeFixture.y } : null;
}

interface Reach {
  readonly across: number;
  readonly up: number;
  readonly middle: number;
}

function isWithin(at: Point, place: Point, { across, up, middle }: Reach): boolean {
  const { x, y } = toScreen(place);
  return ((at.x - x) / across) ** 2 + ((at.y - y - middle) / up) ** 2 < 1;
}
