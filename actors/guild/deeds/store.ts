/** What members bring and take; each movement is in the ledger, and a line of the log. */
import { addGoods, goodsIn, goodsValue, lessGoods } from '../../content/goods.ts';
import type { Address } from '../../kit/address.ts';
import { keyOf } from '../../kit/address.ts';
import type { Value } from '../../kit/value.ts';
import { gold, plus } from '../../kit/value.ts';
import type { ToGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { answer, celebrate, charterOf, heldBy, keepMember, log, memberOf } from '../keeping.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Holding } from '../rules/store.ts';
import { afterDeposit, afterWithdraw, refuseDeposit, refuseWithdraw } from '../rules/store.ts';
import { contribute } from './missions.ts';

export function deposit(turn: GuildTurn, from: Address, mail: ToGuild & { type: 'deposit' }, value: Value): void {
  const member = memberOf(turn, keyOf(from));
  const brought = { gold: value.gold ?? 0, goods: goodsIn(value) };
  const held = heldBy(turn);
  const why = member ? refuseDeposit(held, brought, charterOf(turn).level, turn.tuning.guild) : Refusal.notAMember;
  if (!member || why) {
    answer(turn, from, mail, why, value);
    return;
  }
  keepHolding(turn, held, { gold: held.gold + brought.gold, goods: addGoods(held.goods, brought.goods) });
  keepMember(turn, afterDeposit(member, brought, turn.now));
  answer(turn, from, mail, null);
  log(turn, 'deposit', member.name, brought);
  contribute(turn, member.player, 'treasury', brought.gold);
  celebrate(turn);
}

export function withdraw(turn: GuildTurn, from: Address, mail: ToGuild & { type: 'withdraw' }): void {
  const member = memberOf(turn, keyOf(from));
  const held = heldBy(turn);
  const wanted = { gold: mail.gold, goods: mail.goods };
  const why = member ? refuseWithdraw(held, wanted, member, turn.now, turn.tuning.guild) : Refusal.notAMember;
  if (!member || why) {
    answer(turn, from, mail, why);
    return;
  }
  keepHolding(turn, held, { gold: held.gold - wanted.gold, goods: lessGoods(held.goods, wanted.goods) });
  keepMember(turn, afterWithdraw(member, wanted, turn.now));
  answer(turn, from, mail, null, plus(gold(wanted.gold), goodsValue(wanted.goods)));
  log(turn, 'withdraw', member.name, wanted);
  contribute(turn, member.player, 'treasury', -wanted.gold);
}

/** Writes only what changed. */
function keepHolding(turn: GuildTurn, before: Holding, after: Holding): void {
  if (after.gold !== before.gold) turn.put('treasury', { gold: after.gold });
  if (after.goods !== before.goods) turn.put('goods', after.goods);
}
