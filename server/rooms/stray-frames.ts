/**
 * Stray frames: what comes over a socket and makes no sense ends its connection at most, and never the process. The framework
 * decodes and answers outside of every guard, and prints what it could not read, whatever secrets that held.
 */
import { type Client, Room } from '@colyseus/core';
import type { WebSocketClient } from '@colyseus/ws-transport';

interface Hearing {
  _onMessage(client: Client, frame: Uint8Array): void;
}

let mended = false;

/** Mends the framework, once a process: a frame that it stumbles over is refused, and its sender goes. */
export function mendStrayFrames(refused: () => void): void {
  if (mended) return;
  mended = true;
  const room = Room.prototype as unknown as Hearing;
  const hear = room._onMessage;
  room._onMessage = function (client, frame) {
    try {
      hear.call(this, client, frame);
    } catch {
      refused();
      (client as unknown as WebSocketClient).ref.terminate();
    }
  };
}

/** A logger for the framework: of its complaints the sort and the place are told, of their words nothing. */
export function placesOnly(tell: (complaint: string) => void) {
  const complain = (complaint: unknown): void => {
    const [sort = 'something'] = /^\w+/.exec(String(complaint)) ?? [];
    const [place = ''] = /^ +at .+:\d+:\d+\)?$/m.exec(String(complaint)) ?? [];
    tell(`${sort} ${place.trim()}`);
  };
  return { error: complain, warn: complain, info() {}, debug() {}, trace() {} };
}
