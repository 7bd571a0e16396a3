/** The numbers of a hub that a designer may turn: its talk, its merchant and its square. */
import type { Rarity } from '../content/items.ts';

export const talk = {
  // What a newcomer can read back.
  linesKept: 100,
} as const;

export const pools = {
  // Enough for five who gather all hour long.
  unitsMax: 300,
  // One unit more each twelve seconds.
  refillMs: 12_000,
} as const;

export interface Supply {
  /** Units the merchant likes to have; his price is the base price then. */
  readonly targetUnits: number;
  /** Units he offers, and asks for, at a time. */
  readonly quoteUnits: number;
}

export const merchant = {
  // Slow enough to read the book, fast enough that a price follows its trade within minutes.
  tickMs: 60_000,
  // Rare goods are scarce at the merchant's too, so that players set their price.
  supply: {
    common: { targetUnits: 200, quoteUnits: 40 },
    uncommon: { targetUnits: 60, quoteUnits: 12 },
    rare: { targetUnits: 20, quoteUnits: 4 },
    epic: { targetUnits: 4, quoteUnits: 1 },
    legendary: { targetUnits: 2, quoteUnits: 1 },
  } satisfies Record<Rarity, Supply>,
  // Above this many targets he buys no more: what he pays out has an end.
  stockTargetsMax: 6,
  // Part of the gap to his target that other towns close per tick: half of it in about half an hour.
  driftShare: 0.02,
  // How far scarcity and glut can move a price.
  priceFactorMin: 0.5,
  priceFactorMax: 2,
  // A price that jumps cannot be traded on; this is the most it moves in a tick.
  tickMoveMax: 0.15,
  // Half of the gap between his bid and his ask: room for players to trade between them.
  halfSpread: 0.1,
  // Crafting for the merchant alone is a wage, not a trade: most of what the parts cost, and a little for the time.
  craftedBidInputsShare: 0.9,
  craftedBidGoldPerMinute: 0.25,
  // Nobody sends him finer makes; he wants a few, and sells on what he bought.
  finerTargetUnits: 4,
  finerQuoteUnits: 1,
  // What he has to spend when he is at ease, and the part of it that one quote may bind.
  purseGold: 20_000,
  quotePurseShare: 0.1,
  // Rumours: how far a price strays by itself in a tick, and how far it may be off before he writes it anew.
  noiseShare: 0.01,
  requoteMoveMin: 0.02,
  // After so long without a visitor he looks up every tenth tick only.
  quietAfterMs: 1_800_000,
  quietTicks: 10,
  // He leaves a quote alone until this much of it is gone.
  requoteBelowShare: 0.5,
  // Items quoted in one turn, so that a turn with its letters stays small.
  itemsPerTurn: 5,
  // The longest an order may stand; it is replaced long before.
  orderHours: 60,
} as const;

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export const events = {
  // About one in an hour and a half, where there are people.
  chancePerTick: 0.01,
  // More would drown each other out.
  eventsMax: 2,
  // What it does to a price, percent: want and broken roads raise it, plenty and new finds lower it.
  pricePercent: {
    shortage: { low: 115, medium: 130, high: 150 },
    disruption: { low: 105, medium: 110, high: 120 },
    surplus: { low: 90, medium: 80, high: 70 },
    discovery: { low: 95, medium: 90, high: 80 },
  },
  // Long enough to travel for, short enough to miss.
  lastsMs: { low: 1_200_000, medium: 2_400_000, high: 3_600_000 } satisfies Record<Severity, number>,
} as const;
export type EventType = keyof typeof events.pricePercent;
export const eventTypes = Object.keys(events.pricePercent) as readonly EventType[];

export const errands = {
  // Three at a time, anew every ten minutes.
  postedAtOnce: 3,
  everyMs: 600_000,
  // Time to load and go; what nobody took is taken down when others are posted.
  lastsMs: 600_000,
  // A load that a newcomer can afford.
  worthMin: 60,
  worthMax: 240,
  unitsMax: 40,
  // Of the haul's cost: a third more than it is.
  haulPercent: 130,
} as const;

export const square = {
  width: 1_600,
  height: 1_200,
  // Across the square in ten seconds.
  walkSpeedPerSecond: 160,
  // A longer step could jump over the fountain's edge.
  stepMsMax: 250,
  // Where people enter, and how far apart they stand there.
  gate: { x: 800, y: 1_120 },
  gateSpread: 96,
  fountain: { x: 800, y: 600, radius: 90 },
  // Side of a cell: what a walker sees is his own cell and those around it.
  cellSize: 200,
} as const;
