/**
 * One address for clients: what begins with /n2/ goes to node 2, everything else to a node that is ready. It keeps nothing;
 * in production a load balancer stands here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

const LOOK_MS = 200;
const ANSWER_MS = 1_000;
const NODE = /^\/n(\d+)(?=\/)/;

export interface Front {
  readonly port: number;
  close(): void;
}

/** `ports` of the nodes, the first of which is node 1. */
export async function openFront(port: number, host: string | undefined, ports: readonly number[]): Promise<Front> {
  const proxy = createProxyServer({ xfwd: true });
  const ready = new Set<number>();
  let turn = 0;

  /** The node a request is for, and the path it is to see. */
  const route = (request: IncomingMessage): string | null => {
    const number = Number(NODE.exec(request.url ?? '')?.[1] ?? 0);
    if (number > 0) {
      request.url = request.url?.replace(NODE, '') ?? '/';
      return targetOf(ports[number - 1]);
    }
    const open = ports.filter((each) => ready.has(each));
    return targetOf(open[turn++ % Math.max(1, open.length)]);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = route(request);
    if (!target) return sayAway(response);
    await proxy.web(request, response, { target }).catch(() => sayAway(response));
  };
  const upgrade = async (request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    const target = route(request);
    if (!target) return void socket.destroy();
    await proxy.ws(request, socket, { target }, head).catch(() => socket.destroy());
  };

  const look = async (): Promise<void> => {
    await Promise.all(
      ports.map(async (each) => {
        const isReady = await isOpen(each);
        if (isReady) ready.add(each);
        else ready.delete(each);
      }),
    );
  };
  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket as Socket, head));
  await listen(server, port, host);
  await look();
  const looking = setInterval(() => void look(), LOOK_MS);
  return {
    port,
    close() {
      clearInterval(looking);
      server.close();
      server.closeAllConnections();
    },
  };
}

const targetOf = (port: number | undefined): string | null => (port ? `http://127.0.0.1:${port}` : null);

/** Clients take it for what it is, and come again. */
function sayAway(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(502, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ error: { code: 'unreachable', message: 'No node is ready.', retryAfterMs: 200 } }));
}

async function isOpen(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
}
