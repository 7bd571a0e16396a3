/**
 * The roads between the hubs, each open both ways. A path is the shortest by distance, and of several the safest; its
 * risk is the chance that not every stretch of it goes well.
 */
import { assert, must } from '../kit/assert.ts';
import file from './data/routes.json' with { type: 'json' };
import type { HubKey } from './hubs.ts';
import { hubKeys } from './hubs.ts';
import type { RouteRow } from './schemas.ts';

export const bands = ['low', 'medium', 'high'] as const;
export type Band = (typeof bands)[number];

interface Route extends RouteRow {
  readonly ends: [HubKey, HubKey];
}

export const routes = file.routes as unknown as readonly Route[];

export const tolls = {
  // From here on a road is of the middle band, and of the upper one: so the catalogue's own runs fall where it says.
  mediumFrom: 0.2,
  highFrom: 0.6,
  // Gold for one stretch, times its band: the guarded road is the cheap one.
  goldPerBand: 2,
} as const;

export function bandOf(risk: number): Band {
  if (risk < tolls.mediumFrom) return 'low';
  return risk < tolls.highFrom ? 'medium' : 'high';
}

/** Gold for one stretch, to the owner of the hub entered. */
export function tollOf(risk: number): number {
  return tolls.goldPerBand * (bands.indexOf(bandOf(risk)) + 1);
}

export interface Path {
  /** From the first hub to the last. */
  readonly hubs: readonly HubKey[];
  readonly distance: number;
  /** From 0 to 1. */
  readonly risk: number;
  /** Gold to the owners of the hubs entered on the way. */
  readonly toll: number;
  readonly tolls: readonly { readonly hub: HubKey; readonly gold: number }[];
}

/** The shortest path; from a hub to itself it is no way at all. */
export function pathBetween(from: HubKey, to: HubKey): Path {
  return must(paths.get(from)?.get(to), `a way from ${from} to ${to}`);
}

/** The hubs one road away. */
export function neighboursOf(hub: HubKey): readonly HubKey[] {
  return routes.flatMap((route) => otherEnd(route, hub) ?? []);
}

const paths: ReadonlyMap<HubKey, ReadonlyMap<HubKey, Path>> = new Map(hubKeys.map((hub) => [hub, pathsFrom(hub)]));

/** Every hub is settled once, nearest first (Dijkstra): eighteen of them need no heap. */
function pathsFrom(from: HubKey): ReadonlyMap<HubKey, Path> {
  const settled = new Map<HubKey, Path>();
  const open = new Map<HubKey, Path>([[from, { hubs: [from], distance: 0, risk: 0, toll: 0, tolls: [] }]]);
  while (open.size > 0) {
    const [hub, path] = nearest(open);
    open.delete(hub);
    settled.set(hub, path);
    for (const route of routes) {
      const next = otherEnd(route, hub);
      if (!next || settled.has(next)) continue;
      const longer = extend(path, next, route);
      if (isBetter(longer, open.get(next))) open.set(next, longer);
    }
  }
  assert(settled.size === hubKeys.length, `every hub can be reached from ${from}`);
  return settled;
}

function nearest(open: ReadonlyMap<HubKey, Path>): [HubKey, Path] {
  return [...open].reduce((best, each) => (each[1].distance < best[1].distance ? each : best));
}

/** Of two ways of one length, the safer. */
function isBetter(path: Path, known: Path | undefined): boolean {
  if (!known || path.distance !== known.distance) return !known || path.distance < known.distance;
  return path.risk < known.risk;
}

function otherEnd({ ends: [one, other] }: Route, hub: HubKey): HubKey | null {
  if (hub === one) return other;
  return hub === other ? one : null;
}

function extend(path: Path, hub: HubKey, { distance, risk }: Route): Path {
  return {
    hubs: [...path.hubs, hub],
    distance: path.distance + distance,
    risk: round(1 - (1 - path.risk) * (1 - risk)),
    toll: path.toll + tollOf(risk),
    tolls: [...path.tolls, { hub, gold: tollOf(risk) }],
  };
}

/** To a millionth, so that products of chances fall on the same side of a bound on every machine. */
function round(risk: number): number {
  return Math.round(risk * 1e6) / 1e6;
}
