/** Errands: a trader asks his hub's merchant for one, and the caravan sets out as soon as it is his. */
import { noHelp } from '../../content/gear.ts';
import type { HubKey } from '../../content/hubs.ts';
import { quoteHaul } from '../../content/journeys.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { FromHub, ToHub } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import { send } from './caravans.ts';

export function takeErrand(turn: TraderTurn, { errand }: CommandOf<'takeErrand'>): ReplyTo<'takeErrand'> {
  const hub = hubOf(turn);
  if (!turn.get('profile')) return refused(Refusal.notWelcomed);
  if (!hub) return refused(Refusal.onTheRoad);
  turn.send(addressOf('hub', hub), { type: 'takeErrand', errand } satisfies ToHub);
  return accepted({ errand });
}

/** It is his: he loads and goes, or gives it back and is told why. */
export function hearOfErrand(
  turn: TraderTurn,
  from: HubKey,
  mail: FromHub & { type: 'errandGiven' | 'errandGone' },
): void {
  if (mail.type === 'errandGone') {
    turn.notify({ type: 'errandRefused', errand: mail.errand, why: Refusal.errandGone });
    return;
  }
  const { errand } = mail;
  const cargo = { [errand.item]: errand.units };
  const plan = { mission: null, from, to: errand.to, cargo, agent: null, provisions: [], help: noHelp };
  const reply = send(turn, plan, quoteHaul(from, errand.to, turn.tuning.road), { errand });
  if (reply.ok) return;
  turn.send(addressOf('hub', from), { type: 'returnErrand', errand } satisfies ToHub);
  turn.notify({ type: 'errandRefused', errand: errand.id, why: reply.refused });
}
