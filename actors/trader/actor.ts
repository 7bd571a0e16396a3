/**
 * The trader: one player's purse, goods, orders, agents and caravans. Everything he spends leaves here, inside a letter;
 * everything he earns arrives here, inside one.
 */
import type { HubKey } from '../content/hubs.ts';
import { homeHub } from '../content/hubs.ts';
import type { ActorKind, Mail, Reply } from '../kit/actor.ts';
import { accepted, refused } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { keyOf, kindOf } from '../kit/address.ts';
import { isNothing } from '../kit/value.ts';
import type {
  FromAuction,
  FromCause,
  FromGuild,
  FromHub,
  FromLot,
  FromRegister,
  FromTrader,
  PriceNews,
  ToHub,
  ToTrader,
} from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import type { TraderTurn } from './belongings.ts';
import { keep, receive, storeAt } from './belongings.ts';
import { nextDeadline } from './deadlines.ts';
import { dismissAgent, equip, hireAgent, repairGear, unequip } from './deeds/agents.ts';
import { choose, hearOfCaravan, sendHaul, turnBack } from './deeds/caravans.ts';
import { hearOfReward, hearOfRewardBounce, sendCaravan } from './deeds/catalogue.ts';
import { causeDeeds, hearOfCause, hearOfCauseBounce } from './deeds/causes.ts';
import { formConvoy, hearOfCompany, hearOfConvoy, joinConvoy } from './deeds/convoys.ts';
import { cancelJob, craft, hastenJob, workOn } from './deeds/crafting.ts';
import { hearOfErrand, takeErrand } from './deeds/errands.ts';
import { readFeed } from './deeds/feed.ts';
import { forgetMe } from './deeds/forgetting.ts';
import { gather, gatherDue, hearOfGathering, stopGathering } from './deeds/gathering.ts';
import { hearOfGuild, hearOfGuildBounce } from './deeds/guild-news.ts';
import { guildDeeds } from './deeds/guilds.ts';
import { regard } from './deeds/known.ts';
import { bid, hearOfLot, hearOfLotBounce, openLot } from './deeds/lots.ts';
import { fulfilOperatorOrder } from './deeds/operator-orders.ts';
import { cancelOrder, hearOfOrder, placeOrder } from './deeds/orders.ts';
import { setAvatar, wearTitle } from './deeds/person.ts';
import { claimMail, deleteMail, markMail, returnDue, sendMail, setFolders } from './deeds/post.ts';
import { claimAchievement, claimDay, claimStep, giveStep } from './deeds/progress.ts';
import { chargeStorage } from './deeds/storage.ts';
import { hearOfCry, say, sayInTrade, whisper } from './deeds/talk.ts';
import { hearOfTrader, hearOfTraderBounce } from './deeds/traders.ts';
import { arriveIfDue, travel } from './deeds/travel.ts';
import { dropAlert, hearOfPrice, setAlert, watch } from './deeds/watching.ts';
import type { Command, CommandOf } from './messages.ts';
import { parseCommand } from './messages.ts';
import { OrderIndex } from './order-index.ts';
import type { ReplyTo } from './results.ts';
import { noProgress } from './rules/progress.ts';
import { acceptCollect, refuseCollect } from './rules/store.ts';
import type { TraderParts } from './state.ts';
import { holdings, version } from './state.ts';

export const trader: ActorKind<TraderParts, 'trader', OrderIndex, Command, ToTrader, Tuning> = {
  kind: 'trader',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => new OrderIndex(),
  holdings,

  onCommand(turn, command) {
    const deed = deeds[command.type] as (turn: TraderTurn, command: Command) => Reply;
    return deed(turn, command);
  },

  /** What an auction house or a hub sends belongs into its own hub, what a caravan brings into the one it names. */
  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'departed':
      case 'accompanied':
      case 'halted':
      case 'resumed':
      case 'choiceRefused':
      case 'arrived':
        if (!isNothing(value)) receive(turn, mail.type === 'arrived' ? mail.hub : homeHub, value);
        return hearOfCaravan(turn, mail);
      default:
        if (kindOf(from) === 'trader') return hearOfTrader(turn, from, mail as FromTrader, value);
        if (!isNothing(value)) receive(turn, hubOfMail(from, mail), value);
        if (kindOf(from) === 'cause') return hearOfCause(turn, from, mail as FromCause, value);
        if (isOfGuilds(from)) return hearOfGuild(turn, from, mail as FromGuild | FromRegister);
        return hearOf(turn, keyOf(from) as HubKey, mail as FromHubs);
    }
  },

  onBounce(turn, to, mail, value) {
    if (mail.type === 'setOut') return turnBack(turn, String(mail['caravan']), value);
    if (mail.type === 'choose') return receive(turn, homeHub, value);
    if (kindOf(to) === 'trader') return hearOfTraderBounce(turn, mail, value);
    if (!isNothing(value)) receive(turn, hubOfMail(to, mail), value);
    if (mail.type === 'askReward') return hearOfRewardBounce(turn, mail as ToHub & { type: 'askReward' });
    if (kindOf(to) === 'lot') return hearOfLotBounce(turn, mail);
    if (kindOf(to) === 'cause') return hearOfCauseBounce(turn, to, mail);
    if (isOfGuilds(to)) return hearOfGuildBounce(turn, to, mail);
    if (kindOf(to) !== 'auction') return;
    const type = mail.type === 'place' ? 'placeRefused' : 'cancelRefused';
    hearOfOrder(turn, { type, order: String(mail.order), why: 'fault' });
  },

  /** Whatever is due by now, then sleep until the next deadline. */
  onWake(turn) {
    arriveIfDue(turn);
    gatherDue(turn);
    workOn(turn);
    chargeStorage(turn);
    returnDue(turn);
    turn.wakeAt(nextDeadline(turn));
  },
};

