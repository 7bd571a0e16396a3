/** What a trader remembers: his purse, what he owns in each hub, his orders, his agents and his caravans. */
import type { AgentKind } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import type { MissionKey, Outcome } from '../content/missions.ts';
import type { Side } from '../content/terms.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing, plus } from '../kit/value.ts';

export const version = 1;

export interface Profile {
  readonly name: string;
  readonly guest: boolean;
  readonly welcomedAt: number;
}

/** What arrived and found no room; never refused, never lost. */
export interface Shelf {
  readonly gold: number;
  readonly goods: Goods;
}

export const OrderStatus = {
  /** Sent; the auction house has not answered. */
  pending: 'pending',
  open: 'open',
  filled: 'filled',
  cancelled: 'cancelled',
  expired: 'expired',
  refused: 'refused',
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];

export interface OrderPart {
  readonly id: string;
  readonly hub: HubKey;
  readonly side: Side;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
  readonly filled: number;
  /** Gold that changed hands so far, before fees. */
  readonly proceeds: number;
  readonly status: OrderStatus;
  readonly placedAt: number;
  readonly endsAt: number;
}

export interface AgentPart {
  readonly id: string;
  readonly kind: AgentKind;
  readonly name: string;
  readonly xp: number;
  /** Where he is when he is free, or was when he last was. */
  readonly at: HubKey;
  /** The caravan he leads, or null. */
  readonly caravan: string | null;
  readonly hiredAt: number;
}

export const CaravanStatus = {
  /** Paid and loaded; its agent is coming. */
  preparing: 'preparing',
  travelling: 'travelling',
  arrived: 'arrived',
  /** It never left: cargo and pay came back. */
  turnedBack: 'turnedBack',
} as const;
export type CaravanStatus = (typeof CaravanStatus)[keyof typeof CaravanStatus];

/** A caravan as its trader knows it. What it carries lies with the mission; here it is only told. */
export interface CaravanPart {
  readonly id: string;
  /** From 1 up; free again when it has arrived. Its mission is named after it. */
  readonly slot: number;
  /** Null for a haul. */
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly cargo: Goods;
  readonly agent: string | null;
  readonly sentAt: number;
  readonly departsAt: number;
  readonly arrivesAt: number;
  /** All that was due at departure. */
  readonly paid: number;
  readonly status: CaravanStatus;
  /** Null until it arrived. */
  readonly outcome: Pick<Outcome, 'tier' | 'gold' | 'goods' | 'finds' | 'lost'> | null;
}

export interface TraderParts {
  readonly profile: Profile;
  readonly where: { readonly hub: HubKey };
  readonly purse: { readonly gold: number };
  /** How many orders were ever placed. */
  readonly counter: { readonly orders: number };
  /** How many agents were ever hired and how many caravans ever sent. */
  readonly road: { readonly agents: number; readonly caravans: number };
  /** The last order of an operator that was done. */
  readonly operatorOrders: { readonly through: number };
  readonly [goods: `goods/${string}`]: Goods;
  readonly [shelf: `shelf/${string}`]: Shelf;
  readonly [order: `order/${string}`]: OrderPart;
  readonly [agent: `agent/${string}`]: AgentPart;
  readonly [caravan: `caravan/${string}`]: CaravanPart;
}

export function holdings(key: string, part: unknown): Value {
  if (key === 'purse') return gold((part as TraderParts['purse']).gold);
  if (key.startsWith('goods/')) return goodsValue(part as Goods);
  if (!key.startsWith('shelf/')) return nothing;
  const shelf = part as Shelf;
  return plus(goodsValue(shelf.goods), gold(shelf.gold));
}
