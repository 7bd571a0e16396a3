/** A seat in a room by a bare WebSocket: the handshake is right, and nothing after it needs to be. */
import { once } from 'node:events';
import { unpack } from 'msgpackr';
import { type RawData, WebSocket } from 'ws';
import { type Frame, request } from './frames.ts';

export interface Person {
  readonly id: string;
  readonly accessToken: string;
  /** Name and value. */
  readonly cookie: string;
}

const JOINED = 10;
const RESPONSE = 22;
const ANSWER_MS = 10_000;

export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, never>;
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return { answer, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

export class Seat {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  #requests = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('message', (data) => this.#hear(data));
  }

  /** Asks to enter, takes the seat and joins. Whatever must stay secret on the way is told to `keep`. */
  static async take(
    origin: string,
    { accessToken }: Person,
    address: string,
    keep: (secret: string) => void,
  ): Promise<Seat> {
    const { answer: entry } = await post(
      `${origin}/api/enter`,
      { address },
      { authorization: `Bearer ${accessToken}` },
    );
    const { roomId, ticket } = entry as unknown as { roomId: string; ticket: string };
    keep(ticket);
    const { answer } = await post(`${origin}/matchmake/joinById/${roomId}`, { ticket });
    const reserved = answer as unknown as { processId: string; roomId: string; sessionId: string };
    const path = `${reserved.processId}/${reserved.roomId}?sessionId=${reserved.sessionId}`;
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/${path}`);
    const seat = new Seat(socket);
    const [first] = (await once(socket, 'message', { signal: AbortSignal.timeout(ANSWER_MS) }).catch((e) => {
      throw new Error(`TAKE ${address} ${path} ${socket.readyState}`, { cause: e });
    })) as [Buffer];
    if (first[0] !== JOINED) throw new Error(`${address} said ${first[0]} to who joins`);
    socket.send(Buffer.from([JOINED]));
    return seat;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  throw({ bytes, isText, isRaw }: Frame): void {
    // The socket below: frames that are none.
    if (isRaw) (this.#socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(bytes);
    else this.#socket.send(isText ? bytes.toString() : bytes);
  }

  /** A proper request; rejects when nothing is said to it. */
  async ask(type: string, payload: unknown): Promise<unknown> {
    const id = this.#requests++ % 100;
    const answered = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing said to ${type}`)), ANSWER_MS);
      this.#answers.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    this.#socket.send(request(type, payload, id));
    return answered;
  }

  leave(): void {
    this.#socket.terminate();
  }

  #hear(data: RawData): void {
    const bytes = data as Buffer;
    const [code, id = 0] = bytes;
    const answer = this.#answers.get(id);
    if (code !== RESPONSE || !answer) return;
    this.#answers.delete(id);
    answer(unpack(bytes.subarray(3)));
  }
}