/** Every command, and the deed that does it. */
const deeds: { readonly [Type in Command['type']]: (turn: TraderTurn, command: CommandOf<Type>) => Reply } = {
  ...{ welcome, say, collectShelf, placeOrder, cancelOrder, travel },
  ...{ hireAgent, equip, unequip, repairGear, dismissAgent },
  ...{ sendHaul, sendCaravan, takeErrand, formConvoy, joinConvoy, choose },
  ...{ craft, cancelJob, hastenJob, gather, stopGathering },
  ...{
    claimStep,
    claimAchievement,
    claimDay,
    readFeed,
    openLot,
    bid,
    watch,
    setAlert,
    dropAlert,
    setAvatar,
    wearTitle,
  },
  ...{ sayInTrade, whisper, sendMail, claimMail, markMail, deleteMail, setFolders, regard },
  ...guildDeeds,
  ...causeDeeds,
  ...{ forgetMe, grant: fulfilOperatorOrder, confiscate: fulfilOperatorOrder },
};

const isOfGuilds = (address: Address): boolean => kindOf(address) === 'guild' || kindOf(address) === 'register';

/** Where what came along belongs: houses and hubs are in it, letters of others name the hub. */
function hubOfMail(from: Address, mail: Mail): HubKey {
  const isThere = kindOf(from) === 'auction' || kindOf(from) === 'hub';
  return (isThere ? keyOf(from) : mail['hub']) as HubKey;
}

type FromHubs = FromAuction | PriceNews | FromHub | FromLot;

function hearOf(turn: TraderTurn, hub: HubKey, mail: FromHubs): void {
  switch (mail.type) {
    case 'bidTaken':
    case 'outbid':
    case 'bidRefused':
    case 'lotWon':
    case 'lotSold':
    case 'lotUnsold':
      hearOfLot(turn, mail);
      break;
    case 'gathered':
      hearOfGathering(turn, hub, mail);
      break;
    case 'errandGiven':
    case 'errandGone':
      hearOfErrand(turn, hub, mail);
      break;
    case 'rewardGiven':
    case 'rewardFell':
      hearOfReward(turn, mail);
      break;
    case 'convoyGiven':
    case 'convoyGone':
      hearOfConvoy(turn, mail);
      break;
    case 'tollRemitted':
      turn.notify({ type: 'tollRemitted', hub, gold: mail.gold });
      break;
    case 'cryRefused':
      hearOfCry(turn, mail);
      break;
    case 'companyNews':
      hearOfCompany(turn, mail);
      break;
    case 'priceReached':
    case 'alertRefused':
      hearOfPrice(turn, mail);
      break;
    default:
      hearOfOrder(turn, mail);
  }
}

function welcome(turn: TraderTurn, { name, guest }: CommandOf<'welcome'>): Reply {
  const known = turn.get('profile');
  if (known) {
    if (known.name !== name || known.guest !== guest) turn.put('profile', { ...known, name, guest });
    return accepted({});
  }
  turn.put('profile', { name, guest, welcomedAt: turn.now });
  turn.put('where', { hub: homeHub });
  turn.put('progress', { ...noProgress, steps: { welcome: 'claimed' } });
  giveStep(turn, 'welcome', 'starter');
  return accepted({});
}

function collectShelf(turn: TraderTurn, { hub }: CommandOf<'collectShelf'>): ReplyTo<'collectShelf'> {
  const store = storeAt(turn, hub);
  const refusal = refuseCollect(store, turn.tuning.trader);
  if (refusal) return refused(refusal);
  keep(turn, hub, store, acceptCollect(store, turn.tuning.trader));
  return accepted({});
}
