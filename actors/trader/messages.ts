/** What a trader may be asked: by his player what `playerCommandTypes` names; the room turns away the rest. */
import { z } from 'zod';
import { agentKinds } from '../content/agents.ts';
import { hubKeys } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { itemKeys } from '../content/items.ts';
import { missionKeys } from '../content/missions.ts';
import { durations, sides, terms } from '../content/terms.ts';
import { parseWith } from '../parse-with.ts';

const hub = z.enum(hubKeys);

/** Text that any database and any screen can hold: no control characters, no half characters. */
const plainText = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'holds characters that cannot be shown');

/** From the server at the door: who this is. */
const welcome = z.strictObject({ type: z.literal('welcome'), name: plainText(40), guest: z.boolean() });

const placeOrder = z.strictObject({
  type: z.literal('placeOrder'),
  hub,
  side: z.enum(sides),
  item: z.enum(itemKeys),
  price: z.int().min(1).max(terms.priceMax),
  quantity: z.int().min(1).max(terms.quantityMax),
  hours: z.literal(durations),
});

const cancelOrder = z.strictObject({ type: z.literal('cancelOrder'), order: z.string().min(1).max(100) });

/** The server adds until when his account is muted; a player cannot. */
const say = z.strictObject({ type: z.literal('say'), text: plainText(500), mutedUntil: z.int().optional() });

const collectShelf = z.strictObject({ type: z.literal('collectShelf'), hub });

const hireAgent = z.strictObject({ type: z.literal('hireAgent'), kind: z.enum(agentKinds) });

/** No count is zero: what is not carried is not named. How much a hold takes is for the rules to say. */
const cargo = z.partialRecord(z.enum(itemKeys), z.int().min(1).max(terms.quantityMax));

const sendHaul = z.strictObject({ type: z.literal('sendHaul'), to: hub, cargo });

const sendCaravan = z.strictObject({
  type: z.literal('sendCaravan'),
  mission: z.enum(missionKeys),
  agent: z.string().min(1).max(100),
  cargo,
});

const assetOf = (item: ItemKey): `item:${ItemKey}` => `item:${item}`;

/** A slip of the keyboard must not make a fortune; what is truly owed may come in two orders. */
export const OPERATOR_AMOUNT_MAX = 10_000_000;

/** From an operator, by the server: orders are numbered over all traders, and reach each trader in order. */
const operatorOrder = {
  order: z.int().min(1),
  /** Where goods come to lie, or lie; where the trader is unless it is said. */
  hub: hub.optional(),
  asset: z.enum(['gold', ...itemKeys.map(assetOf)]),
  amount: z.int().min(1).max(OPERATOR_AMOUNT_MAX),
  operator: plainText(40),
  reason: plainText(500),
};
const grant = z.strictObject({ type: z.literal('grant'), ...operatorOrder });
const confiscate = z.strictObject({ type: z.literal('confiscate'), ...operatorOrder });

const commands = [
  welcome,
  placeOrder,
  cancelOrder,
  say,
  collectShelf,
  hireAgent,
  sendHaul,
  sendCaravan,
  grant,
  confiscate,
] as const;
const command = z.discriminatedUnion('type', commands);

export type Command = z.infer<typeof command>;
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A command a player may send. */
export type PlayerCommand = Exclude<Command, { type: 'welcome' | 'grant' | 'confiscate' }>;
export const playerCommandTypes: readonly PlayerCommand['type'][] = [
  'placeOrder',
  'cancelOrder',
  'say',
  'collectShelf',
  'hireAgent',
  'sendHaul',
  'sendCaravan',
];

export const parseCommand = parseWith(command);
