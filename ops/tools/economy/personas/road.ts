/** Caravans, hauls and one's own way. */
import type { AgentKind } from '../../../../actors/content/agents.ts';
import { addBonus, agentKinds, agentTypes, bonusOf, levelOf } from '../../../../actors/content/agents.ts';
import { helpOf, noHelp } from '../../../../actors/content/gear.ts';
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { pledgeOf, quoteCaravan, quoteTravel, totalOf } from '../../../../actors/content/journeys.ts';
import type { MissionKey } from '../../../../actors/content/missions.ts';
import { missionKeys, missionOf, rewardOf } from '../../../../actors/content/missions.ts';
import type { Band } from '../../../../actors/content/routes.ts';
import { bands, pathBetween } from '../../../../actors/content/routes.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import { expectedGold, makeVenture } from '../../../../actors/mission/rules.ts';
import type { PlayerCommand } from '../../../../actors/trader/messages.ts';
import { itemsWorn } from '../../../../actors/trader/rules/agents.ts';
import { freeSlot, isHurt, isOpenAt } from '../../../../actors/trader/rules/caravans.ts';
import { caravanSlotsAt } from '../../../../actors/trader/rules/progress.ts';
import type { AgentPart } from '../../../../actors/trader/state.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';
import { pick } from './mind.ts';

export interface RoadHabits {
  /** How much risk he takes at most. */
  readonly dares: Band;
  readonly agentsMax: number;
  /** Gold that stays in the purse. */
  readonly reserve: number;
}

const isFree = (agent: AgentPart, now: number): boolean => agent.caravan === null && !isHurt(agent, now);

export function hasFreeSlot(view: View): boolean {
  return freeSlot(view.caravans, caravanSlotsAt(view.level, view.tuning.trader)) !== null;
}

/** Who dares much, and may, leaves small ways to others. */
function bandsFor(level: number, dares: Band): readonly Band[] {
  const most = Math.min(bands.indexOf(dares), level >= 5 ? 2 : level >= 3 ? 1 : 0);
  return bands.slice(Math.max(0, most - 1), most + 1);
}

function missionsFrom(view: View, hub: HubKey, wanted: readonly Band[]): MissionKey[] {
  const isUnderWay = (key: MissionKey) => view.caravans.some(({ mission }) => mission === key);
  return missionKeys.filter((key) => {
    const { from, band } = missionOf(key);
    return from === hub && wanted.includes(band) && isOpenAt(key, view.level) && !isUnderWay(key);
  });
}

/** What a trip is hoped to bring in an hour of its slot, with its goods at nine tenths of their usual price. */
function hopedPerHour(view: View, key: MissionKey, agent: AgentPart): number {
  const { from, to } = missionOf(key);
  const level = levelOf(agent.xp);
  const help = helpOf(itemsWorn(agent), [], {});
  const { road, mission } = view.tuning;
  const { rewardPercent } = view;
  const venture = makeVenture(key, from, to, road, rewardPercent);
  const quote = quoteCaravan(key, { kind: agent.kind, level, at: agent.at }, road, help, rewardPercent);
  const { goods } = rewardOf(key, rewardPercent);
  const worth = entriesOf(goods).reduce((sum, [item, n]) => sum + n * view.usual(item, to) * 0.9, 0);
  const gain =
    expectedGold(venture, addBonus(bonusOf(agent.kind, level), help), mission.outcome) + worth - totalOf(quote.dues);
  return (gain * 3_600_000) / (quote.preparingMs + quote.travellingMs);
}

