/**
 * Orders of operators become commands to traders and causes. Whatever dies between the command and its mark in the table, the order is
 * told again, and the actor, who keeps its number, does it once (TR26, CA13).
 */
import type { Reply } from '../../actors/kit/actor.ts';
import { type Address, addressOf, keyOf } from '../../actors/kit/address.ts';
import type { Clock } from '../host/clock.ts';
import type { Host } from '../host/Host.ts';
import type { OperatorOrder, OperatorOrders } from '../persistence/OperatorOrders.ts';
import { every } from './chores.ts';
import { ServerSession, tell } from './tell.ts';

const EVERY_MS = 1_000;
const ORDERS_AT_ONCE = 100;

export interface OrderEvents {
  operatorOrderDone(order: number, to: string, result: string): void;
}

/** One round. An actor that cannot answer now keeps its later orders waiting as well: their numbers must not overtake. */
export async function fulfilOrders(
  host: Host,
  orders: Pick<OperatorOrders, 'waiting' | 'end'>,
  events: OrderEvents,
): Promise<void> {
  const unanswered = new Set<Address>();
  for (const order of await orders.waiting(ORDERS_AT_ONCE)) {
    const to = receiverOf(order);
    if (unanswered.has(to)) continue;
    // Of several nodes the one that has the actor tells it.
    if (!(await host.directory.isOurs(to))) continue;
    const reply = await tell(host, ServerSession.operator, to, commandOf(order));
    if (isFinal(reply, order)) {
      await orders.end(order.id, reply.ok ? null : reply.refused);
      events.operatorOrderDone(order.id, keyOf(to), reply.ok ? 'ok' : reply.refused);
    } else {
      unanswered.add(to);
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

function receiverOf({ trader, cause }: OperatorOrder): Address {
  return trader === null ? addressOf('cause', cause ?? '') : addressOf('trader', trader);
}

function commandOf({ id, trader: _, cause: __, ...order }: OperatorOrder): object {
  const said = Object.entries(order).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(said), order: id };
}

/** Said about this very order; what is about the way of the command is asked again. */
function isFinal(reply: Reply, { id }: OperatorOrder): boolean {
  if (reply.ok) return (reply.result as { order?: unknown }).order === id;
  return !PASSING.has(reply.refused);
}

const PASSING = new Set(['busy', 'outOfOrder', 'sessionClosed', 'alreadyAnswered']);
