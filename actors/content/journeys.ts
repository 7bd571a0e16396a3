/**
 * The terms of the road: what a caravan costs, which way it goes and how long it takes. A trader, his mission and a
 * client's preview agree on it to the last coin.
 */
import type { Tuning } from '../tuning.ts';
import type { AgentKind } from './agents.ts';
import { bonusOf, wageOf } from './agents.ts';
import { noHelp } from './gear.ts';
import type { HubKey } from './hubs.ts';
import type { MissionKey } from './missions.ts';
import { missionOf, rewardOf } from './missions.ts';
import type { Path } from './routes.ts';
import { pathBetween } from './routes.ts';

/** What a designer may turn of them. */
export type RoadTerms = Tuning['road'];

/** A trader's own way: lightly, and at his own cost. */
export function quoteTravel(from: HubKey, to: HubKey, road: RoadTerms) {
  const path = pathBetween(from, to);
  const fare = Math.ceil((path.distance * road.travelPer100Units) / 100);
  return { path, travellingMs: path.distance * road.agentMsPerUnit, fare, toll: path.toll };
}

/** Gold laid down for a mission of high risk; how it ends says what of it comes back. */
export function pledgeOf(key: MissionKey | null, road: RoadTerms, rewardPercent = 100): number {
  if (!key || missionOf(key).band !== 'high') return 0;
  return Math.ceil((rewardOf(key, rewardPercent).gold * road.highDepositPercent) / 100);
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

/** How long a hold of one's own goods is on the road, with nothing that helps. */
export function haulMs({ distance }: Path, { haulMsPerUnit }: RoadTerms): number {
  return distance * haulMsPerUnit;
}

export function quoteHaul(from: HubKey, to: HubKey, road: RoadTerms, help = noHelp): Quote {
  const path = pathBetween(from, to);
  const haulCrew = Math.ceil((path.distance * road.crewPer100Units) / 100);
  const dues = { wages: 0, provisions: 0, haulCrew, toll: path.toll };
  const travellingMs = Math.round((haulMs(path, road) * (100 - help.speed)) / 100);
  return { path, preparingMs: 0, travellingMs, dues };
}

export function quoteCaravan(
  key: MissionKey,
  { kind, level, at }: Guide,
  road: RoadTerms,
  help = noHelp,
  rewardPercent = 100,
): Quote {
  const mission = missionOf(key);
  const path = pathBetween(mission.from, mission.to);
  const pace = 100 - bonusOf(kind, level).speed - help.speed;
  const percent = (Math.max(road.durationPercentMin, pace) * (100 + help.timePercent)) / 100;
  return {
    path,
    preparingMs: pathBetween(at, mission.from).distance * road.agentMsPerUnit,
    travellingMs: Math.round((mission.durationMs * percent) / 100),
    dues: {
      wages: wageOf(kind, level, road),
      provisions: Math.ceil((rewardOf(key, rewardPercent).gold * road.provisionsPercent[mission.band]) / 100),
      haulCrew: 0,
      toll: path.toll,
    },
  };
}
