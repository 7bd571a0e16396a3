/**
 * Rewards: the purse out of which a hub pays those who carry for it. The emptier it is, the less it gives of each reward, and time alone
 * fills it: more who share it are not more that is paid.
 */
import type { HubKey } from '../content/hubs.ts';
import { missionOf, missionsFrom, rewardOf } from '../content/missions.ts';
import { terms } from '../content/terms.ts';
import type { Address } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import type { FromHub, ToHub } from '../letters.ts';
import type { HubTurn } from './merchant.ts';
import type { Rewards } from './state.ts';
import type { HubTuning } from './tuning.ts';

type RewardTuning = HubTuning['rewards'];

/** Who asks is given what he was shown, or a little less; where it has become much less, he is told. */
export function giveReward(turn: HubTurn, to: Address, { wish }: ToHub & { type: 'askReward' }): void {
  const { mission, rewardPercent: shown } = wish;
  assert(missionOf(mission).from === turn.key, 'a mission that leaves from here');
  const { slackPercent } = turn.tuning.hub.rewards;
  const rewards = rewardsNow(turn);
  const rewardPercent = Math.min(shown, rewards.percent);
  if (rewardPercent < 1 || rewardPercent < shown - slackPercent) {
    turn.put('rewards', rewards);
    turn.send(to, { type: 'rewardFell', mission, rewardPercent } satisfies FromHub);
    return;
  }
  keep(turn, { ...rewards, gold: Math.max(0, rewards.gold - rewardOf(mission, rewardPercent).gold) });
  turn.send(to, { type: 'rewardGiven', wish: { ...wish, rewardPercent } } satisfies FromHub);
}

/** Who could not set out leaves it to others. */
export function takeBackReward(turn: HubTurn, { gold }: ToHub & { type: 'returnReward' }): void {
  const rewards = rewardsNow(turn);
  const most = purseMax(turn.key as HubKey, turn.tuning.hub.rewards);
  keep(turn, { ...rewards, gold: Math.min(most, rewards.gold + gold) });
}

/** Once a round: what is shown follows what time has brought. */
export function showRewards(turn: HubTurn): void {
  const shown = turn.get('rewards');
  if (!shown || shown.percent === 100) return;
  const rewards = rewardsNow(turn);
  if (rewards.percent !== shown.percent) turn.put('rewards', rewards);
}

function rewardsNow(turn: HubTurn): Rewards {
  const { rewards: tuning } = turn.tuning.hub;
  const hub = turn.key as HubKey;
  return shownOf(hub, refillRewards(turn.get('rewards'), hub, turn.now, turn.span(terms.hourMs), tuning), tuning);
}

function keep(turn: HubTurn, rewards: Rewards): void {
  turn.put('rewards', shownOf(turn.key as HubKey, rewards, turn.tuning.hub.rewards));
}

/** The purse as it is by now: each mission that leaves from the hub brings it so much an hour. */
export function refillRewards(
  rewards: Omit<Rewards, 'percent'> | undefined,
  hub: HubKey,
  now: number,
  hourMs: number,
  tuning: RewardTuning,
): Omit<Rewards, 'percent'> {
  const [perHour, most] = [missionsFrom(hub) * tuning.goldPerHour, purseMax(hub, tuning)];
  if (!rewards) return { gold: most, at: now };
  const grown = Math.floor(((now - rewards.at) * perHour) / hourMs);
  if (rewards.gold + grown >= most) return { gold: most, at: now };
  return { gold: rewards.gold + grown, at: rewards.at + Math.ceil((grown * hourMs) / perHour) };
}

/** Whole rewards while the purse is well filled; below that they fall with it. */
function shownOf(hub: HubKey, { gold, at }: Omit<Rewards, 'percent'>, tuning: RewardTuning): Rewards {
  const whole = (purseMax(hub, tuning) * tuning.wholeAbovePercent) / 100;
  return { gold, at, percent: Math.min(100, Math.floor((100 * gold) / whole)) };
}

function purseMax(hub: HubKey, { goldMax }: RewardTuning): number {
  return missionsFrom(hub) * goldMax;
}
