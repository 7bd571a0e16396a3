/**
 * The eighteen hubs: a square, an auction house and a merchant each. Positions are those of the world map;
 * the geometry of a square is the hub kind's own business.
 */
import hubFile from './data/hubs.json' with { type: 'json' };
import nationFile from './data/nations.json' with { type: 'json' };
import type { ItemKey } from './items.ts';
import type { HubRow, NationRow } from './schemas.ts';

export type Nation = keyof typeof nationFile.nations;
export type HubKey = keyof typeof hubFile.hubs;

export interface Hub extends HubRow {
  readonly nation: Nation;
}

export const hubs = hubFile.hubs as Readonly<Record<HubKey, Hub>>;
export const nations: Readonly<Record<Nation, NationRow>> = nationFile.nations;

export const hubKeys = Object.keys(hubs) as readonly HubKey[];

/** Where every trader begins. */
export const homeHub: HubKey = 'capital_city';

/** What lies about in a hub for anyone to gather. */
export function gatheredIn(hub: HubKey): readonly ItemKey[] {
  return nations[hubs[hub].nation].gathers as readonly ItemKey[];
}
