/** The numbers of a hub that a designer may turn: its pools, its merchant, what goes on in its market, and what it asks to be carried and pays for it. */
import type { z } from 'zod';
import type { Rarity } from '../content/items.ts';
import type { Settled } from '../knobs.ts';
import { group, share, whole } from '../knobs.ts';
import type { EventType, Severity } from './state.ts';

const pools = group({
  unitsMax: whole(300, {
    min: 1,
    max: 100_000,
    step: 10,
    unit: 'units',
    title: 'Pool',
    description: 'Enough for five who gather all hour long.',
  }),
  refillMs: whole(12_000, {
    min: 100,
    max: 3_600_000,
    step: 500,
    unit: 'ms',
    title: 'Refill',
    description: 'The time in which a unit grows.',
  }),
});

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
    epic: supply(4, 1, 'epic'),
    legendary: supply(2, 1, 'legendary'),
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
  halfSpread: share(0.12, {
    min: 0,
    max: 0.5,
    unit: 'share of the price',
    title: 'Half of the spread',
    description: 'Half of the gap between his bid and his ask: room for players to trade between them.',
  }),
  craftedBidInputsShare: share(0.9, {
    min: 0,
    max: 2,
    unit: 'x worth of the parts',
    title: 'Bid for crafted goods',
    description: 'Crafting for the merchant alone is a wage, not a trade: most of what the parts cost.',
  }),
  craftedBidGoldPerMinute: share(0.25, {
    min: 0,
    max: 100,
    step: 0.05,
    unit: 'gold per minute at the bench',
    title: 'Bid for the time',
    description: 'And a little for the time.',
  }),
  finerTargetUnits: whole(4, {
    min: 1,
    max: 10_000,
    unit: 'units',
    title: 'Target stock, finer makes',
    description: 'Nobody sends him finer makes; he wants a few, and sells on what he bought.',
  }),
  finerQuoteUnits: whole(1, {
    min: 0,
    max: 1_000,
    unit: 'units',
    title: 'Quote, finer makes',
    description: 'What he offers, and asks for, at a time.',
  }),
  purseGold: whole(20_000, {
    min: 0,
    max: 10_000_000,
    step: 1_000,
    unit: 'gold',
    title: 'Purse',
    description: 'What he has to spend when he is at ease.',
  }),
  quotePurseShare: share(0.1, {
    min: 0,
    max: 1,
    unit: 'share of the purse',
    title: 'Purse bound by a quote',
    description: 'One good must not take all his gold.',
  }),
  noiseShare: share(0.01, {
    min: 0,
    max: 0.5,
    unit: 'share of the price',
    title: 'Rumours',
    description: 'How far a price strays by itself in a tick.',
  }),
  requoteMoveMin: share(0.02, {
    min: 0,
    max: 0.5,
    unit: 'share of the price',
    title: 'Price left alone',
    description: 'So far a quote may be off before he writes it anew.',
  }),
  requoteBelowShare: share(0.5, {
    min: 0,
    max: 1,
    unit: 'share of the quote',
    title: 'When he quotes anew',
    description: 'He leaves a quote alone until no more than this is left of it.',
  }),
  quietAfterMs: whole(1_800_000, {
    min: 0,
    max: 86_400_000,
    step: 60_000,
    unit: 'ms',
    title: 'Quiet, after',
    description: 'So long without a visitor or a trade.',
  }),
  quietTicks: whole(10, {
    min: 1,
    max: 1_000,
    unit: 'ticks',
    title: 'Quiet round',
    description: 'Where nobody comes he looks at his prices less often.',
  }),
  itemsPerTurn: whole(5, {
    min: 1,
    max: 50,
    unit: 'items',
    title: 'Items in a turn',
    description: 'Quoted at once, so that a turn with its letters stays small.',
  }),
});

const changes = { shortage: 'raises', disruption: 'raises', surplus: 'lowers', discovery: 'lowers' } as const;

const price = (type: EventType, { low, medium, high }: Readonly<Record<Severity, number>>) => {
  const at = (percent: number, severity: Severity) =>
    whole(percent, {
      min: 10,
      max: 1_000,
      step: 5,
      unit: '% of the price',
      title: `Price at a ${severity} ${type}`,
      description: `A ${type} ${changes[type]} it.`,
    });
  return group({
    low: at(low, 'low'),
    medium: at(medium, 'medium'),
    high: at(high, 'high'),
  } satisfies Record<Severity, unknown>);
};

const lasts = (ms: number, severity: Severity) =>
  whole(ms, {
    min: 1_000,
    max: 86_400_000,
    step: 60_000,
    unit: 'ms',
    title: `A ${severity} event lasts`,
    description: 'Long enough to travel for, short enough to miss.',
    takesEffect: 'at next entry',
  });

