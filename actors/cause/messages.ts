/** What a cause may be asked: by the server at its door to open, by operators the rest, in numbered orders. Players write to it by their traders. */
import { z } from 'zod';
import { parseWith } from '../parse-with.ts';

const order = { order: z.int().min(1), operator: z.string().max(40), reason: z.string().max(500) };

const command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open') }),
  z.strictObject({ type: z.literal('startCause'), ...order }),
  z.strictObject({ type: z.literal('pauseCause'), ...order }),
  z.strictObject({ type: z.literal('endCause'), ...order }),
]);

export type Command = z.infer<typeof command>;
export type OperatorCommand = Exclude<Command, { type: 'open' }>;

export const parseCommand = parseWith(command);
