/** Goods: counts of items, in a warehouse, on a shelf or in a caravan's hold. Never a zero among them. */
import type { Asset, Value } from '../kit/value.ts';
import { assetsOf } from '../kit/value.ts';
import type { ItemKey } from './items.ts';
import { itemOf } from './items.ts';

export type Goods = Readonly<Partial<Record<ItemKey, number>>>;

export function entriesOf(goods: Goods): [ItemKey, number][] {
  return Object.entries(goods) as [ItemKey, number][];
}

export function unitsIn(goods: Goods): number {
  return Object.values(goods).reduce((sum, count) => sum + count, 0);
}

export function goodsValue(goods: Goods): Value {
  const value: Partial<Record<Asset, number>> = {};
  for (const [item, count] of entriesOf(goods)) if (count !== 0) value[`item:${item}`] = count;
  return value;
}

/** The goods of a bag, without the gold in it. */
export function goodsIn(value: Value): Goods {
  const goods: Partial<Record<ItemKey, number>> = {};
  for (const asset of assetsOf(value))
    if (asset !== 'gold') goods[asset.slice('item:'.length) as ItemKey] = value[asset] ?? 0;
  return goods;
}

/** Each item's count made anew; what comes to nothing is left out. */
export function mapGoods(goods: Goods, change: (count: number, item: ItemKey) => number): Goods {
  const changed = entriesOf(goods).map(([item, count]) => [item, change(count, item)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count > 0));
}

export function addGoods(left: Goods, right: Goods): Goods {
  const sum: Partial<Record<ItemKey, number>> = { ...left };
  for (const [item, count] of entriesOf(right)) sum[item] = (sum[item] ?? 0) + count;
  return sum;
}

/** Each so many times. */
export function timesGoods(goods: Goods, times: number): Goods {
  return mapGoods(goods, (count) => count * times);
}

/** What is there of it and not of the other. */
export function lessGoods(goods: Goods, less: Goods): Goods {
  return mapGoods(goods, (count, item) => count - (less[item] ?? 0));
}

/** Whether all of it is there. */
export function hasGoods(goods: Goods, wanted: Goods): boolean {
  return entriesOf(wanted).every(([item, count]) => (goods[item] ?? 0) >= count);
}

/** What they would cost at base prices. */
export function worthOf(goods: Goods): number {
  return entriesOf(goods).reduce((sum, [item, count]) => sum + count * itemOf(item).basePrice, 0);
}
