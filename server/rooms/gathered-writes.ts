/**
 * Gathered writes: what is said to one socket within one turn of the loop leaves in one write. A commit answers many
 * commands at once, each with a reply and news, and a system call for every frame would cost more than deciding it did.
 */
import type { Socket } from 'node:net';
import { WebSocketClient } from '@colyseus/ws-transport';

const corked = new Set<Socket>();

let gathering = false;

/** Mends the transport, once a process. */
export function gatherWrites(): void {
  if (gathering) return;
  gathering = true;

  const { raw } = WebSocketClient.prototype;
  WebSocketClient.prototype.raw = function (this: WebSocketClient, ...args: Parameters<typeof raw>) {
    cork((this.ref as unknown as { _socket?: Socket | null })._socket);
    raw.apply(this, args);
  };
}

function cork(socket: Socket | null | undefined): void {
  if (!socket || corked.has(socket)) return;
  // Runs when nothing more is to be done in this turn, promises included.
  if (corked.size === 0) process.nextTick(uncorkAll);
  corked.add(socket);
  socket.cork();
}

function uncorkAll(): void {
  for (const socket of corked) socket.uncork();
  corked.clear();
}
