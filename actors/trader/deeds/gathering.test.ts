/** Gathering and travelling: what a trader does on his own two feet. */
import { expect, test } from 'vitest';
import type { Goods } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { Town } from '../../kit/town.ts';
import type { Errand } from '../../letters.ts';
import { makeTown, place } from '../../testing.ts';
import { limits } from '../limits.ts';
import type { CaravanPart } from '../state.ts';

const ana = 'trader:ana';
const goodsOf = (town: Town, hub: HubKey = 'capital_city') => town.part<Goods>(ana, `goods/${hub}`) ?? {};
const goldOf = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold;
const whereOf = (town: Town) => town.part<object>(ana, 'where');
const gather = (town: Town, units = 10, item = 'herb') => town.command(ana, { type: 'gather', item, units });
const travel = (town: Town, to = 'harbor_town') => town.command(ana, { type: 'travel', to });

test('[TR35] a basket takes eight seconds a unit; then what the square can spare is in the warehouse', () => {
  const town = makeTown('ana');
  expect(gather(town)).toEqual({ ok: true, result: { endsAt: town.now + 80_000 } });
  expect(gather(town)).toEqual({ ok: false, refused: 'alreadyGathering' });
  town.advance(79_999);
  expect(goodsOf(town).herb).toBe(8);
  town.advance(1);
  expect(goodsOf(town).herb).toBe(18);
  expect(town.notices.at(-2)?.notice).toMatchObject({ type: 'gathered', item: 'herb', units: 10 });
  expect(town.part('hub:capital_city', 'pool/herb')).toMatchObject({ units: 290 });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR35] only what lies about here, and sixty an hour', () => {
  const town = makeTown('ana');
  expect(gather(town, 1, 'pearl')).toEqual({ ok: false, refused: 'notFoundHere' });
  for (let n = 0; n < 6; n++) {
    expect(gather(town).ok).toBe(true);
    town.advance(80_000);
  }
  expect(gather(town, 1)).toEqual({ ok: false, refused: 'gatheredEnough', left: 0 });
  town.advance(3_600_000 - 6 * 80_000);
  expect(gather(town, 1).ok).toBe(true);
});

test('[TR36] who leaves off, or sets out, keeps what he picked', () => {
  const town = makeTown('ana');
  const stop = () => town.command(ana, { type: 'stopGathering' });
  expect(stop()).toEqual({ ok: false, refused: 'notGathering' });
  gather(town);
  town.advance(35_000);
  expect(stop()).toEqual({ ok: true, result: { units: 4 } });
  expect(goodsOf(town).herb).toBe(12);
  gather(town);
  town.advance(9_000);
  travel(town);
  expect(goodsOf(town).herb).toBe(13);
  expect(town.actor(ana).wakeAt).toBe(town.now + 15_000);
});

test('[TR28] [D8] travel costs fare and tolls, takes its time, and ends with nobody there', () => {
  const town = makeTown('ana');
  expect(travel(town)).toEqual({ ok: true, result: { arrivesAt: town.now + 15_000 } });
  expect(goldOf(town)).toBe(500 - 6 - 4);
  expect(whereOf(town)).toMatchObject({ hub: null, from: 'capital_city', to: 'harbor_town' });
  expect(town.notices.at(-1)).toEqual({ address: 'hub:capital_city', notice: { type: 'left', player: 'ana' } });
  town.restart(ana);
  town.advance(15_000);
  expect(whereOf(town)).toEqual({ hub: 'harbor_town' });
  expect(goodsOf(town).herb).toBe(8);
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR28] nobody travels where he is, from nowhere, or without the fare', () => {
  const town = makeTown('ana');
  expect(travel(town, 'capital_city')).toEqual({ ok: false, refused: 'alreadyThere' });
  place(town, 'ana', { price: 11, quantity: 45 });
  expect(goldOf(town)).toBe(3);
  expect(travel(town)).toEqual({ ok: false, refused: 'notEnoughGold' });
});

test('[TR29] on the road one may look, talk, cancel and collect; all else waits', () => {
  const town = makeTown('ana');
  place(town, 'ana', { price: 4 });
  travel(town);
  expect(travel(town, 'hidden_cove')).toEqual({ ok: false, refused: 'onTheRoad' });
  expect(place(town, 'ana', {})).toEqual({ ok: false, refused: 'notHere' });
  expect(gather(town)).toEqual({ ok: false, refused: 'notHere' });
  const haul = { type: 'sendHaul', to: 'hidden_cove', cargo: { herb: 1 } };
  expect(town.command(ana, haul)).toEqual({ ok: false, refused: 'onTheRoad' });
  expect(town.command(ana, { type: 'hireAgent', kind: 'scout' })).toEqual({ ok: false, refused: 'notHere' });
  expect(town.command(ana, { type: 'say', text: 'off I go' }).ok).toBe(true);
  expect(town.command(ana, { type: 'cancelOrder', order: 'ana-1' }).ok).toBe(true);
});

test('[TR53] [D3] an errand sets out at once, is delivered and paid; who lacks the goods gives it back', () => {
  const town = makeTown('ana');
  const errand: Errand = { id: 'e1', item: 'herb', units: 5, to: 'harbor_town', pay: 60, endsAt: town.now + 1_000 };
  const { parts } = town.actor('hub:capital_city');
  parts.set('errand/e1', errand).set('errand/e2', { ...errand, id: 'e2', units: 50 });
  const take = (id: string) => town.command(ana, { type: 'takeErrand', errand: id });
  expect(take('e2')).toEqual({ ok: true, result: { errand: 'e2' } });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'errandRefused', errand: 'e2', why: 'notEnoughGoods' });
  expect(parts.get('errand/e2')).toBeDefined();
  expect(take('e1').ok).toBe(true);
  expect(take('e1').ok).toBe(true);
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'errandRefused', errand: 'e1', why: 'errandGone' });
  expect(goodsOf(town).herb).toBe(3);
  const before = goldOf(town) ?? 0;
  town.advance(60_000);
  const caravan = town.part<CaravanPart>(ana, 'caravan/ana_1');
  expect(caravan).toMatchObject({ errand: { id: 'e1' }, status: 'arrived' });
  expect(goldOf(town)).toBe(before + (caravan?.outcome?.gold ?? 0));
  expect(caravan?.outcome?.gold).toBeGreaterThan(0);
  expect(town.holdings()).toEqual(town.minted());
  travel(town);
  expect(take('e2')).toEqual({ ok: false, refused: 'onTheRoad' });
});

test('[TR49] [D8] what lies beyond two hundred units costs a little, day by day', () => {
  const town = makeTown('ana');
  const day = limits.dayMs;
  town.command(ana, { type: 'grant', order: 1, asset: 'item:herb', amount: 170, operator: 'op', reason: 'hoard' });
  expect(town.actor(ana).wakeAt).toBeNull();
  town.command(ana, { type: 'grant', order: 2, asset: 'item:herb', amount: 500, operator: 'op', reason: 'hoard' });
  town.advance(day);
  // 700 units: 500 of them at five gold a hundred.
  expect(goldOf(town)).toBe(475);
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'storagePaid', gold: 25 });
  town.now += 3 * day;
  town.advance(0);
  expect(goldOf(town)).toBe(400);
  for (let n = 0; n < 20; n++) town.advance(day);
  expect(goldOf(town)).toBe(0);
  town.command(ana, { type: 'confiscate', order: 3, asset: 'item:herb', amount: 600, operator: 'op', reason: 'hoard' });
  town.advance(2 * day);
  expect(town.actor(ana).wakeAt).toBeNull();
  expect(town.holdings()).toEqual(town.minted());
});
