/** Causes a trader works for: he takes part, gives of what lies where he is, has his trades counted, and claims what that earned. */
import type { CauseKey } from '../../content/causes.ts';
import { goodsIn, goodsValue } from '../../content/goods.ts';
import { homeHub } from '../../content/hubs.ts';
import type { Mail } from '../../kit/actor.ts';
import { accepted, refused } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { Value } from '../../kit/value.ts';
import { gold, isNothing, plus } from '../../kit/value.ts';
import type { Ask, FromCause, Helper, ToCause } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, levelOf, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/causes.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import type { TraderParts } from '../state.ts';
import { GuildStatus } from '../state.ts';
import { tell } from './feed.ts';

function standingOf(turn: TraderTurn): rules.HelperStanding {
  return { profile: turn.get('profile'), level: levelOf(turn), where: hubOf(turn) };
}

function helper(turn: TraderTurn): Helper {
  const guild = turn.get('guild');
  const own = guild?.status === GuildStatus.member ? guild.guild : null;
  return { name: turn.get('profile')?.name ?? '', guild: own };
}

function causesOf(turn: TraderTurn): TraderParts['causes'] {
  return turn.get('causes') ?? { asks: 0, standings: {} };
}

function joinCause(turn: TraderTurn, { cause }: CommandOf<'joinCause'>): ReplyTo<'joinCause'> {
  const refusal = rules.refuseHelp(standingOf(turn));
  return ask(turn, cause, refusal, (about) => ({ type: 'enlist', ...about, ...helper(turn) }));
}

/** A crystal is used up whether all of it is taken or not: it carries the light, not the goods. */
function contribute(turn: TraderTurn, command: CommandOf<'contribute'>): ReplyTo<'contribute'> {
  const hub = hubOf(turn) ?? homeHub;
  const store = storeAt(turn, hub);
  const refusal = rules.refuseContribution(standingOf(turn), store, command);
  const given = plus(gold(command.gold), goodsValue(command.goods));
  if (!refusal) {
    const crystal = goodsValue(command.beacon ? rules.beaconGoods : {});
    keep(turn, hub, store, debit(debit(store, given), crystal));
    turn.burn('consumableUse', crystal);
  }
  return ask(turn, command.cause, refusal, (about) => ({ type: 'contribute', ...about, ...helper(turn) }), given);
}

function claimReward(turn: TraderTurn, { cause }: CommandOf<'claimReward'>): ReplyTo<'claimReward'> {
  const refusal = rules.refuseHelp(standingOf(turn));
  return ask(turn, cause, refusal, (about) => ({ type: 'claimReward', ...about }));
}

/** Each thing asked of a cause has a number, and comes back as one answer. */
function ask(
  turn: TraderTurn,
  cause: CauseKey,
  refusal: Refusal | null,
  letter: (about: Ask) => ToCause,
  value?: Value,
): ReplyTo<'contribute'> {
  if (refusal) return refused(refusal);
  const causes = causesOf(turn);
  const number = causes.asks + 1;
  turn.put('causes', { ...causes, asks: number });
  turn.send(addressOf('cause', cause), letter({ ask: number, hub: hubOf(turn) ?? homeHub }), value);
  return accepted({ ask: number });
}

/** An order of his was filled. */
export function tellCauses(turn: TraderTurn, proceeds: number): void {
  const told = rules.toldOf(turn.get('causes'), proceeds, turn.tuning.cause.tradeGoldMin);
  for (const [cause, { run }] of told)
    turn.send(addressOf('cause', cause), { type: 'traded', run, trades: 1 } satisfies ToCause);
}

/** What came along has been received already. */
export function hearOfCause(turn: TraderTurn, from: Address, mail: FromCause, value: Value): void {
  const cause = keyOf(from) as CauseKey;
  const causes = causesOf(turn);
  const known = causes.standings[cause];
  if (mail.type === 'causeOver') {
    if (known?.run === mail.run) keepStanding(turn, cause, { ...known, countsTrades: false });
    return;
  }
  const { ask: number, why, standing } = mail;
  if (standing) keepStanding(turn, cause, standing);
  turn.notify({ type: 'causeAnswered', ask: number, cause, why });
  const isPaid = standing?.claimed && !why && !(known?.run === standing.run && known.claimed);
  if (isPaid && !isNothing(value))
    tell(turn, { type: 'causeRewarded', cause, gold: value.gold ?? 0, goods: goodsIn(value) });
}

function keepStanding(turn: TraderTurn, cause: CauseKey, standing: TraderParts['causes']['standings'][CauseKey]): void {
  const causes = causesOf(turn);
  turn.put('causes', { ...causes, standings: { ...causes.standings, [cause]: standing } });
}

/** A cause could not take our letter: its value is back already. */
export function hearOfCauseBounce(turn: TraderTurn, to: Address, mail: Mail): void {
  if ('ask' in mail)
    turn.notify({ type: 'causeAnswered', ask: Number(mail['ask']), cause: keyOf(to) as CauseKey, why: 'fault' });
}

/** Whether what he has may stand in the list of the rich. */
function showWealth(turn: TraderTurn, { shown }: CommandOf<'showWealth'>): ReplyTo<'showWealth'> {
  if (!turn.get('profile')) return refused(Refusal.notWelcomed);
  const { wealthShown: _, ...person } = turn.get('person') ?? {};
  turn.put('person', shown ? { ...person, wealthShown: true } : person);
  return accepted({});
}

/** Every command about causes, and the deed that does it. */
export const causeDeeds = { joinCause, contribute, claimReward, showWealth } as const;
