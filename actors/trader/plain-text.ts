/** Text that any database and any screen can hold: no control characters, no half characters. */
import { z } from 'zod';

const text = (lengthMax: number, unseemly: RegExp) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((said) => said.isWellFormed() && !unseemly.test(said), 'holds characters that cannot be shown');

/** No marks either that turn the direction of what follows, or are shown as nothing but for joining letters. */
export const plainText = (lengthMax: number) => text(lengthMax, /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);

/** The same over several lines. */
export const plainLines = (lengthMax: number) =>
  text(lengthMax, /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
