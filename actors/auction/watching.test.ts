/** What is read from trades: taxes, alerts and the market's own figures. */
import { describe, expect, test } from 'vitest';
import { taxOn } from '../content/terms.ts';
import { house } from '../testing.ts';
import type { CandleRow } from './analytics.ts';
import { analyse } from './analytics.ts';
import { makeHouse } from './testing.ts';

describe('taxes and alerts', () => {
  test('[AU17] the tax of the hub is a part of the fee, to its own sink; both together take a quarter at most', () => {
    const { place, town } = makeHouse();
    place('ana1', { side: 'sell', price: 100, quantity: 100, hours: 60 });
    for (let n = 1; n <= 10; n++) place(`ben${n}`, { price: 100, quantity: 10 });
    const burnt = (sink: string) =>
      town.movements.reduce((sum, { credit, amount }) => sum + (credit === `sink:${sink}` ? amount : 0), 0);
    expect([burnt('orderFee'), burnt('tax')]).toEqual([1_200, 96]);
    expect([taxOn(1_200, 15, 10_000), taxOn(2_400, 15, 10_000), taxOn(3_000, 15, 10_000)]).toEqual([180, 100, 0]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[AU18] who waits for a price hears of the first trade at it, once', () => {
    const { place, town, heard } = makeHouse();
    const wait = (name: string, alert: string, when: string, price: number) =>
      town.command(`trader:${name}`, { to: house, mail: { type: 'setAlert', alert, item: 'iron_ore', when, price } });
    wait('cid', 'w1', 'above', 9);
    wait('cid', 'w2', 'below', 6);
    wait('dan', 'w1', 'above', 7);
    place('ana1', { side: 'sell', price: 7, quantity: 2 });
    place('ben1', { price: 7 });
    const told = () =>
      heard
        .filter(({ mail }) => mail.type === 'priceReached')
        .map(({ by, mail }) => [by, mail['alert'], mail['price']]);
    expect(told()).toEqual([['trader:dan', 'w1', 7]]);
    place('ben2', { price: 9 });
    place('ana2', { side: 'sell', price: 9 });
    expect(told()).toHaveLength(1);
    place('ana3', { side: 'sell', price: 9 });
    place('ben3', { price: 12 });
    expect(told().at(-1)).toEqual(['trader:cid', 'w1', 9]);
    place('ana4', { side: 'sell', price: 12 });
    place('ben4', { price: 12 });
    expect(told()).toHaveLength(2);
    expect(town.part(house, 'alerts/iron_ore')).toMatchObject([{ id: 'w2' }]);
    town.command('trader:cid', { to: house, mail: { type: 'dropAlert', alert: 'w2', item: 'iron_ore' } });
    expect(town.part(house, 'alerts/iron_ore')).toBeUndefined();
  });

  test('[AU18] a hundred may wait for one good; setting one again replaces it', () => {
    const { town, heard } = makeHouse();
    const wait = (alert: string, price = 9) =>
      town.command('trader:cid', { to: house, mail: { type: 'setAlert', alert, item: 'herb', when: 'above', price } });
    for (let n = 1; n <= 100; n++) wait(`w${n}`);
    wait('w7', 11);
    expect(heard).toEqual([]);
    wait('w101');
    expect(heard.at(-1)?.mail).toEqual({ type: 'alertRefused', alert: 'w101', why: 'tooManyAlerts' });
  });

  test('[AU19] a market is read from its trades: where it goes, how restless it is, and between which prices', () => {
    const row = (n: number, close: number, volume = 5): CandleRow => [
      n * 60_000,
      close,
      close + 1,
      close - 1,
      close,
      volume,
    ];
    expect(analyse([])).toBeNull();
    const calm = analyse(Array.from({ length: 20 }, (_, n) => row(n, 100)));
    expect(calm).toMatchObject({ trend: 'stable', momentum: 'weak', volatility: 'low', support: 99, resistance: 101 });
    const rising = analyse(Array.from({ length: 20 }, (_, n) => row(n, 100 + 2 * n)));
    expect(rising).toMatchObject({ trend: 'up', momentum: 'strong', volume: 100 });
    const wild = analyse(Array.from({ length: 20 }, (_, n) => row(n, n % 2 ? 60 : 140)));
    expect(wild).toMatchObject({ volatility: 'high' });
    expect(wild?.support).toBeCloseTo(59 + 0.2 * 82, 5);
    // A candle in which nobody traded says nothing.
    expect(analyse([row(0, 100), row(1, 500, 0)])).toMatchObject({ trend: 'stable' });
  });
});
