/** All that goes over the wire by schema: what rooms hear, and of each kind its commands, notices and refusals. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Refusal as AuctionRefusal } from '../../../actors/auction/rules.ts';
import { Refusal as CauseRefusal } from '../../../actors/cause/rules.ts';
import { Refusal as GuildRefusal } from '../../../actors/guild/rules/refusal.ts';
import { noticeSchemas as hubNotices } from '../../../actors/hub/notices.ts';
import { Refusal as HubRefusal } from '../../../actors/hub/realm/rules.ts';
import { Refusal as KitRefusal } from '../../../actors/kit/refusal.ts';
import { Refusal as LotRefusal } from '../../../actors/lot/rules.ts';
import { Refusal as RegisterRefusal } from '../../../actors/register/rules.ts';
import { playerCommands } from '../../../actors/trader/messages.ts';
import { noticeSchemas as traderNotices } from '../../../actors/trader/notices.ts';
import { results } from '../../../actors/trader/results.ts';
import { Refusal as TraderRefusal } from '../../../actors/trader/rules/refusal.ts';
import { statusOf } from '../../../server/http/answers.ts';
import { command, leaders, open, walk } from '../../../server/rooms/messages.ts';
import { noteOf, shapeOf } from './shape.ts';

export interface Said {
  readonly shape: string;
  /** Of a command: what it is answered with. */
  readonly result?: string;
  /** For a reader; no part of the wire. */
  readonly note: string;
}

/** One chapter of the page. */
export interface Chapter {
  readonly title: string;
  readonly says: string;
  readonly commands?: readonly Said[];
  readonly notices?: readonly Said[];
  readonly refusals?: readonly string[];
}

const said = (schema: z.ZodType): Said => ({ shape: shapeOf(schema), note: noteOf(schema) });

const commands: readonly Said[] = playerCommands.map((schema) => {
  const result: z.ZodType = results[schema.shape.type.value];
  return { shape: shapeOf(schema), result: shapeOf(result), note: noteOf(result) };
});

const kept = (schema: z.ZodType): Said => ({ ...said(schema), note: `Stays in the feed. ${noteOf(schema)}`.trim() });

const byMail = 'Nobody asks it anything: all goes by mail, from those who own what it is about.';

export const chapters: readonly Chapter[] = [
  { title: 'HTTP', says: 'The `code` of an error.', refusals: Object.keys(statusOf) },
  {
    title: 'Rooms',
    says: 'What a client sends, beside joining. `body` is a command of its trader.',
    commands: Object.entries({ open, command, walk, leaders }).map(([name, schema]) => ({
      ...said(schema),
      shape: `${name} ${shapeOf(schema)}`,
    })),
  },
  {
    title: 'Every kind',
    says: 'The protocol’s own refusals. The first four do not use up the number of the command.',
    refusals: Object.values(KitRefusal),
  },
  {
    title: 'Trader',
    says: 'Commands of its player, and what he is told.',
    commands,
    notices: [...traderNotices.kept.map(kept), ...traderNotices.passing.map(said)],
    refusals: Object.values(TraderRefusal),
  },
  {
    title: 'Hub',
    says: 'Players speak to it by their traders. Its only command, `open`, is the server’s. Its refusals come as the `why` of a guild’s part `contest/<hub>`.',
    notices: hubNotices.map(said),
    refusals: Object.values(HubRefusal),
  },
  {
    title: 'Auction',
    says: `${byMail} Its refusals come as the \`why\` of \`orderClosed\`, \`cancelRefused\` and \`alertRefused\`.`,
    refusals: Object.values(AuctionRefusal),
  },
  {
    title: 'Lot',
    says: `${byMail} Its refusals come as the \`why\` of \`bidRefused\`.`,
    refusals: Object.values(LotRefusal),
  },
  {
    title: 'Guild',
    says: `${byMail} Members see its parts in its room. Its refusals come as the \`why\` of \`guildAnswered\`, \`guildClosed\` and \`guildRequestRefused\`.`,
    refusals: Object.values(GuildRefusal),
  },
  {
    title: 'Register',
    says: `${byMail} Its refusals come as the \`why\` of \`guildClosed\`.`,
    refusals: Object.values(RegisterRefusal),
  },
  {
    title: 'Cause',
    says: `${byMail} Its refusals come as the \`why\` of \`causeAnswered\`. Operators’ orders are the server’s.`,
    refusals: Object.values(CauseRefusal),
  },
  { title: 'Mission', says: `${byMail} It refuses nothing but a choice that comes too late (\`choiceRefused\`).` },
];

/** A fingerprint of all that a client may rely on: shapes and codes, and no word that is only for readers. */
export function hashOf(all: readonly Chapter[]): string {
  const shapes = (each: readonly Said[] = []) => each.map(({ shape, result = '' }) => [shape, result]);
  const wire = all.map(({ title, commands, notices, refusals = [] }) => [
    ...[title, shapes(commands), shapes(notices), refusals],
  ]);
  return createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
}
