/** What those who take part do: come, give, trade, and claim what they have earned. */
import { goodsIn, goodsValue } from '../content/goods.ts';
import type { Address } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, isNothing, minus, plus } from '../kit/value.ts';
import type { FromCause, ToCause } from '../letters.ts';
import { finish } from './calendar.ts';
import type { CauseTurn } from './keeping.ts';
import { answer, causeIn, keepMember, memberOf, runOf, sumsOf } from './keeping.ts';
import * as rules from './rules.ts';
import { Phase } from './state.ts';

type MailOf<Type extends ToCause['type']> = Extract<ToCause, { type: Type }>;

export function enlist(turn: CauseTurn, from: Address, mail: MailOf<'enlist'>): void {
  const why = rules.refusePart(runOf(turn));
  if (!why) keepMember(turn, from, mail, {});
  answer(turn, from, mail, why);
}

/** What is wanted is used up at once; the rest goes back with the answer. */
export function contribute(turn: CauseTurn, from: Address, mail: MailOf<'contribute'>, value: Value): void {
  const run = runOf(turn);
  const closed = rules.refusePart(run);
  const { goldPerPoint } = turn.tuning.cause;
  const brought = { gold: value.gold ?? 0, goods: goodsIn(value) };
  const taken = closed ? rules.nothingTaken : rules.take(run.needs, sumsOf(turn).given, brought, goldPerPoint);
  const used = plus(gold(taken.gold), goodsValue(taken.goods));
  const why = closed ?? (isNothing(used) ? rules.Refusal.notWanted : null);
  if (!why) {
    turn.burn('serverMissionContribution', used);
    keepMember(turn, from, mail, taken.counts);
  }
  answer(turn, from, mail, why, minus(value, used));
  finishIfMet(turn);
}

/** A trader tells of his own orders that were filled; of a run that is over he need tell no more. */
export function hearOfTrades(turn: CauseTurn, from: Address, { run: told, trades }: MailOf<'traded'>): void {
  const run = runOf(turn);
  const member = memberOf(turn, from);
  if (told !== run.run || rules.isOver(run) || !member) {
    turn.send(from, { type: 'causeOver', run: told } satisfies FromCause);
    return;
  }
  const count = Math.min(trades, rules.wanted('trades', run.needs, sumsOf(turn).given));
  if (run.phase !== Phase.running || count === 0) return;
  keepMember(turn, from, member, { trades: count });
  finishIfMet(turn);
}

export function claimReward(turn: CauseTurn, from: Address, mail: MailOf<'claimReward'>): void {
  const run = runOf(turn);
  const member = memberOf(turn, from);
  const why = rules.refuseClaim(run, member);
  if (why || !member || member.tier === null) {
    answer(turn, from, mail, why);
    return;
  }
  const reward = rules.rewardOf(causeIn(turn), member.tier, run, turn.tuning.cause);
  const value = plus(gold(reward.gold), goodsValue(reward.goods));
  turn.put(`member/${member.player}`, { ...member, claimed: true });
  turn.mint('serverMissionReward', value);
  answer(turn, from, mail, null, value);
}

function finishIfMet(turn: CauseTurn): void {
  const { phase, needs } = runOf(turn);
  if (phase === Phase.running && rules.isMet(needs, sumsOf(turn).given)) finish(turn, Phase.completed);
}
