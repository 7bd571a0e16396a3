/** What becomes of a deed beside its purpose: it is counted, it teaches, it takes a step, it achieves; and rewards that are claimed. */
import type { AchievementKey } from '../../content/achievements.ts';
import { achievementOf } from '../../content/achievements.ts';
import { goodsValue } from '../../content/goods.ts';
import type { StepKey } from '../../content/onboarding.ts';
import { stepOf } from '../../content/onboarding.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { gold, plus } from '../../kit/value.ts';
import type { TraderTurn } from '../belongings.ts';
import { levelOf, receive } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { emptyBench, learn } from '../rules/crafting.ts';
import * as rules from '../rules/progress.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Deed, Figures } from '../state.ts';
import { tell } from './feed.ts';
import { reportToGuild } from './guild-reports.ts';

/** Counts a deed, once its own parts are written. */
export function count(turn: TraderTurn, deed: Deed, counts: Figures): void {
  const means = { gold: turn.get('purse')?.gold ?? 0, craftLevel: turn.get('bench')?.level ?? 1 };
  const before = turn.get('progress') ?? rules.noProgress;
  const occasion = { now: turn.now, means, tuning: turn.tuning.trader };
  const { progress, level, step, achieved, yesterday } = rules.tally(before, occasion, deed, counts);
  turn.put('progress', progress);
  if (yesterday) keepDay(turn, yesterday.day, yesterday.figures);
  if (level) tell(turn, { type: 'levelReached', level });
  if (step) tell(turn, { type: 'stepDone', step });
  for (const achievement of achieved) tell(turn, { type: 'achieved', achievement });
  reportToGuild(turn);
}

function keepDay(turn: TraderTurn, day: number, figures: Figures): void {
  turn.put(`day/${day}`, figures);
  for (const key of turn.keys('day/'))
    if (Number(key.slice('day/'.length)) <= day - turn.tuning.trader.daysKept) turn.drop(key as `day/${number}`);
}

export function claimStep(turn: TraderTurn, { step }: CommandOf<'claimStep'>): ReplyTo<'claimStep'> {
  const progress = turn.get('progress') ?? rules.noProgress;
  const refusal = rules.refuseClaim(progress.steps[step]);
  if (refusal) return refused(refusal);
  turn.put('progress', { ...progress, steps: { ...progress.steps, [step]: 'claimed' } });
  giveStep(turn, step, 'onboarding');
  return accepted({});
}

/** What a step brings lies where the trader is, or where he set out from. */
export function giveStep(turn: TraderTurn, step: StepKey, faucet: 'starter' | 'onboarding'): void {
  const row = stepOf(step);
  const reward = plus(goodsValue(row.goods), gold(row.gold));
  const where = turn.get('where');
  const hub = where?.hub === null ? where.from : where?.hub;
  if (!hub) return;
  turn.mint(faucet, reward);
  receive(turn, hub, reward);
  if (row.xp) {
    const bench = turn.get('bench') ?? emptyBench;
    turn.put('bench', { ...bench, ...learn(bench, row.xp, turn.tuning.trader) });
  }
}

export function claimAchievement(
  turn: TraderTurn,
  { achievement }: CommandOf<'claimAchievement'>,
): ReplyTo<'claimAchievement'> {
  const progress = turn.get('progress') ?? rules.noProgress;
  const refusal = rules.refuseClaim(progress.achievements[achievement]);
  if (refusal) return refused(refusal);
  const claimed: Partial<Record<AchievementKey, 'claimed'>> = { [achievement]: 'claimed' };
  turn.put('progress', { ...progress, achievements: { ...progress.achievements, ...claimed } });
  giveGold(turn, 'achievement', achievementOf(achievement).gold);
  return accepted({});
}

/** Once a day, for coming back; not for those whose value is bound, so that nobody keeps a herd for it. */
export function claimDay(turn: TraderTurn): ReplyTo<'claimDay'> {
  const profile = turn.get('profile');
  if (!profile) return refused(Refusal.notWelcomed);
  if (rules.isBound(profile, levelOf(turn))) return refused(Refusal.bound);
  const [streak, day] = [turn.get('streak'), rules.dayOf(turn.now)];
  if (streak && streak.day >= day) return refused(Refusal.alreadyClaimed);
  const after = rules.streakAfter(streak, day);
  turn.put('streak', after);
  const amount = rules.streakGold(after.days, turn.tuning.trader);
  giveGold(turn, 'streak', amount);
  count(turn, 'welcomed', { days: 1 });
  return accepted({ days: after.days, gold: amount });
}

function giveGold(turn: TraderTurn, faucet: 'achievement' | 'streak', amount: number): void {
  const where = turn.get('where');
  const hub = where?.hub === null ? where.from : where?.hub;
  if (!hub || amount === 0) return;
  turn.mint(faucet, gold(amount));
  receive(turn, hub, gold(amount));
}
