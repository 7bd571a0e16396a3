/** Colyseus answers /matchmake itself, before the app, and would read a body of any size: this stands before both. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { BODY_BYTES_MAX } from './mount.ts';

/** Call once the server listens: Colyseus installs its own listeners until then. */
export function guardBodies(server: Server): void {
  const inner = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const status = refuseBody(request);
    if (status === null) {
      for (const listen of inner) listen.call(server, request, response);
      return;
    }
    // Not read, so the connection is of no further use.
    response.writeHead(status, { Connection: 'close', 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 'tooLarge', message: 'A request has at most 32 KB, and says its length.' } }));
  });
}

/** Node holds a request to its Content-Length; one without has no bound. */
function refuseBody({ headers }: IncomingMessage): 411 | 413 | null {
  if (headers['transfer-encoding'] !== undefined) return 411;
  return Number(headers['content-length'] ?? 0) > BODY_BYTES_MAX ? 413 : null;
}
