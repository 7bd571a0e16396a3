/** The catalogue of caravans: who asks for what to be brought where, what it pays, and what turns up on the way. */
import type { Goods } from './goods.ts';
import type { HubKey } from './hubs.ts';
import type { ItemKey } from './items.ts';
import type { Band } from './routes.ts';

export interface Mission {
  readonly name: string;
  readonly from: HubKey;
  readonly to: HubKey;
  /** Counts for the roll; the road itself is the shortest path. */
  readonly distance: number;
  readonly durationMs: number;
  readonly band: Band;
  readonly gold: number;
  readonly goods: Goods;
}

export const missions = {
  village_supply_run: {
    name: 'Village supply run',
    from: 'capital_city',
    to: 'village_clinic',
    distance: 45,
    durationMs: 120_000,
    band: 'low',
    gold: 75,
    goods: { iron_ore: 2, herb: 3 },
  },
} as const satisfies Record<string, Mission>;

export type MissionKey = keyof typeof missions;
export const missionKeys = Object.keys(missions) as readonly MissionKey[];

export function missionOf(key: MissionKey): Mission {
  return missions[key];
}

/** How a trip may end, best first. */
export const tiers = ['legendary', 'critical', 'good', 'normal', 'poor', 'failure', 'criticalFailure'] as const;
export type Tier = (typeof tiers)[number];

/** What a trip brought, and what it cost its hold. */
export interface Outcome {
  readonly tier: Tier;
  readonly gold: number;
  /** The reward in goods. */
  readonly goods: Goods;
  /** Bonus and discovery. */
  readonly finds: Goods;
  /** Cargo that arrived, and cargo that did not. */
  readonly kept: Goods;
  readonly lost: Goods;
  /** What the agent learned. */
  readonly xp: number;
}

/** What may be found on a road: common things as a bonus, rare ones as a discovery. */
export interface Finds {
  readonly bonus: readonly ItemKey[];
  readonly discovery: readonly ItemKey[];
}

const findsAnywhere: Finds = { bonus: ['iron_ore', 'herb', 'hide'], discovery: ['pearl', 'relic_fragment'] };
const treasures: readonly ItemKey[] = ['pearl', 'relic_fragment'];

const findsNear: Readonly<Partial<Record<HubKey, Partial<Finds>>>> = {
  capital_city: { bonus: ['iron_ore', 'herb', 'hide'] },
  mining_camp: { bonus: ['iron_ore', 'iron_ingot'], discovery: ['relic_fragment'] },
  forest_outpost: { bonus: ['herb', 'healing_tonic'], discovery: ['pearl'] },
  tribal_grounds: { bonus: ['hide', 'leather_roll'] },
  harbor_town: { bonus: ['pearl', 'hide'], discovery: ['pearl'] },
  ancient_ruins: { bonus: ['relic_fragment', 'pearl'], discovery: ['relic_fragment'] },
  treasure_island: { bonus: treasures, discovery: treasures },
  hidden_cove: { bonus: treasures, discovery: treasures },
  frontier_town: { bonus: ['iron_ore', 'hide'] },
  village_clinic: { bonus: ['herb', 'healing_tonic'] },
};

/** The finds of the hub set out from, else of the one gone to. */
export function findsBetween(from: HubKey, to: HubKey): Finds {
  return { ...findsAnywhere, ...(findsNear[from] ?? findsNear[to]) };
}
