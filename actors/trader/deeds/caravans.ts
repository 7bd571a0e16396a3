/** A trader's caravans: how they set out, and what is made of the news about them. */
import { levelOf } from '../../content/agents.ts';
import { effectOf, helpOf } from '../../content/gear.ts';
import { goodsValue } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import type { Quote } from '../../content/journeys.ts';
import { pledgeOf, quoteHaul, totalOf } from '../../content/journeys.ts';
import type { Outcome, Tier } from '../../content/missions.ts';
import { missionOf, rewardOf } from '../../content/missions.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import { must, unreachable } from '../../kit/assert.ts';
import type { Value } from '../../kit/value.ts';
import { gold, items, plus } from '../../kit/value.ts';
import type { Convoy, Errand, FromMission, SetOut, ToHub, ToMission } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, receive, storeAt, levelOf as traderLevelOf } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { wearOut } from '../rules/agents.ts';
import type { TripPlan } from '../rules/caravans.ts';
import * as rules from '../rules/caravans.ts';
import { caravanSlotsAt, noProgress } from '../rules/progress.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import type { AgentPart, CaravanPart, Figures } from '../state.ts';
import { CaravanStatus } from '../state.ts';
import { tell } from './feed.ts';
import { count } from './progress.ts';

export function sendHaul(turn: TraderTurn, { to, cargo }: CommandOf<'sendHaul'>): ReplyTo<'sendHaul'> {
  const from = hubOf(turn);
  if (!from) return refused(turn.get('profile') ? Refusal.onTheRoad : Refusal.notWelcomed);
  const help = helpOf([], [], cargo);
  return send(
    turn,
    { mission: null, from, to, cargo, agent: null, provisions: [], help },
    quoteHaul(from, to, turn.tuning.road, help),
  );
}

/** What else there is to a caravan: its reward, the errand on which it delivers what it carries, the convoy for which it waits. */
interface Occasion {
  readonly rewardPercent?: number;
  readonly errand?: Errand;
  readonly convoy?: Pick<Convoy, 'id' | 'departsAt'>;
}

/** Why this caravan would not set out as things stand, or null. */
export function refuseSend(turn: TraderTurn, plan: TripPlan, quote: Quote, rewardPercent?: number): Refusal | null {
  const standing: rules.RoadStanding = {
    ...{ profile: turn.get('profile'), level: traderLevelOf(turn), now: turn.now, where: hubOf(turn) },
    ...{ caravans: caravansOf(turn), store: storeAt(turn, plan.from) },
  };
  const due = totalOf(quote.dues) + pledgeOf(plan.mission, turn.tuning.road, rewardPercent);
  return rules.refuseSend(standing, plan, due, turn.tuning.trader);
}

/** Lets a caravan set out, if the rules have nothing against it. */
export function send(
  turn: TraderTurn,
  plan: TripPlan,
  quote: Quote,
  { errand, convoy, rewardPercent }: Occasion = {},
): ReplyTo<'sendHaul'> {
  const refusal = refuseSend(turn, plan, quote, rewardPercent);
  if (refusal) return refused(refusal);
  const { mission, from, to, cargo, agent, provisions, help } = plan;
  const store = storeAt(turn, from);
  const [level, caravans] = [traderLevelOf(turn), caravansOf(turn)];
  const [paid, deposit] = [totalOf(quote.dues), pledgeOf(mission, turn.tuning.road, rewardPercent)];

  const road = roadOf(turn);
  const id = `${turn.key}_${road.caravans + 1}`;
  const slot = must(rules.freeSlot(caravans, caravanSlotsAt(level, turn.tuning.trader)), 'a free slot');
  const readyAt = quote.preparingMs > 0 ? turn.now + turn.span(quote.preparingMs) : turn.now;
  const departsAt = Math.max(readyAt, convoy?.departsAt ?? 0);
  const arrivesAt = departsAt + turn.span(quote.travellingMs);
  turn.put('road', { ...road, caravans: road.caravans + 1 });
  turn.put(`caravan/${id}`, {
    ...{ id, slot, mission, from, to, cargo, agent: agent?.id ?? null },
    ...{ sentAt: turn.now, departsAt, arrivesAt, paid, status: CaravanStatus.preparing, outcome: null },
    ...(rewardPercent && { rewardPercent }),
    ...(deposit > 0 && { deposit }),
    ...(errand && { errand }),
    ...(convoy && { convoy: { id: convoy.id, companions: 0 } }),
    ...(provisions.length > 0 && { provisions }),
  });
  if (agent) turn.put(`agent/${agent.id}`, { ...agent, caravan: id });
  const used = goodsValue(rules.onesOf(provisions));
  const load = plus(goodsValue(cargo), gold(deposit));
  keep(
    turn,
    from,
    store,
    debit(
      store,
      [used, load, gold(paid)].reduce((sum, value) => plus(sum, value)),
    ),
  );
  turn.burn('consumableUse', used);
  turn.burn('wages', gold(quote.dues.wages));
  turn.burn('provisions', gold(quote.dues.provisions));
  turn.burn('haulCrew', gold(quote.dues.haulCrew));
  turn.burn('toll', gold(quote.dues.toll));
  const leader = agent && { kind: agent.kind, level: levelOf(agent.xp) };
  const letter: SetOut = {
    ...{ type: 'setOut', caravan: id, mission, from, to, agent: leader, help },
    ...(rewardPercent && { rewardPercent }),
    ...(errand && { errand }),
    ...(convoy && { convoy: convoy.id }),
    ...{ pledge: deposit, departsAt, arrivesAt },
  };
  turn.send(addressOf('mission', `${turn.key}_${slot}`), letter, load);
  return accepted({ caravan: id, departsAt, arrivesAt });
}

