/**
 * A room that is overheard: what the client library sends and hears, before it makes sense of it. The library hides
 * what it repeats, and repeating is the very thing to be counted.
 */
import type { Reply } from '../actors/kit/actor.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import type { Join } from '../client/net/rooms.ts';

export interface Request {
  readonly session: string;
  readonly seq: number;
  readonly body: PlayerCommand;
}

export interface Watcher {
  /** A command goes out; the function given back hears the answer, or null when the room closed before it. */
  asked(request: Request): (reply: Reply | null) => void;
}

export function watchJoin(join: Join, watcher: Watcher): Join {
  return async (ticket) => {
    const room = await join(ticket);
    const request = room.request.bind(room);
    return Object.assign(room, {
      async request(type: string, payload: unknown): Promise<unknown> {
        if (type !== 'command') return request(type, payload);
        const hear = watcher.asked(payload as Request);
        try {
          const reply = await request(type, payload);
          hear(reply as Reply);
          return reply;
        } catch (error) {
          hear(null);
          throw error;
        }
      },
    });
  };
}
