/**
 * The mind of a newcomer: what he sees is what the server tells his client, what he knows is what its windows explain (catalogues,
 * prices, quotes). He takes the first thing that makes sense, and says why. Pure.
 */
import { achievementKeys, achievementOf } from '../../../actors/content/achievements.ts';
import { agentTypes, levelOf } from '../../../actors/content/agents.ts';
import { blueprintKeys } from '../../../actors/content/blueprints.ts';
import { gearOf, noHelp } from '../../../actors/content/gear.ts';
import type { Goods } from '../../../actors/content/goods.ts';
import { hasGoods } from '../../../actors/content/goods.ts';
import { gatheredIn, type HubKey, homeHub, hubs } from '../../../actors/content/hubs.ts';
import { type ItemKey, itemKeys, itemOf } from '../../../actors/content/items.ts';
import { pledgeOf, quoteCaravan, quoteHaul, quoteTravel, totalOf } from '../../../actors/content/journeys.ts';
import { levelAt } from '../../../actors/content/levels.ts';
import { missionKeys, missionOf, rewardOf } from '../../../actors/content/missions.ts';
import { type StepKey, stepKeys, stepOf } from '../../../actors/content/onboarding.ts';
import { neighboursOf, pathBetween } from '../../../actors/content/routes.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { isHurt, isOnTheRoad, isOpenAt } from '../../../actors/trader/rules/caravans.ts';
import { emptyBench, inputsOf, knowsHow } from '../../../actors/trader/rules/crafting.ts';
import { leftThisHour } from '../../../actors/trader/rules/gathering.ts';
import { isWithinBound } from '../../../actors/trader/rules/orders.ts';
import { caravanSlotsAt, noProgress } from '../../../actors/trader/rules/progress.ts';
import type { AgentPart, CaravanPart, OrderPart, TraderParts } from '../../../actors/trader/state.ts';
import type { Tuning } from '../../../actors/tuning.ts';
import type { Book } from '../../../client/net/auction-link.ts';
import type { Board } from '../../../client/net/hub-link.ts';

/** All that a client was told. */
export interface View {
  readonly now: number;
  /** The numbers of the world, as it plays them. */
  readonly tuning: Tuning | null;
  part<Key extends keyof TraderParts & string>(key: Key): TraderParts[Key] | undefined;
  all<Part>(prefix: string): readonly Part[];
  readonly board: Board | null;
  book(item: ItemKey): Book | null;
}

export interface Idea {
  readonly command: PlayerCommand;
  /** What he does and why, as he would write it down. */
  readonly says: string;
  /** What shows that it was of use: the answer, goods that changed hands, a load that is his; nothing, when it only leads to something. */
  readonly proof: 'answer' | 'fill' | 'errand' | 'none';
}

const BASKET_UNITS = 5;
const SOLD_AT_ONCE = 3;
const HOUR_MS = 3_600_000;
/** Gold he does not touch: the next caravan must be paid. */
const RESERVE = 60;

/** The first thing that makes sense, of those he has not been refused just now. */
export function nextIdea(view: View, isRefused: (idea: Idea) => boolean): Idea | null {
  const { tuning } = view;
  const hub = view.part('where')?.hub;
  if (!hub || !tuning) return null;
  const here: Here = {
    tuning,
    ...{ hub, goods: view.part(`goods/${hub}`) ?? {}, gold: view.part('purse')?.gold ?? 0 },
    ...{ caravans: view.all<CaravanPart>('caravan/').filter(isOnTheRoad), agents: view.all<AgentPart>('agent/') },
    level: levelAt((view.part('progress') ?? noProgress).xp),
  };
  for (const think of thoughts) for (const idea of think(view, here)) if (!isRefused(idea)) return idea;
  return null;
}

interface Here {
  readonly tuning: Tuning;
  readonly hub: HubKey;
  readonly goods: Goods;
  readonly gold: number;
  readonly caravans: readonly CaravanPart[];
  readonly agents: readonly AgentPart[];
  readonly level: number;
}

type Thought = (view: View, here: Here) => Iterable<Idea>;

const isOpenStep = (view: View, step: StepKey) => !(view.part('progress') ?? noProgress).steps[step];
const because = (view: View, step: StepKey, otherwise: string) =>
  isOpenStep(view, step) ? `first steps: “${stepOf(step).name}”` : otherwise;

function* claim(view: View): Iterable<Idea> {
  const { steps, achievements } = view.part('progress') ?? noProgress;
  for (const step of stepKeys.filter((key) => steps[key] === 'done')) {
    const says = `took the reward for “${stepOf(step).name}”`;
    yield { command: { type: 'claimStep', step }, says, proof: 'answer' };
  }
  for (const achievement of achievementKeys.filter((key) => achievements[key] === 'done')) {
    const says = `took the reward for “${achievementOf(achievement).name}”`;
    yield { command: { type: 'claimAchievement', achievement }, says, proof: 'answer' };
  }
}

