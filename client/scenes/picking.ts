/** What is under a finger: a person, else a stall, else the ground. */
import type { HubKey } from '../../actors/content/hubs.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { stallsOf } from '../looks/towns.ts';
import { headPixels } from '../sprites/avatar.ts';
import type { Figure } from '../store/crowd.ts';
import type { Inspected } from '../store/errand.ts';
import { placeAtStall } from '../store/sights.ts';
import { toScreen } from './projection.ts';
import { placeOfStall } from './town/layout.ts';

const halfBody = 16;
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
  const stall = stallsOf(hub).find((place) => {
    const { x, y } = toScreen(placeOfStall(place));
    return ((at.x - x) / stallReach.across) ** 2 + ((at.y - y - stallReach.middle) / stallReach.up) ** 2 < 1;
  });
  return stall ? { kind: 'stall', item: stall.item, to: placeAtStall(stall) } : null;
}
