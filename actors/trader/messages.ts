/** What a trader may be asked: by his player what `playerCommandTypes` names; the room turns away the rest. */
import { z } from 'zod';
import { achievementKeys } from '../content/achievements.ts';
import { agentKinds } from '../content/agents.ts';
import { hairColours, hairStyles, hats, outfits, skins } from '../content/avatars.ts';
import { blueprintKeys } from '../content/blueprints.ts';
import { slots } from '../content/gear.ts';
import { hubKeys } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import { itemKeys } from '../content/items.ts';
import { missionKeys } from '../content/missions.ts';
import { stepKeys } from '../content/onboarding.ts';
import { durations, sides, terms } from '../content/terms.ts';
import { choices, lotStyles } from '../letters.ts';
import { parseWith } from '../parse-with.ts';
import { causeCommands } from './cause-messages.ts';
import { guildCommands } from './guild-messages.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { talkCommands } from './talk-messages.ts';

const hub = z.enum(hubKeys);

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

const collectShelf = z.strictObject({ type: z.literal('collectShelf'), hub });

const hireAgent = z.strictObject({ type: z.literal('hireAgent'), kind: z.enum(agentKinds) });

/** No count is zero: what is not carried is not named. */
const cargo = z.partialRecord(z.enum(itemKeys), z.int().min(1).max(limits.cargoUnitsMax));

const sendHaul = z.strictObject({ type: z.literal('sendHaul'), to: hub, cargo });

const id = z.string().min(1).max(100);

const sendCaravan = z.strictObject({
  type: z.literal('sendCaravan'),
  mission: z.enum(missionKeys),
  agent: id,
  cargo,
  /** Used up on the way, one of each. */
  provisions: z.array(z.enum(itemKeys)).max(limits.provisionsMax).optional(),
  /** What the board shows of the reward; all of it unless it is said. */
  rewardPercent: z.int().min(1).max(100).optional(),
});

const choose = z.strictObject({ type: z.literal('choose'), caravan: id, choice: z.enum(choices) });
const takeErrand = z.strictObject({ type: z.literal('takeErrand'), errand: id });

const formConvoy = z.strictObject({ type: z.literal('formConvoy'), to: hub, cargo });
const joinConvoy = z.strictObject({ type: z.literal('joinConvoy'), convoy: id, cargo });

const equip = z.strictObject({ type: z.literal('equip'), agent: id, item: z.enum(itemKeys) });
const unequip = z.strictObject({ type: z.literal('unequip'), agent: id, slot: z.enum(slots) });
const repairGear = z.strictObject({ type: z.literal('repairGear'), agent: id, slot: z.enum(slots) });
const dismissAgent = z.strictObject({ type: z.literal('dismissAgent'), agent: id });

const travel = z.strictObject({ type: z.literal('travel'), to: hub });

const craft = z.strictObject({
  type: z.literal('craft'),
  blueprint: z.enum(blueprintKeys),
  quantity: z.int().min(1).max(limits.batchMax),
});
const cancelJob = z.strictObject({ type: z.literal('cancelJob'), job: id });
const hastenJob = z.strictObject({ type: z.literal('hastenJob'), job: id });

const gather = z.strictObject({
  type: z.literal('gather'),
  item: z.enum(itemKeys),
  units: z.int().min(1).max(limits.gatherUnitsMax),
});
const stopGathering = z.strictObject({ type: z.literal('stopGathering') });

const claimStep = z.strictObject({ type: z.literal('claimStep'), step: z.enum(stepKeys) });
const claimAchievement = z.strictObject({ type: z.literal('claimAchievement'), achievement: z.enum(achievementKeys) });
const claimDay = z.strictObject({ type: z.literal('claimDay') });
const readFeed = z.strictObject({ type: z.literal('readFeed'), through: z.int().min(0) });

const openLot = z.strictObject({
  type: z.literal('openLot'),
  item: z.enum(itemKeys),
  quantity: z.int().min(1).max(limits.lotUnitsMax),
  style: z.enum(lotStyles),
  startPrice: z.int().min(1).max(limits.lotPriceMax),
  /** Of a falling price; the starting price unless it is said. */
  floorPrice: z.int().min(1).max(limits.lotPriceMax).optional(),
  minutes: z.literal(limits.lotMinutes),
});
/** Item and quantity as the lot is shown: what is bound is weighed by them, and a lot that is something else sends the bid back. */
const bid = z.strictObject({
  type: z.literal('bid'),
  lot: z.string().regex(/^[a-zA-Z0-9_]{3,90}_[0-9]{1,9}$/),
  item: z.enum(itemKeys),
  quantity: z.int().min(1).max(limits.lotUnitsMax),
  amount: z.int().min(1).max(limits.lotPriceMax),
});

const watch = z.strictObject({ type: z.literal('watch'), hub, item: z.enum(itemKeys), on: z.boolean() });
const setAlert = z.strictObject({
  type: z.literal('setAlert'),
  hub,
  item: z.enum(itemKeys),
  when: z.enum(['above', 'below']),
  price: z.int().min(1).max(terms.priceMax),
});
const dropAlert = z.strictObject({ type: z.literal('dropAlert'), alert: id });

const setAvatar = z.strictObject({
  type: z.literal('setAvatar'),
  skin: z.enum(skins),
  outfit: z.enum(outfits),
  hair: z.enum(hairStyles),
  hairColour: z.enum(hairColours),
  hat: z.enum(hats),
});
const wearTitle = z.strictObject({ type: z.literal('wearTitle'), title: plainText(40).nullable() });

const assetOf = (item: ItemKey): `item:${ItemKey}` => `item:${item}`;

/** From an operator, by the server: orders are numbered over all traders, and reach each trader in order. */
const operatorOrder = {
  order: z.int().min(1),
  /** Where goods come to lie, or lie; where the trader is unless it is said. */
  hub: hub.optional(),
  asset: z.enum(['gold', ...itemKeys.map(assetOf)]),
  amount: z.int().min(1).max(limits.operatorAmountMax),
  operator: plainText(40),
  reason: plainText(500),
};
const grant = z.strictObject({ type: z.literal('grant'), ...operatorOrder });
const confiscate = z.strictObject({ type: z.literal('confiscate'), ...operatorOrder });

/** What a player may send. */
export const playerCommands = [
  ...[placeOrder, cancelOrder, collectShelf, travel],
  ...[hireAgent, equip, unequip, repairGear, dismissAgent, sendHaul, sendCaravan, takeErrand, choose],
  ...[formConvoy, joinConvoy],
  ...[craft, cancelJob, hastenJob, gather, stopGathering],
  ...[claimStep, claimAchievement, claimDay, readFeed, openLot, bid, watch, setAlert, dropAlert, setAvatar, wearTitle],
  ...guildCommands,
  ...causeCommands,
  ...talkCommands,
] as const;
/** From the server: his account is no more, and he is to be called so. */
const forgetMe = z.strictObject({ type: z.literal('forgetMe'), name: plainText(40) });

const command = z.discriminatedUnion('type', [welcome, grant, confiscate, forgetMe, ...playerCommands]);

export type Command = z.infer<typeof command>;
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

export type PlayerCommand = Exclude<Command, { type: 'welcome' | 'grant' | 'confiscate' | 'forgetMe' }>;
export const playerCommandTypes: readonly PlayerCommand['type'][] = playerCommands.map(({ shape }) => shape.type.value);

export const parseCommand = parseWith(command);
