/** A trader on the road himself: he leaves a hub, is nowhere for a while, and is in another. His goods stay where they lie. */
import type { HubKey } from '../../content/hubs.ts';
import { quoteTravel } from '../../content/journeys.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { ToHub } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, pay, payTolls } from '../belongings.ts';
import { fallDue } from '../deadlines.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import { refuseTravel } from '../rules/travel.ts';
import { bringHome } from './gathering.ts';
import { count } from './progress.ts';

export function travel(turn: TraderTurn, { to }: CommandOf<'travel'>): ReplyTo<'travel'> {
  const from = hubOf(turn);
  const quote = quoteTravel(from ?? to, to, turn.tuning.road);
  const standing = { profile: turn.get('profile'), where: turn.get('where'), gold: turn.get('purse')?.gold ?? 0 };
  const refusal = refuseTravel(standing, to, quote.fare + quote.toll);
  if (refusal || !from) return refused(refusal ?? Refusal.onTheRoad);

  bringHome(turn);
  pay(turn, 'travel', quote.fare);
  turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) - quote.toll });
  payTolls(turn, quote.path);
  const arrivesAt = turn.now + turn.span(quote.travellingMs);
  fallDue(turn, 'where', { hub: null, from, to, leftAt: turn.now, arrivesAt });
  turn.send(addressOf('hub', from), { type: 'left', player: turn.key } satisfies ToHub);
  return accepted({ arrivesAt });
}

export function arriveIfDue(turn: TraderTurn): void {
  const where = turn.get('where');
  if (where?.hub === null && where.arrivesAt <= turn.now) arriveIn(turn, where.to);
}

function arriveIn(turn: TraderTurn, hub: HubKey): void {
  fallDue(turn, 'where', { hub });
  turn.send(addressOf('hub', hub), { type: 'arrived', player: turn.key } satisfies ToHub);
  turn.notify({ type: 'travelled', hub });
  count(turn, 'travelled', { travels: 1 });
}
