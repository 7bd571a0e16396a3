/**
 * What a mission decides: how a trip ends, once the dice lie. One function settles it, and what a player is shown
 * before he sends a caravan is counted out by that very function over all rolls. Pure.
 */
import type { Bonus } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import { addGoods, mapGoods } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import type { RoadTerms } from '../content/journeys.ts';
import { haulMs } from '../content/journeys.ts';
import type { MissionKey, Outcome, Tier } from '../content/missions.ts';
import { findsBetween, missionOf, rewardOf, tiers } from '../content/missions.ts';
import { bandOf, pathBetween } from '../content/routes.ts';
import { unreachable } from '../kit/assert.ts';
import type { Chance } from '../kit/chance.ts';
import { below } from '../kit/chance.ts';
import type { Choice } from '../letters.ts';
import type { Halt, Trip, Venture } from './state.ts';
import type { Find, IncidentTerms, OutcomeTerms } from './tuning.ts';

/** A trip as it will be judged: by the catalogue's word and what the hub gives of it, or for a haul by the road itself. */
export function makeVenture(
  mission: MissionKey | null,
  from: HubKey,
  to: HubKey,
  road: RoadTerms,
  rewardPercent = 100,
): Venture {
  if (mission) {
    const { band, distance, durationMs } = missionOf(mission);
    return {
      band,
      distance,
      durationMs,
      reward: { ...rewardOf(mission, rewardPercent), finds: findsBetween(from, to) },
    };
  }
  const path = pathBetween(from, to);
  return { band: bandOf(path.risk), distance: path.distance, durationMs: haulMs(path, road), reward: null };
}

/** Whether an instant has come. */
export function isDue(instant: number | null | undefined, now: number): boolean {
  return typeof instant === 'number' && now >= instant;
}

/** When a mission must be woken next; null when it is over. */
export function nextDeadline({
  phase,
  departsAt,
  arrivesAt,
  halt,
}: Pick<Trip, 'phase' | 'departsAt' | 'arrivesAt' | 'halt'>): number | null {
  switch (phase) {
    case 'preparing':
      return departsAt;
    case 'travelling':
      return halt ? Math.min(halt.at, arrivesAt) : arrivesAt;
    case 'halted':
      return halt?.endsAt ?? arrivesAt;
    case 'arrived':
      return null;
    default:
      return unreachable(phase);
  }
}

// ---- incidents ------------------------------------------------------------------------------------------------

/** Whether the road will be blocked, when and for how much it would open; null when all goes well. */
export function drawHalt(
  { band, distance }: Venture,
  { departsAt, arrivesAt }: Pick<Trip, 'departsAt' | 'arrivesAt'>,
  span: (gameMs: number) => number,
  chance: Chance,
  incidents: IncidentTerms,
): Halt | null {
  const travelling = arrivesAt - departsAt;
  if (travelling < span(incidents.travellingMsMin) || chance() >= incidents.chance[band]) return null;
  const share = incidents.shareMin + chance() * (incidents.shareMax - incidents.shareMin);
  const at = departsAt + Math.round(travelling * share);
  const toll = Math.max(incidents.tollMin, Math.ceil((distance * incidents.tollPer100Units) / 100));
  return { at, endsAt: at + span(incidents.choiceMs), toll };
}

/** The trip past a place where it would have been stopped, while no road is blocked. */
export function passHalt(trip: Trip, now: number): Trip {
  if (trip.phase !== 'travelling' || !isDue(trip.halt?.at, now)) return trip;
  const { halt: _, ...going } = trip;
  return going;
}

/** The trip with so many others beside it: it ends better, and the road that was to be blocked may be open. */
export function inCompany(
  trip: Trip,
  companions: number,
  chance: Chance,
  { outcome, incidents }: { readonly outcome: OutcomeTerms; readonly incidents: IncidentTerms },
): Trip {
  const { roll, discoveryPercent } = trip.luck ?? noLuck;
  const luck = { roll: roll + companions * outcome.roll.perCompanion, discoveryPercent };
  const { halt, ...going } = { ...trip, luck };
  const isSpared = trip.phase !== 'halted' && chance() < companions * incidents.sparedPerCompanion;
  return halt && !isSpared ? { ...going, halt } : going;
}

