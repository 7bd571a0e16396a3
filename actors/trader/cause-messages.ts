/** What a player may ask about causes, and of how the world sees what he has: a chapter of `messages.ts`. */
import { z } from 'zod';
import { causeKeys } from '../content/causes.ts';
import { itemKeys } from '../content/items.ts';
import { limits } from './limits.ts';

const cause = z.enum(causeKeys);

const joinCause = z.strictObject({ type: z.literal('joinCause'), cause });
/** No count is zero: what is not meant is not named. */
const contribute = z.strictObject({
  ...{ type: z.literal('contribute'), cause, gold: z.int().min(0).max(limits.guildGoldMax) },
  goods: z.partialRecord(z.enum(itemKeys), z.int().min(1).max(limits.guildUnitsMax)),
  /** A beacon crystal is used up, and the limit does not count it. */
  beacon: z.literal(true).optional(),
});
const claimReward = z.strictObject({ type: z.literal('claimReward'), cause });
const showWealth = z.strictObject({ type: z.literal('showWealth'), shown: z.boolean() });

export const causeCommands = [joinCause, contribute, claimReward, showWealth] as const;
