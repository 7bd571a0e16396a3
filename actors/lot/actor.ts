/**
 * The lot: goods under the hammer. It holds them and the best bid, tells whoever is outbid at once, and ends by its own hour,
 * whoever is there. What its hub shows of it has no names in it.
 */
import { goodsIn } from '../content/goods.ts';
import type { ActorKind, Turn as TurnOf } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { addressOf, kindOf } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { mailOnly } from '../kit/mail-only.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { FromLot, ToHub, ToLot } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import * as rules from './rules.ts';
import type { Bid, LotPart, LotParts } from './state.ts';
import { holdings, version } from './state.ts';

type LotTurn = TurnOf<LotParts, 'lot', undefined, Tuning>;

export const lot: ActorKind<LotParts, 'lot', undefined, never, ToLot, Tuning> = {
  kind: 'lot',
  version,
  tuning: shipped,
  ...mailOnly('a lot takes bids by mail only'),
  makeIndex: () => undefined,
  holdings,

  onMail(turn, from, mail, value) {
    if (mail.type === 'openLot') open(turn, from, mail, value);
    else takeBid(turn, from, mail, value);
  },

  /** A trader who cannot take what is his has a bug; the letter is kept as lost property by the kit. */
  onBounce(_turn, to, mail) {
    if (kindOf(to) !== 'hub') throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    const lot = turn.get('lot');
    if (lot && lot.endsAt <= turn.now) end(turn, lot, lot.best);
    else if (lot) turn.wakeAt(lot.endsAt);
  },
};

function open(turn: LotTurn, seller: Address, { type: _, ...terms }: ToLot & { type: 'openLot' }, value: Value): void {
  assert(!turn.get('lot'), `${turn.self} is open already`);
  assert(goodsIn(value)[terms.item] === terms.quantity, 'the goods come along');
  keep(turn, { ...terms, seller, openedAt: turn.now, bids: 0, best: null });
}

function takeBid(turn: LotTurn, bidder: Address, mail: ToLot & { type: 'bid' }, value: Value): void {
  const lot = turn.get('lot');
  const tuning = turn.tuning.lot;
  const isPaid = value.gold === mail.amount;
  const why = isPaid ? rules.refuseBid(lot, bidder, mail, turn.now, tuning) : rules.Refusal.bidTooLow;
  if (why || !lot) {
    const refusal = { ...about(mail), type: 'bidRefused', why: why ?? rules.Refusal.lotIsOver } satisfies FromLot;
    turn.send(bidder, refusal, value);
    return;
  }
  const bid = { bidder, bid: mail.bid, amount: mail.amount };
  if (lot.style === 'dutch') {
    end(turn, lot, bid, rules.leastBid(lot, turn.now, tuning));
    return;
  }
  giveBack(turn, lot);
  keep(turn, rules.acceptBid(lot, bid, turn.now, turn.span(tuning.answerMs)));
  turn.send(bidder, { ...about(mail), type: 'bidTaken', amount: bid.amount } satisfies FromLot);
}

/** Whoever was best has his gold again. */
function giveBack(turn: LotTurn, { id, hub, best }: LotPart): void {
  if (!best) return;
  turn.send(best.bidder, { type: 'outbid', lot: id, hub, bid: best.bid } satisfies FromLot, gold(best.amount));
}

/** The hammer: the winner has the goods and whatever he offered beyond the price, the seller has the price. */
function end(
  turn: LotTurn,
  { id, hub, item, quantity, seller }: LotPart,
  winner: Bid | null,
  price = winner?.amount ?? 0,
): void {
  const goods = items(item, quantity);
  turn.drop('lot');
  turn.wakeAt(null);
  turn.send(addressOf('hub', hub), { type: 'lotGone', lot: id } satisfies ToHub);
  if (!winner) {
    turn.send(seller, { type: 'lotUnsold', lot: id, hub } satisfies FromLot, goods);
    return;
  }
  const won = { type: 'lotWon', lot: id, hub, bid: winner.bid, item, quantity, price } satisfies FromLot;
  turn.send(winner.bidder, won, plus(goods, gold(winner.amount - price)));
  turn.send(seller, { type: 'lotSold', lot: id, hub, price } satisfies FromLot, gold(price));
}

function keep(turn: LotTurn, lot: LotPart): void {
  turn.put('lot', lot);
  turn.wakeAt(lot.endsAt);
  turn.send(addressOf('hub', lot.hub), { type: 'lotShown', lot: rules.show(lot) } satisfies ToHub);
}

function about({ lot, hub, bid }: ToLot & { type: 'bid' }) {
  return { lot, hub, bid };
}