/** The trip after a choice made at the instant. Time stood still meanwhile; a fight is won or lost by chance and strength. */
export function resume(
  trip: Trip,
  choice: Choice,
  at: number,
  chance: Chance,
  incidents: IncidentTerms,
): { trip: Trip; won: boolean | null } {
  const { halt, ...rest } = trip;
  const delay = halt ? at - halt.at : 0;
  const round = choice === 'detour' ? Math.round((trip.arrivesAt - trip.departsAt) * incidents.detourShare) : 0;
  const won = choice === 'fight' ? chance() < winChance(trip.bonus, incidents) : null;
  const { roll, discoveryPercent } = trip.luck ?? noLuck;
  const swing = won === null ? 0 : won ? incidents.rollWon : incidents.rollLost;
  const luck = { roll: roll + swing, discoveryPercent };
  return { trip: { ...rest, phase: 'travelling', arrivesAt: trip.arrivesAt + delay + round, luck }, won };
}

export function winChance({ success }: Bonus, { winBase, winMin, winMax }: IncidentTerms): number {
  return Math.min(winMax, Math.max(winMin, winBase + success / 100));
}

// ---- dice -----------------------------------------------------------------------------------------------------

/** Numbers from 0 up to 1, one for each question a find asks. */
interface FindDice {
  readonly luck: number;
  readonly item: number;
  readonly units: number;
}

export interface Dice {
  /** 0 to 100. */
  readonly roll: number;
  /** Percent of gold more, or less. */
  readonly swing: number;
  readonly bonus: FindDice;
  readonly discovery: FindDice;
}

const ROLL_MAX = 100;

export const rolls: readonly number[] = Array.from({ length: ROLL_MAX + 1 }, (_, roll) => roll);

export function swingsOf({ roll: { goldSwingPercent } }: OutcomeTerms): readonly number[] {
  return Array.from({ length: 2 * goldSwingPercent + 1 }, (_, n) => n - goldSwingPercent);
}

export function throwDice(chance: Chance, terms: OutcomeTerms): Dice {
  const swings = swingsOf(terms);
  const findDice = () => ({ luck: chance(), item: chance(), units: chance() });
  return {
    roll: rolls[below(rolls.length, chance)] ?? 0,
    swing: swings[below(swings.length, chance)] ?? 0,
    bonus: findDice(),
    discovery: findDice(),
  };
}

// ---- the outcome ----------------------------------------------------------------------------------------------

/** How a trip ends, on the terms it set out with. */
export function settle(
  venture: Venture,
  bonus: Bonus,
  cargo: Goods,
  dice: Dice,
  terms: OutcomeTerms,
  luck: Luck = noLuck,
): Outcome {
  const tier = tierOf(venture, bonus, dice.roll, terms, luck);
  const kept = cargoKept(venture, tier, cargo, terms);
  const lost = mapGoods(cargo, (count, item) => count - (kept[item] ?? 0));
  const { reward, band } = venture;
  if (!reward) return { tier, gold: 0, goods: {}, finds: {}, kept, lost, xp: 0 };
  const { goodsPercent, xpPercent, ...found } = terms.tiers[tier];
  const round = goodsPercent > 100 ? Math.ceil : Math.floor;
  return {
    tier,
    gold: rewardGold(venture, bonus, tier, dice.swing, terms),
    goods: mapGoods(reward.goods, (count) => round((count * goodsPercent) / 100)),
    finds: addGoods(
      find(found.bonus, reward.finds.bonus, dice.bonus),
      find(likelier(found.discovery, luck), reward.finds.discovery, dice.discovery),
    ),
    kept,
    lost,
    xp: Math.floor((terms.stakes.agentXp[band] * xpPercent) / 100),
  };
}

/** What things taken along add to chance. */
export type Luck = NonNullable<Trip['luck']>;
const noLuck: Luck = { roll: 0, discoveryPercent: 0 };

