/**
 * The merchant: a participant of the book in his own hub. What he quotes is made as he quotes it, through his
 * faucets, and what comes back is unmade: he owns nothing between two letters.
 */
import type { HubKey } from '../content/hubs.ts';
import type { BaseItem, ItemKey } from '../content/items.ts';
import { itemKeys, itemOf } from '../content/items.ts';
import { localPercent } from '../content/markets.ts';
import type { Side } from '../content/terms.ts';
import { escrowFor, sides } from '../content/terms.ts';
import type { Turn as TurnOf } from '../kit/actor.ts';
import { addressOf } from '../kit/address.ts';
import { unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { items } from '../kit/value.ts';
import type { FromAuction, ToAuction } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import { percentOf } from './events.ts';
import type { HubNotice } from './notices.ts';
import type { Market } from './rules.ts';
import * as rules from './rules.ts';
import type { HubParts, Merchant, Stock } from './state.ts';

/** What is told of a hub is written down, as all that goes over the wire. */
export type HubTurn = Omit<TurnOf<HubParts, 'hub', undefined, Tuning>, 'notify'> & {
  notify(notice: HubNotice): void;
};

/** One helping of a round of quotes: some items now, the rest at once, the next round a tick later. */
export function quoteSome(turn: HubTurn, merchant: Merchant): void {
  const tuning = turn.tuning.hub.merchant;
  const isNew = merchant.quoted === 0;
  const hub = turn.key as HubKey;
  const dealt = rules.dealtIn(hub);
  const some = dealt.slice(merchant.quoted, merchant.quoted + tuning.itemsPerTurn);
  const quoted = merchant.quoted + some.length;
  const isDone = quoted >= dealt.length;
  const purse = rules.driftPurse(merchant.purse, turn.now, turn.span(tuning.tickMs), tuning);
  const round = { ...merchant, purse, roundAt: isNew ? turn.now : merchant.roundAt };
  const orders = some.reduce(
    (count, item) => quoteItem(turn, hub, item, { purse: purse.gold, orders: count }),
    merchant.orders,
  );
  turn.put('merchant', { ...round, quoted: isDone ? 0 : quoted, orders });
  wakeBy(turn, isDone ? rules.nextRoundAt(round, (gameMs) => turn.span(gameMs), tuning) : turn.now);
}

/** For the merchant's next round, or the end of a contest before it. */
export function wakeBy(turn: HubTurn, roundAt: number | null): void {
  const endsAt = turn.get('contest')?.endsAt ?? null;
  turn.wakeAt(roundAt === null || endsAt === null ? (roundAt ?? endsAt) : Math.min(roundAt, endsAt));
}

/** When he looks at his prices next; null for one who has no shop. */
export function nextRoundAt(turn: HubTurn): number | null {
  const merchant = turn.get('merchant');
  if (!merchant) return null;
  if (merchant.quoted > 0) return turn.now;
  return Math.max(
    turn.now,
    rules.nextRoundAt(merchant, (gameMs) => turn.span(gameMs), turn.tuning.hub.merchant),
  );
}

/** Brings both quotes of an item up to date; returns the number of the last order placed. */
function quoteItem(
  turn: HubTurn,
  hub: HubKey,
  item: ItemKey,
  { purse, orders }: { purse: number; orders: number },
): number {
  const tuning = turn.tuning.hub.merchant;
  const { stock: key } = partsOf[item];
  const known = turn.get(key);
  const market = marketOf(turn, hub, item);
  const stock = known
    ? rules.driftStock(item, known, turn.now, turn.span(tuning.tickMs), tuning, market)
    : rules.makeStock(item, turn.now, tuning, market);
  if (!known || rules.hasMoved(known, stock, tuning)) turn.put(key, stock);
  const offers = sides.map((side) => ({ side, offer: rules.wantedQuote(item, stock, side, tuning, purse) }));
  // Cancelling both before placing either: the merchant's new ask never meets his old bid.
  const due = offers.filter(({ side, offer }) => withdraw(turn, item, side, offer, stock));
  return due.reduce((count, { offer }) => place(turn, offer, count), orders);
}

/** Where he looks for a good, at each tick: keys that were written once are found sooner. */
const partsOf = Object.fromEntries(
  itemKeys.map((item) => [item, { stock: `stock/${item}`, buy: `quote/buy/${item}`, sell: `quote/sell/${item}` }]),
) as Readonly<Record<ItemKey, { stock: `stock/${ItemKey}` } & { [S in Side]: `quote/${S}/${ItemKey}` }>>;

function marketOf(turn: HubTurn, hub: HubKey, item: ItemKey): Market {
  const { base } = itemOf(item);
  const { merchant, events } = turn.tuning.hub;
  const noise = (2 * turn.chance() - 1) * merchant.noiseShare;
  return {
    localPercent: localPercent(base, hub),
    eventPercent: percentOf(turn.get('events') ?? [], base, turn.now, events),
    noise,
  };
}

/** Somebody is about: he looks up soon, if he had grown slow. */
export function stir(turn: HubTurn): void {
  const merchant = turn.get('merchant');
  if (!merchant || merchant.quoted > 0) return;
  const tuning = turn.tuning.hub.merchant;
  const before = rules.nextRoundAt(merchant, (gameMs) => turn.span(gameMs), tuning);
  const stirred = { ...merchant, stirredAt: turn.now };
  const next = rules.nextRoundAt(stirred, (gameMs) => turn.span(gameMs), tuning);
  // Written now and then, not at each step: being late by a tick does no harm.
  if (turn.now - (merchant.stirredAt ?? 0) >= turn.span(tuning.tickMs)) turn.put('merchant', stirred);
  if (next < before) wakeBy(turn, Math.max(turn.now, next));
}

/** True when nothing of the merchant stands on this side any more. */
function withdraw(
  turn: HubTurn,
  item: ItemKey,
  side: Side,
  wanted: ReturnType<typeof rules.wantedQuote>,
  stock: Stock,
): boolean {
  const key = partsOf[item][side];
  const quote = turn.get(key);
  if (quote && wanted && rules.isGoodEnough(quote, wanted, stock, turn.tuning.hub.merchant)) return false;
  if (quote) {
    turn.drop(key);
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
  turn.put(partsOf[item][side], { order, price, quantity, left: quantity });
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
      spend(turn, side === 'buy' ? mail.proceeds : -mail.proceeds);
      stir(turn);
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

/** What an errand brought him is his, and leaves the world like all he buys. */
export function takeDelivery(turn: HubTurn, item: BaseItem, units: number): void {
  turn.burn('merchantBuys', items(item, units));
  const stock = turn.get(`stock/${item}`);
  if (stock) turn.put(`stock/${item}`, rules.moveStock(stock, 'buy', units));
}

function spend(turn: HubTurn, amount: number): void {
  const merchant = turn.get('merchant');
  if (!merchant) return;
  const tuning = turn.tuning.hub.merchant;
  const purse = rules.driftPurse(merchant.purse, turn.now, turn.span(tuning.tickMs), tuning);
  turn.put('merchant', { ...merchant, purse: { ...purse, gold: Math.max(0, purse.gold - amount) } });
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
