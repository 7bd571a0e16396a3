/** What an operator gives or takes: by numbered order, through a faucet or a sink, and with a reason that stays. */
import type { Reply } from '../../kit/actor.ts';
import { accepted, refused } from '../../kit/actor.ts';
import type { Value } from '../../kit/value.ts';
import type { TraderTurn } from '../belongings.ts';
import { keep, receive, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit, refuseDebit } from '../rules/store.ts';

type OperatorOrder = CommandOf<'grant' | 'confiscate'>;

/** Orders come in the order of their numbers, so the last one done stands for all before it: told again, none is done again. */
export function fulfilOperatorOrder(turn: TraderTurn, command: OperatorOrder): Reply {
  const { order, asset, amount, operator, reason } = command;
  if (order <= (turn.get('operatorOrders')?.through ?? 0)) return accepted({ order });
  const where = turn.get('where');
  const hub = command.hub ?? (where?.hub === null ? where.to : where?.hub);
  if (!turn.get('profile') || !hub) return refused(Refusal.notWelcomed);

  const value: Value = { [asset]: amount };
  if (command.type === 'grant') {
    turn.mint('compensation', value);
    receive(turn, hub, value);
  } else {
    const store = storeAt(turn, hub);
    const refusal = refuseDebit(store, value);
    if (refusal) return refused(refusal);
    turn.burn('confiscation', value);
    keep(turn, hub, store, debit(store, value));
  }
  turn.put('operatorOrders', { through: order });
  turn.happened({ type: 'operatorOrder', order, operator, reason });
  return accepted({ order });
}
