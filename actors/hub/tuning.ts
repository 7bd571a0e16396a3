/** The numbers of a hub that a designer may turn: its talk, its merchant and its square. */
import type { Rarity } from '../content/items.ts';

export const talk = {
  // What a newcomer can read back.
  linesKept: 100,
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
  // Crafting for the merchant alone must not pay: he gives less than the parts cost.
  craftedBidShare: 0.7,
  // He leaves a quote alone until this much of it is gone.
  requoteBelowShare: 0.5,
  // Items quoted in one turn, so that a turn with its letters stays small.
  itemsPerTurn: 5,
  // The longest an order may stand; it is replaced long before.
  orderHours: 60,
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
