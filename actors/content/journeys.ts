/**
 * The terms of the road: what a caravan costs, which way it goes and how long it takes. A trader, his mission and a
 * client's preview agree on it to the last coin.
 */
import type { AgentKind } from './agents.ts';
import { bonusOf, wageOf } from './agents.ts';
import type { HubKey } from './hubs.ts';
import type { MissionKey } from './missions.ts';
import { missionOf } from './missions.ts';
import type { Band, Path } from './routes.ts';
import { pathBetween } from './routes.ts';

export const roadTerms = {
  // One unit of distance with a laden hold: across the capital's neighbourhood within a minute.
  haulMsPerUnit: 1_000,
  // An agent comes to his caravan as lightly as a trader travels.
  agentMsPerUnit: 250,
  // Crew of a haul: gold for a hundred units of distance.
  crewPer100Units: 20,
  // What a caravan eats, percent of its reward: the bolder the trip, the fuller the saddlebags.
  provisionsPercent: { low: 10, medium: 15, high: 20 } satisfies Record<Band, number>,
  // However fast an agent, the road takes half its time.
  durationPercentMin: 50,
} as const;

/** Gold due at departure, each to its own sink. */
export interface Dues {
  readonly wages: number;
  readonly provisions: number;
  readonly haulCrew: number;
  readonly toll: number;
}

export interface Quote {
  readonly path: Path;
  /** How long the agent needs to come; none for a haul. */
  readonly preparingMs: number;
  readonly travellingMs: number;
  readonly dues: Dues;
}

/** An agent as far as the road is concerned. */
export interface Guide {
  readonly kind: AgentKind;
  readonly level: number;
  readonly at: HubKey;
}

export function totalOf({ wages, provisions, haulCrew, toll }: Dues): number {
  return wages + provisions + haulCrew + toll;
}

export function quoteHaul(from: HubKey, to: HubKey): Quote {
  const path = pathBetween(from, to);
  const haulCrew = Math.ceil((path.distance * roadTerms.crewPer100Units) / 100);
  const dues = { wages: 0, provisions: 0, haulCrew, toll: path.toll };
  return { path, preparingMs: 0, travellingMs: path.distance * roadTerms.haulMsPerUnit, dues };
}

export function quoteCaravan(key: MissionKey, { kind, level, at }: Guide): Quote {
  const mission = missionOf(key);
  const path = pathBetween(mission.from, mission.to);
  const percent = Math.max(roadTerms.durationPercentMin, 100 - bonusOf(kind, level).speed);
  return {
    path,
    preparingMs: pathBetween(at, mission.from).distance * roadTerms.agentMsPerUnit,
    travellingMs: Math.round((mission.durationMs * percent) / 100),
    dues: {
      wages: wageOf(kind, level),
      provisions: Math.ceil((mission.gold * roadTerms.provisionsPercent[mission.band]) / 100),
      haulCrew: 0,
      toll: path.toll,
    },
  };
}
