/**
 * The merchant: a participant of the book in his own hub. What he quotes is made as he quotes it, through his
 * faucets, and what comes back is unmade: he owns nothing between two letters.
 */
import type { ItemKey } from '../content/items.ts';
import { itemKeys } from '../content/items.ts';
import type { Side } from '../content/terms.ts';
import { escrowFor, sides } from '../content/terms.ts';
import type { Turn as TurnOf } from '../kit/actor.ts';
import { addressOf } from '../kit/address.ts';
import { unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import type { FromAuction, ToAuction } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import * as rules from './rules.ts';
import type { HubParts, Merchant } from './state.ts';

export type HubTurn = TurnOf<HubParts, 'hub', undefined, Tuning>;

/** One helping of a round of quotes: a few items now, the rest at once, the next round a tick later. */
export function quoteSome(turn: HubTurn, merchant: Merchant): void {
  const { itemsPerTurn, tickMs } = turn.tuning.hub.merchant;
  const isNew = merchant.quoted === 0;
  const roundAt = isNew ? turn.now : merchant.roundAt;
  const some = itemKeys.slice(merchant.quoted, merchant.quoted + itemsPerTurn);
  const quoted = merchant.quoted + some.length;
  const isDone = quoted >= itemKeys.length;
  const orders = some.reduce((count, item) => quoteItem(turn, item, count), merchant.orders);
  turn.put('merchant', { roundAt, quoted: isDone ? 0 : quoted, orders });
  turn.wakeAt(isDone ? roundAt + turn.span(tickMs) : turn.now);
}

/** Brings both quotes of an item up to date; returns the number of the last order placed. */
function quoteItem(turn: HubTurn, item: ItemKey, orders: number): number {
  const tuning = turn.tuning.hub.merchant;
  const known = turn.get(`stock/${item}`);
  const stock = known
    ? rules.driftStock(item, known, turn.now, turn.span(tuning.tickMs), tuning)
    : rules.makeStock(item, turn.now, tuning);
  const wanted = (side: Side) => rules.wantedQuote(item, stock, side, tuning);
  turn.put(`stock/${item}`, stock);
  // Cancelling both before placing either: the merchant's new ask never meets his old bid.
  const due = sides.filter((side) => withdraw(turn, item, side, wanted(side)));
  return due.reduce((count, side) => place(turn, wanted(side), count), orders);
}

/** True when nothing of the merchant stands on this side any more. */
function withdraw(turn: HubTurn, item: ItemKey, side: Side, wanted: ReturnType<typeof rules.wantedQuote>): boolean {
  const quote = turn.get(`quote/${side}/${item}`);
  if (quote && wanted && rules.isGoodEnough(quote, wanted, turn.tuning.hub.merchant)) return false;
  if (quote) {
    turn.drop(`quote/${side}/${item}`);
    turn.send(houseOf(turn), { type: 'cancel', order: quote.order } satisfies ToAuction);
  }
  return true;
}

function place(turn: HubTurn, offer: ReturnType<typeof rules.wantedQuote>, orders: number): number {
  if (!offer) return orders;
  const order = rules.orderName(offer, orders + 1);
  const { side, item, price, quantity } = offer;
  const value = escrowFor(offer, 0);
  turn.mint(side === 'buy' ? 'merchantBuys' : 'merchantSells', value);
  turn.put(`quote/${side}/${item}`, { order, price, quantity, left: quantity });
  turn.send(houseOf(turn), { type: 'place', order, ...offer, deposit: 0 } satisfies ToAuction, value);
  return orders + 1;
}

/** The auction house speaks of one of the merchant's orders. */
export function hearOfOrder(turn: HubTurn, mail: FromAuction, value: Value): void {
  const { side, item } = rules.parseOrderName(mail.order);
  giveBack(turn, side, value);
  switch (mail.type) {
    case 'opened':
    case 'cancelRefused':
      return;
    case 'filled': {
      const stock = turn.get(`stock/${item}`) ?? rules.makeStock(item, turn.now, turn.tuning.hub.merchant);
      turn.put(`stock/${item}`, rules.moveStock(stock, side, mail.quantity));
      setLeft(turn, side, item, mail.order, mail.left);
      return;
    }
    case 'closed':
    case 'placeRefused':
      setLeft(turn, side, item, mail.order, 0);
      return;
    default:
      unreachable(mail);
  }
}

/** What comes back to the merchant leaves the world by the same door it came in. */
function giveBack(turn: HubTurn, side: Side, value: Value): void {
  turn.burn(side === 'buy' ? 'merchantBuys' : 'merchantSells', value);
}

function setLeft(turn: HubTurn, side: Side, item: ItemKey, order: string, left: number): void {
  const key = `quote/${side}/${item}` as const;
  const quote = turn.get(key);
  if (quote?.order !== order) return;
  if (left === 0) turn.drop(key);
  else turn.put(key, { ...quote, left });
}

function houseOf(turn: HubTurn) {
  return addressOf('auction', turn.key);
}
