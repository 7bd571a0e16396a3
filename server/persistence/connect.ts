/** A connection at start, or the one sentence that says why there is none. The sentence never holds the password. */
import pg from 'pg';
import { StartError } from '../start-error.ts';

const CONNECT_MS = 10_000;

/** The caller ends the client. */
export async function connectOrExplain(url: string, applicationName: string): Promise<pg.Client> {
  const where = describe(url);
  let client: pg.Client;
  try {
    client = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: CONNECT_MS,
    });
  } catch {
    throw malformed();
  }
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw explain(error, where);
  }
}

/** host:port/database, for people. */
function describe(url: string): string {
  const parts = URL.parse(url);
  if (!parts || !['postgres:', 'postgresql:'].includes(parts.protocol)) throw malformed();
  return `${parts.host || 'localhost'}${parts.pathname}`;
}

const malformed = (): StartError =>
  new StartError('DATABASE_URL is not an address of PostgreSQL: write postgresql://user:password@host:5432/database.');

function explain(error: unknown, where: string): StartError {
  const code = (error as { code?: string }).code ?? '';
  const why = error instanceof Error && error.message ? error.message : code;
  if (code === '28P01' || code === '28000') {
    return new StartError(`The database at ${where} refuses the user or the password: mend DATABASE_URL.`);
  }
  if (code === '3D000') return new StartError(`There is no such database as ${where}: create it or mend DATABASE_URL.`);
  if (code === '53300')
    return new StartError(`The database at ${where} has no free connection: raise its max_connections.`);
  return new StartError(`The database at ${where} cannot be reached (${why}): start it or mend DATABASE_URL.`);
}
