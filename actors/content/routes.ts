/**
 * The roads between the hubs, each open both ways. A path is the shortest by distance, and of several the safest; its
 * risk is the chance that not every stretch of it goes well.
 */
import { assert, must } from '../kit/assert.ts';
import type { HubKey } from './hubs.ts';
import { hubKeys } from './hubs.ts';

export const bands = ['low', 'medium', 'high'] as const;
export type Band = (typeof bands)[number];

interface Route {
  readonly ends: readonly [HubKey, HubKey];
  readonly distance: number;
  readonly risk: number;
}

export const routes: readonly Route[] = [
  { ends: ['capital_city', 'trading_post'], distance: 25, risk: 0.1 },
  { ends: ['capital_city', 'industrial_district'], distance: 15, risk: 0.05 },
  { ends: ['capital_city', 'harbor_town'], distance: 60, risk: 0.2 },
  { ends: ['capital_city', 'village_clinic'], distance: 45, risk: 0.1 },
  { ends: ['capital_city', 'forest_outpost'], distance: 120, risk: 0.4 },
  { ends: ['capital_city', 'tribal_grounds'], distance: 140, risk: 0.5 },
  { ends: ['trading_post', 'market_square'], distance: 35, risk: 0.1 },
  { ends: ['trading_post', 'frontier_town'], distance: 80, risk: 0.25 },
  { ends: ['trading_post', 'farming_hamlet'], distance: 40, risk: 0.1 },
  { ends: ['industrial_district', 'mining_camp'], distance: 110, risk: 0.4 },
  { ends: ['industrial_district', 'farming_hamlet'], distance: 55, risk: 0.1 },
  { ends: ['harbor_town', 'treasure_island'], distance: 250, risk: 0.8 },
  { ends: ['harbor_town', 'tribal_grounds'], distance: 95, risk: 0.3 },
  { ends: ['frontier_town', 'mining_camp'], distance: 95, risk: 0.35 },
  { ends: ['frontier_town', 'remote_settlement'], distance: 150, risk: 0.6 },
  { ends: ['frontier_town', 'fortress_gate'], distance: 70, risk: 0.2 },
  { ends: ['fortress_gate', 'remote_settlement'], distance: 200, risk: 0.7 },
  { ends: ['fortress_gate', 'ancient_ruins'], distance: 180, risk: 0.75 },
  { ends: ['scholars_tower', 'ancient_ruins'], distance: 180, risk: 0.6 },
  { ends: ['scholars_tower', 'mystic_portal'], distance: 120, risk: 0.5 },
  { ends: ['mystic_portal', 'hidden_cove'], distance: 300, risk: 0.9 },
  { ends: ['market_square', 'village_clinic'], distance: 30, risk: 0.05 },
  { ends: ['forest_outpost', 'tribal_grounds'], distance: 85, risk: 0.35 },
  { ends: ['mining_camp', 'remote_settlement'], distance: 120, risk: 0.45 },
];

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

export interface Path {
  /** From the first hub to the last. */
  readonly hubs: readonly HubKey[];
  readonly distance: number;
  /** From 0 to 1. */
  readonly risk: number;
  /** Gold to the owners of the hubs entered on the way. */
  readonly toll: number;
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
  const open = new Map<HubKey, Path>([[from, { hubs: [from], distance: 0, risk: 0, toll: 0 }]]);
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
    toll: path.toll + tolls.goldPerBand * (bands.indexOf(bandOf(risk)) + 1),
  };
}

/** To a millionth, so that products of chances fall on the same side of a bound on every machine. */
function round(risk: number): number {
  return Math.round(risk * 1e6) / 1e6;
}
