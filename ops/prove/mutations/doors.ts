/** Guards of the doors: tickets, and what a player may ask. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const doors = 'server/rooms/doors.room.test.ts';

export const doorMutations: readonly Mutation[] = [
  without(
    'a ticket used twice',
    'ticket',
    'server/auth/tickets.test.ts',
    'server/auth/tickets.ts',
    'const found = this.#open.get(ticket); this.#open.delete(ticket);',
    'const found = this.#open.get(ticket);',
  ),
  without(
    'a ticket opens any door',
    'ticket',
    doors,
    'server/rooms/ActorRoom.ts',
    "if (client.auth?.address !== this.address) throw new ServerError(ErrorCode.AUTH_FAILED, 'the ticket is for another place');",
    "if (!client.auth) throw new ServerError(ErrorCode.AUTH_FAILED, 'no ticket');",
  ),
  without(
    'players may ask what only the server may',
    'TR1',
    doors,
    'server/rooms/TraderRoom.ts',
    'const allowed = playerCommandTypes.includes(type as never) ? body : null;',
    'const allowed = body;',
  ),
  {
    name: 'a frame that nobody knows ends the process',
    promise: 'D10',
    tests: [doors],
    edits: [
      {
        file: 'server/rooms/ActorRoom.ts',
        find: "this.onMessage('*', (client) => {",
        replace: "this.onMessage('nothing', (client) => {",
      },
      { file: 'server/rooms/stray-frames.ts', find: 'refused(); (client', replace: 'throw new Error();\n(client' },
    ],
  },
  without(
    'what the framework could not read is printed',
    'D10',
    'ops/prove/fuzz.room.test.ts',
    'server/rooms/stray-frames.ts',
    'tell(`${sort} ${place.trim()}`);',
    'tell(`${sort} ${place.trim()} ${complaint}`);',
  ),
];
