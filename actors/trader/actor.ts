/**
 * The trader: one player's purse, goods, orders, agents and caravans. Everything he spends leaves here, inside a letter;
 * everything he earns arrives here, inside one.
 */
import { goodsValue } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { homeHub } from '../content/hubs.ts';
import type { ActorKind, Reply } from '../kit/actor.ts';
import { accepted, refused } from '../kit/actor.ts';
import { addressOf, keyOf, kindOf } from '../kit/address.ts';
import { unreachable } from '../kit/assert.ts';
import { gold, isNothing, plus } from '../kit/value.ts';
import type { ToHub, ToTrader } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import type { TraderTurn } from './belongings.ts';
import { keep, receive, storeAt } from './belongings.ts';
import { hearOfCaravan, hireAgent, sendCaravan, sendHaul, turnBack } from './caravans.ts';
import type { Command, CommandOf } from './messages.ts';
import { parseCommand } from './messages.ts';
import { fulfilOperatorOrder } from './operator-orders.ts';
import { OrderIndex } from './order-index.ts';
import { cancelOrder, hearOfOrder, placeOrder } from './orders.ts';
import * as rules from './rules.ts';
import type { TraderParts } from './state.ts';
import { holdings, version } from './state.ts';

export const trader: ActorKind<TraderParts, 'trader', OrderIndex, Command, ToTrader, Tuning> = {
  kind: 'trader',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => new OrderIndex(),
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
      case 'hireAgent':
        return hireAgent(turn, command);
      case 'sendHaul':
        return sendHaul(turn, command);
      case 'sendCaravan':
        return sendCaravan(turn, command);
      case 'grant':
      case 'confiscate':
        return fulfilOperatorOrder(turn, command);
      default:
        return unreachable(command);
    }
  },

  /** What an auction house sends belongs into its own hub, what a caravan brings into the one it names. */
  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'departed':
      case 'arrived':
        if (mail.type === 'arrived') receive(turn, mail.hub, value);
        return hearOfCaravan(turn, mail);
      default:
        if (!isNothing(value)) receive(turn, keyOf(from) as HubKey, value);
        return hearOfOrder(turn, mail);
    }
  },

  onBounce(turn, to, mail, value) {
    if (kindOf(to) === 'mission') return turnBack(turn, String(mail['caravan']), value);
    if (!isNothing(value)) receive(turn, keyOf(to) as HubKey, value);
    const type = mail.type === 'place' ? 'placeRefused' : 'cancelRefused';
    hearOfOrder(turn, { type, order: String(mail.order), why: 'fault' });
  },

  onWake() {},
};

function welcome(turn: TraderTurn, { name, guest }: CommandOf<'welcome'>): Reply {
  const known = turn.get('profile');
  if (known) {
    if (known.name !== name || known.guest !== guest) turn.put('profile', { ...known, name, guest });
    return accepted({});
  }
  const { starterGold, starterGoods } = turn.tuning.trader;
  const starter = plus(goodsValue(starterGoods), gold(starterGold));
  turn.put('profile', { name, guest, welcomedAt: turn.now });
  turn.put('where', { hub: homeHub });
  turn.mint('starter', starter);
  receive(turn, homeHub, starter);
  return accepted({});
}

function say(turn: TraderTurn, { text, mutedUntil }: CommandOf<'say'>): Reply {
  const profile = turn.get('profile');
  const where = turn.get('where');
  if (!profile || !where) return refused(rules.Refusal.notWelcomed);
  if (rules.isMuted(mutedUntil, turn.now)) return refused(rules.Refusal.muted, { until: mutedUntil });
  const letter: ToHub = { type: 'say', player: turn.key, name: profile.name, text };
  turn.send(addressOf('hub', where.hub), letter);
  return accepted({});
}

function collectShelf(turn: TraderTurn, { hub }: CommandOf<'collectShelf'>): Reply {
  const store = storeAt(turn, hub);
  const refusal = rules.refuseCollect(store, turn.tuning);
  if (refusal) return refused(refusal);
  keep(turn, hub, store, rules.acceptCollect(store, turn.tuning));
  return accepted({});
}
