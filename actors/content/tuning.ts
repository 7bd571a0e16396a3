/** The numbers that several kinds must agree on, as a designer may turn them: the terms of trade and of the road. */
import { group, whole } from '../knobs.ts';

const restingFee = (basisPoints: number, hours: number) =>
  whole(basisPoints, {
    min: 0,
    max: 2_500,
    step: 25,
    unit: 'basis points',
    title: `Fee of an order of ${hours} hours`,
    description: 'On what sold while it rested: a longer place in the book is worth more.',
    takesEffect: 'at next entry',
  });

export const trade = group({
  depositBasisPoints: whole(50, {
    min: 0,
    max: 1_000,
    step: 5,
    unit: 'basis points',
    title: 'Deposit of an order',
    description: 'Returned as it fills: placing costs something only to those who never trade.',
    takesEffect: 'at next entry',
  }),
  takingFeeBasisPoints: whole(200, {
    min: 0,
    max: 2_500,
    step: 25,
    unit: 'basis points',
    title: 'Fee of an immediate sale',
    description: 'On what sold at once: it pays as little as the shortest rest.',
    takesEffect: 'at next entry',
  }),
  restingFeeBasisPoints: group({
    6: restingFee(200, 6),
    12: restingFee(300, 12),
    24: restingFee(500, 24),
    36: restingFee(800, 36),
    60: restingFee(1_200, 60),
  }),
});

const provisions = (percent: number, risk: string) =>
  whole(percent, {
    min: 0,
    max: 100,
    unit: '% of the reward',
    title: `Provisions at ${risk} risk`,
    description: 'What a caravan eats: the bolder the trip, the fuller the saddlebags.',
    takesEffect: 'at next entry',
  });

export const road = group({
  haulMsPerUnit: whole(1_000, {
    min: 10,
    max: 60_000,
    step: 50,
    unit: 'ms per unit of distance',
    title: 'Pace of a haul',
    description: "With a laden hold: across the capital's neighbourhood within a minute.",
    takesEffect: 'at next entry',
  }),
  agentMsPerUnit: whole(250, {
    min: 10,
    max: 60_000,
    step: 10,
    unit: 'ms per unit of distance',
    title: 'Pace of an agent',
    description: 'On his way to his caravan, as lightly as a trader travels.',
    takesEffect: 'at next entry',
  }),
  crewPer100Units: whole(20, {
    min: 0,
    max: 1_000,
    unit: 'gold per 100 units of distance',
    title: 'Crew of a haul',
    description: 'Who carries goods wants to be paid for it.',
    takesEffect: 'at next entry',
  }),
  provisionsPercent: group({
    low: provisions(30, 'low'),
    medium: provisions(40, 'medium'),
    high: provisions(50, 'high'),
  }),
  durationPercentMin: whole(50, {
    min: 10,
    max: 100,
    unit: '% of the duration',
    title: 'Fastest trip',
    description: 'However fast an agent, the road takes this much of its time.',
    takesEffect: 'at next entry',
  }),
  travelPer100Units: whole(10, {
    min: 0,
    max: 1_000,
    unit: 'gold per 100 units of distance',
    title: 'Fare of a trader',
    description: 'On foot, at the pace of an agent.',
    takesEffect: 'at next entry',
  }),
  wagePercentPerLevel: whole(4, {
    min: 0,
    max: 100,
    unit: '% of the hire cost, times the level',
    title: 'Wage of a trip',
    description: 'A veteran knows his worth.',
    takesEffect: 'at next entry',
  }),
  highDepositPercent: whole(20, {
    min: 0,
    max: 100,
    unit: '% of the reward',
    title: 'Pledge at high risk',
    description: 'Who wants the great reward leaves a pledge: what comes back is said by how it ends.',
    takesEffect: 'at next entry',
  }),
});
