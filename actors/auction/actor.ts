/**
 * The auction house of one hub: orders come by mail with their escrow inside, and leave as fills and refunds.
 * It holds what is on offer and nothing else; it knows owners by address only.
 */
import type { HubKey } from '../content/hubs.ts';
import { hubs } from '../content/hubs.ts';
import { terms } from '../content/terms.ts';
import type { ActorKind } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { unreachable } from '../kit/assert.ts';
import { mailOnly } from '../kit/mail-only.ts';
import type { Value } from '../kit/value.ts';
import type { FromAuction, Placing, PriceNews, ToAuction } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import { Book } from './book.ts';
import type { AuctionTurn } from './dealing.ts';
import { Dealing, keepAlerts } from './dealing.ts';
import * as rules from './rules.ts';
import type { AuctionParts, Head } from './state.ts';
import { holdings, version } from './state.ts';

export const auction: ActorKind<AuctionParts, 'auction', Book, never, ToAuction, Tuning> = {
  kind: 'auction',
  version,
  tuning: shipped,
  ...mailOnly('an auction house takes orders by mail only'),
  makeIndex: () => new Book(),
  holdings,

  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'place':
        return place(turn, from, mail, value);
      case 'cancel':
        return cancel(turn, from, mail.order);
      case 'setAlert':
        return setAlert(turn, from, mail);
      case 'dropAlert':
        return keepAlerts(
          turn,
          mail.item,
          rules.dropAlert(turn.get(`alerts/${mail.item}`) ?? [], { owner: from, id: mail.alert }),
        );
      case 'reign':
        return turn.put('reign', { owner: mail.owner, contenders: mail.contenders });
      case 'revenueReturned':
        return turn.burn('tax', value);
      default:
        return unreachable(mail);
    }
  },

  /** An owner who cannot take what is his has a bug, be it of an order or of the hub; the letter is kept as lost property by the kit. */
  onBounce(turn, to, mail, value) {
    if (mail.type === 'revenue') return turn.burn('tax', value);
    throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    const dealing = new Dealing(turn);
    const nextEnd = expire(turn, dealing);
    const head = headOf(turn);
    const taking = goOn(dealing, head.taking);
    if (taking.length < head.taking.length) turn.put('head', { ...head, taking });
    dealing.tell();
    turn.wakeAt(taking.length > 0 ? turn.now : nextEnd);
  },
};

function place(turn: AuctionTurn, owner: Address, mail: Placing, value: Value): void {
  const house = { openOrders: turn.index.size, known: turn.get(`order/${mail.order}`) };
  const letter = rules.withDeposit(owner, mail);
  const why = rules.refusePlace(house, letter, value, turn.tuning);
  if (why) turn.send(owner, { type: 'placeRefused', order: mail.order, why } satisfies FromAuction, value);
  else open(turn, owner, letter);
}

function open(turn: AuctionTurn, owner: Address, letter: rules.Placed): void {
  const head = headOf(turn);
  const named = { id: letter.order, seq: head.nextSeq, owner, placedAt: turn.now };
  const endsAt = turn.now + turn.span(letter.hours * terms.hourMs);
  const dues = rules.duesFor(letter.guild, turn.get('reign'), hubs[turn.key as HubKey].taxPercent);
  const order = rules.makeOrder(letter, { ...named, endsAt }, turn.tuning, dues);
  const { id, seq, placedAt } = order;
  turn.put(`order/${id}`, order);
  turn.send(owner, { type: 'opened', order: id, seq, placedAt, endsAt } satisfies FromAuction);

  const dealing = new Dealing(turn);
  const taking = goOn(dealing, [...head.taking, id]);
  turn.put('head', { nextSeq: seq + 1, taking });
  dealing.tell();
  if (taking.length > 0) turn.wakeAt(turn.now);
  else if (endsAt < (turn.index.earliestEnd() ?? Number.POSITIVE_INFINITY)) turn.wakeAt(endsAt);
}

function cancel(turn: AuctionTurn, by: Address, id: string): void {
  const order = turn.get(`order/${id}`);
  const why = rules.refuseCancel(order, by);
  if (why || !order) {
    const refusal: FromAuction = { type: 'cancelRefused', order: id, why: why ?? rules.Refusal.unknownOrder };
    turn.send(by, refusal);
    return;
  }
  const dealing = new Dealing(turn);
  dealing.close(order, 'cancelled');
  dealing.tell();
}

function setAlert(
  turn: AuctionTurn,
  owner: Address,
  { alert: id, item, when, price }: ToAuction & { type: 'setAlert' },
): void {
  const alert = { id, owner, when, price };
  const alerts = rules.addAlert(turn.get(`alerts/${item}`) ?? [], alert, turn.tuning);
  if (alerts) turn.put(`alerts/${item}`, alerts);
  else turn.send(owner, { type: 'alertRefused', alert: id, why: rules.Refusal.tooManyAlerts } satisfies PriceNews);
}

/** Lets waiting orders take, oldest first, while the turn lasts; returns who still waits. */
function goOn(dealing: Dealing, taking: readonly string[]): readonly string[] {
  const waiting = taking.findIndex((id) => !dealing.take(id));
  return waiting < 0 ? [] : taking.slice(waiting);
}

/** Closes what is due and returns when to look again. */
function expire(turn: AuctionTurn, dealing: Dealing): number | null {
  for (const { id, endsAt } of turn.index.endings()) {
    const order = turn.get(`order/${id}`);
    if (!order) continue;
    if (endsAt > turn.now || dealing.isSpent) return endsAt;
    dealing.close(order, 'expired');
  }
  return null;
}

function headOf(turn: AuctionTurn): Head {
  return turn.get('head') ?? { nextSeq: 1, taking: [] };
}
