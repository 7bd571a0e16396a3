/**
 * The trader: one player's purse, goods and orders. Everything he spends leaves here, inside a letter;
 * everything he earns arrives here, inside one.
 */
import type { HubKey } from '../content/hubs.ts';
import { homeHub } from '../content/hubs.ts';
import type { ActorKind, Reply, Turn as TurnOf } from '../kit/actor.ts';
import { accepted, refused } from '../kit/actor.ts';
import { addressOf, keyOf } from '../kit/address.ts';
import { unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold, isNothing, plus } from '../kit/value.ts';
import type { ToAuction, ToHub, ToTrader } from '../letters.ts';
import type { Command, CommandOf } from './messages.ts';
import { parseCommand } from './messages.ts';
import type { Store } from './rules.ts';
import * as rules from './rules.ts';
import type { OrderPart, TraderParts } from './state.ts';
import { holdings, OrderStatus, valueOf, version } from './state.ts';
import { tuning } from './tuning.ts';

type Turn = TurnOf<TraderParts, 'trader'>;

export const trader: ActorKind<TraderParts, 'trader', undefined, Command, ToTrader> = {
  kind: 'trader',
  version,
  parseCommand,
  makeIndex: () => undefined,
  holdings,

  onCommand(turn, command) {
    switch (command.type) {
      case 'welcome':
        return welcome(turn, command);
      case 'placeOrder':
        return placeOrder(turn, command);
      case 'cancelOrder':
        return cancelOrder(turn, command);
      case 'say':
        return say(turn, command);
      case 'collectShelf':
        return collectShelf(turn, command);
      default:
        return unreachable(command);
    }
  },

  onMail(turn, from, mail, value) {
    if (!isNothing(value)) receive(turn, keyOf(from) as HubKey, value);
    const order = turn.get(`order/${mail.order}`);
    if (order) hear(turn, order, mail);
  },

  onBounce(turn, to, mail, value) {
    const hub = keyOf(to) as HubKey;
    if (!isNothing(value)) receive(turn, hub, value);
    const order = turn.get(`order/${String(mail['order'])}`);
    if (!order) return;
    const type = mail.type === 'place' ? 'placeRefused' : 'cancelRefused';
    hear(turn, order, { type, order: order.id, why: 'fault' });
  },

  onWake() {},
};

function welcome(turn: Turn, { name, guest }: CommandOf<'welcome'>): Reply {
  const known = turn.get('profile');
  if (known) {
    if (known.name !== name || known.guest !== guest) turn.put('profile', { ...known, name, guest });
    return accepted({});
  }
  turn.put('profile', { name, guest, welcomedAt: turn.now });
  turn.put('where', { hub: homeHub });
  const starter = plus(valueOf(tuning.starterGoods), gold(tuning.starterGold));
  turn.mint('starter', starter);
  receive(turn, homeHub, starter);
  return accepted({});
}

function placeOrder(turn: Turn, { type: _, hub, ...offer }: CommandOf<'placeOrder'>): Reply {
  const store = storeAt(turn, hub);
  const openOrders = ordersOf(turn).filter(rules.isOpen).length;
  const standing = { profile: turn.get('profile'), where: turn.get('where')?.hub, openOrders, store };
  const refusal = rules.refusePlace(standing, hub, offer);
  if (refusal) return refused(refusal);

  const orders = (turn.get('counter')?.orders ?? 0) + 1;
  const order = `${turn.key}-${orders}`;
  const cost = rules.costOf(offer);
  turn.put('counter', { orders });
  turn.put(`order/${order}`, rules.makeOrder(order, hub, offer, turn.now));
  keep(turn, hub, store, rules.debit(store, cost));
  turn.send(addressOf('auction', hub), { type: 'place', order, ...offer } satisfies ToAuction, cost);
  return accepted({ order, status: OrderStatus.pending });
}

function cancelOrder(turn: Turn, command: CommandOf<'cancelOrder'>): Reply {
  const order = turn.get(`order/${command.order}`);
  const refusal = rules.refuseCancel(order);
  if (refusal || !order) return refused(refusal ?? rules.Refusal.unknownOrder);
  turn.send(addressOf('auction', order.hub), { type: 'cancel', order: order.id } satisfies ToAuction);
  return accepted({ order: order.id });
}

function say(turn: Turn, { text }: CommandOf<'say'>): Reply {
  const profile = turn.get('profile');
  const where = turn.get('where');
  if (!profile || !where) return refused(rules.Refusal.notWelcomed);
  turn.send(addressOf('hub', where.hub), {
    type: 'say',
    player: turn.key,
    name: profile.name,
    text,
  } satisfies ToHub);
  return accepted({});
}

function collectShelf(turn: Turn, { hub }: CommandOf<'collectShelf'>): Reply {
  const store = storeAt(turn, hub);
  const after = rules.collect(store);
  if (typeof after === 'string') return refused(after);
  keep(turn, hub, store, after);
  return accepted({});
}

/** An auction house speaks of one of our orders; the value has been received already. */
function hear(turn: Turn, order: OrderPart, mail: ToTrader): void {
  const { id, hub, side, item } = order;
  const about = { order: id, hub, side, item };
  switch (mail.type) {
    case 'opened': {
      const { placedAt, endsAt } = mail;
      turn.put(`order/${id}`, { ...order, status: OrderStatus.open, placedAt, endsAt });
      return;
    }
    case 'filled': {
      const { quantity, proceeds, fee, left } = mail;
      const grown = { ...order, filled: order.filled + quantity, proceeds: order.proceeds + proceeds };
      turn.put(`order/${id}`, grown);
      turn.notify({ type: 'orderFilled', ...about, quantity, proceeds, fee, left });
      if (left === 0) close(turn, grown, OrderStatus.filled);
      return;
    }
    case 'closed':
      turn.notify({ type: 'orderClosed', ...about, status: mail.status });
      return close(turn, order, mail.status);
    case 'placeRefused':
      turn.notify({ type: 'orderClosed', ...about, status: OrderStatus.refused, why: mail.why });
      return close(turn, order, OrderStatus.refused);
    case 'cancelRefused':
      return turn.notify({ type: 'cancelRefused', ...about, why: mail.why });
    default:
      return unreachable(mail);
  }
}

/** The order becomes history; the oldest history goes. */
function close(turn: Turn, order: OrderPart, status: OrderStatus): void {
  turn.put(`order/${order.id}`, { ...order, status });
  for (const { id } of rules.surplusOrders(ordersOf(turn))) turn.drop(`order/${id}`);
}

function receive(turn: Turn, hub: HubKey, value: Value): void {
  const store = storeAt(turn, hub);
  keep(turn, hub, store, rules.credit(store, value));
}

function storeAt(turn: Turn, hub: HubKey): Store {
  return {
    gold: turn.get('purse')?.gold ?? 0,
    goods: turn.get(`goods/${hub}`) ?? {},
    shelf: turn.get(`shelf/${hub}`) ?? rules.emptyShelf,
  };
}

/** Writes only what changed: each part written is a part logged. */
function keep(turn: Turn, hub: HubKey, before: Store, after: Store): void {
  if (after.gold !== before.gold) turn.put('purse', { gold: after.gold });
  if (!rules.isSame(after.goods, before.goods)) turn.put(`goods/${hub}`, after.goods);
  if (rules.isEmpty(after.shelf)) turn.drop(`shelf/${hub}`);
  else turn.put(`shelf/${hub}`, after.shelf);
}

function ordersOf(turn: Turn): OrderPart[] {
  return turn.keys('order/').flatMap((key) => turn.get(key as `order/${string}`) ?? []);
}
