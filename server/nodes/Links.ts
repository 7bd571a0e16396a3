/**
 * Direct links between nodes: each node listens, and keeps one socket open to every peer it knows, on which it speaks and the
 * peer listens. A peer that cannot be reached at all, where it could be before, is named: perhaps its process is gone.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Seal } from './seal.ts';

/** A frame may hold a hundred letters of any size that is allowed. */
const FRAME_BYTES_MAX = 8 << 20;
/** What waits in a socket beyond this is not added to: the other side is slow, or gone. */
const WAITING_BYTES_MAX = 16 << 20;
const RECONNECT_MS = 100;
const RECONNECT_MS_MAX = 2_000;
const HANDSHAKE_MS = 1_000;
/** A peer that is silent for so long is taken for cut off, and another way is used. */
const PING_MS = 1_000;

export interface LinkEvents {
  heard(from: string, body: unknown): void;
  /** From now on frames to it go by its link. */
  opened(inc: string): void;
  /** Nobody listens where it did. */
  vanished(inc: string): void;
  /** A frame without a sound seal. */
  forged(): void;
}

/** The listening half, opened before the incarnation begins: its address is part of that. */
export interface Ear {
  /** host:port, as peers reach it. */
  readonly address: string;
  readonly server: Server;
}

/** Throws when the address cannot be had. */
export async function listenForNodes(host: string, port: number): Promise<Ear> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.listen(port, host);
  await once(server, 'listening');
  return { address: `${host}:${(server.address() as AddressInfo).port}`, server };
}

export class Links {
  readonly #ear: Ear;
  readonly #seal: Seal;
  readonly #events: LinkEvents;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_BYTES_MAX, perMessageDeflate: false });
  readonly #links = new Map<string, Link>();

  constructor(ear: Ear, seal: Seal, events: LinkEvents) {
    this.#ear = ear;
    this.#seal = seal;
    this.#events = events;
    ear.server.on('upgrade', (request, socket, head) => {
      // An earlier life may have listened here: whoever looks for that one is told that it is gone.
      if (request.url !== `/${seal.inc}`) return socket.end('HTTP/1.1 410 Gone\r\n\r\n');
      this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#listen(ws));
    });
  }

  /** Links to exactly these peers, by incarnation and address. */
  know(peers: ReadonlyMap<string, string>): void {
    for (const [inc, link] of this.#links) if (!peers.has(inc)) this.#drop(inc, link);
    for (const [inc, address] of peers) if (!this.#links.has(inc)) this.#links.set(inc, this.#link(inc, address));
  }

  /** False when there is no open link that takes it. */
  send(inc: string, frame: Uint8Array): boolean {
    return this.#links.get(inc)?.send(frame) ?? false;
  }

  close(): void {
    for (const [inc, link] of this.#links) this.#drop(inc, link);
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#ear.server.close();
  }

  #link(inc: string, address: string): Link {
    return new Link(`ws://${address}/${inc}`, {
      opened: () => this.#events.opened(inc),
      vanished: () => this.#events.vanished(inc),
    });
  }

  #drop(inc: string, link: Link): void {
    this.#links.delete(inc);
    link.close();
  }

  #listen(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    socket.on('message', (frame: Buffer) => {
      const said = this.#seal.open(frame);
      if (said) return this.#events.heard(said.from, said.body);
      this.#events.forged();
      socket.terminate();
    });
  }
}

/** One socket to one peer, opened again whenever it closes. */
class Link {
  readonly #url: string;
  readonly #events: Pick<{ opened(): void; vanished(): void }, 'opened' | 'vanished'>;
  #socket: WebSocket | null = null;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string, events: { opened(): void; vanished(): void }) {
    this.#url = url;
    this.#events = events;
    this.#open();
  }

  send(frame: Uint8Array): boolean {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > WAITING_BYTES_MAX) return false;
    socket.send(frame);
    return true;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#socket?.terminate();
  }

  #open(): void {
    const socket = new WebSocket(this.#url, {
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: FRAME_BYTES_MAX,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    let stopPinging = () => {};
    socket.on('open', () => {
      this.#failures = 0;
      stopPinging = keepPinging(socket);
      this.#events.opened();
    });
    socket.on('unexpected-response', (_request, response) => {
      if (response.statusCode === 410) this.#events.vanished();
      socket.terminate();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && !this.#isClosed) this.#events.vanished();
    });
    socket.on('close', () => {
      stopPinging();
      if (this.#isClosed) return;
      const wait = Math.min(RECONNECT_MS_MAX, RECONNECT_MS * 2 ** this.#failures++);
      // The first time at once: a process that died is found out by the next attempt.
      this.#retry = setTimeout(() => this.#open(), this.#failures === 1 ? 0 : wait);
    });
  }
}

/** Ends a socket whose other side answers no ping: it was cut off, or stands still. */
function keepPinging(socket: WebSocket): () => void {
  let isAnswered = true;
  socket.on('pong', () => {
    isAnswered = true;
  });
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