const events = group({
  chancePerTick: share(0.01, {
    min: 0,
    max: 1,
    unit: 'chance per tick',
    title: 'Something happens',
    description: 'About once in an hour and a half, where there are people.',
  }),
  eventsMax: whole(2, {
    min: 0,
    max: 10,
    unit: 'events',
    title: 'Events at a time',
    description: 'More would drown each other out.',
  }),
  pricePercent: group({
    shortage: price('shortage', { low: 115, medium: 130, high: 150 }),
    disruption: price('disruption', { low: 105, medium: 110, high: 120 }),
    surplus: price('surplus', { low: 90, medium: 80, high: 70 }),
    discovery: price('discovery', { low: 95, medium: 90, high: 80 }),
  } satisfies Record<EventType, unknown>),
  lastsMs: group({
    low: lasts(1_200_000, 'low'),
    medium: lasts(2_400_000, 'medium'),
    high: lasts(3_600_000, 'high'),
  } satisfies Record<Severity, unknown>),
});

const errand = { takesEffect: 'at next entry' } as const;

const errands = group({
  postedAtOnce: whole(3, {
    ...{ min: 0, max: 20, unit: 'errands', title: 'Errands at a time' },
    description: 'Enough to choose from.',
  }),
  everyMs: whole(600_000, {
    ...{ min: 10_000, max: 86_400_000, step: 10_000, unit: 'ms', title: 'Between two postings' },
    description: 'What nobody took is taken down when others are posted.',
  }),
  lastsMs: whole(600_000, {
    ...{ ...errand, min: 10_000, max: 86_400_000, step: 10_000, unit: 'ms', title: 'An errand waits' },
    description: 'Time to load and go.',
  }),
  worthMin: whole(60, {
    ...{ ...errand, min: 1, max: 100_000, step: 10, unit: 'gold', title: 'Least worth of a load' },
    description: 'A load that a newcomer can afford.',
  }),
  worthMax: whole(240, {
    ...{ ...errand, min: 1, max: 100_000, step: 10, unit: 'gold', title: 'Greatest worth of a load' },
    description: 'A load that a newcomer can afford; a dearer good is never asked for.',
  }),
  unitsMax: whole(40, {
    ...{ ...errand, min: 1, max: 1_000, unit: 'units', title: 'Largest load' },
    description: 'Well within the hold of a caravan.',
  }),
  haulPercent: whole(130, {
    ...{ ...errand, min: 0, max: 1_000, step: 5, unit: "% of the haul's cost", title: 'Paid for the way' },
    description: 'Beside the goods: a third more than it is.',
  }),
});

const rewards = group({
  goldMax: whole(12_000, {
    ...{ min: 1_000, max: 10_000_000, step: 500, unit: 'gold for each of its missions', title: 'Purse for rewards' },
    description: 'What a day brings in: an evening of many caravans.',
  }),
  goldPerHour: whole(500, {
    ...{ min: 1, max: 1_000_000, step: 10, unit: 'gold an hour for each of its missions', title: 'Refill' },
    description: 'As much as three hundred traders ask for. More who carry share it.',
  }),
  wholeAbovePercent: whole(50, {
    ...{ min: 1, max: 100, step: 5, unit: '% of the purse', title: 'Whole rewards, above' },
    description: 'Below it rewards fall with the purse, to nothing.',
  }),
  slackPercent: whole(5, {
    ...{ min: 0, max: 100, unit: '% of the reward', title: 'Less than was shown' },
    description:
      'So much less is let pass: somebody else was quicker. A caravan that would be paid less does not set out.',
  }),
});

const convoys = group({
  gatherMs: whole(120_000, {
    ...{ min: 1_000, max: 3_600_000, step: 1_000, unit: 'ms', title: 'A convoy gathers', takesEffect: 'at next entry' },
    description: 'Long enough to call one another, short enough to stand and wait.',
  }),
  membersMax: whole(5, {
    ...{ min: 2, max: 20, unit: 'traders', title: 'Traders in a convoy' },
    description: 'As many as can see one another on the road.',
  }),
});

const talk = group({
  tradeSlowMs: whole(5_000, {
    ...{ min: 0, max: 300_000, step: 1_000, unit: 'ms', title: 'Between two cries' },
    description: 'Of one trader in the trade channel, which a whole nation hears: an offer, not a conversation.',
  }),
});

export const tuning = group({ pools, merchant, events, errands, rewards, convoys, talk });

export type HubTuning = Settled<z.infer<typeof tuning>>;
export type MerchantTuning = HubTuning['merchant'];
export type Supply = MerchantTuning['supply'][Rarity];
