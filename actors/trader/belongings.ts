/** The purse, the warehouse and the shelf of one hub, read and written through a turn. */
import type { HubKey } from '../content/hubs.ts';
import type { Turn as TurnOf } from '../kit/actor.ts';
import type { Value } from '../kit/value.ts';
import type { Tuning } from '../tuning.ts';
import type { OrderIndex } from './order-index.ts';
import type { Store } from './rules.ts';
import { credit, emptyShelf, isEmpty, isSame } from './rules.ts';
import type { TraderParts } from './state.ts';

export type TraderTurn = TurnOf<TraderParts, 'trader', OrderIndex, Tuning>;

export function storeAt(turn: TraderTurn, hub: HubKey): Store {
  return {
    gold: turn.get('purse')?.gold ?? 0,
    goods: turn.get(`goods/${hub}`) ?? {},
    shelf: turn.get(`shelf/${hub}`) ?? emptyShelf,
  };
}

/** Writes only what changed: each part written is a part logged. */
export function keep(turn: TraderTurn, hub: HubKey, before: Store, after: Store): void {
  if (after.gold !== before.gold) turn.put('purse', { gold: after.gold });
  if (!isSame(after.goods, before.goods)) turn.put(`goods/${hub}`, after.goods);
  if (isEmpty(after.shelf)) turn.drop(`shelf/${hub}`);
  else turn.put(`shelf/${hub}`, after.shelf);
}

/** What came by mail is put where it fits. */
export function receive(turn: TraderTurn, hub: HubKey, value: Value): void {
  const store = storeAt(turn, hub);
  keep(turn, hub, store, credit(store, value, turn.tuning));
}
