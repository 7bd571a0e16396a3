/** Keeping an eye on markets: goods on a list, and prices that an auction house tells of when somebody trades at them. */
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { PriceNews, ToAuction } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import * as rules from '../rules/watching.ts';
import { tell } from './feed.ts';

export function watch(turn: TraderTurn, { hub, item, on }: CommandOf<'watch'>): ReplyTo<'watch'> {
  if (!turn.get('profile')) return refused(Refusal.notWelcomed);
  const watched = turn.get('watched') ?? {};
  const after = rules.watchedAfter(watched, hub, item, on);
  if (rules.countOf(after) > rules.countOf(watched) && !rules.hasRoomToWatch(watched, turn.tuning.trader))
    return refused(Refusal.watchesEnough);
  turn.put('watched', after);
  return accepted({});
}

export function setAlert(turn: TraderTurn, { hub, item, when, price }: CommandOf<'setAlert'>): ReplyTo<'setAlert'> {
  if (!turn.get('profile')) return refused(Refusal.notWelcomed);
  if (!rules.hasRoomForAlert(turn.keys('alert/').length, turn.tuning.trader)) return refused(Refusal.watchesEnough);
  const set = (turn.get('alerts')?.set ?? 0) + 1;
  const id = `w${set}`;
  turn.put('alerts', { set });
  turn.put(`alert/${id}`, { id, hub, item, when, price, setAt: turn.now });
  turn.send(addressOf('auction', hub), { type: 'setAlert', alert: id, item, when, price } satisfies ToAuction);
  return accepted({ alert: id });
}

export function dropAlert(turn: TraderTurn, { alert: id }: CommandOf<'dropAlert'>): ReplyTo<'dropAlert'> {
  const alert = turn.get(`alert/${id}`);
  if (!alert) return refused(Refusal.unknownAlert);
  turn.drop(`alert/${id}`);
  turn.send(addressOf('auction', alert.hub), { type: 'dropAlert', alert: id, item: alert.item } satisfies ToAuction);
  return accepted({});
}

export function hearOfPrice(turn: TraderTurn, mail: PriceNews): void {
  const alert = turn.get(`alert/${mail.alert}`);
  if (!alert) return;
  const { id, hub, item, when } = alert;
  turn.drop(`alert/${id}`);
  if (mail.type === 'alertRefused') turn.notify({ type: 'alertRefused', alert: id, why: mail.why });
  else tell(turn, { type: 'priceReached', alert: id, hub, item, when, price: mail.price });
}
