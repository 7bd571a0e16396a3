/**
 * The caravans one has, and the one being planned. What a plan costs, how long it takes and how it may end is computed by
 * the rules that will decide it.
 */
import { computed, signal } from '@preact/signals';
import type { AgentKind, Bonus } from '../../actors/content/agents.ts';
import { addBonus, bonusOf, levelOf, noBonus } from '../../actors/content/agents.ts';
import { helpOf, isProvision } from '../../actors/content/gear.ts';
import type { Goods } from '../../actors/content/goods.ts';
import { unitsIn } from '../../actors/content/goods.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import { hubKeys } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Quote } from '../../actors/content/journeys.ts';
import { pledgeOf, quoteCaravan, quoteHaul, totalOf } from '../../actors/content/journeys.ts';
import type { MissionKey, Tier } from '../../actors/content/missions.ts';
import { missionKeys, missionOf, tiers } from '../../actors/content/missions.ts';
import { pathBetween } from '../../actors/content/routes.ts';
import { cargoKept, expectedGold, makeVenture, oddsOf } from '../../actors/mission/rules.ts';
import { itemsWorn, refuseHire } from '../../actors/trader/rules/agents.ts';
import type { TripPlan } from '../../actors/trader/rules/caravans.ts';
import { isOnTheRoad, refuseSend } from '../../actors/trader/rules/caravans.ts';
import { caravanSlotsAt } from '../../actors/trader/rules/progress.ts';
import { Refusal } from '../../actors/trader/rules/refusal.ts';
import type { AgentPart, CaravanPart } from '../../actors/trader/state.ts';
import type { Tuning } from '../../actors/tuning.ts';
import { board, gold, goods, hub, items, level, partsUnder, profile, standing, tuning } from './signals.ts';
import { serverNow } from './time.ts';

export const agents = computed(() => partsUnder<AgentPart>('agent/').sort((a, b) => a.hiredAt - b.hiredAt));
const caravans = computed(() => partsUnder<CaravanPart>('caravan/').sort((a, b) => a.arrivesAt - b.arrivesAt));
export const onTheRoad = computed(() => caravans.value.filter(isOnTheRoad));
/** Newest first. */
export const pastCaravans = computed(() => caravans.value.filter((caravan) => !isOnTheRoad(caravan)).reverse());

export const caravanSlots = computed(() => (tuning.value ? caravanSlotsAt(level.value, tuning.value.trader) : 0));
export const holdUnitsMax = computed(() => tuning.value?.trader.holdUnitsMax ?? 0);

/** Why the trader would not hire one of this kind, by his own rule; null when he would. */
export function hireRefusal(kind: AgentKind): Refusal | null {
  if (!tuning.value) return Refusal.notWelcomed;
  const standing = { profile: profile.value, agents: agents.value.length, gold: gold.value };
  return refuseHire(standing, kind, tuning.value.trader);
}

/** Null for a haul of one's own. */
export const tripMission = signal<MissionKey | null>(null);
const wantedTo = signal<HubKey | null>(null);
const wantedAgent = signal<string | null>(null);
/** Units to load, as typed. */
export const tripLoads = signal<Readonly<Partial<Record<ItemKey, string>>>>({});

export function loadOf(item: ItemKey, text: string): void {
  tripLoads.value = { ...tripLoads.value, [item]: text };
}

export function goTo(to: HubKey): void {
  wantedTo.value = to;
}

export function letLead(agent: string): void {
  wantedAgent.value = agent;
}

/** Things to be used up on the way. */
export const tripProvisions = signal<readonly ItemKey[]>([]);

export function takeAlong(item: ItemKey, isTaken: boolean): void {
  const others = tripProvisions.value.filter((other) => other !== item);
  tripProvisions.value = isTaken ? [...others, item] : others;
}

/** What is at hand of such things. */
export const provisionsHere = computed(() => items.filter((item) => isProvision(item) && (goods.value[item] ?? 0) > 0));

