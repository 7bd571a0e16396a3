/**
 * What a completed cause brings everybody: other numbers, for a while. Turns are handed them like any tuning, wherever they are decided; what must
 * not change under way (the fee of an order, the finds of a caravan) keeps what it began with. Pure.
 */
import type { Buff } from './content/causes.ts';
import { tiers } from './content/missions.ts';
import type { Settled } from './knobs.ts';
import type { Tuning } from './tuning.ts';

/** The tuning with all buffs in it that are in force at the instant; the very same one when none is. */
export function withBuffs(tuning: Tuning, buffs: readonly Buff[], now: number): Tuning {
  const inForce = buffs.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  if (inForce.length === 0) return tuning;
  const sum = (of: 'tradePercent' | 'xpPercent' | 'discoveryPercent') =>
    inForce.reduce((total, buff) => total + (buff[of] ?? 0), 0);
  return withFinds(withLessons(withFees(tuning, sum('tradePercent')), sum('xpPercent')), sum('discoveryPercent'));
}

/** Until when nothing about it changes. */
export function nextChange(buffs: readonly Buff[], now: number): number {
  const instants = buffs.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((instant) => instant > now);
  return Math.min(...instants, Number.POSITIVE_INFINITY);
}

/** Houses take less of what sells. */
function withFees(tuning: Tuning, percent: number): Tuning {
  const { trade } = tuning;
  const less = (basisPoints: number) => Math.round((basisPoints * Math.max(0, 100 - percent)) / 100);
  const fees = {
    takingFeeBasisPoints: less(trade.takingFeeBasisPoints),
    restingFeeBasisPoints: mapped(trade.restingFeeBasisPoints, less),
  };
  return percent === 0 ? tuning : { ...tuning, trade: { ...trade, ...fees } };
}

/** Deeds teach more. */
function withLessons(tuning: Tuning, percent: number): Tuning {
  const { trader } = tuning;
  const more = (xp: number) => Math.round((xp * (100 + percent)) / 100);
  const lessons = { xpByDeed: mapped(trader.xpByDeed, more), xpFirstTrade: more(trader.xpFirstTrade) };
  return percent === 0 ? tuning : { ...tuning, trader: { ...trader, ...lessons } };
}

/** Caravans that set out now find what is rare more often. */
function withFinds(tuning: Tuning, percent: number): Tuning {
  if (percent === 0) return tuning;
  const { mission } = tuning;
  const all = { ...mission.outcome.tiers };
  for (const tier of tiers) {
    const { discovery } = all[tier];
    const chance = Math.min(1, (discovery.chance * (100 + percent)) / 100);
    all[tier] = { ...all[tier], discovery: { ...discovery, chance } };
  }
  return { ...tuning, mission: { ...mission, outcome: { ...mission.outcome, tiers: all } } };
}

function mapped<Numbers extends object>(
  numbers: Settled<Numbers>,
  change: (value: number) => number,
): Settled<Numbers> {
  const changed = Object.entries(numbers as Readonly<Record<string, number>>).map(([key, n]) => [key, change(n)]);
  return Object.fromEntries(changed) as Settled<Numbers>;
}
