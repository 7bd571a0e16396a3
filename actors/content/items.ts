/**
 * What can be owned and traded: one row per item in `data/items.json`, and for each finished thing that players make one more
 * per quality: a fine sword is a good of its own, with its own price and its own book.
 */
import type { FinishedItem } from './blueprints.ts';
import { isFinished } from './blueprints.ts';
import file from './data/items.json' with { type: 'json' };
import type { FinerQuality, Quality } from './qualities.ts';
import { finerQualities, qualityOf } from './qualities.ts';
import type { ItemRow } from './schemas.ts';

export type { Rarity } from './schemas.ts';

/** An item of the table. */
export type BaseItem = keyof typeof file.items;
/** A good: an item, or one of finer make. */
export type ItemKey = BaseItem | `${FinishedItem}_${FinerQuality}`;

export interface Item extends ItemRow {
  /** Made by players from other items; merchants pay less for these. */
  readonly crafted: boolean;
  readonly quality: Quality;
  /** The common one of its sort. */
  readonly base: BaseItem;
}

const rows: Readonly<Record<BaseItem, ItemRow>> = file.items as Record<BaseItem, ItemRow>;
export const baseItems = Object.keys(rows) as readonly BaseItem[];

export const catalogue: Readonly<Record<ItemKey, Item>> = Object.fromEntries(
  baseItems.flatMap((base) => [
    [base, { ...rows[base], crafted: rows[base].source === 'crafted', quality: 'common', base }],
    ...(isFinished(base) ? finerQualities.map((quality) => [`${base}_${quality}`, finerOf(base, quality)]) : []),
  ]),
) as unknown as Record<ItemKey, Item>;

/** Keys of all goods, each item followed by its finer makes. */
export const itemKeys = Object.keys(catalogue) as readonly ItemKey[];

export function itemOf(key: ItemKey): Item {
  return catalogue[key];
}

/** The good that a job of this quality brings. */
export function goodOf(base: BaseItem, quality: Quality): ItemKey {
  return quality === 'common' || !isFinished(base) ? base : `${base}_${quality}`;
}

function finerOf(base: BaseItem, quality: FinerQuality): Item {
  const row = rows[base];
  const { name, percent } = qualityOf(quality);
  return {
    ...row,
    name: `${name} ${row.name.charAt(0).toLowerCase()}${row.name.slice(1)}`,
    basePrice: Math.round((row.basePrice * percent) / 100),
    crafted: true,
    quality,
    base,
  };
}
