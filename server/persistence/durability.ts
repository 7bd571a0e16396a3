/** Durability is not a setting: a database that may forget what it acknowledged is refused at boot. */
import { StartError } from '../start-error.ts';
import type { PrismaClient } from './prisma.ts';

/** Asked of the very connection that appends, so that a default of the role or the database counts as well. */
export async function assertDurable(log: PrismaClient): Promise<void> {
  const [settings] = await log.$queryRaw<Record<string, string>[]>`
    SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
           current_setting('synchronous_commit') AS synchronous_commit`;
  for (const [name, value] of Object.entries(settings ?? {})) {
    if (value === 'off')
      throw new StartError(`The database has ${name} off and could lose acknowledged trades: ${MENDING[name]}.`);
  }
}

const MENDING: Readonly<Record<string, string>> = {
  fsync: 'set fsync = on in postgresql.conf and restart it',
  full_page_writes: 'set full_page_writes = on in postgresql.conf and reload it',
  synchronous_commit:
    'set it on, in postgresql.conf and for the role of DATABASE_URL (ALTER ROLE ... RESET synchronous_commit)',
};
