/** What each command of a player is answered with when it is not refused, and what then comes of it. */
import { z } from 'zod';
import type { Reply } from '../kit/actor.ts';
import type { PlayerCommand } from './messages.ts';

const id = z.string();
const count = z.int().min(0);
const instant = z.int();
const nothing = z.strictObject({});
/** Then one notice `guildAnswered` has its number. */
const asked = z.strictObject({ ask: count }).describe('Then notice `guildAnswered`.');
/** Then one notice `causeAnswered` has its number. */
const askedOfCause = z.strictObject({ ask: count }).describe('Then notice `causeAnswered`.');
const onTheRoad = z.strictObject({ caravan: id, departsAt: instant, arrivesAt: instant });

export const results = {
  placeOrder: z
    .strictObject({ order: id, status: z.literal('pending') })
    .describe('In the hub where he is. Then `order/<id>` says what the house makes of it.'),
  cancelOrder: z.strictObject({ order: id }).describe('Then it is closed, or notice `cancelRefused`.'),
  say: nothing.describe('`mutedUntil` is the server’s to say; refusal `muted` tells `until` when.'),
  sayInTrade: z.strictObject({ cry: count }).describe('As `say`. Then the nation hears it, or notice `cryRefused`.'),
  whisper: z.strictObject({ whisper: count }).describe('As `say`. When it does not reach him, notice `unheard`.'),
  sendMail: z
    .strictObject({ mail: id })
    .describe('As `say`; goods of the hub where he is. Then `sent/<mail>` says what became of it.'),
  claimMail: nothing.describe('Goods come to lie where they were put in.'),
  markMail: nothing,
  deleteMail: nothing.describe('His own copy; what was still enclosed goes back.'),
  setFolders: nothing.describe('What lay in a folder that is gone lies there no more.'),
  regard: nothing,
  collectShelf: nothing,
  travel: z.strictObject({ arrivesAt: instant }),
  hireAgent: z.strictObject({ agent: id }),
  equip: nothing,
  unequip: nothing,
  repairGear: z.strictObject({ gold: count }),
  dismissAgent: nothing,
  sendHaul: onTheRoad.describe('From the hub where he is.'),
  sendCaravan: nothing.describe(
    'From the hub where he is, which must be the mission’s; `cargo` may be `{}`. `rewardPercent` as the board shows it, else 100. Then notice `caravanSent`, or `caravanRefused`.',
  ),
  takeErrand: z.strictObject({ errand: id }).describe('Then the caravan is there, or notice `errandRefused`.'),
  formConvoy: nothing.describe('Then the caravan is there, waiting at the gate, or notice `convoyRefused`.'),
  joinConvoy: nothing.describe('Then the caravan is there, waiting at the gate, or notice `convoyRefused`.'),
  choose: nothing.describe('Then notice `caravanResumed`, or `choiceRefused`.'),
  craft: z
    .strictObject({ job: id, endsAt: instant.nullable() })
    .describe('`endsAt` is null while other jobs are before it.'),
  cancelJob: z.strictObject({ finished: count }),
  hastenJob: z.strictObject({ endsAt: instant }),
  gather: z.strictObject({ endsAt: instant }).describe('Refusal `gatheredEnough` tells how many are `left`.'),
  stopGathering: z.strictObject({ units: count }),
  claimStep: nothing,
  claimAchievement: nothing,
  claimDay: z.strictObject({ days: count, gold: count }),
  readFeed: z.strictObject({ seen: count }),
  openLot: z.strictObject({ lot: id, endsAt: instant }),
  bid: z
    .strictObject({ bid: id })
    .describe('Item and quantity as the lot is shown. Then `bid/<id>` says what became of it.'),
  watch: nothing,
  setAlert: z.strictObject({ alert: id }).describe('When it is reached, notice `priceReached`.'),
  dropAlert: nothing,
  setAvatar: nothing,
  wearTitle: nothing,
  foundGuild: z
    .strictObject({ guild: id })
    .describe('In the hub of its hall. Then part `guild` says so, or notice `guildClosed`.'),
  joinGuild: nothing.describe(
    '`wayfarers` takes everyone at once. Then part `guild` says so, or notice `guildClosed`.',
  ),
  askIntoGuild: nothing.describe('One guild at a time. Then he is let in, or notice `guildRequestRefused`.'),
  takeBackRequest: nothing,
  declineInvite: nothing,
  leaveGuild: asked,
  giveToGuild: asked.describe('Goods in the hub of the hall.'),
  takeFromGuild: asked.describe('Goods in the hub of the hall.'),
  sayInGuild: asked.describe('`mutedUntil` is the server’s to say.'),
  inviteToGuild: asked,
  recallInvite: asked,
  answerRequest: asked,
  setGuildRole: asked,
  expelFromGuild: asked,
  expelAbsent: asked,
  transferGuild: asked,
  editGuild: asked,
  openChannel: asked,
  closeChannel: asked,
  contendForHub: asked.describe('Then part `contest/<hub>` of the guild says what the hub makes of it.'),
  setHubTax: asked,
  beginGuildMission: asked,
  proposeAlliance: asked.describe('Then part `alliance/<guild>` of the guild says what the other makes of it.'),
  recallAlliance: asked,
  answerAlliance: asked.describe('It stands once the other guild has sealed it.'),
  breakAlliance: asked,
  disbandGuild: asked.describe('When treasury and store are empty.'),
  joinCause: askedOfCause,
  contribute: askedOfCause.describe(
    'Goods in the hub where he is. Then notice `causeAnswered`; what is not wanted is back with it. With `beacon` a crystal is used up, and the limit does not count it.',
  ),
  claimReward: askedOfCause.describe('Then notices `causeAnswered` and `causeRewarded`.'),
  showWealth: nothing.describe('Whether his gold may be seen in the list of the richest.'),
} satisfies Record<PlayerCommand['type'], z.ZodType>;

/** The answer to a command: its result, or a refusal. */
export type ReplyTo<Type extends PlayerCommand['type']> = Reply<z.infer<(typeof results)[Type]>>;