/** The road of a caravan is blocked: pay, fight or go round. Who says nothing goes round. */
export function choose(turn: TraderTurn, { caravan: id, choice }: CommandOf<'choose'>): ReplyTo<'choose'> {
  const incident = turn.get(`caravan/${id}`)?.incident;
  const slot = turn.get(`caravan/${id}`)?.slot;
  if (!incident || incident.endsAt <= turn.now) return refused(Refusal.noIncident);
  const toll = choice === 'toll' ? incident.toll : 0;
  const purse = turn.get('purse')?.gold ?? 0;
  if (purse < toll) return refused(Refusal.notEnoughGold);
  if (toll > 0) turn.put('purse', { gold: purse - toll });
  const letter: ToMission = { type: 'choose', caravan: id, choice };
  turn.send(addressOf('mission', `${turn.key}_${slot}`), letter, gold(toll));
  return accepted({});
}

/** A mission speaks of one of our caravans; the value that came along has been received already. */
export function hearOfCaravan(turn: TraderTurn, mail: FromMission): void {
  const caravan = turn.get(`caravan/${mail.caravan}`);
  if (!caravan) return;
  switch (mail.type) {
    case 'departed':
      turn.put(`caravan/${caravan.id}`, { ...caravan, status: CaravanStatus.travelling });
      break;
    case 'accompanied': {
      const { companions } = mail;
      if (caravan.convoy) turn.put(`caravan/${caravan.id}`, { ...caravan, convoy: { ...caravan.convoy, companions } });
      turn.notify({ type: 'convoyLeft', caravan: caravan.id, companions });
      break;
    }
    case 'halted': {
      const { toll, endsAt } = mail;
      turn.put(`caravan/${caravan.id}`, { ...caravan, incident: { toll, endsAt } });
      tell(turn, { type: 'caravanHalted', caravan: caravan.id, toll, endsAt });
      break;
    }
    case 'resumed': {
      const { incident: _, ...going } = caravan;
      const { choice, won, arrivesAt } = mail;
      turn.put(`caravan/${caravan.id}`, { ...going, arrivesAt });
      tell(turn, { type: 'caravanResumed', caravan: caravan.id, choice, won, arrivesAt });
      break;
    }
    case 'choiceRefused':
      turn.notify({ type: 'choiceRefused', caravan: caravan.id });
      break;
    case 'arrived': {
      const { kept: _, xp, ...outcome } = mail.outcome;
      comeHome(turn, caravan, { at: mail.hub, xp, tier: outcome.tier });
      const { incident: __, ...home } = caravan;
      end(turn, { ...home, status: CaravanStatus.arrived, outcome });
      const { id, mission, to } = caravan;
      tell(turn, { type: 'caravanArrived', caravan: id, mission, to, ...outcome });
      if (mission) count(turn, 'missionEnded', missionFigures(outcome));
      else countHaul(turn, outcome.gold);
      break;
    }
    default:
      unreachable(mail);
  }
}

