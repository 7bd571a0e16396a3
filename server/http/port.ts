/** Asks for the port before anything else is started, so that one that cannot be had is said at once and in one sentence. */
import { createServer } from 'node:net';
import { StartError } from '../start-error.ts';

export function assertPortFree(port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explain(port, host, error)));
    probe.listen({ port, exclusive: true, ...(host === null ? {} : { host }) }, () => probe.close(() => resolve()));
  });
}

function explain(port: number, host: string | null, error: NodeJS.ErrnoException): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} is taken: stop what listens there, or set PORT to another.`);
    case 'EACCES':
      return new StartError(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`LISTEN_HOST ${host} is not an address of this machine: set it to one, or unset it.`);
    default:
      return error;
  }
}
