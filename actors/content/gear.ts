/** What agents wear, how it wears, and what things do that are taken along. */
import type { Tuning } from '../tuning.ts';
import type { AgentKind, Bonus } from './agents.ts';
import effectFile from './data/effects.json' with { type: 'json' };
import gearFile from './data/gear.json' with { type: 'json' };
import type { Goods } from './goods.ts';
import { entriesOf } from './goods.ts';
import type { ItemKey } from './items.ts';
import { itemOf } from './items.ts';
import { qualityOf } from './qualities.ts';
import type { EffectRow, GearRow } from './schemas.ts';

export const slots = ['weapon', 'armor', 'tool', 'accessory'] as const;
export type Slot = (typeof slots)[number];

/** What a designer may turn: how long gear lasts, and what mending costs. */
type GearTerms = Tuning['trader']['gear'];

const rows = gearFile.gear as unknown as Readonly<Record<string, GearRow>>;
const effects = effectFile.effects as unknown as Readonly<Record<string, EffectRow>>;

export interface Gear extends Omit<GearRow, 'agent'> {
  readonly agent?: AgentKind | undefined;
}

/** Gear of any make; undefined for what nobody can wear. Finer makes give more, but take no more away. */
export function gearOf(item: ItemKey): Gear | undefined {
  const { base, quality } = itemOf(item);
  const row = Object.hasOwn(rows, base) ? rows[base] : undefined;
  if (!row) return undefined;
  const { percent } = qualityOf(quality);
  const finer = (bonus: number) => (bonus > 0 ? Math.round((bonus * percent) / 100) : bonus);
  return { ...row, success: finer(row.success), speed: finer(row.speed), reward: finer(row.reward) };
}

/** Trips it lasts. */
export function lifeOf(item: ItemKey, { tripsToWear }: GearTerms): number {
  return tripsToWear[itemOf(item).rarity];
}

/** Gold for making it as new. What has lasted longer than it would by now is worn through, and no more. */
export function repairCost(item: ItemKey, wear: number, gear: GearTerms): number {
  const life = lifeOf(item, gear);
  return Math.ceil((itemOf(item).basePrice * gear.repairPercent * Math.min(wear, life)) / (100 * life));
}

export function effectOf(item: ItemKey): EffectRow | undefined {
  const { base } = itemOf(item);
  return Object.hasOwn(effects, base) ? effects[base] : undefined;
}

/** Things that are used up with a caravan, each once. */
export function isProvision(item: ItemKey): boolean {
  return effectOf(item)?.when === 'provision';
}

/** All that helps a caravan beside its agent himself. */
export interface Help extends Bonus {
  /** Added to the roll of the outcome. */
  readonly roll: number;
  /** Change of the time on the road, percent. */
  readonly timePercent: number;
  /** Added to the chance of a discovery, percent of it. */
  readonly discoveryPercent: number;
  /** Units beyond the usual hold. */
  readonly holdUnits: number;
}

export const noHelp: Help = {
  ...{ success: 0, speed: 0, reward: 0 },
  ...{ roll: 0, timePercent: 0, discoveryPercent: 0, holdUnits: 0 },
};

/** What gear, provisions and things carried come to. Of things carried, each sort counts once. */
export function helpOf(worn: readonly ItemKey[], provisions: readonly ItemKey[], cargo: Goods): Help {
  const carried = entriesOf(cargo).map(([item]) => item);
  const sorts = new Map(
    carried.filter((item) => effectOf(item)?.when === 'carried').map((item) => [itemOf(item).base, item]),
  );
  const helpers: readonly { readonly [what in keyof Help]?: number | undefined }[] = [
    ...worn.flatMap((item) => gearOf(item) ?? []),
    ...[...provisions, ...sorts.values()].flatMap((item) => effectOf(item) ?? []),
  ];
  const sum = (what: keyof Help) => helpers.reduce((total, helper) => total + (helper[what] ?? 0), 0);
  return {
    ...{ success: sum('success'), speed: sum('speed'), reward: sum('reward'), roll: sum('roll') },
    ...{ timePercent: sum('timePercent'), discoveryPercent: sum('discoveryPercent'), holdUnits: sum('holdUnits') },
  };
}
