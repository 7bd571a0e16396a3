/** What a player reads of causes and of the lists of the best. */
import type { Refusal as CauseRefusal } from '../../actors/cause/rules.ts';
import type { Need } from '../../actors/content/causes.ts';
import { counted, dateTime, duration, number } from './format.ts';

export const causeRefusals = {
  causeIsOver: 'That cause is not under way.',
  causeIsPaused: 'That cause stands still at present. Try again later.',
  causeIsRunning: 'That cause is still under way: rewards come at its end.',
  notWanted: 'Nothing of that is asked for, or there is enough of it already.',
  noPartTaken: 'You have not taken part in that cause.',
  noReward: 'You have not done enough for a reward.',
  alreadyClaimed: 'You have had this reward already.',
} satisfies Record<CauseRefusal, string>;

export const cause = {
  title: 'Causes',
  key: 'U',
  about: 'What the whole world works for, one cause after another.',
  choose: 'Cause',
  waiting: 'The heralds are being asked…',
  states: {
    resting: (nextAt: number) => `Its turn comes on ${dateTime(nextAt)}.`,
    running: (leftMs: number) => `Under way for another ${duration(leftMs)}.`,
    paused: () => 'It stands still for the moment.',
    completed: (until: number) => `Completed. Rewards wait until ${dateTime(until)}.`,
    failed: (until: number, reached: number) =>
      `Its time was over with ${number(reached / 10)} % reached. What that earned waits until ${dateTime(until)}.`,
  },
  buff: (what: string, until: number) => `For everybody until ${dateTime(until)}: ${what}.`,
  promised: (what: string, hours: number) =>
    `Completed, it brings everybody for ${counted(hours, 'hour', 'hours')}: ${what}.`,
  buffs: {
    tradePercent: (percent: number) => `fees ${number(percent)} % smaller`,
    xpPercent: (percent: number) => `deeds teach ${number(percent)} % more`,
    discoveryPercent: (percent: number) => `rare finds ${number(percent)} % likelier`,
  },
  needs: {
    title: 'How far it has come',
    what: 'Asked for',
    given: 'Given',
    mine: 'By you',
    of: (given: number, count: number) => `${number(given)} of ${number(count)}`,
    names: {
      gold: 'Gold',
      trades: 'Trades',
      points: 'Points, by any goods',
      guilds: 'Guilds',
    } satisfies Record<Exclude<Need, `item:${string}`>, string>,
  },
  standing: {
    title: 'Your part',
    none: 'You take no part in it yet.',
    join: 'Take part',
    rank: (rank: number, of: number) => `You are number ${number(rank)} of ${number(of)}.`,
    score: (score: number) => `You have done ${(score / 1_000).toFixed(2)} of one part.`,
    tier: (name: string) => `Your tier is ${name}.`,
    noTier: 'That is no tier yet.',
    claim: 'Claim the reward',
    claimed: 'You have had your reward.',
  },
  give: {
    title: 'Give',
    gold: 'Gold',
    item: 'Goods of this town',
    nothing: 'no goods',
    count: 'How many',
    beacon: 'Use up a beacon crystal: the limit does not count it',
    submit: 'Give it',
    nothingMeant: 'Enter some gold, or goods and how many.',
  },
  tiers: {
    title: 'Tiers',
    tier: 'Tier',
    from: 'From a score of',
    reward: 'Reward',
    people: 'People',
    upTo: (gold: number) => `up to ${number(gold)} gold of the pool`,
  },
  leaders: {
    title: 'Who leads',
    rank: 'Place',
    name: 'Name',
    score: 'Score',
    tier: 'Tier',
    none: 'Nobody has given anything yet.',
    more: 'The next fifty',
    first: 'The first fifty',
  },
  best: {
    title: 'The best of the world',
    list: 'List',
    lists: {
      missions: 'Missions that ended well',
      days: 'Days in a row',
      wealth: 'Gold',
      guilds: 'Level of the guild',
    },
    none: 'Nobody is in this list yet.',
    showWealth: 'My gold may be seen in the list of the richest',
  },
} as const;
