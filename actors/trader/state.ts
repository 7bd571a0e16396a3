/** What a trader remembers: his purse, what he owns in each hub, and his orders. */
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { itemKeys } from '../content/items.ts';
import type { Side } from '../content/terms.ts';
import type { Asset, Value } from '../kit/value.ts';
import { gold, nothing, plus } from '../kit/value.ts';

export const version = 1;

export type Goods = Readonly<Partial<Record<ItemKey, number>>>;

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

export interface TraderParts {
  readonly profile: Profile;
  readonly where: { readonly hub: HubKey };
  readonly purse: { readonly gold: number };
  /** How many orders were ever placed. */
  readonly counter: { readonly orders: number };
  readonly [goods: `goods/${string}`]: Goods;
  readonly [shelf: `shelf/${string}`]: Shelf;
  readonly [order: `order/${string}`]: OrderPart;
}

export function goodsValue(goods: Goods): Value {
  const value: Partial<Record<Asset, number>> = {};
  for (const item of itemKeys) {
    const amount = goods[item] ?? 0;
    if (amount !== 0) value[`item:${item}`] = amount;
  }
  return value;
}

export function holdings(key: string, part: unknown): Value {
  if (key === 'purse') return gold((part as TraderParts['purse']).gold);
  if (key.startsWith('goods/')) return goodsValue(part as Goods);
  if (!key.startsWith('shelf/')) return nothing;
  const shelf = part as Shelf;
  return plus(goodsValue(shelf.goods), gold(shelf.gold));
}
