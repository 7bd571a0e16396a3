/** Caravans of the catalogue: a trader asks the hub what it gives of the reward, and the caravan sets out as soon as that is agreed on. */
import { levelOf } from '../../content/agents.ts';
import { helpOf } from '../../content/gear.ts';
import type { Quote } from '../../content/journeys.ts';
import { quoteCaravan } from '../../content/journeys.ts';
import { missionOf } from '../../content/missions.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { CaravanWish, FromHub, ToHub } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { itemsWorn } from '../rules/agents.ts';
import type { TripPlan } from '../rules/caravans.ts';
import { Refusal } from '../rules/refusal.ts';
import { refuseSend, returnReward, send } from './caravans.ts';

export function sendCaravan(turn: TraderTurn, command: CommandOf<'sendCaravan'>): ReplyTo<'sendCaravan'> {
  const { type: _, provisions = [], rewardPercent = 100, ...rest } = command;
  const wish = { ...rest, provisions, rewardPercent };
  const planned = planOf(turn, wish);
  if (!planned) return refused(turn.get('profile') ? Refusal.unknownAgent : Refusal.notWelcomed);
  const refusal = refuseSend(turn, planned.plan, planned.quote, rewardPercent);
  if (refusal) return refused(refusal);
  turn.send(addressOf('hub', planned.plan.from), { type: 'askReward', wish } satisfies ToHub);
  return accepted({});
}

/** It is agreed on: he pays, loads and goes, or leaves it to others and is told why. */
export function hearOfReward(turn: TraderTurn, mail: FromHub & { type: 'rewardGiven' | 'rewardFell' }): void {
  if (mail.type === 'rewardFell') {
    turn.notify({ type: 'caravanRefused', mission: mail.mission, why: Refusal.rewardFell });
    return;
  }
  const { mission, rewardPercent } = mail.wish;
  const planned = planOf(turn, mail.wish);
  const reply = planned ? send(turn, planned.plan, planned.quote, { rewardPercent }) : refused(Refusal.unknownAgent);
  if (reply.ok) {
    const { to } = missionOf(mission);
    turn.notify({ type: 'caravanSent', caravan: reply.result.caravan, mission, to, rewardPercent });
    return;
  }
  returnReward(turn, mail.wish);
  turn.notify({ type: 'caravanRefused', mission, why: reply.refused });
}

/** The hub has no answer: he may ask again. */
export function hearOfRewardBounce(turn: TraderTurn, { wish }: ToHub & { type: 'askReward' }): void {
  turn.notify({ type: 'caravanRefused', mission: wish.mission, why: 'fault' });
}

/** As it would set out now; null without its agent. */
function planOf(turn: TraderTurn, wish: CaravanWish): { readonly plan: TripPlan; readonly quote: Quote } | null {
  const { mission, cargo, provisions, rewardPercent } = wish;
  const { from, to } = missionOf(mission);
  const agent = turn.get(`agent/${wish.agent}`);
  if (!agent) return null;
  const help = helpOf(itemsWorn(agent), provisions, cargo);
  const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
  const quote = quoteCaravan(mission, guide, turn.tuning.road, help, rewardPercent);
  return { plan: { mission, from, to, cargo, agent, provisions, help }, quote };
}
