/** Goods: counts of items, in a warehouse, on a shelf or in a caravan's hold. Never a zero among them. */
import type { Asset, Value } from '../kit/value.ts';
import type { ItemKey } from './items.ts';
import { itemKeys, itemOf } from './items.ts';

export type Goods = Readonly<Partial<Record<ItemKey, number>>>;

export function unitsIn(goods: Goods): number {
  return itemKeys.reduce((sum, item) => sum + (goods[item] ?? 0), 0);
}

export function goodsValue(goods: Goods): Value {
  const value: Partial<Record<Asset, number>> = {};
  for (const item of itemKeys) {
    const amount = goods[item] ?? 0;
    if (amount !== 0) value[`item:${item}`] = amount;
  }
  return value;
}

/** The goods of a bag that holds nothing else. */
export function goodsIn(value: Value): Goods {
  return Object.fromEntries(itemKeys.flatMap((item) => (value[`item:${item}`] ? [[item, value[`item:${item}`]]] : [])));
}

/** Each item's count made anew; what comes to nothing is left out. */
export function mapGoods(goods: Goods, change: (count: number, item: ItemKey) => number): Goods {
  const changed = itemKeys.map((item) => [item, change(goods[item] ?? 0, item)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count > 0));
}

export function addGoods(left: Goods, right: Goods): Goods {
  return mapGoods(left, (count, item) => count + (right[item] ?? 0));
}

/** What they would cost at base prices. */
export function worthOf(goods: Goods): number {
  return itemKeys.reduce((sum, item) => sum + (goods[item] ?? 0) * itemOf(item).basePrice, 0);
}
