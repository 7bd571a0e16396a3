/**
 * What can be owned and traded: one row per item. A new good is a new row here and nothing else.
 * Base prices are the anchor of merchants and of the bound that lies on guests.
 */
export type Rarity = 'common' | 'uncommon' | 'rare';

export interface Item {
  readonly name: string;
  readonly rarity: Rarity;
  /** Whole gold for one unit when supply and demand are level. */
  readonly basePrice: number;
  /** Made by players from other items; merchants pay less for these. */
  readonly crafted: boolean;
}

export const catalogue = {
  iron_ore: { name: 'Iron ore', rarity: 'common', basePrice: 8, crafted: false },
  herb: { name: 'Herb', rarity: 'common', basePrice: 6, crafted: false },
  hide: { name: 'Hide', rarity: 'common', basePrice: 7, crafted: false },
  pearl: { name: 'Pearl', rarity: 'uncommon', basePrice: 60, crafted: false },
  relic_fragment: { name: 'Relic fragment', rarity: 'rare', basePrice: 120, crafted: false },
  iron_ingot: { name: 'Iron ingot', rarity: 'common', basePrice: 26, crafted: true },
  leather_roll: { name: 'Leather roll', rarity: 'common', basePrice: 24, crafted: true },
  healing_tonic: { name: 'Healing tonic', rarity: 'uncommon', basePrice: 21, crafted: true },
  leather_vest: { name: 'Leather vest', rarity: 'uncommon', basePrice: 138, crafted: true },
  rusty_sword: { name: 'Rusty sword', rarity: 'common', basePrice: 40, crafted: false },
  basic_compass: { name: 'Basic compass', rarity: 'common', basePrice: 40, crafted: false },
} as const satisfies Record<string, Item>;

export type ItemKey = keyof typeof catalogue;

export const itemKeys = Object.keys(catalogue) as readonly ItemKey[];

export function itemOf(key: ItemKey): Item {
  return catalogue[key];
}
