/** The numbers of a trader that a designer may turn; what the wire itself bounds is in `limits.ts`. */
import type { z } from 'zod';
import type { Rarity } from '../content/items.ts';
import type { Settled } from '../knobs.ts';
import { group, share, whole } from '../knobs.ts';
import type { Deed } from './state.ts';

/** What is under way keeps what it began with. */
const takesEffect = 'at next entry' as const;

const most = (shipped: number, max: number, unit: string, title: string, description: string) =>
  whole(shipped, { min: 1, max, unit, title, description });

const taught = (shipped: number, title: string, description = 'What a deed teaches: the longer it takes, the more.') =>
  whole(shipped, { min: 0, max: 10_000, unit: 'experience', title, description });

const boundPrice = "What is bound must not become anyone else's by an absurd price.";

const market = {
  openOrdersMax: most(50, 500, 'orders', 'Open orders', 'More than one can watch; few enough that none fills a book.'),
  openOrdersMore: most(25, 500, 'orders', 'Open orders, more', 'With each level that brings them.'),
  closedOrdersMax: most(50, 500, 'orders', 'Closed orders kept', 'A page of history; older orders live on as facts.'),
  guestPriceFactorMin: share(0.5, {
    ...{ min: 0, max: 1, unit: 'x usual price', title: 'Lowest price while bound', description: boundPrice },
  }),
  guestPriceFactorMax: share(2, {
    ...{ min: 1, max: 10, unit: 'x usual price', title: 'Highest price while bound', description: boundPrice },
  }),
  watchedMax: most(50, 500, 'goods', 'Watched goods', 'As much as one can keep in mind.'),
  alertsMax: most(20, 100, 'prices', 'Prices waited for', 'As much as one can keep in mind.'),
  lotsMax: most(3, 20, 'lots', 'Lots at a time', 'A few, so that each is looked at.'),
  bidsMax: most(10, 100, 'bids', 'Bids that stand', 'A few at a time, so that each is looked at.'),
  pastLotsMax: most(20, 200, 'lots', 'Past lots and bids kept', 'A page of each.'),
  guildInvitesMax: most(20, 200, 'invitations', 'Invitations of guilds', 'The oldest makes room for the next.'),
  guildReportGold: most(
    500,
    1_000_000,
    'gold',
    'Sales told to the guild',
    'Whenever he has sold for so much; at least once a day.',
  ),
  guildReportXp: most(
    50,
    10_000,
    'experience',
    'Report to the guild',
    'Whenever he has learned so much; at least once a day.',
  ),
  lotFeePercent: whole(2, {
    ...{ min: 0, max: 50, unit: '% of the starting price', title: 'Fee of a lot', takesEffect },
    description: 'For the hammer, however it falls.',
  }),
};

const people = {
  lettersMax: most(100, 1_000, 'letters', 'Letters kept', 'A full box takes no more: what is done with may go.'),
  sentLettersMax: most(50, 1_000, 'letters', 'Sent letters kept', 'The oldest copy makes room for the next.'),
  enclosedMs: whole(2_592_000_000, {
    ...{ min: 60_000, max: 31_536_000_000, step: 3_600_000, unit: 'ms', title: 'What is enclosed waits' },
    ...{ takesEffect, description: 'For thirty days; then it goes back to whom it came from.' },
  }),
  knownMax: most(200, 1_000, 'people', 'Friends and blocked', 'More than anybody can tell apart.'),
};

const warehouse = {
  warehouseUnitsMax: whole(1_000, {
    ...{ min: 10, max: 100_000, step: 100, unit: 'units', title: 'Warehouse' },
    description: 'For each hub, so that goods must move to be worth more.',
  }),
  warehouseUnitsMore: most(500, 100_000, 'units', 'Warehouse, more', 'With each level that brings it.'),
  purseGoldMax: whole(1_000_000_000, {
    ...{ min: 1_000, max: 1_000_000_000, step: 1_000, unit: 'gold', title: 'Purse' },
    description: 'Far above any fortune, far below the safe integers even when all of them meet.',
  }),
  storageFreeUnits: whole(200, {
    ...{ min: 0, max: 100_000, step: 10, unit: 'units', title: 'Free storage' },
    description: 'In each warehouse: a newcomer never pays.',
  }),
  storageGoldPer100UnitsDay: whole(5, {
    ...{ min: 0, max: 1_000, unit: 'gold per 100 units and day', title: 'Storage' },
    description: 'A hoard costs a little every day, so that goods move.',
  }),
};

const trips = (shipped: number, rarity: Rarity) =>
  most(shipped, 1_000, 'trips', `Life of ${rarity} gear`, 'What is rare is made to last.');

