/** What a trader waits for: each deadline is an instant in a part, and he asks to be woken for the earliest. */
import type { TraderTurn } from './belongings.ts';
import type { TraderParts } from './state.ts';

/** The parts that a deadline lies in. */
type Waiting = 'where' | 'bench' | 'gathering' | 'storage' | 'postDue';

/** Writes a part in which something falls due, or leaves it out. */
export function fallDue<Key extends Waiting>(turn: TraderTurn, key: Key, part: TraderParts[Key] | null): void {
  if (part === null) turn.drop(key);
  else turn.put(key, part);
  turn.wakeAt(nextDeadline(turn));
}

export function nextDeadline(turn: TraderTurn): number | null {
  const where = turn.get('where');
  const instants = [
    where?.hub === null ? where.arrivesAt : null,
    turn.get('bench')?.jobs[0]?.endsAt,
    turn.get('gathering')?.endsAt,
    turn.get('storage')?.dueAt,
    turn.get('postDue')?.dueAt,
  ].filter((instant) => typeof instant === 'number');
  return instants.length > 0 ? Math.min(...instants) : null;
}
