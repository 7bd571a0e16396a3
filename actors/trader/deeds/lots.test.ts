/** Lots and bids of a trader, rule by rule, against real lots. */
import { expect, test } from 'vitest';
import type { Goods } from '../../content/goods.ts';
import { kinds } from '../../kinds.ts';
import type { Address } from '../../kit/address.ts';
import { Town } from '../../kit/town.ts';
import { gold, items } from '../../kit/value.ts';
import { makeStandIn, makeTown, season } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import type { BidPart, LotPart } from '../state.ts';

const tuning = shipped.trader;

const ana = 'trader:ana';
const minute = 60_000;
const goldOf = (town: Town, trader: Address = ana) => town.part<{ gold: number }>(trader, 'purse')?.gold ?? 0;
const goodsOf = (town: Town, trader: Address = ana) => town.part<Goods>(trader, 'goods/capital_city') ?? {};
const open = (town: Town, more: object = {}) =>
  town.command(ana, {
    type: 'openLot',
    item: 'leather_vest',
    quantity: 1,
    style: 'english',
    startPrice: 100,
    minutes: 10,
    ...more,
  });
const bid = (town: Town, name: string, amount: number, more: object = {}) =>
  town.command(`trader:${name}`, { type: 'bid', lot: 'ana_1_1', item: 'leather_vest', quantity: 1, amount, ...more });

/** Ana may open lots; Ben and Cid may bid. */
function makeSale(): Town {
  const town = makeTown('ana', 'ben', 'cid');
  season(town, ana, 400);
  return town;
}

test('[TR55] [HU21] a lot leaves with its goods and a fee, from level 4 on, three at a time', () => {
  const town = makeSale();
  season(town, ana, 399);
  expect(open(town)).toEqual({ ok: false, refused: 'levelTooLow' });
  season(town, ana, 400);
  expect(open(town, { quantity: 2 })).toEqual({ ok: false, refused: 'notEnoughGoods' });
  expect(open(town, { floorPrice: 101 })).toEqual({ ok: false, refused: 'floorAboveStart' });
  expect(open(town, { startPrice: 1_000_000 })).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(open(town)).toEqual({ ok: true, result: { lot: 'ana_1_1', endsAt: town.now + 10 * minute } });
  expect(goldOf(town)).toBe(498);
  expect(goodsOf(town).leather_vest).toBeUndefined();
  expect(town.part('hub:capital_city', 'lot/ana_1_1')).toMatchObject({ item: 'leather_vest', price: null });
  for (let n = 2; n <= tuning.lotsMax; n++) expect(open(town, { item: 'herb' }).ok).toBe(true);
  expect(open(town, { item: 'herb' })).toEqual({ ok: false, refused: 'tooManyLots' });
  town.advance(10 * minute);
  expect(town.part<LotPart>(ana, 'lot/ana_1_1')?.status).toBe('unsold');
  expect(goodsOf(town)).toMatchObject({ leather_vest: 1, herb: 8 });
  expect(open(town)).toMatchObject({ result: { lot: 'ana_1_4' } });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR56] [D3] a bid leaves with its gold, in the hub of the lot; outbid, it is back, and the best has the goods', () => {
  const town = makeSale();
  open(town);
  expect(bid(town, 'ben', 600)).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(bid(town, 'ben', 120)).toEqual({ ok: true, result: { bid: 'b_1' } });
  expect(goldOf(town, 'trader:ben')).toBe(380);
  expect(bid(town, 'cid', 130).ok).toBe(true);
  expect(goldOf(town, 'trader:ben')).toBe(500);
  expect(town.part<BidPart>('trader:ben', 'bid/b_1')?.status).toBe('outbid');
  expect(town.part<BidPart>('trader:cid', 'bid/b_1')?.status).toBe('leading');
  town.advance(10 * minute);
  expect(goodsOf(town, 'trader:cid').leather_vest).toBe(2);
  expect(goldOf(town)).toBe(498 + 130);
  expect(town.part<LotPart>(ana, 'lot/ana_1_1')).toMatchObject({ status: 'sold', price: 130 });
  expect(town.part('hub:capital_city', 'lot/ana_1_1')).toBeUndefined();
  expect(bid(town, 'ben', 200).ok).toBe(true);
  expect(town.notices.at(-1)?.notice).toMatchObject({ type: 'bidRefused', why: 'lotIsOver' });
  expect(goldOf(town, 'trader:ben')).toBe(500);
  town.command('trader:ben', { type: 'travel', to: 'harbor_town' });
  expect(bid(town, 'ben', 200)).toEqual({ ok: false, refused: 'notHere' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR56] whose value is bound bids about what is usual; ten bids may stand', () => {
  const town = makeSale();
  open(town, { startPrice: 1 });
  season(town, 'trader:ben', 0);
  expect(bid(town, 'ben', 400)).toEqual({ ok: false, refused: 'bound' });
  expect(bid(town, 'ben', 400, { quantity: 4 }).ok).toBe(true);
  expect(town.notices.at(-1)?.notice).toMatchObject({ type: 'bidRefused', why: 'otherLot' });
  expect(bid(town, 'ben', 130).ok).toBe(true);
  for (let n = 0; n < tuning.bidsMax; n++)
    town
      .actor('trader:cid')
      .parts.set(`bid/x_${n}`, { id: `x_${n}`, lot: 'l', hub: 'harbor_town', amount: 1, status: 'leading', at: 0 });
  expect(bid(town, 'cid', 200)).toEqual({ ok: false, refused: 'tooManyBids' });
});

test('[TR56] [TR15] a lot that cannot take goods or gold sends them home', () => {
  const broken = { ...makeStandIn('lot'), onMail: () => expect.unreachable('a bug of the lot') };
  const town = new Town([...kinds.filter(({ kind }) => kind !== 'lot'), broken]);
  for (const name of ['ana', 'ben']) {
    town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
    season(town, `trader:${name}`, 400);
  }
  expect(open(town).ok).toBe(true);
  expect(town.part<LotPart>(ana, 'lot/ana_1_1')?.status).toBe('unsold');
  expect(bid(town, 'ben', 100).ok).toBe(true);
  expect(town.part<BidPart>('trader:ben', 'bid/b_1')?.status).toBe('refused');
  expect(town.holdings('trader:ben')).toMatchObject({ ...gold(500), ...items('leather_vest', 1) });
});
