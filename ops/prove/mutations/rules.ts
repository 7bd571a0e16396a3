/** Guards of the game: what traders and auction houses may do with value. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const dealing = 'actors/auction/dealing.ts';
const house = 'actors/auction/auction.test.ts';
const houseRules = 'actors/auction/rules.ts';
const trader = 'actors/trader/trader.test.ts';
const desk = 'server/world/operator-orders.db.test.ts';
const cause = 'actors/cause/cause.test.ts';
const market = 'actors/economy.sim.test.ts';

export const rulesMutations: readonly Mutation[] = [
  without(
    'no escrow: who orders keeps what he offers',
    'D3',
    market,
    'actors/trader/deeds/orders.ts',
    'keep(turn, hub, store, debit(store, cost));',
  ),
  without(
    'no escrow: the house does not count what came',
    'AU1',
    house,
    houseRules,
    'if (!isNothing(minus(value, escrowFor(letter, letter.deposit)))) return Refusal.wrongEscrow;',
  ),
  without(
    'escrow does not follow the fills',
    'D3',
    market,
    houseRules,
    "const escrow = order.side === 'buy' ? order.price * left : 0;",
    'const escrow = order.escrow;',
  ),
  without('starter twice', 'TR1', trader, 'actors/trader/actor.ts', 'if (known) {', "if (known?.name === '') {"),
  without(
    'self-trade allowed',
    'AU5',
    house,
    dealing,
    "if (maker.owner === taker.owner) this.close(maker, 'cancelled'); else if",
    'if',
  ),
  without('fee not taken', 'AU6', house, houseRules, 'const fee = feeDue - order.feeTaken;', 'const fee = 0;'),
  without(
    'fee taken again with each fill',
    'AU6',
    house,
    houseRules,
    'const fee = feeDue - order.feeTaken;',
    'const fee = feeDue;',
  ),
  without(
    'deposit given back at the close',
    'AU7',
    house,
    dealing,
    "tale.refund = escrowOf(order); this.#turn.burn('depositForfeited', gold(order.depositHeld));",
    'tale.refund = plus(escrowOf(order), gold(order.depositHeld));',
  ),
  without(
    'what is past its end still fills',
    'AU10',
    house,
    dealing,
    "else if (maker.endsAt <= turn.now) this.close(maker, 'expired');",
  ),
  without(
    'anybody may cancel',
    'AU9',
    house,
    houseRules,
    'return order.owner === by ? null : Refusal.notYours;',
    'return by === order.owner ? null : null;',
  ),
  without(
    'a sweep meets who came after it',
    'AU11',
    house,
    dealing,
    'if (!maker || seq > taker.seq) continue;',
    'if (!maker || seq < 0) continue;',
  ),
  without(
    'spending what is not there',
    'TR7',
    trader,
    'actors/trader/rules/store.ts',
    'if (store.gold < (value.gold ?? 0)) return Refusal.notEnoughGold;',
  ),
  without(
    "an operator's order done twice",
    'TR26',
    trader,
    'actors/trader/deeds/operator-orders.ts',
    "if (order <= (turn.get('operatorOrders')?.through ?? 0)) return accepted({ order });",
  ),
  without(
    'the muted talk',
    'TR25',
    trader,
    'actors/trader/rules/talk.ts',
    'return isMuted(mutedUntil, now) ? Refusal.muted : null;',
  ),
  without(
    'orders of operators overtake each other',
    'D5',
    desk,
    'server/world/operator-orders.ts',
    'if (unanswered.has(to)) continue;',
  ),
  without(
    'a reward of a cause is paid as often as it is claimed',
    'CA10',
    cause,
    'actors/cause/rules.ts',
    'if (member.claimed) return Refusal.alreadyClaimed;',
  ),
  without(
    'what a cause does not want is kept',
    'D3',
    cause,
    'actors/cause/deeds.ts',
    'answer(turn, from, mail, why, minus(value, used));',
    'answer(turn, from, mail, why);',
  ),
  without(
    'the record of operators is no chain',
    'chain',
    'ops/tools/admin/chain.test.ts',
    'ops/tools/admin/chain.ts',
    'JSON.stringify([previous, id,',
    'JSON.stringify([id,',
  ),
];
