/** The numbers of a mission that a designer may turn: how a roll becomes a tier, what each tier brings, and which ways are open. */
import type { z } from 'zod';
import type { Tier } from '../content/missions.ts';
import { tiers } from '../content/missions.ts';
import type { Band } from '../content/routes.ts';
import type { About, Settled } from '../knobs.ts';
import { group, share, toggle, whole } from '../knobs.ts';

/** What is judged at the end is what was shown at the beginning (MI12). */
const takesEffect = 'at next entry' as const;

const points = (shipped: number, about: Pick<About, 'title' | 'description'>) =>
  whole(shipped, { min: -100, max: 100, unit: 'points', takesEffect, ...about });

const guarded = 'A guarded road forgives a bad day.';
const pointsAt = (shipped: number, risk: string) =>
  points(shipped, { title: `Roll at ${risk} risk`, description: guarded });

const luckAt = (shipped: number, risk: string) =>
  whole(shipped, {
    ...{ min: 0, max: 200, step: 5, unit: '%', title: `Luck at ${risk} risk`, takesEffect },
    description: 'How far dice stray from their middle: a guarded road makes nobody rich and ruins nobody.',
  });

const roll = group({
  byBand: group({
    low: pointsAt(5, 'low'),
    medium: pointsAt(0, 'medium'),
    high: pointsAt(-15, 'high'),
  } satisfies Record<Band, unknown>),
  luckPercent: group({
    low: luckAt(60, 'low'),
    medium: luckAt(100, 'medium'),
    high: luckAt(100, 'high'),
  } satisfies Record<Band, unknown>),
  successPercent: whole(50, {
    ...{ min: 0, max: 100, unit: '%', title: "Worth of an agent's success", takesEffect },
    description: 'Added to the roll: luck stays the larger part.',
  }),
  shortBelow: whole(100, {
    ...{ min: 0, max: 10_000, step: 10, unit: 'units of distance', title: 'Short trip, below', takesEffect },
    description: 'Short trips give less occasion for trouble.',
  }),
  shortBonus: points(3, { title: 'Roll of a short trip', description: 'Added.' }),
  longAbove: whole(200, {
    ...{ min: 0, max: 10_000, step: 10, unit: 'units of distance', title: 'Long trip, above', takesEffect },
    description: 'Long trips give more occasion for trouble.',
  }),
  longMalus: points(3, { title: 'Roll of a long trip', description: 'Taken off.' }),
  quickBelowMs: whole(180_000, {
    ...{ min: 0, max: 86_400_000, step: 10_000, unit: 'ms', title: 'Quick trip, below', takesEffect },
    description: 'As the catalogue has it, before the agent makes it quicker.',
  }),
  quickBonus: points(2, { title: 'Roll of a quick trip', description: 'Added.' }),
  slowAboveMs: whole(300_000, {
    ...{ min: 0, max: 86_400_000, step: 10_000, unit: 'ms', title: 'Slow trip, above', takesEffect },
    description: 'As the catalogue has it, before the agent makes it quicker.',
  }),
  slowMalus: points(2, { title: 'Roll of a slow trip', description: 'Taken off.' }),
  perCompanion: points(4, {
    title: 'Roll in a convoy',
    description: 'Added for each companion: nobody is robbed while others watch.',
  }),
  goldSwingPercent: whole(10, {
    ...{ min: 0, max: 50, unit: '%', title: 'Swing of the gold', takesEffect },
    description: 'Two trips that end alike need not pay alike; the mean is unmoved.',
  }),
});

const percent = (shipped: number, max: number, title: string, description: string) =>
  whole(shipped, { min: 0, max, step: 5, unit: '%', title, description, takesEffect });

/** A chance, and a span of units from which every count is as likely. */
const find = (chance: number, [unitsMin, unitsMax]: readonly [number, number], what: string) => {
  const units = {
    ...({ min: 0, max: 100, unit: 'units', takesEffect } as const),
    description: 'Every count between the two is as likely.',
  };
  return group({
    chance: share(chance, {
      ...{ min: 0, max: 1, unit: 'chance', title: `Chance of a ${what}`, takesEffect },
      description: 'Of something beside the reward.',
    }),
    unitsMin: whole(unitsMin, { ...units, title: `Least units of a ${what}` }),
    unitsMax: whole(unitsMax, { ...units, title: `Most units of a ${what}` }),
  });
};

