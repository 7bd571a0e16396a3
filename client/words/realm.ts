/** What a player reads of hubs that guilds rule or contend for, and of alliances. */
import { counted, number } from './format.ts';

const realm = {
  title: 'Hubs',
  banner: (name: string, tag: string) => `Ruled by ${name} [${tag}]`,
  taxHere: (percent: number) => `Tax ${number(percent)} %`,
  contest: (ends: string) => `A contest for this hub is under way. It ends ${ends}.`,
  place: 'Place',
  guild: 'Guild',
  points: 'Points',
  sources: { trade: 'Trade', missions: 'Missions', crafting: 'Work' },
  last: (ended: string, owner: string | null) =>
    owner
      ? `The last contest ended ${ended}. Since then ${owner} rules here.`
      : `The last contest ended ${ended}, and nobody won it.`,
  noContest: 'Nobody contends for this hub at present.',
  contend: (place: string) => `Contend for ${place}`,
  ours: {
    title: 'Hubs of ours',
    none: 'The guild rules no hub.',
    brought: (taxes: number, tolls: number) => `${number(taxes)} gold in taxes, ${number(tolls)} gold in tolls so far`,
    tax: 'Tax in percent',
    setTax: (place: string) => `Set the tax of ${place}`,
  },
  contests: {
    title: 'Contests',
    none: 'The guild has contended for no hub yet.',
    asked: 'The hub is being asked…',
    joined: (ends: string) => `under way until ${ends}`,
    won: (points: number) => `won with ${counted(points, 'point', 'points')}`,
    lost: (place: number, points: number, owner: string | null) =>
      `place ${number(place)} with ${counted(points, 'point', 'points')}; ${owner ? `${owner} rules there now` : 'nobody won'}`,
  },
} as const;

const guildMissions = {
  title: 'Missions of the guild',
  about:
    'Each may be done once a week, until Monday. What members do counts as it is told; the reward goes into the treasury.',
  counts: {
    gathered: (target: number) => `gather ${counted(target, 'unit', 'units')}`,
    crafted: (target: number) => `make ${counted(target, 'piece', 'pieces')}`,
    missions: (target: number) => `bring ${counted(target, 'caravan', 'caravans')} of the catalogue home well`,
    traded: (target: number) => `sell for ${number(target)} gold`,
    treasury: (target: number) => `bring ${number(target)} gold more into the treasury than is taken`,
  },
  needs: (participants: number, level: number) =>
    `${number(participants)} members at least, from level ${number(level)}`,
  reward: (gold: number, xp: number) => `${number(gold)} gold, ${number(xp)} experience`,
  progress: (done: number, target: number, members: number) =>
    `${number(done)} of ${number(target)}, by ${counted(members, 'member', 'members')}`,
  status: { open: 'under way', done: 'done', missed: 'missed' },
  mission: 'Mission',
  how: 'How far',
  deed: 'Action',
  begin: (name: string) => `Begin ${name}`,
  beginShort: 'Begin',
} as const;

const alliances = {
  title: 'Alliances',
  none: 'The guild has no allies.',
  terms: (toll: number, fee: number) => `${number(toll)} % of tolls and ${number(fee)} % of fees spared`,
  status: {
    proposed: 'proposed by us',
    offered: 'offered to us',
    agreed: 'agreed, to be sealed',
    standing: 'stands',
  },
  accept: (name: string) => `Ally with ${name}`,
  decline: (name: string) => `Decline ${name}`,
  recall: (name: string) => `Take back the proposal to ${name}`,
  break: (name: string) => `Break with ${name}`,
  propose: {
    title: 'Propose an alliance',
    guild: 'Guild',
    toll: 'Tolls spared, in percent',
    fee: 'Fees spared, in percent',
    submit: 'Propose it',
    nobody: 'There is no other guild.',
  },
} as const;

export const realmWords = { realm, guildMissions, alliances };
