/** Text that any database and any screen can hold: no control characters, no half characters. */
import { z } from 'zod';

export const plainText = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'holds characters that cannot be shown');