/** Sends the caravan that promises most, with what provisions lie about. */
export function sendCaravans({ dares }: RoadHabits): Mind {
  return (view) => {
    const { hub } = view;
    if (!hub || view.rewardPercent < 1 || !hasFreeSlot(view)) return null;
    const agents = view.agents.filter((agent) => isFree(agent, view.now));
    const wages = (agent: AgentPart) => levelOf(agent.xp) + pathBetween(agent.at, hub).distance / 100;
    const [agent] = agents.sort((a, b) => wages(b) - wages(a));
    if (!agent) return null;
    const ranked = missionsFrom(view, hub, bandsFor(view.level, dares))
      .map((mission) => ({ mission, hoped: hopedPerHour(view, mission, agent) }))
      .filter(({ hoped }) => hoped > 0)
      .sort((a, b) => b.hoped - a.hoped);
    for (const { mission } of ranked) {
      const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
      const { rewardPercent } = view;
      const { road } = view.tuning;
      const { dues } = quoteCaravan(mission, guide, road, noHelp, rewardPercent);
      if (totalOf(dues) + pledgeOf(mission, road, rewardPercent) > view.gold) continue;
      const provisions = provisionsFor(view, mission);
      return { type: 'sendCaravan', mission, agent: agent.id, cargo: {}, provisions, rewardPercent };
    }
    return null;
  };
}

/** A tonic and a brew for anything but the shortest way, and luck where much is at stake. */
function provisionsFor(view: View, mission: MissionKey): ItemKey[] {
  const { band } = missionOf(mission);
  const wanted: readonly ItemKey[] =
    band === 'low' ? [] : band === 'medium' ? ['healing_tonic'] : ['healing_tonic', 'stamina_brew', 'merchants_luck'];
  const owned = Object.keys(view.goods()) as ItemKey[];
  return wanted.flatMap((base) => owned.find((item) => itemOf(item).base === base) ?? []);
}

/** Another agent, while there are slots for him to lead a caravan in. */
export function hire({ agentsMax, reserve }: RoadHabits, chance: Chance): Mind {
  return (view) => {
    const most = Math.min(agentsMax, caravanSlotsAt(view.level, view.tuning.trader), view.tuning.trader.agentsMax);
    if (!view.hub || view.agents.length >= most) return null;
    const kind: AgentKind = pick(agentKinds, chance) ?? 'scout';
    // The first one pays for himself by what a newcomer is given for him.
    const most1 = view.agents.length === 0 ? view.gold : (view.gold - reserve) / 2;
    return agentTypes[kind].hireCost <= most1 ? { type: 'hireAgent', kind } : null;
  };
}

export function travelTo(view: View, to: HubKey): PlayerCommand | null {
  const { hub } = view;
  if (!hub || hub === to) return null;
  const { fare, toll } = quoteTravel(hub, to, view.tuning.road);
  return fare + toll <= view.gold ? { type: 'travel', to } : null;
}

/** Goes where most of his goods lie, if they are worth the way. */
export function visitStores(worthMin: number): Mind {
  return (view) => {
    const { hub } = view;
    if (!hub) return null;
    let best: { hub: HubKey; gain: number } | null = null;
    for (const other of view.stores()) {
      if (other === hub) continue;
      const worth = entriesOf(view.goods(other)).reduce(
        (sum, [item, n]) => sum + Math.min(n, 20) * (view.best(item, 'buy', other)?.price ?? 0),
        0,
      );
      const { distance, toll } = pathBetween(hub, other);
      const gain = worth - toll - distance / 2;
      if (worth >= worthMin && gain > (best?.gain ?? 0)) best = { hub: other, gain };
    }
    return best && travelTo(view, best.hub);
  };
}

/** Where less of a reward is given, one looks elsewhere. */
const poorPercent = 40;

/** Goes on to a hub from which caravans of his kind set out, where none does here, or for too little. */
export function goWhereCaravansAre({ dares }: RoadHabits, chance: Chance): Mind {
  return (view) => {
    const { hub } = view;
    const wanted = bandsFor(view.level, dares).slice(-1);
    if (!hub || !hasFreeSlot(view)) return null;
    if (view.rewardPercent >= poorPercent && missionsFrom(view, hub, wanted).length > 0) return null;
    const near = hubKeys
      .filter((other) => other !== hub && missionsFrom(view, other, wanted).length > 0)
      .sort((a, b) => pathBetween(hub, a).distance - pathBetween(hub, b).distance)
      .slice(0, 3);
    const to = pick(near, chance);
    return to ? travelTo(view, to) : null;
  };
}
