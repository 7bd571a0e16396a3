/** The world as a map shows it: where each hub and road lies, where a caravan is by now, and what grows between. Pure. */
import { signal } from '@preact/signals';
import type { HubKey, Nation } from '../../actors/content/hubs.ts';
import { hubKeys, hubs } from '../../actors/content/hubs.ts';
import type { Band } from '../../actors/content/routes.ts';
import { bandOf, pathBetween, routes, tollOf } from '../../actors/content/routes.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { declutter, type Label } from '../scenes/declutter.ts';
import { makeChance, seedOf } from '../sprites/paint.ts';

/** The hub looked at; null for the one where one is. */
export const lookedAt = signal<HubKey | null>(null);

/** All there is of the world, in the units of its hubs. */
export const world = { left: -70, top: 0, width: 1_000, height: 850 } as const;

export interface Road {
  readonly from: HubKey;
  readonly to: HubKey;
  readonly distance: number;
  readonly risk: number;
  readonly band: Band;
  readonly toll: number;
  /** Where it bends: no road is straight. */
  readonly bend: Point;
}

export const roads: readonly Road[] = routes.map(({ ends: [from, to], distance, risk }) => {
  const [a, b] = [hubs[from], hubs[to]];
  const chance = makeChance(seedOf(`${from}/${to}`));
  const sway = (chance() < 0.5 ? -1 : 1) * (0.06 + chance() * 0.1);
  const bend = { x: (a.x + b.x) / 2 - (b.y - a.y) * sway, y: (a.y + b.y) / 2 + (b.x - a.x) * sway };
  return { from, to, distance, risk, band: bandOf(risk), toll: tollOf(risk), bend };
});

export function roadsFrom(hub: HubKey): readonly Road[] {
  return roads.flatMap((road) => {
    if (road.from === hub) return [road];
    return road.to === hub ? [{ ...road, from: road.to, to: road.from }] : [];
  });
}

/** On a road, from its beginning (0) to its end (1). */
function placeOn({ from, to, bend }: Road, part: number): Point {
  const [a, b, rest] = [hubs[from], hubs[to], 1 - part];
  const along = (start: number, middle: number, end: number) =>
    rest * rest * start + 2 * rest * part * middle + part * part * end;
  return { x: along(a.x, bend.x, b.x), y: along(a.y, bend.y, b.y) };
}

interface Trip {
  readonly from: HubKey;
  readonly to: HubKey;
  readonly departsAt: number;
  readonly arrivesAt: number;
}

export function shareOf({ departsAt, arrivesAt }: Trip, now: number): number {
  return Math.min(1, Math.max(0, (now - departsAt) / Math.max(1, arrivesAt - departsAt)));
}

/** Where a caravan is: so far along its path as its time has passed. */
export function caravanAt(trip: Trip, now: number): Point {
  const path = pathBetween(trip.from, trip.to);
  let left = shareOf(trip, now) * path.distance;
  for (let stretch = 0; stretch + 1 < path.hubs.length; stretch++) {
    const next = path.hubs[stretch + 1];
    const road = roadsFrom(path.hubs[stretch] ?? trip.from).find(({ to }) => to === next);
    if (!road) break;
    if (left <= road.distance) return placeOn(road, left / road.distance);
    left -= road.distance;
  }
  return hubs[trip.to];
}

/** Names for which there is room: `important` first, then hubs with many roads. */
export function shownNames(scale: number, important: readonly HubKey[]): ReadonlySet<HubKey> {
  const weight = (hub: HubKey) => (important.includes(hub) ? 100 : 0) + roadsFrom(hub).length;
  const sorted = hubKeys.toSorted((a, b) => weight(b) - weight(a));
  const labels = sorted.map((hub): Label => {
    const { x, y, name } = hubs[hub];
    return { x: x * scale, y: y * scale + 30, width: name.length * 7.4 + 8, height: 17, shown: false };
  });
  declutter(labels);
  return new Set(sorted.filter((_, index) => labels[index]?.shown));
}

export interface Feature extends Point {
  readonly kind: 'fir' | 'tree' | 'peak' | 'dune' | 'field';
  readonly size: number;
}

const features: Readonly<Record<Nation, readonly Feature['kind'][]>> = {
  Aurelia: ['field', 'tree', 'field'],
  Verdania: ['fir', 'tree', 'fir'],
  Ironlands: ['peak', 'peak', 'fir'],
  Frontier: ['dune', 'dune', 'tree'],
};

function layLandscape(): Feature[] {
  const chance = makeChance(21);
  const laid: Feature[] = [];
  for (let attempt = 0; attempt < 2_600; attempt++) {
    const hub = hubKeys[attempt % hubKeys.length];
    if (!hub) continue;
    const [angle, reach, dice] = [chance() * Math.PI * 2, 22 + chance() * 105, chance()];
    const at = { x: hubs[hub].x + Math.cos(angle) * reach, y: hubs[hub].y + Math.sin(angle) * reach };
    if (depthAt(at) > -14 || isByHubOrRoad(at)) continue;
    if (laid.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < 17)) continue;
    const kinds = features[hubs[hub].nation];
    laid.push({ ...at, kind: kinds[Math.floor(dice * kinds.length)] ?? 'tree', size: 0.8 + ((dice * 13) % 1) * 0.5 });
  }
  return laid.sort((a, b) => a.y - b.y);
}

function isByHubOrRoad(at: Point): boolean {
  if (hubKeys.some((hub) => Math.hypot(hubs[hub].x - at.x, hubs[hub].y + 10 - at.y) < 27)) return true;
  return roads.some((road) =>
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].some((part) => {
      const place = placeOn(road, part);
      return Math.hypot(place.x - at.x, place.y - at.y) < 13;
    }),
  );
}

/** Beyond the sea, which lies in the east. */
const island = { x: 800, y: 300, radius: 62 } as const;

/** Units from the shore into the sea; below 0 on land. */
export function depthAt({ x, y }: Point): number {
  const [dx, dy] = [x - island.x, y - island.y];
  const rock = Math.hypot(dx, dy) - island.radius - Math.sin(Math.atan2(dy, dx) * 5) * 6;
  return Math.min(x - edgeAt(y), rock);
}

/** Outlines of the land, for drawing. */
export const coasts: readonly (readonly Point[])[] = [
  [
    { x: -400, y: -400 },
    ...Array.from({ length: 190 }, (_, step) => {
      const y = -400 + step * 9;
      return { x: edgeAt(y), y };
    }),
    { x: -400, y: 1_300 },
  ],
  Array.from({ length: 60 }, (_, step) => {
    const angle = (step / 60) * Math.PI * 2;
    const reach = island.radius + Math.sin(angle * 5) * 6;
    return { x: island.x + Math.cos(angle) * reach, y: island.y + Math.sin(angle) * reach };
  }),
];

/** How far east the mainland reaches. */
function edgeAt(y: number): number {
  const waver = Math.sin(y / 37) * 9 + Math.sin(y / 91 + 2) * 16;
  return 632 + waver - Math.max(0, y - 560) * 0.22 - Math.max(0, 330 - y) * 0.3;
}

/** What grows and rises round the hubs, clear of them and of the roads, the farthest first. */
export const landscape: readonly Feature[] = layLandscape();
