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

/** An HTTP server that turns away, before anybody reads it, what no route of ours or of the framework could take. */
export function makeBoundedServer(): Server {
  const server = createServer();
  const emit = server.emit.bind(server);
  server.emit = ((event: string, ...rest: unknown[]) => {
    if (event !== 'request') return emit(event, ...rest);
    const [request, response] = rest as [IncomingMessage, ServerResponse];
    const refused = refuse(request);
    if (!refused) return emit(event, ...rest);
    response.writeHead(refused.status, { connection: 'close', 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: refused.code, message: refused.message } }));
    return true;
  }) as typeof server.emit;
  return server;
}

function refuse(request: IncomingMessage): { status: number; code: string; message: string } | null {
  if (!isBounded(request))
    return { status: 413, code: 'tooLarge', message: `Bodies have at most ${BODY_BYTES_MAX} bytes, and say how many.` };
  // The framework would parse forms as well, and fail over those that are none.
  if (request.url?.includes('/matchmake/') && !isJson(request))
    return { status: 400, code: 'invalid', message: 'The body is not JSON.' };
  return null;
}

function isBounded({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= BODY_BYTES_MAX;
}

/** Or nothing at all. */
function isJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return type === 'application/json' || Number(headers['content-length'] ?? 0) === 0;
}