interface Shipped {
  readonly scoreMin: number;
  readonly gold: number;
  readonly goods: number;
  readonly xp: number;
  readonly cargo: number;
  readonly deposit: number;
  readonly bonus?: readonly [chance: number, unitsMin: number, unitsMax: number];
  readonly discovery?: readonly [chance: number, unitsMin: number, unitsMax: number];
}

const tier = ({ bonus = [0, 0, 0], discovery = [0, 0, 0], ...shipped }: Shipped) =>
  group({
    scoreMin: whole(shipped.scoreMin, {
      ...{ min: 0, max: 100, unit: 'points', title: 'Least score', takesEffect },
      description: 'Of the roll and all that is added to it.',
    }),
    goldPercent: percent(shipped.gold, 1_000, 'Gold', 'Of what was promised.'),
    goodsPercent: percent(shipped.goods, 1_000, 'Goods', 'Of what was promised: above 100 rounded up, below it down.'),
    bonus: find(bonus[0], [bonus[1], bonus[2]], 'bonus'),
    discovery: find(discovery[0], [discovery[1], discovery[2]], 'discovery'),
    xpPercent: percent(shipped.xp, 1_000, 'Experience', 'Of what an agent learns on a trip that goes as planned.'),
    cargoPercent: percent(shipped.cargo, 100, 'Cargo', 'Of the hold that arrives.'),
    depositPercent: percent(shipped.deposit, 100, 'Deposit', 'Of the gold laid down, comes back.'),
  });

const outcomes = group({
  legendary: tier({
    ...{ scoreMin: 95, gold: 200, goods: 120, xp: 200, cargo: 100, deposit: 100 },
    ...{ bonus: [0.95, 3, 5], discovery: [0.6, 2, 3] },
  }),
  critical: tier({
    ...{ scoreMin: 90, gold: 150, goods: 100, xp: 150, cargo: 100, deposit: 100 },
    ...{ bonus: [0.8, 2, 4], discovery: [0.3, 1, 1] },
  }),
  good: tier({
    ...{ scoreMin: 70, gold: 120, goods: 100, xp: 120, cargo: 100, deposit: 100 },
    ...{ bonus: [0.4, 2, 3], discovery: [0.1, 1, 1] },
  }),
  normal: tier({
    ...{ scoreMin: 40, gold: 100, goods: 100, xp: 100, cargo: 100, deposit: 100 },
    ...{ bonus: [0.1, 1, 2], discovery: [0.05, 1, 1] },
  }),
  poor: tier({ scoreMin: 20, gold: 70, goods: 75, xp: 70, cargo: 90, deposit: 60 }),
  failure: tier({ scoreMin: 5, gold: 30, goods: 25, xp: 30, cargo: 60, deposit: 30 }),
  criticalFailure: tier({ scoreMin: 0, gold: 0, goods: 0, xp: 10, cargo: 25, deposit: 0 }),
} satisfies Record<Tier, unknown>);

/** What a tier has to offer, column by column. */
function columnsOf({ scoreMin, bonus, discovery, ...percents }: TierTerms): Record<string, number> {
  const found = Object.entries({ bonus, discovery }).flatMap(([what, { chance, unitsMin, unitsMax }]) =>
    Object.entries({ chance, unitsMin, unitsMax }).map(([column, value]) => [`${what}.${column}`, value] as const),
  );
  return { scoreMin, ...percents, ...Object.fromEntries(found) };
}

/** A better tier is worse in no column (MI9). */
const inOrder = outcomes.superRefine((terms, context) => {
  for (const [n, key] of tiers.entries()) {
    const better = tiers[n - 1];
    if (!better) continue;
    const above = columnsOf(terms[better]);
    for (const [column, value] of Object.entries(columnsOf(terms[key]))) {
      const [path, message] = [[key, ...column.split('.')], `is more than ${better} has, ${above[column]}`];
      if (value > (above[column] ?? 0)) context.addIssue({ code: 'custom', path, message });
    }
  }
});

const xpAt = (shipped: number, risk: string) =>
  whole(shipped, {
    ...{ min: 0, max: 10_000, step: 5, unit: 'experience', title: `Experience at ${risk} risk`, takesEffect },
    description: 'What an agent learns on a trip that goes as planned.',
  });

