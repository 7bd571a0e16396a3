/** The numbers of a hub that a designer may turn: how its merchant stocks and prices. */
import type { z } from 'zod';
import type { Rarity } from '../content/items.ts';
import type { Settled } from '../knobs.ts';
import { group, share, whole } from '../knobs.ts';

// Rare goods are scarce at the merchant's too, so that players set their price.
const supply = (targetUnits: number, quoteUnits: number, rarity: Rarity) =>
  group({
    targetUnits: whole(targetUnits, {
      min: 1,
      max: 10_000,
      unit: 'units',
      title: `Target stock, ${rarity} goods`,
      description: 'What the merchant likes to have; his price is the base price then.',
    }),
    quoteUnits: whole(quoteUnits, {
      min: 0,
      max: 1_000,
      unit: 'units',
      title: `Quote, ${rarity} goods`,
      description: 'What he offers, and asks for, at a time.',
    }),
  });

const merchant = group({
  tickMs: whole(60_000, {
    min: 5_000,
    max: 3_600_000,
    step: 5_000,
    unit: 'ms',
    title: 'Tick',
    description: 'Slow enough to read the book, fast enough that a price follows its trade within minutes.',
  }),
  supply: group({
    common: supply(200, 40, 'common'),
    uncommon: supply(60, 12, 'uncommon'),
    rare: supply(20, 4, 'rare'),
  } satisfies Record<Rarity, unknown>),
  stockTargetsMax: share(6, {
    min: 1,
    max: 50,
    step: 0.5,
    unit: 'x target stock',
    title: 'Fullest store',
    description: 'Above it he buys no more: what he pays out has an end.',
  }),
  driftShare: share(0.02, {
    min: 0,
    max: 1,
    unit: 'share per tick',
    title: 'Drift to the target stock',
    description: 'What other towns close of the gap: half of it in about half an hour.',
  }),
  priceFactorMin: share(0.5, {
    min: 0.1,
    max: 1,
    unit: 'x base price',
    title: 'Price at the fullest store',
    description: 'How far glut can move a price.',
  }),
  priceFactorMax: share(2, {
    min: 1,
    max: 10,
    unit: 'x base price',
    title: 'Price at the emptiest store',
    description: 'How far scarcity can move a price.',
  }),
  tickMoveMax: share(0.15, {
    min: 0.01,
    max: 1,
    unit: 'share per tick',
    title: 'Fastest price',
    description: 'A price that jumps cannot be traded on; this is the most it moves in a tick.',
  }),
  halfSpread: share(0.1, {
    min: 0,
    max: 0.5,
    unit: 'share of the price',
    title: 'Half of the spread',
    description: 'Half of the gap between his bid and his ask: room for players to trade between them.',
  }),
  craftedBidShare: share(0.7, {
    min: 0,
    max: 1,
    unit: 'share of the price',
    title: 'Bid for crafted goods',
    description: 'Crafting for the merchant alone must not pay: he gives less than the parts cost.',
  }),
  requoteBelowShare: share(0.5, {
    min: 0,
    max: 1,
    unit: 'share of the quote',
    title: 'When he quotes anew',
    description: 'He leaves a quote alone until no more than this is left of it.',
  }),
  itemsPerTurn: whole(5, {
    min: 1,
    max: 50,
    unit: 'items',
    title: 'Items in a turn',
    description: 'Quoted at once, so that a turn with its letters stays small.',
  }),
});

export const tuning = group({ merchant });

export type Merchant = Settled<z.infer<typeof merchant>>;
export type Supply = Merchant['supply'][Rarity];
