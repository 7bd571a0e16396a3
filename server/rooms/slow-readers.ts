/**
 * Slow readers. The framework queues patches as views of one shared buffer, so a reader who falls behind would get later
 * bytes in place of earlier ones; copying cures it. And nobody's socket may hold unbounded memory: past the limit it is closed.
 */
import { type Client, SchemaSerializer } from '@colyseus/core';
import { WebSocketClient } from '@colyseus/ws-transport';

/** Volatile frames are not queued behind this much; everything else closes the socket past the larger bound. */
const FRAME_BACKLOG_MAX = 128 << 10;
const SOCKET_BACKLOG_MAX = 2 << 20;

export function canTake(client: Client): boolean {
  return (client as unknown as WebSocketClient).ref.bufferedAmount < FRAME_BACKLOG_MAX;
}

type Encoding = { encoder: { encode(...args: unknown[]): Uint8Array } };

let mended = false;

/** Mends the transport, once a process. */
export function mendSlowReaders(dropped: () => void): void {
  if (mended) return;
  mended = true;

  const { reset, getFullState } = SchemaSerializer.prototype;
  SchemaSerializer.prototype.reset = function (...args) {
    reset.apply(this, args);
    const { encoder } = this as unknown as Encoding;
    const encode = encoder.encode.bind(encoder);
    encoder.encode = (...given) => encode(...given).slice();
  };
  SchemaSerializer.prototype.getFullState = function (
    this: SchemaSerializer<never>,
    ...args: Parameters<typeof getFullState>
  ) {
    return getFullState.apply(this, args)?.slice();
  };

  const { raw } = WebSocketClient.prototype;
  WebSocketClient.prototype.raw = function (this: WebSocketClient, ...args: Parameters<typeof raw>) {
    if (this.ref.bufferedAmount > SOCKET_BACKLOG_MAX) {
      dropped();
      this.ref.terminate();
      return;
    }
    raw.apply(this, args);
  };
}
