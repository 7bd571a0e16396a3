/** What a player may ask about talk, letters and people he knows: a chapter of `messages.ts`. */
import { z } from 'zod';
import { guildKeyPattern } from '../content/guilds.ts';
import { itemKeys } from '../content/items.ts';
import { mailPriorities } from '../letters.ts';
import { pointer } from '../talk-schemas.ts';
import { limits } from './limits.ts';
import { plainLines, plainText } from './plain-text.ts';

const player = z.string().regex(guildKeyPattern);
const mail = z.string().regex(/^[a-zA-Z0-9_]{1,64}-[0-9]{1,9}$/);
const folder = plainText(limits.folderNameMax);
/** The server adds until when his account is muted; a player cannot. */
const mutedUntil = z.int().optional();

export const say = z.strictObject({
  ...{ type: z.literal('say'), text: plainText(limits.lineTextMax), link: pointer.optional(), mutedUntil },
});
const sayInTrade = z.strictObject({
  ...{ type: z.literal('sayInTrade'), text: plainText(limits.lineTextMax), link: pointer.optional(), mutedUntil },
});
const whisper = z.strictObject({
  ...{ type: z.literal('whisper'), to: player, text: plainText(limits.lineTextMax) },
  ...{ link: pointer.optional(), mutedUntil },
});

const sendMail = z.strictObject({
  ...{ type: z.literal('sendMail'), to: player, subject: plainText(limits.mailSubjectMax) },
  ...{ text: z.union([z.literal(''), plainLines(limits.mailTextMax)]), priority: z.enum(mailPriorities) },
  ...{ gold: z.int().min(0).max(limits.guildGoldMax), mutedUntil },
  /** No count is zero: what is not meant is not named. */
  goods: z.partialRecord(z.enum(itemKeys), z.int().min(1).max(limits.cargoUnitsMax)),
  /** The letter it answers. */
  answers: mail.optional(),
});
const claimMail = z.strictObject({ type: z.literal('claimMail'), mail });
const markMail = z.strictObject({
  ...{ type: z.literal('markMail'), mail, isRead: z.boolean().optional(), isStarred: z.boolean().optional() },
  /** Null puts it back among those that are not put away. */
  folder: folder.nullable().optional(),
});
const deleteMail = z.strictObject({ type: z.literal('deleteMail'), mail });
const setFolders = z.strictObject({
  type: z.literal('setFolders'),
  folders: z.array(folder).max(limits.foldersMax),
});

const regard = z.strictObject({ type: z.literal('regard'), player, as: z.enum(['friend', 'blocked', 'stranger']) });

export const talkCommands = [
  ...[say, sayInTrade, whisper, sendMail, claimMail, markMail, deleteMail, setFolders, regard],
] as const;
