/** A census: what there is at an instant, and whose it is. */

import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import type { Quote } from '../../../../actors/hub/state.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import type { Value } from '../../../../actors/kit/value.ts';
import { entriesOf } from '../../../../actors/kit/value.ts';
import { isOnTheRoad } from '../../../../actors/trader/rules/caravans.ts';
import { isUp } from '../../../../actors/trader/rules/lots.ts';
import { isOpen } from '../../../../actors/trader/rules/orders.ts';
import type { BidPart, CaravanPart, LotPart, OrderPart, Shelf } from '../../../../actors/trader/state.ts';
import { LotStatus } from '../../../../actors/trader/state.ts';
import type { World } from '../world/World.ts';
import type { Ledger } from './Ledger.ts';

/** All gold that players have, wherever it lies: what merchants have on offer is none of it. */
export function moneySupply(world: World, ledger: Ledger): number {
  const flow = (kind: 'faucet' | 'sink') =>
    ledger.names(kind).reduce((sum, name) => sum + ledger.through(`${kind}:${name}`, 'gold'), 0);
  return flow('faucet') - flow('sink') - merchantsBids(world);
}

/** Gold that merchants have on offer: made for the purpose, and unmade when nobody takes it. */
function merchantsBids(world: World): number {
  let sum = 0;
  for (const hub of hubKeys)
    for (const [key, part] of world.actor(`hub:${hub}`).parts)
      if (key.startsWith('quote/buy/')) sum += (part as Quote).price * (part as Quote).left;
  return sum;
}

export interface Wealth {
  readonly gold: number;
  /** Gold, and goods at their base price, in purse and warehouse, on offer, under the hammer and on the road. */
  readonly worth: number;
  /** Gold that lies where it cannot be spent: on a shelf, or lost. */
  readonly stuck: number;
}

export function wealthOf(world: World, trader: Address): Wealth {
  const { parts, kind } = world.actor(trader);
  let [gold, worth, stuck] = [0, 0, 0];
  const add = (value: Value) => {
    for (const [asset, amount] of entriesOf(value)) {
      if (asset === 'gold') gold += amount;
      worth += asset === 'gold' ? amount : amount * itemOf(asset.slice('item:'.length) as ItemKey).basePrice;
    }
  };
  for (const [key, part] of parts) {
    if (key.startsWith('~lost/')) stuck += (part as { value: Value }).value.gold ?? 0;
    if (key.startsWith('~')) continue;
    add(kind.holdings(key, part));
    if (key.startsWith('shelf/')) stuck += (part as Shelf).gold;
    else if (key.startsWith('order/')) add(onOffer(part as OrderPart));
    else if (key.startsWith('caravan/')) add(onTheRoad(part as CaravanPart));
    else if (key.startsWith('lot/')) add(underTheHammer(part as LotPart));
    else if (key.startsWith('bid/')) add(isUp(part as BidPart) ? { gold: (part as BidPart).amount } : {});
  }
  return { gold, worth, stuck };
}

function onOffer(order: OrderPart): Value {
  const left = order.quantity - order.filled;
  if (!isOpen(order) || left === 0) return {};
  return order.side === 'buy' ? { gold: order.price * left } : { [`item:${order.item}`]: left };
}

function underTheHammer({ status, item, quantity }: LotPart): Value {
  return status === LotStatus.open ? { [`item:${item}`]: quantity } : {};
}

function onTheRoad(caravan: CaravanPart): Value {
  if (!isOnTheRoad(caravan)) return {};
  const cargo = Object.fromEntries(Object.entries(caravan.cargo).map(([item, n]) => [`item:${item}`, n]));
  return { ...cargo, ...(caravan.deposit && { gold: caravan.deposit }) };
}

/** 0 when all have the same, near 1 when one has everything. */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, value, n) => sum + (2 * (n + 1) - sorted.length - 1) * value, 0);
  return ranked / (sorted.length * total);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
