/** What a trader tells his player when something has come of a deed: for toasts and the feed, never for balances. */
import { z } from 'zod';
import { achievementKeys } from '../content/achievements.ts';
import { causeKeys } from '../content/causes.ts';
import { guildRoles } from '../content/guilds.ts';
import { hubKeys } from '../content/hubs.ts';
import { itemKeys } from '../content/items.ts';
import { missionKeys, tiers } from '../content/missions.ts';
import { stepKeys } from '../content/onboarding.ts';
import { sides } from '../content/terms.ts';
import { partings } from '../guild-letters.ts';
import { choices } from '../letters.ts';

const id = z.string();
const why = z.string();
const hub = z.enum(hubKeys);
const item = z.enum(itemKeys);
const count = z.int().min(0);
const instant = z.int();
const goods = z.partialRecord(item, z.int().min(1));
const ofOrder = { order: id, hub, side: z.enum(sides), item };
const ofLot = { lot: id, hub };
const ofGuild = { guild: id, name: z.string(), tag: z.string() };
const underTheHammer = { ...ofLot, item, quantity: count };
const bound = { caravan: id, mission: z.enum(missionKeys).nullable(), to: hub };

/** They stay: each is a line of the feed as well. */
const keptNotices = [
  z.strictObject({
    ...{ type: z.literal('caravanArrived'), ...bound, tier: z.enum(tiers) },
    ...{ gold: count, goods, finds: goods, delivered: goods.optional(), lost: goods },
  }),
  z.strictObject({ type: z.literal('caravanTurnedBack'), ...bound }),
  z.strictObject({ type: z.literal('caravanHalted'), caravan: id, toll: count, endsAt: instant }),
  z.strictObject({
    ...{ type: z.literal('caravanResumed'), caravan: id, choice: z.enum(choices) },
    ...{ won: z.boolean().nullable(), arrivesAt: instant },
  }),
  z.strictObject({ type: z.literal('crafted'), job: id, hub, made: goods }),
  z.strictObject({ type: z.literal('gearBroke'), agent: id, item }),
  z.strictObject({ type: z.literal('levelReached'), level: count }),
  z.strictObject({ type: z.literal('stepDone'), step: z.enum(stepKeys) }),
  z.strictObject({ type: z.literal('achieved'), achievement: z.enum(achievementKeys) }),
  z.strictObject({ type: z.literal('storagePaid'), gold: count }),
  z.strictObject({
    ...{ type: z.literal('priceReached'), alert: id, hub, item },
    ...{ when: z.enum(['above', 'below']), price: count },
  }),
  z.strictObject({ type: z.literal('outbid'), ...ofLot }),
  z.strictObject({ type: z.literal('lotWon'), ...underTheHammer, price: count }),
  z.strictObject({ type: z.literal('lotSold'), ...underTheHammer, price: count.nullable() }),
  z.strictObject({ type: z.literal('lotUnsold'), ...underTheHammer, price: count.nullable() }),
  z.strictObject({ type: z.literal('mailCame'), mail: id, from: id, name: z.string(), subject: z.string() }),
  z.strictObject({ type: z.literal('mailBack'), mail: id, why }),
  z.strictObject({ type: z.literal('befriended'), player: id, name: z.string() }),
  z.strictObject({ type: z.literal('guildInvited'), ...ofGuild, by: z.string() }),
  z.strictObject({ type: z.literal('guildJoined'), ...ofGuild }),
  z.strictObject({ type: z.literal('guildRole'), guild: id, role: z.enum(guildRoles) }),
  z.strictObject({ type: z.literal('guildParted'), guild: id, name: z.string(), why: z.enum(partings) }),
  z.strictObject({ type: z.literal('causeRewarded'), cause: z.enum(causeKeys), gold: count, goods }),
] as const;

/** They are gone once said. */
const passingNotices = [
  z
    .strictObject({
      type: z.literal('orderFilled'),
      ...ofOrder,
      quantity: count,
      proceeds: count,
      fee: count,
      left: count,
    })
    .describe('`proceeds` is what changed hands, `fee` the part of it that went to house and hub.'),
  z.strictObject({
    ...{ type: z.literal('orderClosed'), ...ofOrder },
    ...{ status: z.enum(['cancelled', 'expired', 'refused']), why: why.optional() },
  }),
  z.strictObject({ type: z.literal('cancelRefused'), ...ofOrder, why }),
  z.strictObject({ type: z.literal('alertRefused'), alert: id, why }),
  z.strictObject({ type: z.literal('bidRefused'), ...ofLot, why }),
  z.strictObject({ type: z.literal('errandRefused'), errand: id, why }),
  z.strictObject({ type: z.literal('caravanSent'), ...bound, rewardPercent: count }),
  z.strictObject({ type: z.literal('caravanRefused'), mission: z.enum(missionKeys), why }),
  z.strictObject({ type: z.literal('convoyRefused'), convoy: id, why }),
  z.strictObject({ type: z.literal('convoyLeft'), caravan: id, companions: count }),
  z.strictObject({ type: z.literal('choiceRefused'), caravan: id }),
  z.strictObject({ type: z.literal('whispered'), player: id, name: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('unheard'), player: id }),
  z.strictObject({ type: z.literal('cryRefused'), cry: count, why, waitMs: count }),
  z.strictObject({ type: z.literal('gathered'), item, units: count }),
  z.strictObject({ type: z.literal('travelled'), hub }),
  z
    .strictObject({ type: z.literal('tollRemitted'), hub, gold: count })
    .describe('Of a toll paid: its owner is an ally of his guild.'),
  z
    .strictObject({ type: z.literal('guildAnswered'), ask: count, why: why.nullable() })
    .describe('`why` is null when it is done.'),
  z.strictObject({ type: z.literal('guildClosed'), guild: id, why }),
  z.strictObject({ type: z.literal('guildRequestRefused'), guild: id, why }),
  z
    .strictObject({ type: z.literal('causeAnswered'), ask: count, cause: z.enum(causeKeys), why: why.nullable() })
    .describe('`why` is null when it is done; how he stands then is in part `causes`.'),
] as const;

const kept = z.discriminatedUnion('type', keptNotices);
const passing = z.discriminatedUnion('type', passingNotices);

export type KeptNotice = z.infer<typeof kept>;
export type TraderNotice = KeptNotice | z.infer<typeof passing>;

/** For whoever writes down what goes over the wire. */
export const noticeSchemas = { kept: keptNotices, passing: passingNotices };
