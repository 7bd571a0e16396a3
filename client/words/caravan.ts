/** What a player reads of caravans. */
import type { EffectRow } from '../../actors/content/schemas.ts';
import { countdown, number, plusMinus } from './format.ts';

/** What a thing that is taken along is good for. */
function effectText({ injuriesHealed, timePercent, roll }: Partial<EffectRow>): string {
  if (injuriesHealed) return 'spares the agent from being hurt';
  if (timePercent) return `time ${plusMinus(timePercent)} %`;
  return roll ? `outcome ${plusMinus(roll)}` : '';
}

export const caravan = {
  title: 'Caravans',
  key: 'C',
  plan: 'The next caravan',
  sort: 'What for',
  haul: 'Haul my own goods',
  mission: (name: string, gold: number) => `${name}: ${number(gold)} gold and goods`,
  shared: (percent: number) =>
    `Many carry for this town: it gives ${number(percent)} in a hundred of its rewards, until its purse has filled again.`,
  to: 'Where to',
  destination: (name: string, distance: number) => `${name}, ${number(distance)} away`,
  leader: 'Who leads it',
  agent: (name: string, kind: string, level: number) => `${name}, ${kind}, level ${number(level)}`,
  cargo: (units: number, most: number) => `Cargo: ${number(units)} of ${number(most)} units`,
  of: (count: number) => `of ${number(count)}`,
  badCargo: 'Units are whole numbers.',
  needsAgent: 'Hire an agent to lead it.',
  nowhere: 'Choose where it goes.',
  takeAlong: 'To be used up on the way',
  effect: (effect: EffectRow | undefined) => effectText(effect ?? {}),
  path: 'Path',
  distance: 'Distance',
  time: 'Time',
  comingFirst: (ms: number) => `(agent comes in ${countdown(ms)})`,
  risk: 'Risk',
  bands: { low: 'low', medium: 'medium', high: 'high' },
  dues: { wages: 'Wages', provisions: 'Provisions', haulCrew: 'Crew', toll: 'Tolls' },
  after: 'Purse after departure',
  send: 'Send the caravan',
  waiting: 'Waiting',
  odds: 'How it may end',
  end: 'End',
  chance: 'Chance',
  arrives: 'Cargo there',
  unitsOf: (units: number, all: number) => `${number(units)} of ${number(all)}`,
  expected: (gold: number, paid: number) =>
    `${number(Math.round(gold))} gold to expect, ${number(Math.round(gold - paid))} after all costs.`,
  tiers: {
    legendary: 'Legendary',
    critical: 'Splendid',
    good: 'Good',
    normal: 'As planned',
    poor: 'Poor',
    failure: 'Failure',
    criticalFailure: 'Disaster',
  },
  agents: 'My agents',
  noAgents: 'Nobody works for you yet.',
  hiring: 'Agents for hire',
  hire: (type: string) => `Hire ${type.toLowerCase()}`,
  rank: (type: string, level: number) => `${type}, level ${number(level)}`,
  xp: (xp: number, next: number) => `${number(xp)} of ${number(next)} experience`,
  grown: 'has seen it all',
  leads: 'on the road',
  hurt: (ms: number) => `hurt, for ${countdown(ms)} more`,
  gear: (name: string) => `Gear of ${name}`,
  slots: { weapon: 'Weapon', armor: 'Armour', tool: 'Tool', accessory: 'Accessory' },
  bare: 'nothing',
  worn: (name: string, trips: number) => `${name}, lasts ${number(trips)} more trips`,
  putOn: (name: string) => `Put on ${name}`,
  takeOff: 'Take off',
  takeOffOf: (name: string) => `Take off ${name}`,
  repair: (cost: number) => `Repair for ${number(cost)}`,
  repairOf: (name: string, cost: number) => `Repair for ${number(cost)}: ${name}`,
  dismiss: 'Dismiss',
  dismissOf: (name: string) => `Dismiss ${name}`,
  dismissed: (name: string) => `${name} went his way.`,
  waitsIn: (place: string) => `in ${place}`,
  bonus: {
    success: (part: number) => `success ${plusMinus(part)}`,
    speed: (part: number) => `speed ${plusMinus(part)} %`,
    reward: (part: number) => `reward ${plusMinus(part)} %`,
  },
  road: (count: number, slots: number) => `On the road: ${number(count)} of ${number(slots)}`,
  trip: 'Caravan',
  nothing: 'the mission’s load',
  progress: 'Arrives in',
  progressOf: (name: string) => `How far ${name} has come`,
  departsIn: (time: string) => `sets out in ${time}`,
  companion: (name: string, isThere: boolean, isHalted: boolean, leftMs: number) => {
    if (isThere) return `with ${name}, who is there`;
    return isHalted ? `with ${name}, whose road is blocked` : `with ${name}, there in ${countdown(leftMs)}`;
  },
  blockedFor: (ms: number) => `The road is blocked. Decide within ${countdown(ms)}, or they go round.`,
  choices: {
    toll: (toll: number) => `Pay ${number(toll)} gold`,
    fight: (_toll: number) => 'Fight',
    detour: (_toll: number) => 'Go round',
  },
  noneOnTheRoad: 'No caravan is on the road.',
  past: 'Past caravans',
  brought: 'Brought',
  whole: 'all of its cargo',
  lost: (list: string) => `lost ${list}`,
  haulTo: (place: string) => `Haul to ${place}`,
  turnedBack: 'turned back',
};
