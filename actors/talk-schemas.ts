/** Shapes of talk that commands and notices share: what a line may point to, and what may be enclosed in a letter. */
import { z } from 'zod';
import { hubKeys } from './content/hubs.ts';
import { itemKeys } from './content/items.ts';
import { sides } from './content/terms.ts';

const item = z.enum(itemKeys);

/** What a speaker points to: he names it, his trader looks it up. */
export const pointer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('item'), item }),
  z.strictObject({ type: z.literal('order'), order: z.string().min(1).max(100) }),
]);
export type Pointer = z.infer<typeof pointer>;

export const lineLink = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('item'), item }),
  z.strictObject({
    ...{ type: z.literal('order'), hub: z.enum(hubKeys), side: z.enum(sides), item },
    ...{ price: z.int().min(1), quantity: z.int().min(1) },
  }),
]);
