/** Purse, warehouse and claim shelf: what goes out of them, and where what comes in finds its place. Pure. */
import type { Goods } from '../../content/goods.ts';
import { addGoods, entriesOf, goodsIn, goodsValue, hasGoods, lessGoods, unitsIn } from '../../content/goods.ts';
import type { ItemKey } from '../../content/items.ts';
import type { Value } from '../../kit/value.ts';
import { gold, plus } from '../../kit/value.ts';
import type { Shelf } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

/** The purse, and what a trader owns in one hub. */
export interface Store {
  readonly gold: number;
  readonly goods: Goods;
  readonly shelf: Shelf;
  /** Units his warehouses take. */
  readonly unitsMax: number;
}

export const emptyShelf: Shelf = { gold: 0, goods: {} };

export function isSame(left: Goods, right: Goods): boolean {
  return left === right || (hasGoods(left, right) && hasGoods(right, left));
}

export function isEmpty(shelf: Shelf): boolean {
  return shelf.gold === 0 && unitsIn(shelf.goods) === 0;
}

/** Whether the purse and the warehouse hold the value. */
export function refuseDebit(store: Store, value: Value): Refusal | null {
  if (store.gold < (value.gold ?? 0)) return Refusal.notEnoughGold;
  return hasGoods(store.goods, goodsIn(value)) ? null : Refusal.notEnoughGoods;
}

/** Takes value the store is known to have. */
export function debit(store: Store, value: Value): Store {
  return { ...store, gold: store.gold - (value.gold ?? 0), goods: lessGoods(store.goods, goodsIn(value)) };
}

/** Puts value where it fits: purse and warehouse first, the surplus on the shelf. Nothing is turned away. */
export function credit(store: Store, value: Value, tuning: TraderTuning): Store {
  const gold = Math.min(store.gold + (value.gold ?? 0), Math.max(store.gold, tuning.purseGoldMax));
  const stowed: Partial<Record<ItemKey, number>> = {};
  let room = Math.max(0, store.unitsMax - unitsIn(store.goods));
  const arriving = goodsIn(value);
  for (const [item, count] of entriesOf(arriving)) {
    if (room > 0) stowed[item] = Math.min(count, room);
    room -= Math.min(count, room);
  }
  const surplus = { gold: store.gold + (value.gold ?? 0) - gold, goods: lessGoods(arriving, stowed) };
  const shelf = { gold: store.shelf.gold + surplus.gold, goods: addGoods(store.shelf.goods, surplus.goods) };
  return { ...store, gold, goods: addGoods(store.goods, stowed), shelf };
}

export function refuseCollect(store: Store, tuning: TraderTuning): Refusal | null {
  if (isEmpty(store.shelf)) return Refusal.shelfIsEmpty;
  const after = acceptCollect(store, tuning);
  return after.gold > store.gold || unitsIn(after.goods) > unitsIn(store.goods) ? null : Refusal.noRoom;
}

/** Takes from the shelf whatever fits; the rest lies there again. */
export function acceptCollect(store: Store, tuning: TraderTuning): Store {
  const onShelf = plus(goodsValue(store.shelf.goods), gold(store.shelf.gold));
  return credit({ ...store, shelf: emptyShelf }, onShelf, tuning);
}

// ---- the fee for much -----------------------------------------------------------------------------------------------

/** Gold a day for what lies in one warehouse. */
export function storageFee(units: number, tuning: TraderTuning): number {
  const over = Math.max(0, units - tuning.storageFreeUnits);
  return Math.ceil((over * tuning.storageGoldPer100UnitsDay) / 100);
}
