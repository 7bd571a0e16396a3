// What every Store promises about history and folding: the second half of store.contract.ts, which runs it.
import { describe, expect, test } from 'vitest';
import type { History } from './Store.ts';
import type { World } from './store.contract.ts';

export function historyContract(name: string, world: () => World): void {
  describe(`${name}: history and fold`, () => {
    const HOUR = 3_600_000;
    const at = 1_700_000_000_000 - (1_700_000_000_000 % HOUR);
    const trade = (
      seq: number,
      ordinal: number,
      when: number,
      price: number,
      quantity: number,
      item: string,
    ): History['trades'][number] => ({
      seq,
      ordinal,
      at: when,
      hub: 'port',
      item,
      price,
      quantity,
      buyer: 'trader:a',
      seller: 'trader:b',
      maker: 'm',
      taker: 't',
    });
    const movement = (seq: number, ordinal: number): History['ledger'][number] => ({
      seq,
      ordinal,
      at,
      asset: 'gold',
      amount: 9_007_199_254_740_991,
      debit: 'faucet:starter',
      credit: 'trader:a',
      reason: 'starter',
    });

    test('[D3] history is written once, whatever is written again', async () => {
      const store = await world().begin();
      const history: History = {
        through: 2,
        ledger: [movement(1, 0), movement(2, 0), movement(2, 1)],
        trades: [trade(2, 2, at, 5, 1, 'ash')],
      };
      await store.writeHistory(store.inc, history);
      await store.writeHistory(store.inc, history);
      expect(await world().history(store.inc)).toEqual({ ledger: 3, trades: 1 });
      await store.writeHistory(store.inc, {
        through: 3,
        ledger: [...history.ledger, movement(3, 0)],
        trades: history.trades,
      });
      await store.writeHistory(store.inc, { through: 1, ledger: [movement(1, 0)], trades: [] });
      expect(await world().history(store.inc)).toEqual({ ledger: 4, trades: 1 });
      expect((await store.candles('port', 'ash', '1d', 9))[0]?.[5]).toBe(1);
      await world().retire(store.inc);
      expect(await store.unfolded()).toContainEqual({ inc: store.inc, projectedThrough: 3 });
    });

    test('candles add up, in order of the trades, over more than one writing', async () => {
      const store = await world().begin();
      const [first, second] = [
        [
          trade(1, 0, at + 1_000, 10, 2, 'oak'),
          trade(1, 1, at + 2_000, 14, 3, 'oak'),
          trade(2, 0, at + 61_000, 8, 1, 'oak'),
        ],
        [trade(3, 0, at + 62_000, 9, 5, 'oak'), trade(3, 1, at + HOUR, 20, 1, 'oak')],
      ];
      await store.writeHistory(store.inc, { through: 2, ledger: [], trades: first });
      await store.writeHistory(store.inc, { through: 3, ledger: [], trades: second });
      expect(await store.candles('port', 'oak', '1m', 10)).toEqual([
        [at, 10, 14, 10, 14, 5],
        [at + 60_000, 8, 9, 8, 9, 6],
        [at + HOUR, 20, 20, 20, 20, 1],
      ]);
      expect(await store.candles('port', 'oak', '1h', 10)).toEqual([
        [at, 10, 14, 8, 9, 11],
        [at + HOUR, 20, 20, 20, 20, 1],
      ]);
      expect(await store.candles('port', 'oak', '1m', 1)).toEqual([[at + HOUR, 20, 20, 20, 20, 1]]);
      expect(await store.candles('port', 'elm', '1m', 10)).toEqual([]);
    });

    test('candles are the same in whatever order the trades of two incarnations are written', async () => {
      const [earlier, later] = [await world().begin(), await world().begin()];
      const [before, after] = [
        [trade(1, 0, at + 1_000, 10, 2, 'yew'), trade(1, 1, at + 2_000, 30, 1, 'yew')],
        [trade(1, 0, at + 3_000, 20, 4, 'yew')],
      ];
      await later.writeHistory(later.inc, { through: 1, ledger: [], trades: after });
      await later.writeHistory(earlier.inc, { through: 1, ledger: [], trades: before });
      expect(await later.candles('port', 'yew', '1m', 10)).toEqual([[at, 10, 30, 10, 20, 7]]);
    });

    test('[D7] what a folded incarnation left of history is listed until it is written', async () => {
      const [store, heir] = [await world().begin(), await world().begin()];
      const listed = async () => (await heir.unprojected()).filter(({ inc }) => inc === store.inc);
      for (const seq of [1, 2]) await store.append(seq, new Uint8Array([seq]), seq);
      await world().retire(store.inc);
      expect(await listed()).toEqual([]);
      await heir.markFolded(store.inc);
      expect(await listed()).toEqual([{ inc: store.inc, projectedThrough: 0 }]);
      await heir.writeHistory(store.inc, { through: 1, ledger: [], trades: [] });
      expect(await listed()).toEqual([{ inc: store.inc, projectedThrough: 1 }]);
      await heir.writeHistory(store.inc, { through: 2, ledger: [], trades: [] });
      expect(await listed()).toEqual([]);
    });

    test('[D3] names of any kind come back as they went in', async () => {
      const store = await world().begin();
      const note = 'order 1 of Olga: "lost", in {the} \\ fire, NULL and void';
      for (const [i, said] of [note, 'null', '', 'ä'].entries())
        await store.writeHistory(store.inc, {
          through: i + 1,
          ledger: [{ ...movement(i + 1, 0), note: said }],
          trades: [],
        });
      expect(await world().notes(store.inc)).toEqual([note, 'null', '', 'ä']);
    });

    test('[D7] retired incarnations are listed until they are folded, with how far they are written', async () => {
      const [store, heir] = [await world().begin(), await world().begin()];
      const listed = async () => (await heir.unfolded()).filter(({ inc }) => inc === store.inc);
      expect(await listed()).toEqual([]);
      await world().retire(store.inc);
      expect(await listed()).toEqual([{ inc: store.inc, projectedThrough: 0 }]);
      await heir.writeHistory(store.inc, { through: 7, ledger: [], trades: [] });
      expect(await listed()).toEqual([{ inc: store.inc, projectedThrough: 7 }]);
      await heir.markFolded(store.inc);
      expect(await listed()).toEqual([]);
    });
  });
}
