/** How each hub's square differs from the others of its nation, and what is offered at its stalls. Data and nothing else. */
import type { HubKey, Nation } from '../../actors/content/hubs.ts';
import { hubs } from '../../actors/content/hubs.ts';
import { goodsKnownIn, isProducedIn } from '../../actors/content/markets.ts';
import type { Ware } from '../sprites/wares.ts';
import { wares } from '../sprites/wares.ts';
import { aurelia } from './aurelia.ts';
import { frontier } from './frontier.ts';
import { ironlands } from './ironlands.ts';
import type { Kit } from './kit.ts';
import { verdania } from './verdania.ts';

export type Landmark =
  | ('temple' | 'hall' | 'works' | 'lighthouse' | 'clinic' | 'mill' | 'watchtower' | 'totems' | 'observatory')
  | ('headframe' | 'keep' | 'colonnade' | 'belfry' | 'cistern' | 'portal' | 'wreck' | 'shrine' | 'depot');

export type Arm = 'north' | 'east' | 'west';

export interface Character {
  readonly landmark: Landmark;
  /** How much of the frontage is built on, from 0 to 1. */
  readonly built: number;
  /** Roads out of the square, besides the one through the gate. */
  readonly arms: readonly Arm[];
  /** Water instead of the houses of the north. */
  readonly coast?: true;
  /** Fields where others have a meadow. */
  readonly fields?: true;
}

export interface TownLook extends Kit {
  readonly nation: Nation;
  readonly character: Character;
}

const kits: Readonly<Record<Nation, Kit>> = {
  Aurelia: aurelia,
  Verdania: verdania,
  Ironlands: ironlands,
  Frontier: frontier,
};

const characters: Readonly<Record<HubKey, Character>> = {
  capital_city: { landmark: 'temple', built: 1, arms: ['north', 'east', 'west'] },
  trading_post: { landmark: 'depot', built: 0.8, arms: ['east', 'west'] },
  industrial_district: { landmark: 'works', built: 1, arms: ['north', 'east'] },
  harbor_town: { landmark: 'lighthouse', built: 0.9, arms: ['west'], coast: true },
  market_square: { landmark: 'hall', built: 0.95, arms: ['north', 'west'] },
  village_clinic: { landmark: 'clinic', built: 0.6, arms: ['east', 'west'] },
  farming_hamlet: { landmark: 'mill', built: 0.5, arms: ['north', 'west'], fields: true },
  forest_outpost: { landmark: 'watchtower', built: 0.55, arms: ['east', 'west'] },
  tribal_grounds: { landmark: 'totems', built: 0.5, arms: ['north', 'east'] },
  scholars_tower: { landmark: 'observatory', built: 0.8, arms: ['west'] },
  mining_camp: { landmark: 'headframe', built: 0.6, arms: ['east'] },
  fortress_gate: { landmark: 'keep', built: 0.95, arms: ['north', 'east', 'west'] },
  ancient_ruins: { landmark: 'colonnade', built: 0.3, arms: ['west'] },
  frontier_town: { landmark: 'belfry', built: 0.85, arms: ['north', 'east', 'west'] },
  remote_settlement: { landmark: 'cistern', built: 0.4, arms: ['east'] },
  mystic_portal: { landmark: 'portal', built: 0.35, arms: ['west'] },
  hidden_cove: { landmark: 'wreck', built: 0.45, arms: ['west'], coast: true },
  treasure_island: { landmark: 'shrine', built: 0.5, arms: ['west'], coast: true },
};

export function lookOfTown(hub: HubKey): TownLook {
  const { nation } = hubs[hub];
  return { ...kits[nation], nation, character: characters[hub] };
}

export interface StallPlace {
  readonly item: Ware;
  /** From the fountain, in units. */
  readonly x: number;
  readonly y: number;
  readonly awning: number;
}

const places = [
  { x: -330, y: 40 },
  { x: -235, y: -255 },
  { x: 60, y: -345 },
  { x: 305, y: -190 },
  { x: 320, y: 105 },
  { x: -190, y: 290 },
] as const;

/** The merchant's stalls: what hangs on the canopy is what he trades there, his own country's goods first. */
export function stallsOf(hub: HubKey): readonly StallPlace[] {
  const { cloths } = kits[hubs[hub].nation].palette;
  const known = wares.filter((item) => goodsKnownIn(hub).includes(item));
  const items = [
    ...known.filter((item) => isProducedIn(item, hub)),
    ...known.filter((item) => !isProducedIn(item, hub)),
  ];
  return places.flatMap((place, index) => {
    const item = items[index];
    return item ? [{ ...place, item, awning: cloths[index % cloths.length] ?? 0xb8443a }] : [];
  });
}
