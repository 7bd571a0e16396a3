/** What a hub tells whoever shows it. */
import { z } from 'zod';
import { itemKeys } from '../content/items.ts';
import { lineLink } from '../talk-schemas.ts';
import { eventTypes, severities } from './state.ts';

const line = {
  ...{ id: z.int().min(1), player: z.string(), name: z.string(), text: z.string(), at: z.int() },
  link: lineLink.optional(),
};

const notices = [
  z
    .strictObject({ type: z.literal('said'), ...line })
    .describe('Everybody in the square hears it. On join the last lines come as `said` with `past: true`.'),
  z
    .strictObject({ type: z.literal('cried'), ...line })
    .describe('The trade channel: everybody in the squares of the nation hears it; on join as `said` does.'),
  z
    .strictObject({ type: z.literal('left'), player: z.string() })
    .describe('Of one who sets out: for the room, which shows him no more.'),
  z
    .strictObject({
      ...{ type: z.literal('eventBegan'), event: z.enum(eventTypes), item: z.enum(itemKeys).nullable() },
      ...{ severity: z.enum(severities), startedAt: z.int(), endsAt: z.int() },
    })
    .describe('For the room, which shows it on its board.'),
] as const;

const notice = z.discriminatedUnion('type', notices);

export type HubNotice = z.infer<typeof notice>;

/** For whoever writes down what goes over the wire. */
export const noticeSchemas = notices;