/** What the catalogue offers here. */
export const missionsHere = computed(() => missionKeys.filter((key) => missionOf(key).from === hub.value));

/** What the town gives of its rewards, in a hundred. */
export const rewardPercent = computed(() => board.value.rewardPercent);

/** Where one could go, nearest first. */
export const destinations = computed(() => {
  const from = hub.value;
  if (!from) return [];
  return hubKeys
    .filter((key) => key !== from)
    .map((key) => ({ key, distance: pathBetween(from, key).distance }))
    .sort((a, b) => a.distance - b.distance);
});

export const tripTo = computed(() => wantedTo.value ?? destinations.value[0]?.key ?? null);

/** The one chosen, else the first who is free. */
export const tripAgent = computed(() => {
  const free = agents.value.filter(({ caravan }) => caravan === null);
  return free.find(({ id }) => id === wantedAgent.value) ?? free[0] ?? null;
});

/** Null while something typed is no number of units. */
export const tripCargo = computed<Goods | null>(() => {
  const cargo: Partial<Record<ItemKey, number>> = {};
  for (const item of items) {
    const text = tripLoads.value[item]?.trim() ?? '';
    if (text === '' || text === '0') continue;
    const units = Number(text);
    if (!Number.isInteger(units) || units < 1) return null;
    cargo[item] = units;
  }
  return cargo;
});

/** How a trip may end. */
export interface End {
  readonly tier: Tier;
  readonly chance: number;
  /** Units of the cargo that would arrive. */
  readonly units: number;
}

export interface Preview {
  readonly plan: TripPlan;
  readonly quote: Quote;
  readonly paid: number;
  readonly goldAfter: number;
  readonly ends: readonly End[];
  readonly expectedGold: number;
  readonly units: number;
}

export const tripPreview = computed<Preview | null>(() => {
  const [from, cargo, mission, agent] = [hub.value, tripCargo.value, tripMission.value, tripAgent.value];
  const to = mission ? missionOf(mission).to : tripTo.value;
  const known = tuning.value;
  if (!known || !from || !to || !cargo || from === to) return null;
  const provisions = mission ? tripProvisions.value.filter((item) => provisionsHere.value.includes(item)) : [];
  const help = helpOf(mission && agent ? itemsWorn(agent) : [], provisions, cargo);
  const plan = { mission, from, to, cargo, agent: mission ? agent : null, provisions, help };
  if (!mission) return preview(plan, quoteHaul(from, to, known.road, help), noBonus, known);
  if (!agent) return null;
  const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
  const quote = quoteCaravan(mission, guide, known.road, help, rewardPercent.value);
  return preview(plan, quote, bonusOf(guide.kind, guide.level), known);
});

function preview(plan: TripPlan, quote: Quote, own: Bonus, { road, mission: { outcome } }: Tuning): Preview {
  const share = rewardPercent.value;
  const venture = makeVenture(plan.mission, plan.from, plan.to, road, share);
  const bonus = addBonus(own, plan.help);
  const odds = oddsOf(venture, bonus, outcome, plan.help);
  const paid = totalOf(quote.dues) + pledgeOf(plan.mission, road, share);
  return {
    plan,
    quote,
    paid,
    goldAfter: gold.value - paid,
    ends: tiers.map((tier) => ({
      tier,
      chance: odds[tier],
      units: unitsIn(cargoKept(venture, tier, plan.cargo, outcome)),
    })),
    expectedGold: expectedGold(venture, bonus, outcome, plan.help),
    units: unitsIn(plan.cargo),
  };
}

/** Why the trader would refuse to send it, by his own rule; null when he would not. */
export const tripRefusal = computed(() => {
  const planned = tripPreview.value;
  if (!planned || !tuning.value) return null;
  if (planned.plan.mission && rewardPercent.value < 1) return Refusal.rewardFell;
  const road = { ...standing.value, now: serverNow(), caravans: caravans.value };
  return refuseSend(road, planned.plan, planned.paid, tuning.value.trader);
});
