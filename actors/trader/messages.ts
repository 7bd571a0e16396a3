/** What a trader may be asked: by his player everything but `welcome`, which the room turns away. */
import { z } from 'zod';
import { agentKinds } from '../content/agents.ts';
import { hubKeys } from '../content/hubs.ts';
import { itemKeys } from '../content/items.ts';
import { missionKeys } from '../content/missions.ts';
import { durations, sides, terms } from '../content/terms.ts';
import { parseWith } from '../parse-with.ts';
import { tuning } from './tuning.ts';

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

const say = z.strictObject({ type: z.literal('say'), text: plainText(500) });

const collectShelf = z.strictObject({ type: z.literal('collectShelf'), hub });

const hireAgent = z.strictObject({ type: z.literal('hireAgent'), kind: z.enum(agentKinds) });

/** No count is zero: what is not carried is not named. */
const cargo = z.partialRecord(z.enum(itemKeys), z.int().min(1).max(tuning.holdUnitsMax));

const sendHaul = z.strictObject({ type: z.literal('sendHaul'), to: hub, cargo });

const sendCaravan = z.strictObject({
  type: z.literal('sendCaravan'),
  mission: z.enum(missionKeys),
  agent: z.string().min(1).max(100),
  cargo,
});

const command = z.discriminatedUnion('type', [
  welcome,
  placeOrder,
  cancelOrder,
  say,
  collectShelf,
  hireAgent,
  sendHaul,
  sendCaravan,
]);

export type Command = z.infer<typeof command>;
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A command a player may send. */
export type PlayerCommand = Exclude<Command, { type: 'welcome' }>;
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
