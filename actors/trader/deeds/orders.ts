/** A trader's orders: how they set out, and what is made of the news about them. */

import { depositFor, escrowFor, terms } from '../../content/terms.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import { unreachable } from '../../kit/assert.ts';
import type { FromAuction, ToAuction } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { guildOf, hubOf, keep, levelOf, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/orders.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import type { OrderPart } from '../state.ts';
import { OrderStatus } from '../state.ts';
import { tellCauses } from './causes.ts';
import { count } from './progress.ts';

export function placeOrder(
  turn: TraderTurn,
  { type: _, hub, ...offer }: CommandOf<'placeOrder'>,
): ReplyTo<'placeOrder'> {
  const store = storeAt(turn, hub);
  const standing = {
    ...{ profile: turn.get('profile'), level: levelOf(turn), where: hubOf(turn) },
    ...{ openOrders: turn.index.open, store },
  };
  const refusal = rules.refusePlace(standing, hub, offer, turn.tuning);
  if (refusal) return refused(refusal);

  const orders = (turn.get('counter')?.orders ?? 0) + 1;
  const order = `${turn.key}-${orders}`;
  const deposit = depositFor(offer.price, offer.quantity, turn.tuning.trade);
  const cost = escrowFor(offer, deposit);
  turn.put('counter', { orders });
  turn.put(
    `order/${order}`,
    rules.makeOrder(order, hub, offer, turn.now, turn.now + turn.span(offer.hours * terms.hourMs)),
  );
  keep(turn, hub, store, debit(store, cost));
  const guild = guildOf(turn);
  const letter: ToAuction = { type: 'place', order, ...offer, deposit, ...(guild !== null && { guild }) };
  turn.send(addressOf('auction', hub), letter, cost);
  return accepted({ order, status: OrderStatus.pending });
}

export function cancelOrder(turn: TraderTurn, command: CommandOf<'cancelOrder'>): ReplyTo<'cancelOrder'> {
  const order = turn.get(`order/${command.order}`);
  if (!order) return refused(Refusal.unknownOrder);
  if (!rules.isOpen(order)) return refused(Refusal.orderIsClosed);
  turn.send(addressOf('auction', order.hub), { type: 'cancel', order: order.id } satisfies ToAuction);
  return accepted({ order: order.id });
}

/** An auction house speaks of one of our orders; the value that came along has been received already. */
export function hearOfOrder(turn: TraderTurn, mail: FromAuction): void {
  const order = turn.get(`order/${mail.order}`);
  if (!order) return;
  const about = { order: order.id, hub: order.hub, side: order.side, item: order.item };
  switch (mail.type) {
    case 'opened': {
      const { placedAt, endsAt } = mail;
      turn.put(`order/${order.id}`, { ...order, status: OrderStatus.open, placedAt, endsAt });
      break;
    }
    case 'filled': {
      const { quantity, proceeds, fee, left } = mail;
      const grown = { ...order, filled: order.filled + quantity, proceeds: order.proceeds + proceeds };
      turn.notify({ type: 'orderFilled', ...about, quantity, proceeds, fee, left });
      if (left === 0) close(turn, grown, OrderStatus.filled);
      else turn.put(`order/${order.id}`, grown);
      if (order.side === 'buy') count(turn, 'bought', { bought: 1, goldSpent: proceeds });
      else count(turn, 'sold', { sold: 1, goldEarned: proceeds - fee, traded: proceeds });
      tellCauses(turn, proceeds);
      break;
    }
    case 'closed':
      turn.notify({ type: 'orderClosed', ...about, status: mail.status });
      close(turn, order, mail.status);
      break;
    case 'placeRefused':
      turn.notify({ type: 'orderClosed', ...about, status: OrderStatus.refused, why: mail.why });
      close(turn, order, OrderStatus.refused);
      break;
    case 'cancelRefused':
      turn.notify({ type: 'cancelRefused', ...about, why: mail.why });
      break;
    default:
      unreachable(mail);
  }
}

/** The order becomes history; the oldest history goes. */
function close(turn: TraderTurn, order: OrderPart, status: OrderStatus): void {
  turn.put(`order/${order.id}`, { ...order, status });
  if (!rules.isOpen(order)) return;
  for (const id of rules.surplusOrders(turn.index.closed, order.id, turn.tuning.trader)) turn.drop(`order/${id}`);
}
