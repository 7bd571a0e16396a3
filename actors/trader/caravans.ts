/** A trader's agents and caravans: how they set out, and what is made of the news about them. */
import { agentTypes, levelOf, nameByChance } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { Quote } from '../content/journeys.ts';
import { quoteCaravan, quoteHaul, totalOf } from '../content/journeys.ts';
import type { MissionKey } from '../content/missions.ts';
import { missionOf } from '../content/missions.ts';
import type { Reply } from '../kit/actor.ts';
import { accepted, refused } from '../kit/actor.ts';
import { addressOf } from '../kit/address.ts';
import { must, unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold, plus } from '../kit/value.ts';
import type { FromMission, ToMission } from '../letters.ts';
import type { TraderTurn } from './belongings.ts';
import { keep, receive, storeAt } from './belongings.ts';
import type { CommandOf } from './messages.ts';
import * as rules from './rules.ts';
import type { AgentPart, CaravanPart } from './state.ts';
import { CaravanStatus } from './state.ts';

export function hireAgent(turn: TraderTurn, { kind }: CommandOf<'hireAgent'>): Reply {
  const hub = turn.get('where')?.hub;
  const purse = turn.get('purse')?.gold ?? 0;
  const standing = { profile: turn.get('profile'), agents: agentsOf(turn).length, gold: purse };
  const refusal = rules.refuseHire(standing, kind, turn.tuning);
  if (refusal || !hub) return refused(refusal ?? rules.Refusal.notHere);

  const { hireCost } = agentTypes[kind];
  const road = roadOf(turn);
  const agent = `a${road.agents + 1}`;
  const about = { id: agent, kind, name: nameByChance(turn.chance), hiredAt: turn.now };
  turn.put('road', { ...road, agents: road.agents + 1 });
  turn.put(`agent/${agent}`, { ...about, xp: 0, at: hub, caravan: null });
  turn.put('purse', { gold: purse - hireCost });
  turn.burn('hire', gold(hireCost));
  return accepted({ agent });
}

export function sendHaul(turn: TraderTurn, { to, cargo }: CommandOf<'sendHaul'>): Reply {
  const from = turn.get('where')?.hub;
  if (!from) return refused(rules.Refusal.notWelcomed);
  const quote = quoteHaul(from, to, turn.tuning.road);
  return send(turn, { mission: null, from, to, cargo, agent: null, quote });
}

export function sendCaravan(turn: TraderTurn, { mission, agent: id, cargo }: CommandOf<'sendCaravan'>): Reply {
  const { from, to } = missionOf(mission);
  const agent = turn.get(`agent/${id}`);
  if (!agent) return refused(turn.get('profile') ? rules.Refusal.unknownAgent : rules.Refusal.notWelcomed);
  const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
  return send(turn, { mission, from, to, cargo, agent, quote: quoteCaravan(mission, guide, turn.tuning.road) });
}

interface Departure {
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly cargo: Goods;
  readonly agent: AgentPart | null;
  readonly quote: Quote;
}

function send(turn: TraderTurn, { quote, ...departure }: Departure): Reply {
  const { mission, from, to, cargo, agent } = departure;
  const store = storeAt(turn, from);
  const where = turn.get('where')?.hub;
  const standing = { profile: turn.get('profile'), where, caravans: caravansOf(turn), store };
  const paid = totalOf(quote.dues);
  const refusal = rules.refuseSend(standing, departure, paid, turn.tuning);
  if (refusal) return refused(refusal);

  const road = roadOf(turn);
  const id = `${turn.key}_${road.caravans + 1}`;
  const slot = must(rules.freeSlot(standing.caravans, turn.tuning), 'a free slot');
  const departsAt = quote.preparingMs > 0 ? turn.now + turn.span(quote.preparingMs) : turn.now;
  const arrivesAt = departsAt + turn.span(quote.travellingMs);
  turn.put('road', { ...road, caravans: road.caravans + 1 });
  turn.put(`caravan/${id}`, {
    ...{ id, slot, mission, from, to, cargo, agent: agent?.id ?? null },
    ...{ sentAt: turn.now, departsAt, arrivesAt, paid, status: CaravanStatus.preparing, outcome: null },
  });
  if (agent) turn.put(`agent/${agent.id}`, { ...agent, caravan: id });
  keep(turn, from, store, rules.debit(store, plus(goodsValue(cargo), gold(paid))));
  turn.burn('wages', gold(quote.dues.wages));
  turn.burn('provisions', gold(quote.dues.provisions));
  turn.burn('haulCrew', gold(quote.dues.haulCrew));
  turn.burn('toll', gold(quote.dues.toll));
  const leader = agent && { kind: agent.kind, level: levelOf(agent.xp) };
  const letter: ToMission = { type: 'setOut', caravan: id, mission, from, to, agent: leader, departsAt, arrivesAt };
  turn.send(addressOf('mission', `${turn.key}_${slot}`), letter, goodsValue(cargo));
  return accepted({ caravan: id, departsAt, arrivesAt });
}

/** A mission speaks of one of our caravans; the value that came along has been received already. */
export function hearOfCaravan(turn: TraderTurn, mail: FromMission): void {
  const caravan = turn.get(`caravan/${mail.caravan}`);
  if (!caravan) return;
  switch (mail.type) {
    case 'departed':
      turn.put(`caravan/${caravan.id}`, { ...caravan, status: CaravanStatus.travelling });
      break;
    case 'arrived': {
      const { kept: _, xp, ...outcome } = mail.outcome;
      release(turn, caravan, { at: mail.hub, xp });
      end(turn, { ...caravan, status: CaravanStatus.arrived, outcome });
      const { id, mission, to } = caravan;
      turn.notify({ type: 'caravanArrived', caravan: id, mission, to, ...outcome });
      break;
    }
    default:
      unreachable(mail);
  }
}

/** A mission could not take our caravan: the cargo goes back where it was loaded, and what was paid for nothing too. */
export function turnBack(turn: TraderTurn, id: string, cargo: Value): void {
  const caravan = must(turn.get(`caravan/${id}`), `caravan ${id}`);
  turn.mint('compensation', gold(caravan.paid));
  receive(turn, caravan.from, plus(cargo, gold(caravan.paid)));
  release(turn, caravan, {});
  end(turn, { ...caravan, status: CaravanStatus.turnedBack });
  turn.notify({ type: 'caravanTurnedBack', caravan: id, mission: caravan.mission, to: caravan.to });
}

/** The agent is free again. */
function release(turn: TraderTurn, { agent: id }: CaravanPart, { at, xp = 0 }: { at?: HubKey; xp?: number }): void {
  const agent = id === null ? undefined : turn.get(`agent/${id}`);
  if (agent) turn.put(`agent/${agent.id}`, { ...agent, at: at ?? agent.at, xp: agent.xp + xp, caravan: null });
}

/** The caravan becomes history; the oldest history goes. */
function end(turn: TraderTurn, caravan: CaravanPart): void {
  turn.put(`caravan/${caravan.id}`, caravan);
  for (const { id } of rules.surplusCaravans(caravansOf(turn), turn.tuning)) turn.drop(`caravan/${id}`);
}

function roadOf(turn: TraderTurn) {
  return turn.get('road') ?? { agents: 0, caravans: 0 };
}

function agentsOf(turn: TraderTurn): readonly string[] {
  return turn.keys('agent/');
}

function caravansOf(turn: TraderTurn): CaravanPart[] {
  return turn.keys('caravan/').flatMap((key) => turn.get(key as `caravan/${string}`) ?? []);
}
