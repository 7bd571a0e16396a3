/** The numbers of a mission that a designer may turn: how a roll becomes a tier, and what each tier brings. */
import type { Tier } from '../content/missions.ts';
import type { Band } from '../content/routes.ts';

/** A chance, and a span of units from which every count is as likely. */
export interface Find {
  readonly chance: number;
  readonly unitsMin: number;
  readonly unitsMax: number;
}

export interface TierTerms {
  /** The least score of the tier. */
  readonly scoreMin: number;
  readonly goldPercent: number;
  /** Above 100 rounded up, below it down. */
  readonly goodsPercent: number;
  readonly bonus: Find;
  readonly discovery: Find;
  readonly xpPercent: number;
  readonly cargoPercent: number;
  /** Of the gold laid down, comes back. */
  readonly depositPercent: number;
}

const noFind: Find = { chance: 0, unitsMin: 0, unitsMax: 0 };

export const roll = {
  // Rolls from 0 up to this, each as likely.
  max: 100,
  // A guarded road forgives a bad day.
  byBand: { low: 5, medium: 0, high: -15 } satisfies Record<Band, number>,
  // And it makes nobody rich: luck and misfortune are both smaller on it, percent of what the dice say.
  luckPercent: { low: 60, medium: 85, high: 100 } satisfies Record<Band, number>,
  // Half of an agent's success counts: luck stays the larger part.
  successPercent: 50,
  // Short trips give less occasion for trouble, long ones more.
  shortBelow: 100,
  shortBonus: 3,
  longAbove: 200,
  longMalus: 3,
  quickBelowMs: 180_000,
  quickBonus: 2,
  slowAboveMs: 300_000,
  slowMalus: 2,
  // Two trips that end alike need not pay alike; the mean is unmoved.
  goldSwingPercent: 10,
} as const;

// The best tier is the best in every column; up to normal the cargo is whole.
export const tierTerms: Readonly<Record<Tier, TierTerms>> = {
  legendary: {
    scoreMin: 95,
    goldPercent: 200,
    goodsPercent: 120,
    bonus: { chance: 0.95, unitsMin: 3, unitsMax: 5 },
    discovery: { chance: 0.6, unitsMin: 2, unitsMax: 3 },
    xpPercent: 200,
    cargoPercent: 100,
    depositPercent: 100,
  },
  critical: {
    scoreMin: 90,
    goldPercent: 150,
    goodsPercent: 100,
    bonus: { chance: 0.8, unitsMin: 2, unitsMax: 4 },
    discovery: { chance: 0.3, unitsMin: 1, unitsMax: 1 },
    xpPercent: 150,
    cargoPercent: 100,
    depositPercent: 100,
  },
  good: {
    scoreMin: 70,
    goldPercent: 120,
    goodsPercent: 100,
    bonus: { chance: 0.4, unitsMin: 2, unitsMax: 3 },
    discovery: { chance: 0.1, unitsMin: 1, unitsMax: 1 },
    xpPercent: 120,
    cargoPercent: 100,
    depositPercent: 100,
  },
  normal: {
    scoreMin: 40,
    goldPercent: 100,
    goodsPercent: 100,
    bonus: { chance: 0.1, unitsMin: 1, unitsMax: 2 },
    discovery: { chance: 0.05, unitsMin: 1, unitsMax: 1 },
    xpPercent: 100,
    cargoPercent: 100,
    depositPercent: 100,
  },
  poor: {
    scoreMin: 20,
    goldPercent: 70,
    goodsPercent: 75,
    bonus: noFind,
    discovery: noFind,
    xpPercent: 70,
    cargoPercent: 90,
    depositPercent: 60,
  },
  failure: {
    scoreMin: 5,
    goldPercent: 30,
    goodsPercent: 25,
    bonus: noFind,
    discovery: noFind,
    xpPercent: 30,
    cargoPercent: 60,
    depositPercent: 30,
  },
  criticalFailure: {
    scoreMin: 0,
    goldPercent: 0,
    goodsPercent: 0,
    bonus: noFind,
    discovery: noFind,
    xpPercent: 10,
    cargoPercent: 25,
    depositPercent: 0,
  },
};

export const stakes = {
  // On the worst roads the worst end takes everything.
  highCargoPercentWorst: 0,
  // Who dares is paid better: percent of the catalogue's gold.
  goldPercent: { low: 60, medium: 80, high: 110 } satisfies Record<Band, number>,
  // What an agent learns on a trip that goes as planned.
  agentXp: { low: 20, medium: 35, high: 60 } satisfies Record<Band, number>,
} as const;

export const incidents = {
  // On a shorter way there is no time for any.
  travellingMsMin: 150_000,
  chance: { low: 0.1, medium: 0.25, high: 0.4 } satisfies Record<Band, number>,
  // Neither at the first milestone nor at the last.
  shareMin: 0.2,
  shareMax: 0.8,
  // As long as one looks at a message.
  choiceMs: 30_000,
  tollMin: 5,
  tollPer100Units: 20,
  // The long way round.
  detourShare: 0.25,
  // A guard is worth his pay; nobody is sure of anything.
  winBase: 0.5,
  winMin: 0.2,
  winMax: 0.9,
  // What a fight does to the roll of the outcome.
  rollWon: 5,
  rollLost: -20,
} as const;
