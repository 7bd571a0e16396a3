/** The numbers of a cause that a designer may turn. */
import type { z } from 'zod';
import type { Settled } from '../knobs.ts';
import { group, share, whole } from '../knobs.ts';

const takesEffect = 'at next entry' as const;

export const tuning = group({
  everyHours: whole(168, {
    ...{ min: 1, max: 8_760, unit: 'hours', title: 'A cause begins', takesEffect },
    description: 'In turns: one at a time, and each week something new to work for.',
  }),
  lengthPercent: whole(100, {
    ...{ min: 1, max: 1_000, step: 5, unit: '%', title: 'Time of a run', takesEffect },
    description: 'Of the hours its row says.',
  }),
  requirementShare: share(1, {
    ...{ min: 0.0001, max: 100, unit: 'x what its row says', title: 'What is asked for', takesEffect },
    description: 'A small world cannot do what a great one can.',
  }),
  goldPerPoint: whole(10, {
    ...{ min: 1, max: 10_000, unit: 'gold a point', title: 'Points' },
    description: 'Of goods at base prices: what a merchant asks cannot be moved by who gives.',
  }),
  tradeGoldMin: whole(50, {
    ...{ min: 0, max: 1_000_000, step: 5, unit: 'gold', title: 'Trades that count' },
    description: 'Change at least so much: what costs no fee is no help.',
  }),
  claimDays: whole(14, {
    ...{ min: 1, max: 365, unit: 'days', title: 'Rewards wait', takesEffect },
    description: 'For whoever is away when it ends; until the next run begins at the longest.',
  }),
  rewardPercent: whole(100, {
    ...{ min: 0, max: 1_000, step: 5, unit: '%', title: 'Gold of rewards', takesEffect },
    description: 'Of what its row says: the world’s gold is given and taken with it.',
  }),
  poolPercentMax: whole(2, {
    ...{ min: 1, max: 100, unit: '% of the pool', title: 'Most of a pool for one', takesEffect: 'live' },
    description: 'Times the parts of his tier: few who share a great pool do not become rich by it.',
  }),
  membersForgottenAtOnce: whole(500, {
    ...{ min: 10, max: 10_000, step: 10, unit: 'people', title: 'Forgotten at once' },
    description: 'Before a new run begins; the rest at once after, so that nobody waits long for his turn.',
  }),
});

export type CauseTuning = Settled<z.infer<typeof tuning>>;