const stakes = group({
  highCargoPercentWorst: percent(0, 100, 'Cargo at the worst', 'On the worst roads the worst end takes everything.'),
  goldPercent: group({
    low: percent(50, 1_000, 'Gold at low risk', "Of the catalogue's gold: who dares is paid better."),
    medium: percent(60, 1_000, 'Gold at medium risk', "Of the catalogue's gold: who dares is paid better."),
    high: percent(110, 1_000, 'Gold at high risk', "Of the catalogue's gold: who dares is paid better."),
  } satisfies Record<Band, unknown>),
  agentXp: group({
    low: xpAt(20, 'low'),
    medium: xpAt(35, 'medium'),
    high: xpAt(60, 'high'),
  } satisfies Record<Band, unknown>),
});

const outcome = group({ roll, tiers: inOrder.prefault({}), stakes });

const chanceAt = (shipped: number, risk: string) =>
  share(shipped, {
    ...{ min: 0, max: 1, unit: 'chance', title: `Incident at ${risk} risk`, takesEffect },
    description: 'That the road is blocked, on a way that is long enough.',
  });

const ofTheWay = (shipped: number, title: string, description: string) =>
  share(shipped, { min: 0, max: 1, unit: 'share of the way', title, description, takesEffect });

const toWin = (shipped: number, title: string, description: string) =>
  share(shipped, { min: 0, max: 1, unit: 'chance', title, description, takesEffect });

const incidents = group({
  travellingMsMin: whole(150_000, {
    ...{ min: 0, max: 86_400_000, step: 10_000, unit: 'ms', title: 'Shortest way with incidents', takesEffect },
    description: 'On a shorter way there is no time for any.',
  }),
  chance: group({
    low: chanceAt(0.1, 'low'),
    medium: chanceAt(0.25, 'medium'),
    high: chanceAt(0.4, 'high'),
  } satisfies Record<Band, unknown>),
  shareMin: ofTheWay(0.2, 'Incident, from', 'Not at the first milestone.'),
  shareMax: ofTheWay(0.8, 'Incident, up to', 'Nor at the last.'),
  choiceMs: whole(30_000, {
    ...{ min: 1_000, max: 3_600_000, step: 1_000, unit: 'ms', title: 'Time to choose', takesEffect },
    description: 'As long as one looks at a message.',
  }),
  tollMin: whole(5, {
    ...{ min: 0, max: 100_000, unit: 'gold', title: 'Least toll', takesEffect },
    description: 'For whoever pays to be let through.',
  }),
  tollPer100Units: whole(20, {
    ...{ min: 0, max: 10_000, unit: 'gold per 100 units of distance', title: 'Toll', takesEffect },
    description: 'For whoever pays to be let through.',
  }),
  detourShare: ofTheWay(0.25, 'Detour', 'The long way round.'),
  winBase: toWin(0.5, 'A fight is won', "Before the agent's success is added."),
  winMin: toWin(0.2, 'A fight is won, at least', 'Nobody is sure of anything.'),
  winMax: toWin(0.9, 'A fight is won, at most', 'Nobody is sure of anything.'),
  rollWon: points(5, { title: 'Roll after a fight won', description: 'Added.' }),
  sparedPerCompanion: share(0.15, {
    ...{ min: 0, max: 1, unit: 'chance', title: 'Road opened by a companion', takesEffect },
    description: 'For each of them: highwaymen count before they come out.',
  }),
  rollLost: points(-20, { title: 'Roll after a fight lost', description: 'Added.' }),
});

export const tuning = group({
  outcome,
  incidents,
  transitions: group({
    depart: toggle(true, {
      title: 'Caravans may leave',
      description: 'Switched off, those that are ready wait at the gate.',
    }),
    halt: toggle(true, {
      title: 'Roads may be blocked',
      description: 'Switched off, caravans pass where they would have been stopped.',
    }),
    goRound: toggle(true, {
      title: 'Caravans may go round by themselves',
      description: 'Switched off, those that are stopped wait until the switch is on again, or pay or fight in time.',
    }),
    arrive: toggle(true, {
      title: 'Caravans may arrive',
      description: 'Switched off, those that are there wait before the gate.',
    }),
  }),
  waitMs: whole(5_000, {
    min: 1_000,
    max: 600_000,
    step: 1_000,
    unit: 'ms',
    title: 'Between two looks at a closed gate',
    description: 'Soon enough that nobody notices, seldom enough that a thousand who wait cost nothing.',
  }),
});

/** What decides how a trip ends; a mission keeps what it began with. */
export type OutcomeTerms = Settled<z.infer<typeof outcome>>;
export type IncidentTerms = Settled<z.infer<typeof incidents>>;
type TierTerms = OutcomeTerms['tiers'][Tier];
export type Find = TierTerms['bonus'];
