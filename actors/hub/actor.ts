/** The hub: where the people of a square talk, and where its merchant lives. Walking is not here. */
import type { ActorKind } from '../kit/actor.ts';
import { accepted } from '../kit/actor.ts';
import type { ToHub } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import type { HubTurn } from './merchant.ts';
import { hearOfOrder, quoteSome } from './merchant.ts';
import type { Command } from './messages.ts';
import { parseCommand } from './messages.ts';
import type { HubParts } from './state.ts';
import { holdings, LINES_KEPT, version } from './state.ts';

export const hub: ActorKind<HubParts, 'hub', undefined, Command, ToHub, Tuning> = {
  kind: 'hub',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => undefined,
  holdings,

  /** The only command is `open`; a shop that is open stays so. */
  onCommand(turn) {
    if (!turn.get('merchant')) {
      turn.put('merchant', { roundAt: turn.now, quoted: 0, orders: 0 });
      turn.wakeAt(turn.now);
    }
    return accepted({});
  },

  onMail(turn, _from, mail, value) {
    if (mail.type === 'say') hearTalk(turn, mail);
    else hearOfOrder(turn, mail, value);
  },

  onBounce(turn, _to, mail, value) {
    if (mail.type !== 'place') return;
    hearOfOrder(turn, { type: 'placeRefused', order: String(mail.order), why: 'fault' }, value);
  },

  onWake(turn) {
    const merchant = turn.get('merchant');
    if (merchant) quoteSome(turn, merchant);
  },
};

function hearTalk(turn: HubTurn, { player, name, text }: ToHub & { type: 'say' }): void {
  const id = (turn.get('chat')?.last ?? 0) + 1;
  const line = { id, player, name, text, at: turn.now };
  turn.put('chat', { last: id });
  turn.put(`line/${id % LINES_KEPT}`, line);
  turn.notify({ type: 'said', ...line });
}
