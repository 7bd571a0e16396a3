/**
 * The numbers of a world in a hurry, for whoever watches only a while: simulator, crash, chaos and load tools. Whoever joins the
 * Wayfarers is a master at once, warehouses overflow, gear falls apart, roads are blocked, and merchants have errands for everybody: all that
 * there is in the game happens within minutes. As a designer's file, so that a real world takes it like any other.
 */
import { must } from './kit/assert.ts';
import type { CommandOf } from './trader/messages.ts';
import { parseTuning, type Tuning } from './tuning.ts';

export const hurried = {
  road: { haulMsPerUnit: 100 },
  trader: {
    xpByDeed: { joinedGuild: 10_000 },
    warehouseUnitsMax: 60,
    warehouseUnitsMore: 1,
    storageFreeUnits: 20,
    gear: { tripsToWear: { common: 2, uncommon: 2 } },
    hurtMs: 60_000,
    firstCraftMs: 1_000,
    craftXpFirst: 10,
    gatherMsPerUnit: 1_000,
    gatherPerHourMax: 10_000,
    enclosedMs: 36_000_000,
  },
  hub: {
    // On a clock that runs fast all merchants of the world look at their prices all the time; these do so now and then.
    merchant: { tickMs: 300_000 },
    events: { chancePerTick: 0.2 },
    errands: { postedAtOnce: 20, everyMs: 1_800_000, lastsMs: 1_800_000, worthMin: 1, worthMax: 60, unitsMax: 5 },
    // Rewards that fall with each caravan, and are back soon.
    rewards: { goldMax: 1_000, goldPerHour: 100_000, wholeAbovePercent: 100, slackPercent: 1 },
    convoys: { gatherMs: 300_000 },
    contest: { minutes: 10, restMinutes: 0, pointsMin: 0 },
  },
  guild: { contendLevel: 1 },
  // A little is much, and is soon reached.
  cause: { everyHours: 2, lengthPercent: 1, requirementShare: 0.0003, tradeGoldMin: 1, membersForgottenAtOnce: 10 },
  mission: {
    incidents: { travellingMsMin: 0, chance: { low: 0.5, medium: 0.5, high: 0.5 }, choiceMs: 3_600_000 },
  },
} as const;

/** What a bot is given to begin with, beside the starter, by numbered orders of an operator: it brings within reach what takes others weeks. */
export function furnish(firstOrder: number): readonly CommandOf<'grant'>[] {
  const gifts = [['item:speed_elixir', 3] as const, ['item:herb', 50] as const, ['gold', 2_000] as const];
  return gifts.map(([asset, amount], n) => ({
    ...{ type: 'grant', order: firstOrder + n, asset, amount },
    ...{ operator: 'hurry', reason: 'a world in a hurry' },
  }));
}

export const hurriedTuning: Tuning = understood();

function understood(): Tuning {
  const parsed = parseTuning(hurried);
  return must('tuning' in parsed ? parsed.tuning : undefined, 'numbers that fit this build');
}
