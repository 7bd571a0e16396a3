/** Those who lead caravans for pay: four types, what they are good at, and how they grow. */
import type { Chance } from '../kit/chance.ts';
import { below } from '../kit/chance.ts';
import type { Tuning } from '../tuning.ts';
import file from './data/agents.json' with { type: 'json' };
import type { AgentRow } from './schemas.ts';

/** In percent. Success counts for the outcome, speed for the time on the road, reward for the gold brought home. */
export interface Bonus {
  readonly success: number;
  readonly speed: number;
  readonly reward: number;
}

export type AgentType = AgentRow;

export type AgentKind = keyof typeof file.agents;
export const agentTypes: Readonly<Record<AgentKind, AgentType>> = file.agents;
export const agentKinds = Object.keys(agentTypes) as readonly AgentKind[];

export const agentTerms = {
  // Experience from one level to the next, times the level left: each takes longer than the one before.
  xpPerLevel: 100,
  // Where growth ends: beyond it a roll would hardly ever fail.
  levelMax: 10,
} as const;

/** What a caravan without an agent has. */
export const noBonus: Bonus = { success: 0, speed: 0, reward: 0 };

export function addBonus(left: Bonus, right: Bonus): Bonus {
  const sum = (what: keyof Bonus) => left[what] + right[what];
  return { success: sum('success'), speed: sum('speed'), reward: sum('reward') };
}

export function bonusOf(kind: AgentKind, level: number): Bonus {
  const { base, perLevel } = agentTypes[kind];
  const grown = (what: keyof Bonus) => base[what] + perLevel[what] * (level - 1);
  return { success: grown('success'), speed: grown('speed'), reward: grown('reward') };
}

/** Experience with which a level begins: 0, 100, 300, 600, … */
export function xpForLevel(level: number): number {
  return (agentTerms.xpPerLevel * level * (level - 1)) / 2;
}

export function levelOf(xp: number): number {
  let level = 1;
  while (level < agentTerms.levelMax && xp >= xpForLevel(level + 1)) level++;
  return level;
}

/** Of one trip. */
export function wageOf(kind: AgentKind, level: number, { wagePercentPerLevel }: Tuning['road']): number {
  return Math.ceil((agentTypes[kind].hireCost * wagePercentPerLevel * level) / 100);
}

const firstNames =
  'Alba Bram Cosima Dario Edda Falk Greta Hanno Ilka Joris Kaja Lorenz Mira Nevin Orla Piet Quirin Runa Silvan Thea Ulf Vesna Wim Yara';
const lastNames =
  'Achtern Birkholt Corvane Dunmoor Elstree Farrow Glenwick Hallgrim Ironford Jessamy Kestrel Lowmere Marchbank Northgate Oakhurst Pellam Quarrier Rookwood Saltmarsh Thornby Umberly Vantreight Winterbourne Yarrow';

export function nameByChance(chance: Chance): string {
  const [first, last] = [firstNames.split(' '), lastNames.split(' ')];
  return `${first[below(first.length, chance)]} ${last[below(last.length, chance)]}`;
}
