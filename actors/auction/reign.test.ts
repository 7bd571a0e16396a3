/** What a house takes for whoever rules its hub, and what it spares allies of theirs. */
import { expect, test } from 'vitest';
import { boundTerms, feeFor, sparedAtGate } from '../content/realm.ts';
import { feeOn, feeRates, quoteFee, taxOn, terms } from '../content/terms.ts';
import { kinds } from '../kinds.ts';
import type { Address } from '../kit/address.ts';
import { Town } from '../kit/town.ts';
import { gold } from '../kit/value.ts';
import type { AllyTerms } from '../letters.ts';
import { anOffer, type Heard, makeStandIn } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { duesFor } from './rules.ts';

const house: Address = 'auction:capital_city';

/** A house of a hub that guild g rules, and traders who write to it as they like. */
function makeHouse(taxPercent: number, ally: Partial<AllyTerms> = {}) {
  const heard: Heard[] = [];
  const stands = (['trader', 'hub', 'guild'] as const).map((kind) => makeStandIn(kind, heard));
  const town = new Town([...kinds.filter(({ kind }) => kind === 'auction'), ...stands]);
  const allies = { friends: { tollPercent: 0, feePercent: 0, ...ally } };
  const reign = (owner: object | null, contenders: readonly string[] = []) =>
    town.command('hub:capital_city', { to: house, mail: { type: 'reign', owner, contenders } });
  reign({ guild: 'g', taxPercent, allies });
  let orders = 0;
  return {
    town,
    heard,
    reign,
    place(name: string, offer: object, guild?: string) {
      const order = { type: 'place', order: `${name}-${++orders}`, deposit: 0, ...anOffer(offer) };
      const value =
        order.side === 'buy' ? gold(order.price * order.quantity) : { [`item:${order.item}`]: order.quantity };
      town.command(`trader:${name}`, { to: house, mail: { ...order, ...(guild && { guild }) }, value });
    },
    revenue: () =>
      heard.filter(({ by, mail }) => by === 'guild:g' && mail.type === 'revenue').map(({ value }) => value.gold ?? 0),
    burnt: () =>
      town.movements.filter(({ credit }) => credit === 'sink:tax').reduce((sum, { amount }) => sum + amount, 0),
  };
}

test('[AU20] [D3] the tax goes to whoever rules the hub when it is taken, by the rate of the day the order was placed', () => {
  const { town, place, revenue, reign, burnt, heard } = makeHouse(15);
  place('ana', { side: 'sell', price: 100, quantity: 100, hours: 24 });
  place('ben', { side: 'buy', price: 100, quantity: 60 });
  // 5 % of 6,000 is 300, and 15 % of that 45.
  expect([revenue(), burnt()]).toEqual([[45], 0]);
  reign(null);
  place('ben', { side: 'buy', price: 100, quantity: 40 });
  expect([revenue(), burnt()]).toEqual([[45], 30]);
  const fees = heard
    .filter(({ by, mail }) => by === 'trader:ana' && mail.type === 'filled')
    .map(({ mail }) => mail['fee']);
  expect(fees).toEqual([345, 230]);
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual({});
});

test('[AU20] [D3] [D10] what its owner cannot take leaves the world, and the house goes on', () => {
  const { town, place, burnt } = makeHouse(10);
  place('ana', { side: 'sell', price: 100, quantity: 100, hours: 24 });
  place('ben', { side: 'buy', price: 100, quantity: 100 });
  town.command('guild:g', { to: house, mail: { type: 'revenueReturned' }, value: gold(50) });
  expect(burnt()).toBe(50);
  expect(town.holdings()).toEqual({});
});

test('[AU21] an ally of the owner is spared a part of the fee, by the day his order was placed; nobody else is', () => {
  const sellerFee = (guild?: string) => {
    const { place, heard, reign } = makeHouse(10, { feePercent: 12 });
    place('ana', { side: 'sell', price: 100, quantity: 100, hours: 24 }, guild);
    reign({ guild: 'g', taxPercent: 15, allies: {} });
    place('ben', { side: 'buy', price: 100, quantity: 100 });
    return heard.find(({ by, mail }) => by === 'trader:ana' && mail.type === 'filled')?.mail['fee'];
  };
  expect([sellerFee(), sellerFee('others'), sellerFee('g')]).toEqual([550, 550, 550]);
  expect(sellerFee('friends')).toBe(484);
});

test('[AU21] [AU17] [GU24] whatever is agreed and whatever tax is asked, a seller pays something and keeps three quarters', () => {
  for (const feePercent of [-1e9, -1, 0, 12, 50, 51, 100, 1e9, Number.NaN])
    for (const taxPercent of [0, 15, 1_000])
      for (const hours of [6, 60] as const) {
        const proceeds = 10_000;
        const { sparedPercent = 0 } = duesFor(
          'a',
          { owner: { guild: 'g', taxPercent, allies: { a: { tollPercent: 0, feePercent } } }, contenders: [] },
          0,
        );
        const whole = feeOn(0, proceeds, feeRates(hours, shipped.trade));
        const fee = feeFor(whole, sparedPercent);
        expect(fee).toBeGreaterThanOrEqual(whole / 2);
        expect(fee).toBeLessThanOrEqual(whole);
        const taken = fee + taxOn(fee, taxPercent, proceeds);
        expect(taken).toBeLessThanOrEqual((proceeds * terms.takenBasisPointsMax) / 10_000);
        const offer = anOffer({ side: 'sell', price: 100, quantity: 100, hours });
        expect(quoteFee(offer, shipped.trade, { taxPercent, sparedPercent })).toBe(taken);
      }
  expect(boundTerms({ tollPercent: 1_000, feePercent: -3 })).toEqual({ tollPercent: 50, feePercent: 0 });
  expect([2, 4, 6].map((toll) => sparedAtGate(toll, 1_000))).toEqual([1, 2, 3]);
});