/** A mission could not take our caravan: the cargo goes back where it was loaded, and what was paid for nothing too. */
export function turnBack(turn: TraderTurn, id: string, cargo: Value): void {
  const caravan = must(turn.get(`caravan/${id}`), `caravan ${id}`);
  const compensation = plus(gold(caravan.paid), goodsValue(rules.onesOf(caravan.provisions ?? [])));
  turn.mint('compensation', compensation);
  receive(turn, caravan.from, plus(cargo, compensation));
  const agent = agentOf(turn, caravan);
  if (agent) turn.put(`agent/${agent.id}`, { ...agent, caravan: null });
  returnReward(turn, caravan);
  end(turn, { ...caravan, status: CaravanStatus.turnedBack });
  tell(turn, { type: 'caravanTurnedBack', caravan: id, mission: caravan.mission, to: caravan.to });
}

/** What the hub was to pay is there for others. */
export function returnReward(
  turn: TraderTurn,
  { mission, rewardPercent = 100 }: Pick<CaravanPart, 'mission' | 'rewardPercent'>,
): void {
  if (!mission) return;
  const { gold } = rewardOf(mission, rewardPercent);
  turn.send(addressOf('hub', missionOf(mission).from), { type: 'returnReward', gold } satisfies ToHub);
}

/** The agent is free again, and wiser; what he wears is older, and a trip that failed has hurt him. */
function comeHome(
  turn: TraderTurn,
  caravan: CaravanPart,
  { at, xp, tier }: { at: HubKey; xp: number; tier: Tier },
): void {
  const agent = agentOf(turn, caravan);
  if (!agent) return;
  const { gear, broken } = wearOut(agent, turn.tuning.trader);
  const isHurt = failures.includes(tier) && !(caravan.provisions ?? []).some(isRemedy);
  const home = { ...agent, at, xp: agent.xp + xp, caravan: null, ...(agent.gear && { gear }) };
  turn.put(
    `agent/${agent.id}`,
    isHurt ? { ...home, hurtUntil: turn.now + turn.span(turn.tuning.trader.hurtMs) } : home,
  );
  for (const item of broken) {
    turn.burn('wear', items(item, 1));
    tell(turn, { type: 'gearBroke', agent: agent.id, item });
  }
}

/** How a trip ends that hurts its agent. */
const failures: readonly Tier[] = ['failure', 'criticalFailure'];
const poorEnds: readonly Tier[] = ['poor', ...failures];

function isRemedy(item: ItemKey): boolean {
  return (effectOf(item)?.injuriesHealed ?? 0) > 0;
}

function missionFigures({ tier, gold: goldEarned }: Pick<Outcome, 'tier' | 'gold'>): Figures {
  return { missions: 1, goldEarned, missionsFailed: poorEnds.includes(tier) ? 1 : 0 };
}

/** A haul is its own reward: it is counted, and teaches nothing. */
function countHaul(turn: TraderTurn, earned: number): void {
  const progress = turn.get('progress') ?? noProgress;
  const { hauls = 0, goldEarned = 0 } = progress.figures;
  turn.put('progress', {
    ...progress,
    figures: { ...progress.figures, hauls: hauls + 1, goldEarned: goldEarned + earned },
  });
}

function agentOf(turn: TraderTurn, { agent: id }: CaravanPart): AgentPart | undefined {
  return id === null ? undefined : turn.get(`agent/${id}`);
}

/** The caravan becomes history; the oldest history goes. */
function end(turn: TraderTurn, caravan: CaravanPart): void {
  turn.put(`caravan/${caravan.id}`, caravan);
  for (const { id } of rules.surplusCaravans(caravansOf(turn), turn.tuning.trader)) turn.drop(`caravan/${id}`);
}

function roadOf(turn: TraderTurn) {
  return turn.get('road') ?? { agents: 0, caravans: 0 };
}

export function caravansOf(turn: TraderTurn): CaravanPart[] {
  return turn.keys('caravan/').flatMap((key) => turn.get(key as `caravan/${string}`) ?? []);
}
