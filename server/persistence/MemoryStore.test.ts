import { describe, expect, test } from 'vitest';
import { MemoryDatabase, MemoryStore } from './MemoryStore.ts';
import { StoreUnavailable } from './Store.ts';
import { storeContract } from './store.contract.ts';

storeContract('MemoryStore', async () => {
  const database = new MemoryDatabase(() => Date.now());
  database.restarted();
  let count = 0;
  return {
    begin: async (leaseMs = 5_000) => {
      const inc = `n${++count}`;
      database.begin(inc, inc, leaseMs);
      return new MemoryStore(inc, database);
    },
    disconnect: async (inc) => database.disconnect(inc),
    retire: async (inc) => database.retire(inc),
    history: async (inc) => ({
      ledger: database.ledger.filter((row) => row.inc === inc).length,
      trades: database.trades.filter((row) => row.inc === inc).length,
    }),
    notes: async (inc) => database.ledger.filter((row) => row.inc === inc).map(({ note }) => note),
    close: async () => {},
  };
});

describe('MemoryStore: the weather', () => {
  const storm = (): never => {
    throw new StoreUnavailable('storm');
  };

  test('a storm before the call: nothing happened; behind it: it did, and nobody knows', async () => {
    const database = new MemoryDatabase(() => 0);
    database.begin('n');
    const weather: { before?: () => void; after?: () => void } = { before: storm };
    const store = new MemoryStore('n', database, weather);
    await expect(store.append(1, new Uint8Array([1]), 1)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(database.nodes.get('n')?.segments).toHaveLength(0);
    delete weather.before;
    weather.after = storm;
    await expect(store.append(1, new Uint8Array([1]), 1)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(database.nodes.get('n')?.segments).toHaveLength(1);
    delete weather.after;
    expect(await store.append(1, new Uint8Array([1]), 1)).toBe('committed');
  });

  test('what is put in is not what comes out: the caller may go on with his own', async () => {
    const database = new MemoryDatabase(() => 0);
    database.begin('n');
    const store = new MemoryStore('n', database);
    const payload = new Uint8Array([1, 2]);
    await store.append(1, payload, 1);
    payload[0] = 9;
    expect((await store.segments('n', 0, 1))[0]?.payload[0]).toBe(1);
  });
});
