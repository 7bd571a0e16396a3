/** The hub: where the people of a square talk, and where its merchant lives. Walking is not here. */
import type { ActorKind } from '../kit/actor.ts';
import { accepted } from '../kit/actor.ts';
import type { ToHub } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import { board, clearConvoys, formConvoy, hearFromRoad, joinConvoy, leaveConvoy, leaveTogether } from './convoys.ts';
import { giveErrand, takeBackErrand, turnErrands } from './errands.ts';
import { turnEvents } from './events.ts';
import type { HubTurn } from './merchant.ts';
import { hearOfOrder, quoteSome, stir, takeDelivery } from './merchant.ts';
import type { Command } from './messages.ts';
import { parseCommand } from './messages.ts';
import { giveFromPool } from './pools.ts';
import { giveReward, showRewards, takeBackReward } from './rewards.ts';
import type { HubParts } from './state.ts';
import { holdings, version } from './state.ts';
import { forget, hearCried, hearCry, hearTalk } from './talk.ts';

export const hub: ActorKind<HubParts, 'hub', undefined, Command, ToHub, Tuning> = {
  kind: 'hub',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => undefined,
  holdings,

  /** The only command is `open`. */
  onCommand(turn) {
    openShop(turn);
    return accepted({});
  },

  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'say':
        return hearTalk(turn, mail);
      case 'cry':
        return hearCry(turn, from, mail);
      case 'cried':
        return hearCried(turn, mail.line);
      case 'forget':
        return forget(turn, mail);
      case 'arrived':
        openShop(turn);
        return stir(turn);
      case 'left':
        return turn.notify({ type: 'left', player: mail.player });
      case 'gather':
        return giveFromPool(turn, from, mail);
      case 'takeErrand':
        return giveErrand(turn, from, mail);
      case 'returnErrand':
        return takeBackErrand(turn, mail);
      case 'askReward':
        return giveReward(turn, from, mail);
      case 'returnReward':
        return takeBackReward(turn, mail);
      case 'formConvoy':
        return formConvoy(turn, from, mail);
      case 'joinConvoy':
        return joinConvoy(turn, from, mail);
      case 'leaveConvoy':
        return leaveConvoy(turn, from, mail);
      case 'boarded':
        return board(turn, from, mail);
      case 'convoyDeparts':
        return leaveTogether(turn, mail);
      case 'onTheWay':
        return hearFromRoad(turn, from, mail);
      case 'lotShown':
        return turn.put(`lot/${mail.lot.id}`, mail.lot);
      case 'lotGone':
        return turn.drop(`lot/${mail.lot}`);
      case 'deliver':
        return takeDelivery(turn, mail.item, mail.units);
      default:
        return hearOfOrder(turn, mail, value);
    }
  },

  onBounce(turn, _to, mail, value) {
    if (mail.type !== 'place') return;
    hearOfOrder(turn, { type: 'placeRefused', order: String(mail.order), why: 'fault' }, value);
  },

  onWake(turn) {
    const merchant = turn.get('merchant');
    if (!merchant) return;
    if (merchant.quoted === 0) {
      turnEvents(turn);
      turnErrands(turn);
      showRewards(turn);
      clearConvoys(turn);
    }
    quoteSome(turn, merchant);
  },
};

/** A shop that is open stays so. */
function openShop(turn: HubTurn): void {
  if (turn.get('merchant')) return;
  turn.put('merchant', { roundAt: turn.now, quoted: 0, orders: 0, stirredAt: turn.now });
  turn.wakeAt(turn.now);
}
