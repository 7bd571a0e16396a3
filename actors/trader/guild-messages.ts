/** What a player may ask about guilds: a chapter of `messages.ts`. */
import { z } from 'zod';
import {
  emblemColours,
  emblems,
  guildKeyPattern,
  guildNamePattern,
  guildRoles,
  guildTagPattern,
  guildTextMax,
} from '../content/guilds.ts';
import { itemKeys } from '../content/items.ts';
import { pointer } from '../talk-schemas.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';

const guild = z.string().regex(guildKeyPattern);
const player = z.string().regex(guildKeyPattern);
const text = z.union([z.literal(''), plainText(guildTextMax)]);
const channel = z.string().regex(/^[a-z0-9-]{2,20}$/);
/** No count is zero: what is not meant is not named. */
const value = {
  gold: z.int().min(0).max(limits.guildGoldMax),
  goods: z.partialRecord(z.enum(itemKeys), z.int().min(1).max(limits.guildUnitsMax)),
};

const foundGuild = z.strictObject({
  ...{
    type: z.literal('foundGuild'),
    name: z.string().regex(guildNamePattern),
    tag: z.string().regex(guildTagPattern),
  },
  ...{ emblem: z.enum(emblems), colour: z.enum(emblemColours), description: text },
});
const joinGuild = z.strictObject({ type: z.literal('joinGuild'), guild });
const askIntoGuild = z.strictObject({ type: z.literal('askIntoGuild'), guild, message: text });
const takeBackRequest = z.strictObject({ type: z.literal('takeBackRequest') });
const declineInvite = z.strictObject({ type: z.literal('declineInvite'), guild });
const leaveGuild = z.strictObject({ type: z.literal('leaveGuild') });
const giveToGuild = z.strictObject({ type: z.literal('giveToGuild'), ...value });
const takeFromGuild = z.strictObject({ type: z.literal('takeFromGuild'), ...value });
/** The server adds until when his account is muted; a player cannot. */
const sayInGuild = z.strictObject({
  type: z.literal('sayInGuild'),
  channel,
  text: plainText(limits.lineTextMax),
  link: pointer.optional(),
  mutedUntil: z.int().optional(),
});

export const leadingCommands = [
  z.strictObject({ type: z.literal('inviteToGuild'), player }),
  z.strictObject({ type: z.literal('recallInvite'), player }),
  z.strictObject({ type: z.literal('answerRequest'), player, admits: z.boolean() }),
  z.strictObject({ type: z.literal('setGuildRole'), player, role: z.enum(guildRoles).exclude(['leader']) }),
  z.strictObject({ type: z.literal('expelFromGuild'), player }),
  z.strictObject({ type: z.literal('expelAbsent'), days: z.int().min(1).max(3_650) }),
  z.strictObject({ type: z.literal('transferGuild'), player }),
  z.strictObject({
    ...{ type: z.literal('editGuild'), description: text.optional(), emblem: z.enum(emblems).optional() },
    ...{ colour: z.enum(emblemColours).optional(), isOpen: z.boolean().optional() },
  }),
  z.strictObject({ type: z.literal('openChannel'), channel, role: z.enum(guildRoles) }),
  z.strictObject({ type: z.literal('closeChannel'), channel }),
  z.strictObject({ type: z.literal('disbandGuild') }),
] as const;

export const guildCommands = [
  ...[foundGuild, joinGuild, askIntoGuild, takeBackRequest, declineInvite, leaveGuild],
  ...[giveToGuild, takeFromGuild, sayInGuild, ...leadingCommands],
] as const;