function* goOn(_view: View, { caravans }: Here): Iterable<Idea> {
  for (const { id, incident } of caravans)
    if (incident) {
      const says = 'told the caravan that was stopped to go round';
      yield { command: { type: 'choose', caravan: id, choice: 'detour' }, says, proof: 'answer' };
    }
}

function* join(view: View): Iterable<Idea> {
  if (!isOpenStep(view, 'join_guild')) return;
  const says = `joined the Wayfarers (${because(view, 'join_guild', '')})`;
  yield { command: { type: 'joinGuild', guild: 'wayfarers' }, says, proof: 'answer' };
}

/** The cheapest will do for the roads that are open to him. */
function* hire(view: View, { gold, agents }: Here): Iterable<Idea> {
  const cost = agentTypes.scout.hireCost;
  if (agents.length > 0 || gold < cost + RESERVE) return;
  const says = `hired a scout for ${cost} gold (${because(view, 'hire_agent', 'somebody must lead the caravans')})`;
  yield { command: { type: 'hireAgent', kind: 'scout' }, says, proof: 'answer' };
}

function* dress(_view: View, { hub, goods, agents }: Here): Iterable<Idea> {
  for (const { id, at, kind, xp, caravan, name, gear = {} } of agents)
    for (const item of itemKeys) {
      const wearable = gearOf(item);
      const isFit = wearable && wearable.level <= levelOf(xp) && (!wearable.agent || wearable.agent === kind);
      if (!isFit || at !== hub || caravan || gear[wearable.slot] || !goods[item]) continue;
      yield {
        command: { type: 'equip', agent: id, item },
        says: `gave ${name} the ${itemOf(item).name.toLowerCase()} that lay in the warehouse`,
        proof: 'answer',
      };
    }
}

function* sendOut(view: View, { hub, gold, agents, caravans, level, tuning }: Here): Iterable<Idea> {
  const { rewardPercent } = view.board ?? { rewardPercent: 100 };
  if (caravans.length >= caravanSlotsAt(level, tuning.trader)) return;
  for (const agent of agents.filter((each) => each.caravan === null && !isHurt(each, view.now)))
    for (const mission of missionKeys) {
      const { from, to, name } = missionOf(mission);
      const reward = rewardOf(mission, rewardPercent).gold;
      const isFree = isOpenAt(mission, level) && !caravans.some((other) => other.mission === mission);
      if (from !== hub || !isFree) continue;
      const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
      const { dues } = quoteCaravan(mission, guide, tuning.road, noHelp, rewardPercent);
      const cost = totalOf(dues) + pledgeOf(mission, tuning.road, rewardPercent);
      if (cost > gold || totalOf(dues) >= reward) continue;
      const why = because(view, 'first_mission', `${reward} gold for ${cost}`);
      yield {
        command: { type: 'sendCaravan', mission, agent: agent.id, cargo: {}, rewardPercent },
        says: `sent ${agent.name} to ${hubs[to].name} with “${name}” (${why})`,
        proof: 'answer',
      };
    }
}

function* make(view: View, { goods }: Here): Iterable<Idea> {
  const bench = view.part('bench') ?? emptyBench;
  if (bench.jobs.length > 0) return;
  for (const blueprint of blueprintKeys)
    if (knowsHow(bench, blueprint) && hasGoods(goods, inputsOf(blueprint, 1))) {
      const says = `put work for one ${itemOf(blueprint).name.toLowerCase()} on the bench (${because(view, 'first_craft', 'the parts are there')})`;
      yield { command: { type: 'craft', blueprint, quantity: 1 }, says, proof: 'answer' };
    }
}

/** What pays more than the road and the goods cost; what he lacks of them he buys first. */
function* runErrand(view: View, { hub, gold, goods, caravans, level, tuning }: Here): Iterable<Idea> {
  if (caravans.length >= caravanSlotsAt(level, tuning.trader)) return;
  for (const { id, to, pay, endsAt, item, units } of view.board?.errands ?? []) {
    const cost = totalOf(quoteHaul(hub, to, tuning.road).dues);
    const missing = units - (goods[item] ?? 0);
    const load = `${units} ${itemOf(item).name.toLowerCase()} to ${hubs[to].name}`;
    if (endsAt <= view.now || cost > gold) continue;
    if (missing <= 0) {
      const says = `took an errand off the board: ${load}, ${pay} gold for ${cost}`;
      yield { command: { type: 'takeErrand', errand: id }, says, proof: 'errand' };
    }
    const [ask] = view.book(item)?.asks ?? [];
    const price =
      ask && ask.quantity >= missing && isWithinBound(item, ask.price, hub, tuning.trader) ? ask.price : null;
    if (missing <= 0 || price === null || pay <= cost + missing * price || gold < cost + missing * price) continue;
    const says = `bought ${missing} ${itemOf(item).name.toLowerCase()} for ${price} gold each, for an errand on the board (${load}, for ${pay} gold)`;
    const offer = { side: 'buy', item, price, quantity: missing, hours: 6 } as const;
    yield { command: { type: 'placeOrder', hub, ...offer }, says, proof: 'fill' };
  }
}

