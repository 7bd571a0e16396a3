/** The numbers of a trader that a designer may turn. */
import type { Deed } from './state.ts';

export const tuning = {
  // More than a player can watch; few enough that one trader cannot fill a book.
  openOrdersMax: 50,
  // A page of history; older orders live on as facts.
  closedOrdersMax: 50,
  // One warehouse, in units, so that goods must move to be worth more.
  warehouseUnitsMax: 1_000,
  // Far above any fortune, far below the safe integers even when all of them meet.
  purseGoldMax: 1_000_000_000,
  // As many as there are types: each has a place, none need be kept idle.
  agentsMax: 4,
  // On the road at once: enough to plan with, few enough to follow.
  caravanSlots: 3,
  // A caravan's hold: a tenth of a warehouse.
  holdUnitsMax: 100,
  // The hold with everything that enlarges it.
  cargoUnitsMax: 1_000,
  // As many sorts as there are, and some to come.
  provisionsMax: 5,
  // A page of past trips.
  pastCaravansMax: 20,
  // A slip of the keyboard must not make a fortune; what is truly owed may come in two orders.
  operatorAmountMax: 10_000_000,
  // One level's worth of shelves, and of attention.
  warehouseUnitsMore: 500,
  openOrdersMore: 25,
  // A newcomer never pays; a hoard costs a little every day, so that goods move.
  storageFreeUnits: 200,
  storageGoldPer100UnitsDay: 5,
  // As the calendar has them: days and minutes of players are not those of the game.
  dayMs: 86_400_000,
  minuteMs: 60_000,
  // A fortnight of past days to look back on.
  daysKept: 14,
  // A page of what happened.
  feedLinesMax: 50,
  // What a deed teaches: the longer it takes, the more.
  xpByDeed: {
    ...{ welcomed: 0, gathered: 1, bought: 0, travelled: 0 },
    ...{ crafted: 10, sold: 15, missionEnded: 25, hired: 50, joinedGuild: 100 },
  } satisfies Record<Deed, number>,
  xpFirstTrade: 50,
  // Fills to sell that teach something, a day.
  xpSalesPerDayMax: 20,
  // Before so many missions a share of successes says nothing.
  successMissionsMin: 20,
  // For coming back each day: a small purse, growing for a week.
  streakGold: [10, 15, 20, 25, 30, 40, 50],
  // A few at a time, so that each is looked at.
  lotsMax: 3,
  bidsMax: 10,
  pastLotsMax: 20,
  lotFeePercent: 2,
  // Far above what anybody has; what is taken by slip of the hand must still be a number.
  lotPriceMax: 100_000_000,
  lotMinutes: [10, 30, 60, 360, 1_440],
  // As much as one can keep in mind.
  watchedMax: 50,
  alertsMax: 20,
  // Beyond the one under way: an evening's work.
  queuedJobsMax: 5,
  batchMax: 50,
  // Making many of a kind takes this much of the time.
  batchPercent: 90,
  // The first piece of one's life must not outlast a newcomer's patience.
  firstCraftMs: 30_000,
  craftXpFirst: 100,
  craftXpMore: 50,
  // Levels above the required one that still better the odds.
  skillBonusMax: 10,
  // A unit is picked in the time of a few steps; a basket is ten of them.
  gatherMsPerUnit: 8_000,
  gatherUnitsMax: 10,
  // A living, not a living for machines.
  gatherPerHourMax: 60,
  // The time of a short trip: a failed one costs its agent the next.
  hurtMs: 600_000,
  // A guest's gold must not become anyone else's by an absurd price.
  guestPriceFactorMin: 0.5,
  guestPriceFactorMax: 2,
} as const;
