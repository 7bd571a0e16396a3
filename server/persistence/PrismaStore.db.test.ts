import { freshDatabase } from '../../ops/testing/postgres.ts';
import { beginIncarnation, newIncarnation, retire } from './incarnation.ts';
import { PrismaStore } from './PrismaStore.ts';
import type { PrismaClient } from './prisma.ts';
import { makePrisma } from './prisma.ts';
import { storeContract } from './store.contract.ts';

storeContract('PrismaStore', async () => {
  const url = await freshDatabase();
  const work = makePrisma(url, { poolMax: 2, applicationName: 'work' });
  const logs = new Map<string, PrismaClient>();
  return {
    begin: async (leaseMs = 5_000) => {
      const inc = newIncarnation(new Date());
      const log = makePrisma(url, { poolMax: 1, applicationName: inc });
      logs.set(inc, log);
      await beginIncarnation(work, { inc, address: 'here', site: '', build: 'test' }, leaseMs);
      return new PrismaStore(inc, { log, work });
    },
    disconnect: async (inc) => logs.get(inc)?.$disconnect(),
    retire: (inc) => retire(work, inc),
    history: async (inc) => ({
      ledger: await work.ledger.count({ where: { inc } }),
      trades: await work.trade.count({ where: { inc } }),
    }),
    notes: async (inc) =>
      (await work.ledger.findMany({ where: { inc }, orderBy: { seq: 'asc' } })).map(({ note }) => note),
    close: async () => {
      await Promise.all([work, ...logs.values()].map((client) => client.$disconnect()));
    },
  };
});
