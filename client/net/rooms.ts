/**
 * Rooms as the links see them, and the one file that knows the Colyseus SDK. The SDK's own reconnection is off: a
 * closed room is replaced by entering again, with a new ticket (face.ts).
 */
import { Client, CloseCode, type Room as SdkRoom } from '@colyseus/sdk';
import type { Ticket } from './account.ts';
import type { Fetch } from './http.ts';

export interface Room {
  /** Names our presence in the room. */
  readonly sessionId: string;
  /** Must be called before anything is awaited after the join, or the first messages are lost. */
  onMessage(type: string, hear: (message: unknown) => void): void;
  /** After every change of the synchronised state, which is the same object each time. */
  onState(hear: (state: unknown) => void): void;
  /** `sentOn`: the server let us go, because the actor is elsewhere now. */
  onClose(hear: (sentOn: boolean) => void): void;
  send(type: string, payload: unknown): void;
  /** Rejects when the room closes first, or after too long: then nobody knows whether it was heard. */
  request(type: string, payload: unknown): Promise<unknown>;
  ping(hear: (ms: number) => void): void;
  leave(): void;
}

export type Join = (ticket: Ticket) => Promise<Room>;

export const requestTimeoutMs = 15_000;

export function sdkJoin(origin: string, fetch?: Fetch): Join {
  const options = fetch ? { fetchFn: fetch as typeof globalThis.fetch } : {};
  return async ({ roomId, ticket, site = '' }) => {
    const client = new Client((site.includes('://') ? site : origin + site).replace(/^http/, 'ws'), options);
    return roomOf(await client.joinById(roomId, { ticket }));
  };
}

function roomOf(room: SdkRoom): Room {
  room.reconnection.enabled = false;
  return {
    sessionId: room.sessionId,
    onMessage: (type, hear) => void room.onMessage(type, hear),
    onState: (hear) => void room.onStateChange(hear),
    onClose: (hear) => void room.onLeave((code) => hear(code === CloseCode.MAY_TRY_RECONNECT)),
    send(type, payload) {
      if (room.connection.isOpen) room.send(type, payload);
    },
    request: (type, payload) => room.request(type, payload, { timeout: requestTimeoutMs }),
    ping: (hear) => room.ping(hear),
    leave: () => void room.leave(room.connection.isOpen),
  };
}
