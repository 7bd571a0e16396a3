/** What an auction house remembers: open orders with their escrow, and the last price of each item. */
import type { ItemKey } from '../content/items.ts';
import type { Hours, Side } from '../content/terms.ts';
import type { Address } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, nothing, plus } from '../kit/value.ts';
import type { Reign } from '../letters.ts';

export const version = 1;

export interface OrderPart {
  readonly id: string;
  /** Place in the queue of this house: lower came first. */
  readonly seq: number;
  readonly owner: Address;
  readonly side: Side;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
  readonly left: number;
  /** Gold still held to pay with; none for a sell order, which holds what is left of its goods. */
  readonly escrow: number;
  readonly depositPaid: number;
  readonly depositHeld: number;
  /** Gold that changed hands when the order met others, and when others met it. */
  readonly takenProceeds: number;
  readonly restingProceeds: number;
  /** The rates of the day it was placed; a merchant's orders pay nothing. The first is missing in orders of earlier builds. */
  readonly takingFeeBasisPoints?: number;
  readonly restingFeeBasisPoints: number;
  readonly paysFee: boolean;
  readonly feeTaken: number;
  /** The hub's tax on the day it was placed; orders of earlier versions pay none. */
  readonly taxPercent?: number;
  readonly taxTaken?: number;
  /** Of which guild its owner was, and what of the fee that spared him: the hub is an ally's. */
  readonly guild?: string;
  readonly sparedPercent?: number;
  readonly hours: Hours;
  readonly placedAt: number;
  readonly endsAt: number;
}

export interface Head {
  readonly nextSeq: number;
  /** Orders that have not met all they may meet, oldest first; empty but in the middle of a sweep. */
  readonly taking: readonly string[];
}

export interface LastTrade {
  readonly price: number;
  readonly at: number;
}

/** Somebody wants to hear of a price. */
export interface Alert {
  readonly id: string;
  readonly owner: Address;
  readonly when: 'above' | 'below';
  readonly price: number;
}

export interface AuctionParts {
  readonly head: Head;
  /** Who rules the hub, and whose trade counts in a contest for it; none while nobody ever did. */
  readonly reign: Omit<Reign, 'type'>;
  readonly [order: `order/${string}`]: OrderPart;
  readonly [last: `last/${string}`]: LastTrade;
  /** Of one item, in the order of their coming. */
  readonly [alerts: `alerts/${string}`]: readonly Alert[];
}

/** What an order holds: this is what goes back when it closes, but for the deposit. */
export function escrowOf(order: OrderPart): Value {
  return order.side === 'buy' ? gold(order.escrow) : items(order.item, order.left);
}

export function holdings(key: string, part: unknown): Value {
  if (!key.startsWith('order/')) return nothing;
  const order = part as OrderPart;
  return plus(escrowOf(order), gold(order.depositHeld));
}