const caravans = {
  agentsMax: whole(4, {
    ...{ min: 0, max: 20, unit: 'agents', title: 'Agents' },
    description: 'As many as there are types: each has a place, none need be kept idle.',
  }),
  caravanSlots: whole(3, {
    ...{ min: 0, max: 10, unit: 'caravans', title: 'Caravans on the road at once' },
    description: 'Enough to plan with, few enough to follow.',
  }),
  holdUnitsMax: whole(100, {
    ...{ min: 1, max: 1_000, step: 10, unit: 'units', title: "A caravan's hold" },
    description: 'A tenth of a warehouse.',
  }),
  pastCaravansMax: most(20, 200, 'caravans', 'Past caravans kept', 'A page of past trips.'),
  gear: group({
    tripsToWear: group({
      common: trips(20, 'common'),
      uncommon: trips(40, 'uncommon'),
      rare: trips(60, 'rare'),
      epic: trips(100, 'epic'),
      legendary: trips(150, 'legendary'),
    } satisfies Record<Rarity, unknown>),
    repairPercent: whole(20, {
      ...{ min: 0, max: 100, unit: '% of the base price', title: 'Repair' },
      description: 'Of gear that is worn through; of the part of it that is worn.',
    }),
  }),
  hurtMs: whole(600_000, {
    ...{ min: 0, max: 86_400_000, step: 10_000, unit: 'ms', title: 'Hurt', takesEffect },
    description: 'The time of a short trip: a failed one costs its agent the next.',
  }),
};

const bench = {
  queuedJobsMax: whole(5, {
    ...{ min: 0, max: 50, unit: 'jobs', title: 'Jobs that wait' },
    description: "Beyond the one under way: an evening's work.",
  }),
  batchPercent: whole(90, {
    ...{ min: 10, max: 100, unit: '% of the time', title: 'Making many', takesEffect },
    description: 'Of a kind at once takes this much of the time.',
  }),
  firstCraftMs: whole(30_000, {
    ...{ min: 1_000, max: 3_600_000, step: 1_000, unit: 'ms', title: 'First piece', takesEffect },
    description: "Of one's life: it must not outlast a newcomer's patience.",
  }),
  craftXpFirst: most(100, 10_000, 'experience', 'First level of crafting', 'From it to the second.'),
  craftXpMore: whole(50, {
    ...{ min: 0, max: 10_000, unit: 'experience', title: 'Each further level', step: 5 },
    description: 'Takes so much more than the one before.',
  }),
  skillBonusMax: whole(10, {
    ...{ min: 0, max: 20, unit: 'levels', title: 'Skill that betters the odds' },
    description: 'Levels above the required one; more make no more marvels.',
  }),
};

const gathering = {
  gatherMsPerUnit: whole(8_000, {
    ...{ min: 100, max: 600_000, step: 100, unit: 'ms per unit', title: 'Picking', takesEffect },
    description: 'In the time of a few steps.',
  }),
  gatherPerHourMax: most(60, 10_000, 'units an hour', 'Gathered by one', 'A living, not a living for machines.'),
};

const streakDay = (shipped: number, day: number) =>
  whole(shipped, {
    ...{ min: 0, max: 10_000, unit: 'gold', title: `Day ${day} in a row` },
    description: 'For coming back each day: a small purse, growing for a week; small, for each account has one.',
  });

const progress = {
  xpByDeed: group({
    welcomed: taught(0, 'A day claimed'),
    gathered: taught(1, 'A basket gathered'),
    crafted: taught(10, 'A job done'),
    bought: taught(0, 'A purchase'),
    sold: taught(15, 'A sale'),
    travelled: taught(0, 'A way gone'),
    missionEnded: taught(25, 'A mission ended'),
    hired: taught(50, 'An agent hired'),
    joinedGuild: taught(100, 'A guild joined'),
  } satisfies Record<Deed, unknown>),
  xpFirstTrade: taught(50, 'First trade', 'Beside what a trade teaches.'),
  xpSalesPerDayMax: whole(20, {
    ...{ min: 0, max: 10_000, unit: 'sales a day', title: 'Sales that teach' },
    description: "Selling one's goods piece by piece must not be a way up.",
  }),
  successMissionsMin: most(20, 1_000, 'missions', 'Missions that count', 'Before, a share of successes says nothing.'),
  daysKept: most(14, 60, 'days', 'Past days kept', 'A fortnight to look back on.'),
  streakGold: group({
    1: streakDay(5, 1),
    2: streakDay(8, 2),
    3: streakDay(10, 3),
    4: streakDay(12, 4),
    5: streakDay(15, 5),
    6: streakDay(20, 6),
    7: streakDay(25, 7),
  }),
};

const asked = (shipped: number, title: string, description: string) =>
  most(shipped, 100_000, 'a minute', title, description);

/** Judged where the trader's room is, before he is asked at all. */
const pace = {
  askedPerMinuteMax: group({
    api: asked(100, 'Commands', 'Of all sorts: more than any hand can, less than a machine would.'),
    trades: asked(20, 'Trades', 'Orders placed and taken back, lots, bids: so that a book is for people.'),
    crafting: asked(10, 'Work at the bench', 'Jobs laid down, broken off, hastened.'),
    contributions: asked(6, 'Contributions', 'To causes: each is a thing one has thought about.'),
    mail: asked(5, 'Letters', 'As many as one can write; a circular needs an operator.'),
    chat: asked(30, 'Lines of talk', 'A lively talker is heard, and does not drown the others out.'),
  }),
};

export const tuning = group({
  ...market,
  ...people,
  ...warehouse,
  ...caravans,
  ...bench,
  ...gathering,
  ...progress,
  ...pace,
});

export type TraderTuning = Settled<z.infer<typeof tuning>>;
export type GearTerms = TraderTuning['gear'];
