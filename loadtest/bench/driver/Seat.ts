/** One socket in one room: comes in by the doors as a browser does, then speaks in raw frames. Nothing is decoded unasked. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Code, JOINED } from './frames.ts';

export interface Guest {
  readonly player: string;
  readonly token: string;
}

async function post<T>(url: string, body: unknown, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export async function signIn(url: string): Promise<Guest> {
  const session = await post<{ accessToken: string; player: { id: string } }>(`${url}/api/auth/guest`, {});
  return { player: session.player.id, token: session.accessToken };
}

export class Seat {
  readonly #socket: WebSocket;
  bytesIn = 0;
  framesIn = 0;
  hear: (frame: Buffer) => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async take(url: string, guest: Guest, address: string): Promise<Seat> {
    const { roomId, ticket } = await post<{ roomId: string; ticket: string }>(
      `${url}/api/enter`,
      { address },
      guest.token,
    );
    const seat = await post<{ sessionId: string; processId: string; roomId: string }>(
      `${url}/matchmake/joinById/${roomId}`,
      { ticket },
    );
    const endpoint = `${url.replace(/^http/, 'ws')}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
    const socket = new WebSocket(endpoint, { perMessageDeflate: false, skipUTF8Validation: true });
    const self = new Seat(socket);
    const joined = Promise.withResolvers<void>();
    socket.on('message', (frame: Buffer) => {
      self.bytesIn += frame.length;
      self.framesIn++;
      if (frame[0] === Code.join) {
        socket.send(JOINED);
        joined.resolve();
      } else if (frame[0] === Code.error) joined.reject(new Error(`not let in: ${frame.toString('latin1')}`));
      else self.hear(frame);
    });
    socket.on('error', (error) => joined.reject(error));
    socket.on('close', (code) => joined.reject(new Error(`closed with ${code}`)));
    await joined.promise;
    return self;
  }

  send(frame: Buffer): void {
    this.#socket.send(frame);
  }

  /** Everything sent meanwhile leaves in one write. */
  together(send: () => void): void {
    const { _socket: raw } = this.#socket as unknown as { _socket: { cork(): void; uncork(): void } };
    raw.cork();
    send();
    raw.uncork();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async leave(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#socket.terminate();
    await once(this.#socket, 'close');
  }
}
