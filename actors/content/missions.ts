/** The catalogue of caravans: who asks for what to be brought where, what it pays, and what turns up on the way. */
import findsFile from './data/finds.json' with { type: 'json' };
import missionFile from './data/missions.json' with { type: 'json' };
import type { Goods } from './goods.ts';
import { mapGoods } from './goods.ts';
import type { HubKey } from './hubs.ts';
import type { ItemKey } from './items.ts';
import type { Band } from './routes.ts';
import type { MissionRow } from './schemas.ts';

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

export type MissionKey = keyof typeof missionFile.missions;
export const missionKeys = Object.keys(missionFile.missions) as readonly MissionKey[];

const missions = Object.fromEntries(
  (Object.entries(missionFile.missions) as [MissionKey, MissionRow][]).map(([key, { seconds, ...row }]) => [
    key,
    { ...row, durationMs: seconds * 1_000 },
  ]),
) as unknown as Readonly<Record<MissionKey, Mission>>;

export function missionOf(key: MissionKey): Mission {
  return missions[key];
}

/** What a mission pays while its hub gives so much in a hundred of its rewards. */
export function rewardOf(key: MissionKey, rewardPercent: number): { readonly gold: number; readonly goods: Goods } {
  const { gold, goods } = missions[key];
  return {
    gold: Math.floor((gold * rewardPercent) / 100),
    goods: mapGoods(goods, (count) => Math.round((count * rewardPercent) / 100)),
  };
}

/** How many missions leave from a hub. */
export function missionsFrom(hub: HubKey): number {
  return departures.get(hub) ?? 0;
}

const departures = new Map<HubKey, number>();
for (const { from } of Object.values(missions)) departures.set(from, (departures.get(from) ?? 0) + 1);

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
  /** What an errand's giver received; part of no other. */
  readonly delivered?: Goods;
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

const { anywhere, ...findsNear } = findsFile.finds as unknown as {
  readonly anywhere: Finds;
} & Readonly<Partial<Record<HubKey, Partial<Finds>>>>;

/** The finds of the hub set out from, else of the one gone to. */
export function findsBetween(from: HubKey, to: HubKey): Finds {
  return { ...anywhere, ...(findsNear[from] ?? findsNear[to]) };
}
