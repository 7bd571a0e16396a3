/**
 * How a server comes to life on a database: it begins an incarnation, retires what died before it, folds what that left
 * behind, and checks that this database keeps what it is given. From then on its host may speak.
 */
import type { Company } from '../env.ts';
import type { Folder } from '../host/Folder.ts';
import { foldRetired, type Recovered } from '../host/recovery.ts';
import { type Ear, listenForNodes } from '../nodes/Links.ts';
import { LEASE_MS } from '../nodes/lease.ts';
import { assertDurable } from '../persistence/durability.ts';
import {
  type Beginning,
  beginIncarnation,
  newIncarnation,
  openIncarnation,
  othersAlive,
  retire,
} from '../persistence/incarnation.ts';
import { PrismaStore } from '../persistence/PrismaStore.ts';
import { makePrisma, type PrismaClient } from '../persistence/prisma.ts';
import type { Store } from '../persistence/Store.ts';
import { StartError } from '../start-error.ts';
import { ThreadFolder } from './ThreadFolder.ts';

const WORK_CONNECTIONS = 6;

export interface Life {
  readonly inc: string;
  readonly databaseUrl: string;
  readonly store: Store;
  /** For accounts and pages: whatever is not the log. */
  readonly work: PrismaClient;
  readonly folder: Folder;
  /** Where other nodes reach this one; null for a server alone. */
  readonly ear: Ear | null;
  readonly recovered: readonly Recovered[];
  /** In company: the doors are open, and actors may be placed here. */
  open(): Promise<void>;
  end(): Promise<void>;
}

/** A process that is gone has no connection left, at the latest when its last statement ends. */
const LINGER_MS = 5_000;

async function retireDead(work: PrismaClient, inc: string): Promise<void> {
  const until = performance.now() + LINGER_MS;
  for (;;) {
    const others = await othersAlive(work, inc);
    // Safe even if we were wrong about one: from now on its appends are refused.
    for (const other of others) if (!other.connected) await retire(work, other.inc);
    const alive = others.find(({ connected }) => connected);
    if (!alive) return;
    if (performance.now() > until) {
      throw new StartError(
        `Another server (${alive.address}) runs on this database: stop it, or give this one its own DATABASE_URL or DATA_DIR.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Throws `StartError` when the database would forget, or when another server lives on it and this one is to be alone.
 * In company the dead are left to those who watch the leases.
 */
export async function incarnate(
  databaseUrl: string,
  about: Pick<Beginning, 'address' | 'build'>,
  company: Company | null = null,
): Promise<Life> {
  const inc = newIncarnation(new Date());
  const log = makePrisma(databaseUrl, { poolMax: 1, applicationName: inc });
  const work = makePrisma(databaseUrl, { poolMax: WORK_CONNECTIONS, applicationName: inc });
  const folder = new ThreadFolder({ databaseUrl, inc });
  const ear = company ? await listenForNodes(company.linkHost, company.linkPort) : null;
  const end = async () => {
    ear?.server.close();
    await Promise.allSettled([folder.end(), log.$disconnect(), work.$disconnect()]);
  };
  try {
    await assertDurable(log);
    if (!company) await retireDead(work, inc);
    const site = company?.site ?? '';
    const address = ear?.address ?? about.address;
    await beginIncarnation(work, { inc, site, address, build: about.build, isClosed: company !== null }, LEASE_MS);
    const store = new PrismaStore(inc, { log, work });
    const recovered = company ? [] : await foldRetired(store);
    const open = () => openIncarnation(work, inc);
    return { inc, databaseUrl, store, work, folder, ear, recovered, open, end };
  } catch (error) {
    await end();
    throw error;
  }
}
