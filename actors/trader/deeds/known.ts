/** Whom he knows: friends, and those he does not want to hear. The list is his alone; two are friends who have each other in it. */
import { accepted, refused } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { FromTrader } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import { tell } from './feed.ts';
import { isOpenTo } from './talk.ts';

export function regard(turn: TraderTurn, { player, as }: CommandOf<'regard'>): ReplyTo<'regard'> {
  const profile = turn.get('profile');
  if (!profile) return refused(Refusal.notWelcomed);
  if (player === turn.key) return refused(Refusal.thatIsYou);
  const known = turn.get(`known/${player}`);
  if (as === 'stranger') {
    if (!known) return refused(Refusal.isStranger);
    turn.drop(`known/${player}`);
    return accepted({});
  }
  if (!known && turn.keys('known/').length >= turn.tuning.trader.knownMax) return refused(Refusal.knowsEnough);
  turn.put(`known/${player}`, { player, as, since: turn.now });
  if (as === 'friend' && known?.as !== 'friend')
    turn.send(addressOf('trader', player), { type: 'befriended', name: profile.name } satisfies FromTrader);
  return accepted({});
}

/** Somebody has him for a friend: he hears of it, unless he would rather not. */
export function hearBefriended(turn: TraderTurn, from: Address, name: string): void {
  if (isOpenTo(turn, from)) tell(turn, { type: 'befriended', player: keyOf(from), name });
}
