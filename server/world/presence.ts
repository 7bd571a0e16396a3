/**
 * Who is here now: whoever has a socket in his trader's room. It is asked of all nodes at once and remembered nowhere; and it is told of a
 * player to those alone whom he has for friends himself.
 */
import { addressOf } from '../../actors/kit/address.ts';
import { ActorRoom } from '../rooms/ActorRoom.ts';
import { TraderRoom } from '../rooms/TraderRoom.ts';

/** Asked of the other nodes. */
export interface PresenceQuestion {
  readonly type: 'present';
  /** Who wants to know. */
  readonly by: string;
  readonly players: readonly string[];
}

export interface PresenceAnswer {
  readonly players: readonly string[];
}

/** Puts the question to all other nodes; null for one that did not answer in time, and so knows of nobody. */
export type AskAll = (question: PresenceQuestion) => Promise<readonly unknown[]>;

export function isPresenceQuestion(question: unknown): question is PresenceQuestion {
  return (question as { type?: unknown } | null)?.type === 'present';
}

/** Those who are at this node. */
export function presentHere({ by, players }: PresenceQuestion): PresenceAnswer {
  const rooms = [...ActorRoom.open].filter((room) => room instanceof TraderRoom);
  const isHere = (player: string) =>
    rooms.some((room) => room.shows(addressOf('trader', player)) && room.onlookers > 0 && room.isFriend(by));
  return { players: players.filter(isHere) };
}

export async function presentAnywhere(question: PresenceQuestion, askAll: AskAll): Promise<ReadonlySet<string>> {
  const answers = [presentHere(question), ...(await askAll(question))];
  return new Set(answers.flatMap((answer) => (answer as PresenceAnswer | null)?.players ?? []));
}
