/**
 * The terms of the road: what a caravan costs, which way it goes and how long it takes. A trader, his mission and a
 * client's preview agree on it to the last coin.
 */
import type { AgentKind } from './agents.ts';
import { bonusOf, wageOf } from './agents.ts';
import { noHelp } from './gear.ts';
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
  provisionsPercent: { low: 30, medium: 30, high: 30 } satisfies Record<Band, number>,
  // However fast an agent, the road takes half its time.
  durationPercentMin: 50,
  // Gold for a hundred units of distance, for a trader on foot.
  travelPer100Units: 10,
  // Who wants the great reward leaves a pledge, percent of it: what comes back is said by how it ends.
  highDepositPercent: 20,
} as const;

/** A trader's own way: lightly, and at his own cost. */
export function quoteTravel(from: HubKey, to: HubKey) {
  const path = pathBetween(from, to);
  const fare = Math.ceil((path.distance * roadTerms.travelPer100Units) / 100);
  return { path, travellingMs: path.distance * roadTerms.agentMsPerUnit, fare, toll: path.toll };
}

/** Gold laid down for a mission of high risk; how it ends says what of it comes back. */
export function pledgeOf(key: MissionKey | null): number {
  if (!key) return 0;
  const { band, gold } = missionOf(key);
  return band === 'high' ? Math.ceil((gold * roadTerms.highDepositPercent) / 100) : 0;
}

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

export function quoteHaul(from: HubKey, to: HubKey, help = noHelp): Quote {
  const path = pathBetween(from, to);
  const haulCrew = Math.ceil((path.distance * roadTerms.crewPer100Units) / 100);
  const dues = { wages: 0, provisions: 0, haulCrew, toll: path.toll };
  const travellingMs = Math.round((path.distance * roadTerms.haulMsPerUnit * (100 - help.speed)) / 100);
  return { path, preparingMs: 0, travellingMs, dues };
}

export function quoteCaravan(key: MissionKey, { kind, level, at }: Guide, help = noHelp): Quote {
  const mission = missionOf(key);
  const path = pathBetween(mission.from, mission.to);
  const pace = 100 - bonusOf(kind, level).speed - help.speed;
  const percent = (Math.max(roadTerms.durationPercentMin, pace) * (100 + help.timePercent)) / 100;
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
