/**
 * Orders of operators become commands to traders. Whatever dies between the command and its mark in the table, the order is
 * told again, and the trader, who keeps its number, does it once (TR26).
 */
import type { Reply } from '../../actors/kit/actor.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { Clock } from '../host/clock.ts';
import type { Host } from '../host/Host.ts';
import type { OperatorOrder, OperatorOrders } from '../persistence/OperatorOrders.ts';
import { every } from './chores.ts';
import { ServerSession, tell } from './tell.ts';

const EVERY_MS = 1_000;
const ORDERS_AT_ONCE = 100;

export interface OrderEvents {
  operatorOrderDone(order: number, trader: string, result: string): void;
}

/** One round. A trader who cannot answer now keeps his later orders waiting as well: their numbers must not overtake. */
export async function fulfilOrders(
  host: Host,
  orders: Pick<OperatorOrders, 'waiting' | 'end'>,
  events: OrderEvents,
): Promise<void> {
  const unanswered = new Set<string>();
  for (const order of await orders.waiting(ORDERS_AT_ONCE)) {
    if (unanswered.has(order.trader)) continue;
    const trader = addressOf('trader', order.trader);
    // Of several nodes the one that has the trader tells him.
    if (!(await host.directory.isOurs(trader))) continue;
    const reply = await tell(host, ServerSession.operator, trader, commandOf(order));
    if (isFinal(reply, order)) {
      await orders.end(order.id, reply.ok ? null : reply.refused);
      events.operatorOrderDone(order.id, order.trader, reply.ok ? 'ok' : reply.refused);
    } else {
      unanswered.add(order.trader);
    }
  }
}

/** Returns a function that stops watching. */
export function watchOrders(
  host: Host,
  orders: OperatorOrders,
  clock: Clock,
  events: OrderEvents & { choreFailed(error: unknown): void },
): () => void {
  return every(EVERY_MS, clock, events.choreFailed, () => fulfilOrders(host, orders, events));
}

function commandOf({ id, hub, trader: _, ...order }: OperatorOrder): object {
  return { ...order, order: id, ...(hub === null ? {} : { hub }) };
}

/** Said about this very order; what is about the way of the command is asked again. */
function isFinal(reply: Reply, { id }: OperatorOrder): boolean {
  if (reply.ok) return (reply.result as { order?: unknown }).order === id;
  return !PASSING.has(reply.refused);
}

const PASSING = new Set(['busy', 'outOfOrder', 'sessionClosed', 'alreadyAnswered']);
