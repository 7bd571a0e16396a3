/** The purse, the warehouse and the shelf of one hub, read and written through a turn. */

import { unitsIn } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { levelAt } from '../content/levels.ts';
import type { Path } from '../content/routes.ts';
import type { Turn as TurnOf } from '../kit/actor.ts';
import { addressOf } from '../kit/address.ts';
import type { SinkOf } from '../kit/faucets.ts';
import type { Value } from '../kit/value.ts';
import { gold } from '../kit/value.ts';
import type { ToHub } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import { fallDue } from './deadlines.ts';
import { limits } from './limits.ts';
import type { TraderNotice } from './notices.ts';
import type { OrderIndex } from './order-index.ts';
import { noProgress, warehouseUnitsAt } from './rules/progress.ts';
import type { Store } from './rules/store.ts';
import { credit, emptyShelf, isEmpty, isSame, storageFee } from './rules/store.ts';
import type { TraderParts } from './state.ts';
import { GuildStatus } from './state.ts';

/** What his player is told is written down, as all that goes over the wire. */
export type TraderTurn = Omit<TurnOf<TraderParts, 'trader', OrderIndex, Tuning>, 'notify'> & {
  notify(notice: TraderNotice): void;
};

export function storeAt(turn: TraderTurn, hub: HubKey): Store {
  return {
    gold: turn.get('purse')?.gold ?? 0,
    goods: turn.get(`goods/${hub}`) ?? {},
    shelf: turn.get(`shelf/${hub}`) ?? emptyShelf,
    unitsMax: warehouseUnitsAt(levelOf(turn), turn.tuning.trader),
  };
}

export function levelOf(turn: TraderTurn): number {
  return levelAt((turn.get('progress') ?? noProgress).xp);
}

/** The hub where he is; none while he is on the road. */
export function hubOf(turn: TraderTurn): HubKey | null | undefined {
  return turn.get('where')?.hub;
}

/** The guild he is a member of. */
export function guildOf(turn: TraderTurn): string | null {
  const guild = turn.get('guild');
  return guild?.status === GuildStatus.member ? guild.guild : null;
}

/** What is due at the gates on the way, to whoever rules there; it has left the purse already. */
export function payTolls(turn: TraderTurn, { tolls }: Path): void {
  for (const { hub, gold: due } of tolls)
    turn.send(addressOf('hub', hub), { type: 'toll', guild: guildOf(turn) } satisfies ToHub, gold(due));
}

/** Spends gold that is known to be there. */
export function pay(turn: TraderTurn, sink: SinkOf<'trader'>, amount: number): void {
  if (amount === 0) return;
  turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) - amount });
  turn.burn(sink, gold(amount));
}

/** Writes only what changed: each part written is a part logged. */
export function keep(turn: TraderTurn, hub: HubKey, before: Store, after: Store): void {
  if (after.gold !== before.gold) turn.put('purse', { gold: after.gold });
  if (!isSame(after.goods, before.goods)) turn.put(`goods/${hub}`, after.goods);
  if (storageFee(unitsIn(after.goods), turn.tuning.trader) > 0 && !turn.get('storage'))
    fallDue(turn, 'storage', { dueAt: turn.now + turn.span(limits.dayMs) });
  if (isEmpty(after.shelf)) turn.drop(`shelf/${hub}`);
  else turn.put(`shelf/${hub}`, after.shelf);
}

/** What came by mail is put where it fits. */
export function receive(turn: TraderTurn, hub: HubKey, value: Value): void {
  const store = storeAt(turn, hub);
  keep(turn, hub, store, credit(store, value, turn.tuning.trader));
}
