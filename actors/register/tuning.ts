/** The numbers of the register that a designer may turn. */
import type { z } from 'zod';
import type { Settled } from '../knobs.ts';
import { group, whole } from '../knobs.ts';

export const tuning = group({
  restDays: whole(30, {
    ...{ min: 0, max: 365, unit: 'days', title: 'Rest of a name', takesEffect: 'at next entry' },
    description: 'Of a guild that is no more: nobody passes for those who bore it.',
  }),
});

export type RegisterTuning = Settled<z.infer<typeof tuning>>;