function* pickUp(view: View, { hub, goods, tuning }: Here): Iterable<Idea> {
  if (view.part('gathering')) return;
  const gathered = view.part('gathered');
  const units = Math.min(BASKET_UNITS, leftThisHour({ gathered, now: view.now, hourMs: HOUR_MS }, tuning.trader));
  if (units < 1) return;
  // Whatever he has least of.
  const found = [...gatheredIn(hub)].sort((a, b) => (goods[a] ?? 0) - (goods[b] ?? 0));
  for (const item of found) {
    const says = `went gathering ${units} ${itemOf(item).name.toLowerCase()} in the square (${because(view, 'warehouse_tour', 'it costs nothing')})`;
    yield { command: { type: 'gather', item, units }, says, proof: 'answer' };
  }
}

/** For what somebody pays at once, and not below what it is usually worth here. */
function* sell(view: View, { hub, goods, tuning }: Here): Iterable<Idea> {
  if (view.all<OrderPart>('order/').some(({ status }) => status === 'open' || status === 'pending')) return;
  const offers = (Object.entries(goods) as [ItemKey, number][]).flatMap(([item, count]) => {
    const [bid] = view.book(item)?.bids ?? [];
    const quantity = Math.min(count, SOLD_AT_ONCE, bid?.quantity ?? 0);
    return bid && quantity > 0 && isWithinBound(item, bid.price, hub, tuning.trader) && !gearOf(item)
      ? [{ item, quantity, price: bid.price }]
      : [];
  });
  const worth = ({ item, price }: (typeof offers)[number]) => price / itemOf(item).basePrice;
  for (const offer of offers.sort((a, b) => worth(b) - worth(a))) {
    const { item, quantity, price } = offer;
    const says = `sold ${quantity} ${itemOf(item).name.toLowerCase()} for ${price} gold each (${because(view, 'first_sale', 'somebody pays for it now')})`;
    yield { command: { type: 'placeOrder', hub, side: 'sell', hours: 6, ...offer }, says, proof: 'fill' };
  }
}

/** Something to make more of, while gold is left for the road. */
function* buy(view: View, { hub, gold, goods, tuning }: Here): Iterable<Idea> {
  const bench = view.part('bench') ?? emptyBench;
  const wanted = blueprintKeys
    .filter((key) => knowsHow(bench, key))
    .flatMap((key) => Object.keys(inputsOf(key, 1)) as ItemKey[]);
  const isFirst = isOpenStep(view, 'economic_tutorial');
  for (const item of new Set(wanted)) {
    const [ask] = view.book(item)?.asks ?? [];
    const quantity = Math.min(2, ask?.quantity ?? 0);
    if (
      !ask ||
      quantity < 1 ||
      gold - quantity * ask.price < RESERVE ||
      !isWithinBound(item, ask.price, hub, tuning.trader)
    )
      continue;
    if (!isFirst && (bench.jobs.length > 0 || (goods[item] ?? 0) >= 2)) continue;
    const says = `bought ${quantity} ${itemOf(item).name.toLowerCase()} for ${ask.price} gold each (${because(view, 'economic_tutorial', 'for the bench')})`;
    const offer = { side: 'buy', item, price: ask.price, quantity, hours: 6 } as const;
    yield { command: { type: 'placeOrder', hub, ...offer }, says, proof: 'fill' };
  }
}

function* seeTown(view: View, { hub, gold, caravans, tuning }: Here): Iterable<Idea> {
  const near = [...neighboursOf(hub)].sort((a, b) => pathBetween(hub, a).distance - pathBetween(hub, b).distance);
  for (const to of near) {
    const { fare, toll } = quoteTravel(hub, to, tuning.road);
    const isBusy = view.part('gathering') || caravans.length === 0;
    if (!isOpenStep(view, 'strategy_guide') || fare + toll > gold || isBusy) continue;
    const says = `set out for ${hubs[to].name}, for ${fare + toll} gold (${because(view, 'strategy_guide', '')})`;
    yield { command: { type: 'travel', to }, says, proof: 'answer' };
  }
  if (hub === homeHub || view.part('gathering')) return;
  const { fare, toll } = quoteTravel(hub, homeHub, tuning.road);
  if (fare + toll > gold) return;
  yield { command: { type: 'travel', to: homeHub }, says: `went home for ${fare + toll} gold`, proof: 'none' };
}

/** What is due, what the first steps ask for, what pays; and there is always something lying about. */
const thoughts: readonly Thought[] = [
  ...[claim, goOn, join, hire, dress, sendOut, make, buy, sell],
  ...[runErrand, seeTown, pickUp],
];
