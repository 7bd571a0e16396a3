/**
 * What the framework opens by itself, closed: of its matchmaking only `joinById` stays, for this origin, with small bodies.
 * Rooms are made by the doors alone (server/doors.ts).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { matchMaker } from '@colyseus/core';
import { BODY_BYTES_MAX } from './mount.ts';

export function closeMatchmaking(): void {
  const { controller } = matchMaker;
  controller.exposedMethods = ['joinById'];
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({});
}

/** An HTTP server that turns away what is too large, or will not say how large it is, before anybody reads it. */
export function makeBoundedServer(): Server {
  const server = createServer();
  const emit = server.emit.bind(server);
  server.emit = ((event: string, ...rest: unknown[]) => {
    if (event !== 'request') return emit(event, ...rest);
    const [request, response] = rest as [IncomingMessage, ServerResponse];
    if (isBounded(request)) return emit(event, ...rest);
    response.writeHead(413, { connection: 'close', 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        error: { code: 'tooLarge', message: `Bodies have at most ${BODY_BYTES_MAX} bytes, and say how many.` },
      }),
    );
    return true;
  }) as typeof server.emit;
  return server;
}

function isBounded({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= BODY_BYTES_MAX;
}
