/** Makes the Prisma clients, each over a pool of its own, so that a busy one never starves another. */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../prisma/generated/client.ts';

export { PrismaClient };

export interface PrismaPoolOptions {
  /** Connections at most. The log's appender has 1: its appends are strictly one after another. */
  readonly poolMax: number;
  /** Shown in pg_stat_activity; whoever retires an incarnation ends its connections by this name. */
  readonly applicationName: string;
}

const CONNECT_MS = 5_000;

export function makePrisma(url: string, { poolMax, applicationName }: PrismaPoolOptions): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: poolMax,
      application_name: applicationName,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
    },
    // A connection that breaks while idle is replaced at the next query; one in use fails its query. Neither is news here.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return new PrismaClient({ adapter, log: [] });
}
