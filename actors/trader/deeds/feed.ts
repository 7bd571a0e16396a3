/** The feed: what happened to a trader, line by line, told at once to whoever is there and kept for whoever was away. */
import { accepted } from '../../kit/actor.ts';
import type { TraderTurn } from '../belongings.ts';
import { limits } from '../limits.ts';
import type { CommandOf } from '../messages.ts';
import type { KeptNotice } from '../notices.ts';
import type { ReplyTo } from '../results.ts';

/** A notice that stays. */
export function tell(turn: TraderTurn, notice: KeptNotice): void {
  const { last, seen } = turn.get('feed') ?? { last: 0, seen: 0 };
  const id = last + 1;
  turn.put('feed', { last: id, seen });
  turn.put(`feed/${id % limits.feedLinesMax}`, { id, at: turn.now, ...notice });
  turn.notify(notice);
}

/** The player has read so far; what comes after is news. */
export function readFeed(turn: TraderTurn, { through }: CommandOf<'readFeed'>): ReplyTo<'readFeed'> {
  const { last, seen } = turn.get('feed') ?? { last: 0, seen: 0 };
  const read = Math.min(last, Math.max(seen, through));
  if (read > seen) turn.put('feed', { last, seen: read });
  return accepted({ seen: read });
}
