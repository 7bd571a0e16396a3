/** The numbers of a lot that a designer may turn. */
import type { z } from 'zod';
import type { Settled } from '../knobs.ts';
import { group, whole } from '../knobs.ts';

export const tuning = group({
  raisePercent: whole(5, {
    min: 0,
    max: 100,
    unit: '% of the best bid',
    title: 'Least raise',
    description: "A raise is worth the others' attention.",
  }),
  answerMs: whole(30_000, {
    min: 0,
    max: 3_600_000,
    step: 5_000,
    unit: 'ms',
    title: 'Time to answer',
    description: 'Nobody wins by being the last to press a button: after each bid there is so much time at least.',
  }),
});

export type LotTuning = Settled<z.infer<typeof tuning>>;
