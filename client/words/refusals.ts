/** Why something was not done, in a sentence for each code. */
import type { Refusal as AuctionRefusal } from '../../actors/auction/rules.ts';
import type { Refusal as CauseRefusal } from '../../actors/cause/rules.ts';
import type { Refusal as GuildRefusal } from '../../actors/guild/rules/refusal.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { Refusal as LotRefusal } from '../../actors/lot/rules.ts';
import type { Refusal as RegisterRefusal } from '../../actors/register/rules.ts';
import type { Refusal as TraderRefusal } from '../../actors/trader/rules/refusal.ts';
import { causeRefusals } from './cause.ts';
import { guildRefusals } from './guild.ts';
import { talkRefusals } from './talk.ts';

/** Codes of the rules; a rule without a sentence does not compile. */
const ruleRefusals = {
  notWelcomed: 'Your trader is not ready yet. Try again in a moment.',
  muted: 'You may not speak at present.',
  notHere: 'You must stand in this town to do that.',
  onTheRoad: 'You are on the road. Wait until you have arrived.',
  bound: 'Newcomers and guests may only trade between half and twice the usual price.',
  levelTooLow: 'You must have come further to do that. Gain experience first.',
  tooManyOrders: 'You have as many open orders as a trader may have. Cancel one first.',
  shelfNotEmpty: 'Goods are waiting on your claim shelf. Collect them before you place an order.',
  notEnoughGold: 'You do not have enough gold for that.',
  notEnoughGoods: 'You do not have that many in this town.',
  unknownOrder: 'That order does not exist any more.',
  orderIsClosed: 'That order is closed already.',
  shelfIsEmpty: 'Your claim shelf is empty.',
  noRoom: 'There is no room for anything from the shelf.',
  tooManyAgents: 'You have as many agents as a trader may have.',
  unknownAgent: 'You have no such agent.',
  agentIsAway: 'This agent is on the road with another caravan.',
  agentIsHurt: 'This agent was hurt on the last trip and must rest a while.',
  notGear: 'No agent can wear that.',
  notForThisAgent: 'This agent cannot use that: it is for another type, or for a higher level.',
  slotIsEmpty: 'Nothing is worn there.',
  gearIsWorn: 'It is worn. Have it repaired first.',
  gearIsWhole: 'It is as good as new.',
  wearsGear: 'This agent still wears things of yours. Take them off first.',
  tooManyCaravans: 'All your caravans are on the road. Wait until one has arrived.',
  missionUnderWay: 'A caravan of yours is on this mission already.',
  alreadyThere: 'The goods are in this town already.',
  nothingToCarry: 'Load something first.',
  noIncident: 'Nothing blocks the road of that caravan, or it has gone on already.',
  rewardFell: 'Others were quicker: the town gives less of its rewards now than it showed you.',
  convoyGone: 'That convoy has left, is full, or is not of your guild.',
  errandGone: 'Somebody else took this errand, or it is over.',
  tooMuchCargo: 'A caravan cannot carry that much.',
  notAProvision: 'That is of no use on the way, or it is taken along already.',
  unknownBlueprint: 'You do not know yet how that is made.',
  benchIsFull: 'Your bench has all the work it can take.',
  unknownJob: 'That work is not under way.',
  alreadyHastened: 'That work goes as fast as it can already.',
  alreadyGathering: 'You are gathering already.',
  notGathering: 'You are not gathering anything.',
  notFoundHere: 'That is not to be found in this square.',
  gatheredEnough: 'You have gathered as much as one may in an hour.',
  notDone: 'That has not been done yet.',
  floorAboveStart: 'The floor cannot lie above the starting price.',
  tooManyLots: 'You have as many lots under the hammer as a trader may have.',
  tooManyBids: 'You have as many bids standing as a trader may have.',
  watchesEnough: 'You keep an eye on as much as you can already.',
  unknownAlert: 'You do not wait for that price.',
  unknownTitle: 'That title is not yours to wear.',
  alreadyInGuild: 'You are in a guild already.',
  bookFull: 'The exchange is full and sent your order back.',
  duplicateOrder: 'The exchange has this order already.',
  wrongEscrow: 'The exchange could not match the payment to the order and sent it back.',
  notYours: 'That order belongs to somebody else.',
  bidTooLow: 'That is less than the next bid must be.',
  lotIsOver: 'The hammer has fallen already.',
  otherLot: 'That is not what is for sale there.',
  ownLot: 'You cannot bid on what is your own.',
  tooManyAlerts: 'Too many wait for a price of this good already.',
  notInGuild: 'You are in no guild.',
  nothingAsked: 'You have not asked any guild to let you in.',
  ...guildRefusals,
  ...causeRefusals,
  ...talkRefusals,
} satisfies Record<TraderRefusal | AuctionRefusal | LotRefusal | GuildRefusal | RegisterRefusal | CauseRefusal, string>;

/** Codes of the wire and of the door. */
const otherRefusals: Record<string, string> = {
  busy: 'The server is busy. Try again in a moment.',
  rateLimited: 'That was too fast. Wait a moment and try again.',
  outOfOrder: 'Something asked before has not arrived yet. It is sent again.',
  alreadyAnswered: 'That was answered before.',
  invalid: 'That cannot be done as it was entered.',
  fault: 'Something went wrong on our side; nothing was changed.',
  unknown: 'We cannot tell whether this was done. Look at your orders and your purse before you repeat it.',
  sessionClosed: 'This page was open for too long. Reload it.',
  unreachable: 'The server cannot be reached. Try again in a moment.',
  starting: 'The town is just waking up. One moment.',
  unauthorized: 'Please sign in again.',
  forbidden: 'You may not do that.',
  notFound: 'There is no such thing.',
  notThere: 'You are not there.',
  unknownPlace: 'There is no such place.',
  tooLarge: 'That is more than can be sent at once.',
  wrongCredentials: 'E-mail and password do not match.',
  emailTaken: 'There is an account with this e-mail already.',
  nameTaken: 'Another trader has this name.',
  badName: 'A name has 3 to 20 letters, digits, spaces, dashes, dots or apostrophes, and is not a reserved one.',
  badEmail: 'That does not look like an e-mail address.',
  weakPassword: 'A password has 10 to 128 characters.',
  badToken: 'This link is used up or too old. Ask for a new one.',
  notGuest: 'This is an account already.',
  banned: 'This account is closed.',
};

/** The sentence for a code; `said` is what the server said, for codes younger than this client. */
export function refusal(code: string, said?: unknown): string {
  const known = (ruleRefusals as Record<string, string>)[code] ?? otherRefusals[code];
  return known ?? (typeof said === 'string' ? said : `The server said no (${code}).`);
}

export function refusalOf(reply: Reply & { ok: false }): string {
  return refusal(reply.refused, reply['why']);
}
