import { freshDatabase } from '../../ops/testing/postgres.ts';
import { beginIncarnation, newIncarnation, retire } from './incarnation.ts';
import { PrismaStore } from './PrismaStore.ts';
import type { PrismaClient } from './prisma.ts';
import { makePrisma } from './prisma.ts';
import { storeContract } from './store.contract.ts';

storeContract('PrismaStore', async () => {
  const url = await freshDatabase();
  const work = makePrisma(url, { poolMax: 2, applicationName: 'work' });
  const clients: PrismaClient[] = [work];
  return {
    begin: async () => {
      const inc = newIncarnation(new Date());
      const log = makePrisma(url, { poolMax: 1, applicationName: inc });
      clients.push(log);
      await beginIncarnation(work, inc, 'here', 'test', 5_000);
      return new PrismaStore(inc, { log, work });
    },
    retire: (inc) => retire(work, inc),
    history: async (inc) => ({
      ledger: await work.ledger.count({ where: { inc } }),
      trades: await work.trade.count({ where: { inc } }),
    }),
    close: async () => {
      await Promise.all(clients.map((client) => client.$disconnect()));
    },
  };
});
