/**
 * The server itself speaks to an actor: in a session of its own that no player can name, one command at a time.
 * Two who might speak to one actor at the same moment need a session each.
 */
import type { Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import type { Host } from '../host/Host.ts';

/** A dot stands in no session of a player (server/rooms/TraderRoom.ts). */
export const ServerSession = { door: '.the-door', operator: '.the-operator', forgetting: '.the-forgetting' } as const;
export type ServerSession = (typeof ServerSession)[keyof typeof ServerSession];

export async function tell(host: Host, session: ServerSession, address: Address, body: unknown): Promise<Reply> {
  const opened = await host.ask(address, { type: 'open', session, fresh: true });
  if (!opened.ok) return opened;
  const seq = (opened.result as { last: number }).last + 1;
  return host.ask(address, { type: 'command', session, seq, ackBelow: seq, body });
}
