/** What a player reads of how far he has come. */

import type { Unlock } from '../../actors/content/levels.ts';
import type { AchievementRow, OnboardingRow } from '../../actors/content/schemas.ts';
import { counted, number } from './format.ts';

export const deeds = {
  title: 'Progress',
  key: 'J',
  level: (level: number) => `Level ${number(level)}`,
  xp: (xp: number, next: number | null) =>
    next === null
      ? `${number(xp)} experience, and nothing left to learn`
      : `${number(xp)} of ${number(next)} experience`,
  unlocks: (level: number, list: string) => `Level ${number(level)} brings: ${list}.`,
  unlockOf: {
    unboundTrade: 'trade at any price, and gifts for coming back',
    mediumMissions: 'missions of medium risk',
    foundGuild: 'founding a guild',
    lots: 'lots under the hammer',
    highMissions: 'missions of high risk',
    caravanSlot: 'one more caravan',
    warehouseRoom: 'more room in each warehouse',
    orderRoom: 'more open orders',
    title: 'a title',
  } satisfies Record<Unlock, string>,
  steps: 'First steps',
  stepsDone: 'You have taken every first step.',
  show: 'Show me',
  showOf: (name: string) => `Show me: ${name}`,
  hints: {
    welcomed: 'You are here.',
    gathered: 'Open Town (T) and gather what lies about. A basket takes a minute or so.',
    hired: 'Open Caravans (C). A scout costs least; an agent leads your caravans.',
    missionEnded:
      'Open Caravans (C), choose a mission and an agent, and send them. You will be told when they are there.',
    bought: 'Walk to a stall, or open Exchange (X). The merchant sells something of everything.',
    crafted: 'Open Workshop (K). Your first piece takes half a minute.',
    sold: 'Open Goods (I), choose Sell, and ask a little less than is offered for sale.',
    travelled: 'Open World map (M), look at a neighbour, and travel there. Your goods stay here.',
    joinedGuild: 'Open Guild (G). The Wayfarers take everyone.',
  } satisfies Record<OnboardingRow['deed'], string>,
  item: (count: number, name: string) => `${number(count)} ${name}`,
  claim: 'Claim',
  claimOf: (name: string) => `Claim: ${name}`,
  claimGold: (gold: number) => `Claim ${number(gold)} gold`,
  claimGoldOf: (gold: number, name: string) => `Claim ${number(gold)} gold: ${name}`,
  claimed: 'Claimed',
  done: 'Done',
  open: 'Open',
  today: 'Coming back',
  todayHint: (days: number) => `${counted(days, 'day', 'days')} in a row`,
  todayNone: 'From level 2 on, and with an account, each day you come back brings gold.',
  todayClaim: (gold: number) => `Claim ${number(gold)} gold for today`,
  todayDone: 'Claimed. Come back tomorrow.',
  achievements: 'Achievements',
  come: (come: number, gold: number) => `${number(come)} so far, for ${number(gold)} gold`,
  counts: {
    missions: (n: number) => counted(n, 'mission', 'missions'),
    successPercent: (n: number) => `${number(n)} % of missions ended well`,
    successStreak: (n: number) => `${counted(n, 'mission', 'missions')} ended well in a row`,
    wealth: (n: number) => `${number(n)} gold in the purse`,
    craftLevel: (n: number) => `crafting skill ${number(n)}`,
    sales: (n: number) => counted(n, 'sale', 'sales'),
    trades: (n: number) => counted(n, 'trade', 'trades'),
    caravanSlots: (n: number) => `${counted(n, 'caravan', 'caravans')} on the road at once`,
    crafted: (n: number) => `${counted(n, 'piece', 'pieces')} made`,
    goldEarned: (n: number) => `${number(n)} gold earned`,
    minutes: (n: number) => counted(n, 'busy minute', 'busy minutes'),
    days: (n: number) => counted(n, 'day', 'days'),
    guilds: (n: number) => counted(n, 'guild', 'guilds'),
  } satisfies Record<AchievementRow['counts'], (n: number) => string>,
  feed: 'What happened',
  feedNone: 'Nothing yet.',
  isNew: 'new',
} as const;