export function tierOf(venture: Venture, bonus: Bonus, roll: number, terms: OutcomeTerms, luck: Luck = noLuck): Tier {
  const middle = ROLL_MAX / 2;
  const swung = middle + Math.round(((roll - middle) * terms.roll.luckPercent[venture.band]) / 100);
  const score = Math.min(Math.max(swung + luck.roll + modifierOf(venture, bonus, terms), 0), ROLL_MAX);
  return tiers.find((tier) => score >= terms.tiers[tier].scoreMin) ?? 'criticalFailure';
}

/** What is added to every roll of this trip. */
export function modifierOf(
  { band, distance, durationMs }: Venture,
  { success }: Bonus,
  { roll }: OutcomeTerms,
): number {
  let modifier = roll.byBand[band] + Math.floor((success * roll.successPercent) / 100);
  if (distance < roll.shortBelow) modifier += roll.shortBonus;
  if (distance > roll.longAbove) modifier -= roll.longMalus;
  if (durationMs < roll.quickBelowMs) modifier += roll.quickBonus;
  if (durationMs > roll.slowAboveMs) modifier -= roll.slowMalus;
  return modifier;
}

/** The share of the whole hold that arrives, rounded up, spread evenly over what lies in it. */
export function cargoKept({ band }: Venture, tier: Tier, cargo: Goods, terms: OutcomeTerms): Goods {
  const isWorst = band === 'high' && tier === 'criticalFailure';
  const percent = isWorst ? terms.stakes.highCargoPercentWorst : terms.tiers[tier].cargoPercent;
  const arriving = (units: number) => Math.ceil((units * percent) / 100);
  let seen = 0;
  return mapGoods(cargo, (count) => {
    seen += count;
    return arriving(seen) - arriving(seen - count);
  });
}

function rewardGold(
  { reward, band }: Venture,
  bonus: Bonus,
  tier: Tier,
  swing: number,
  { stakes, tiers }: OutcomeTerms,
): number {
  if (!reward) return 0;
  const promised = Math.floor((reward.gold * stakes.goldPercent[band]) / 100);
  return Math.floor((promised * tiers[tier].goldPercent * (100 + swing) * (100 + bonus.reward)) / 1e6);
}

function likelier(discovery: Find, { discoveryPercent }: Luck): Find {
  return { ...discovery, chance: (discovery.chance * (100 + discoveryPercent)) / 100 };
}

/** What comes back of the gold laid down. */
export function depositReturned(deposit: number, tier: Tier, terms: OutcomeTerms): number {
  return Math.floor((deposit * terms.tiers[tier].depositPercent) / 100);
}

function find({ chance, unitsMin, unitsMax }: Find, pool: readonly ItemKey[], dice: FindDice): Goods {
  const item = pool[Math.floor(dice.item * pool.length)];
  if (!item || dice.luck >= chance) return {};
  return { [item]: unitsMin + Math.floor(dice.units * (unitsMax - unitsMin + 1)) };
}

// ---- what a player is shown -----------------------------------------------------------------------------------

export type Odds = Readonly<Record<Tier, number>>;

/** The chance of each tier: every roll is counted. */
export function oddsOf(venture: Venture, bonus: Bonus, terms: OutcomeTerms, luck: Luck = noLuck): Odds {
  const ends = rolls.map((roll) => tierOf(venture, bonus, roll, terms, luck));
  const share = (tier: Tier) => ends.filter((end) => end === tier).length / rolls.length;
  return Object.fromEntries(tiers.map((tier) => [tier, share(tier)])) as Record<Tier, number>;
}

/** Gold to expect, before anything due: over every roll and every swing. */
export function expectedGold(venture: Venture, bonus: Bonus, terms: OutcomeTerms, luck: Luck = noLuck): number {
  const odds = oddsOf(venture, bonus, terms, luck);
  const swings = swingsOf(terms);
  const meanOf = (tier: Tier) => mean(swings.map((swing) => rewardGold(venture, bonus, tier, swing, terms)));
  return tiers.reduce((sum, tier) => sum + odds[tier] * meanOf(tier), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
