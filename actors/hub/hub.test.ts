/** One test for each rule of the README beside this file. */
import { describe, expect, test } from 'vitest';
import { itemKeys, itemOf } from '../content/items.ts';
import { quoteHaul, totalOf } from '../content/journeys.ts';
import { goodsKnownIn } from '../content/markets.ts';
import { neighboursOf } from '../content/routes.ts';
import type { Side } from '../content/terms.ts';
import { kinds } from '../kinds.ts';
import { must } from '../kit/assert.ts';
import { makeChance } from '../kit/chance.ts';
import { Town } from '../kit/town.ts';
import { items } from '../kit/value.ts';
import type { Errand } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { house, makeStandIn, makeTown, partsOf, place, square } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { makeEvent, percentOf } from './events.ts';
import { refill } from './pools.ts';
import {
  dealtIn,
  driftPurse,
  driftStock,
  isGoodEnough,
  makeStock,
  moveStock,
  nextRoundAt,
  priceOf,
  wantedQuote,
} from './rules.ts';
import type { EventType, Line, MarketEvent, Quote, Severity, Stock } from './state.ts';
import { LINES_KEPT } from './state.ts';

const { merchant, pools, events, errands } = shipped.hub;
const { tickMs } = merchant;

function makeOpenTown(...names: string[]): Town {
  const town = makeTown(...names);
  town.command(square, { type: 'open' });
  town.advance(0);
  return town;
}

const known = goodsKnownIn('capital_city');
const dealt = dealtIn('capital_city');

const quoteOf = (town: Town, side: Side, item: string) => town.part<Quote>(square, `quote/${side}/${item}`);
const stockOf = (town: Town, item: string) => town.part<Stock>(square, `stock/${item}`);

describe('talk', () => {
  test('[HU1] each line is numbered, kept and told; the last hundred remain', () => {
    const town = makeTown('ana');
    for (let n = 1; n <= LINES_KEPT + 5; n++) town.command('trader:ana', { type: 'say', text: `line ${n}` });
    const lines = partsOf(town, square).filter(([key]) => key.startsWith('line/'));
    const ids = lines.map(([, line]) => (line as Line).id).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 100 }, (_, n) => n + 6));
    const line = { id: 105, player: 'ana', name: 'ana', text: 'line 105', at: town.now };
    expect(town.part(square, 'line/5')).toEqual(line);
    expect(town.notices.at(-1)).toEqual({ address: square, notice: { type: 'said', ...line } });
  });
});

describe('comings and goings', () => {
  test('[HU15] pools give what they hold, and fill by a unit each twelve seconds', () => {
    const full = refill(undefined, 1_000, pools.refillMs, pools);
    expect(full).toEqual({ units: pools.unitsMax, at: 1_000 });
    const half = { units: 150, at: 1_000 };
    expect(refill(half, 1_000 + 2.5 * pools.refillMs, pools.refillMs, pools)).toEqual({
      units: 152,
      at: 1_000 + 2 * pools.refillMs,
    });
    expect(refill(half, 1e9, pools.refillMs, pools)).toEqual({ units: pools.unitsMax, at: 1e9 });
  });

  test('[HU15] [D3] who picks more than there is gets what there is; what does not grow here is not given', () => {
    const heard: Heard[] = [];
    const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), makeStandIn('trader', heard)]);
    const pick = (item: string, units: number) =>
      town.command('trader:ana', { to: square, mail: { type: 'gather', item, units } });
    pick('herb', 290);
    pick('herb', 20);
    pick('pearl', 5);
    expect(heard.map(({ mail, value }) => [mail['units'], value])).toEqual([
      [290, items('herb', 290)],
      [10, items('herb', 10)],
      [0, {}],
    ]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[HU16] a hub opens when the first trader comes; who leaves it is told of', () => {
    const town = makeTown('ana');
    const harbour = 'hub:harbor_town';
    town.command('trader:ana', { type: 'travel', to: 'harbor_town' });
    expect(town.notices.at(-1)).toEqual({ address: square, notice: { type: 'left', player: 'ana' } });
    town.advance(15_000);
    expect(town.part(harbour, 'quote/sell/pearl')).toBeDefined();
  });
});

describe('what goes on', () => {
  const event = (type: EventType, item: MarketEvent['item'] = 'herb', severity: Severity = 'high'): MarketEvent => ({
    ...{ type, item, severity, startedAt: 0, endsAt: 100 },
  });

  test('[HU17] want and broken roads raise a price, plenty and finds lower it; each ends by itself', () => {
    const felt = (going: MarketEvent[], now = 50) => percentOf(going, 'herb', now, events);
    expect([felt([event('shortage')]), felt([event('disruption', null)])]).toEqual([150, 120]);
    expect([felt([event('surplus')]), felt([event('discovery')])]).toEqual([70, 80]);
    expect(felt([event('shortage', 'pearl')])).toBe(100);
    expect(felt([event('shortage'), event('disruption', null)])).toBe(180);
    expect(felt([event('shortage')], 100)).toBe(100);
  });

  test('[HU17] they begin by chance where there are people, two at most, and are told', () => {
    const visitors = [...kinds.filter(({ kind }) => kind === 'hub'), makeStandIn('trader'), makeStandIn('auction')];
    const town = new Town(visitors);
    let most = 0;
    for (let n = 0; n < 600; n++) {
      town.command('trader:ana', { to: square, mail: { type: 'arrived', player: 'ana' } });
      town.advance(tickMs);
      most = Math.max(most, town.part<MarketEvent[]>(square, 'events')?.length ?? 0);
    }
    const begun = town.notices.filter(({ notice }) => notice.type === 'eventBegan');
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(events.eventsMax);
    expect(begun.length).toBeGreaterThan(0);
    const drawn = Array.from({ length: 200 }, (_, n) => makeEvent('capital_city', 0, () => 1, makeChance(n)));
    expect(new Set(drawn.map(({ type }) => type)).size).toBe(4);
    expect(drawn.every(({ type, item, endsAt }) => (type === 'disruption') === (item === null) && endsAt > 0)).toBe(
      true,
    );
  });

  test('[HU18] a merchant nobody visits looks up every tenth tick; a visit or a trade wakes him', () => {
    const town = makeOpenTown('ana');
    const span = (ms: number) => ms;
    const merchantPart = { roundAt: 1e7, quoted: 0, orders: 0, stirredAt: 1e7 - merchant.quietAfterMs };
    expect(nextRoundAt(merchantPart, span, merchant)).toBe(1e7 + 10 * tickMs);
    town.advance(2 * merchant.quietAfterMs);
    expect((town.actor(square).wakeAt ?? 0) - (town.part<{ roundAt: number }>(square, 'merchant')?.roundAt ?? 0)).toBe(
      10 * tickMs,
    );
    place(town, 'ana', { side: 'sell', price: 1, quantity: 3 });
    expect((town.actor(square).wakeAt ?? 0) - town.now).toBeLessThanOrEqual(tickMs);
  });

  test('[HU19] three errands hang out, anew every ten minutes, each paid for goods, haul and a third of it', () => {
    const town = makeOpenTown();
    town.advance(tickMs);
    const posted = () =>
      partsOf(town, square)
        .filter(([key]) => key.startsWith('errand/'))
        .map(([, errand]) => errand as Errand);
    expect(posted()).toHaveLength(errands.postedAtOnce);
    for (const { item, units, to, pay, endsAt } of posted()) {
      expect(neighboursOf('capital_city')).toContain(to);
      const haul = Math.ceil(totalOf(quoteHaul('capital_city', to, shipped.road).dues) * 1.3);
      expect(pay).toBe(units * (quoteOf(town, 'sell', item)?.price ?? 0) + haul);
      expect(endsAt).toBeGreaterThan(town.now);
    }
    const before = posted().map(({ id }) => id);
    town.advance(errands.everyMs);
    expect(
      posted()
        .map(({ id }) => id)
        .some((id) => before.includes(id)),
    ).toBe(false);
  });

  test('[HU20] the first who asks has an errand; who cannot go gives it back', () => {
    const heard: Heard[] = [];
    const town = new Town([...kinds.filter(({ kind }) => kind !== 'trader'), makeStandIn('trader', heard)]);
    const errand: Errand = { id: 'e1', item: 'herb', units: 5, to: 'harbor_town', pay: 50, endsAt: town.now + 1_000 };
    town.actor(square).parts.set('errand/e1', errand);
    const write = (name: string, mail: { type: string }, value = {}) =>
      town.command(`trader:${name}`, { to: square, mail, value });
    write('ana', { type: 'takeErrand', errand: 'e1' } as { type: string });
    write('ben', { type: 'takeErrand', errand: 'e1' } as { type: string });
    expect(heard.map(({ mail }) => mail)).toEqual([
      { type: 'errandGiven', errand },
      { type: 'errandGone', errand: 'e1' },
    ]);
    write('ana', { type: 'returnErrand', errand } as { type: string });
    write('ben', { type: 'takeErrand', errand: 'e1' } as { type: string });
    expect(heard.at(-1)?.mail.type).toBe('errandGiven');
  });
});

describe('the merchant', () => {
  test('[HU2] opens once, by the word of the server, and does nothing before', () => {
    const town = makeTown('ana');
    town.command('trader:ana', { type: 'say', text: 'is anyone here?' });
    town.advance(10 * tickMs);
    expect(stockOf(town, 'herb')).toBeUndefined();
    expect(town.command(square, { type: 'open' })).toEqual({ ok: true, result: {} });
    town.advance(0);
    const before = partsOf(town, square);
    expect(town.command(square, { type: 'open' })).toEqual({ ok: true, result: {} });
    town.advance(0);
    expect(partsOf(town, square)).toEqual(before);
  });

  test.each([null, 'open', {}, { type: 'close' }, { type: 'open', free: true }, { type: 'say', text: 'hi' }])(
    '[HU2] hears no other command: %j',
    (body) => {
      const town = new Town(kinds);
      expect(town.command(square, body)).toMatchObject({ ok: false, refused: 'invalid' });
      expect(partsOf(town, square)).toEqual([]);
    },
  );

  test('[HU3] rests a bid and an ask for each good his nation knows, and a bid for its finer makes, which anyone may meet', () => {
    const town = makeOpenTown('ana');
    for (const item of known) {
      const [bid, ask] = [quoteOf(town, 'buy', item), quoteOf(town, 'sell', item)];
      expect(bid?.price).toBeLessThan(ask?.price ?? 0);
    }
    // Ore comes from the mines nearby, herbs from the fields: 79 and 83 % of their base prices.
    expect(place(town, 'ana', { side: 'sell', price: 5, quantity: 10 }).ok).toBe(true);
    expect(place(town, 'ana', { item: 'herb', price: 6, quantity: 10 }).ok).toBe(true);
    // Ten ore at 5 less 2 % and ten herbs at 6: no deposit on so little.
    expect(town.part('trader:ana', 'purse')).toEqual({ gold: 500 + 50 - 1 - 60 });
    for (const item of dealt.filter((key) => itemOf(key).quality !== 'common')) {
      expect(quoteOf(town, 'buy', item)).toBeDefined();
      expect(quoteOf(town, 'sell', item)).toBeUndefined();
    }
  });

  test('[HU4] prices are whole, the bid at least 1 and always below the ask', () => {
    for (const item of itemKeys.map(itemOf)) {
      for (let midMilli = 1; midMilli < 400_000; midMilli += 997) {
        const { buy, sell } = priceOf(item, midMilli, merchant);
        expect(Number.isInteger(buy) && Number.isInteger(sell) && buy >= 1 && buy < sell).toBe(true);
      }
    }
  });

  test('[HU5] the price follows the stock: half to twice the base, and 15 % a tick at most', () => {
    const glut = { ...makeStock('herb', 0, merchant), units: 100_000 };
    const dearth = { ...makeStock('herb', 0, merchant), units: 0 };
    const tick = tickMs;
    expect(driftStock('herb', glut, tick, tickMs, merchant).midMilli).toBe(Math.round(6_000 / 1.15));
    expect(driftStock('herb', dearth, tick, tickMs, merchant).midMilli).toBe(6_900);
    expect(driftStock('herb', glut, 20 * tick, tickMs, merchant).midMilli).toBe(3_000);
    expect(driftStock('herb', { ...dearth, midMilli: 12_000 }, 0, tickMs, merchant).midMilli).toBe(12_000);
    expect(driftStock('herb', makeStock('herb', 0, merchant), 9 * tick, tickMs, merchant)).toEqual({
      ...makeStock('herb', 0, merchant),
      at: 9 * tick,
    });
  });

  test('[HU5] what is usual here, what goes on, and a rumour move it too', () => {
    const market = { localPercent: 150, eventPercent: 130, noise: 0.01 };
    const later = driftStock('herb', makeStock('herb', 0, merchant, market), 60 * tickMs, tickMs, merchant, market);
    expect(later.midMilli).toBe(Math.round(6_000 * 1.5 * 1.3 * 1.01));
    expect(makeStock('iron_sword_rare', 0, merchant).units).toBe(0);
  });

  test('[HU6] stock falls with his sales, rises with his purchases, and drifts back', () => {
    const town = makeOpenTown('ana');
    place(town, 'ana', { side: 'sell', price: 5, quantity: 10 });
    place(town, 'ana', { item: 'herb', price: 6, quantity: 20 });
    expect([stockOf(town, 'iron_ore')?.units, stockOf(town, 'herb')?.units]).toEqual([210, 180]);
    town.advance(tickMs);
    expect([stockOf(town, 'iron_ore')?.units, stockOf(town, 'herb')?.units]).toEqual([209.8, 180.4]);
    town.advance(1_000 * tickMs);
    expect(stockOf(town, 'herb')?.units).toBeCloseTo(200, 1);
  });

  test('[HU6] many ticks slept through count as many', () => {
    const stock = moveStock(makeStock('pearl', 0, merchant), 'sell', 40);
    let step = stock;
    for (let n = 1; n <= 30; n++) step = driftStock('pearl', step, n * tickMs, tickMs, merchant);
    const slept = driftStock('pearl', stock, 30 * tickMs, tickMs, merchant);
    expect(slept.units).toBeCloseTo(step.units, 1);
    expect(slept.midMilli / 1_000).toBeCloseTo(step.midMilli / 1_000, 0);
  });

  test('[HU7] a quote is left alone until its price has moved or half of it is gone', () => {
    const town = makeOpenTown('ana');
    const first = quoteOf(town, 'sell', 'herb')?.order;
    place(town, 'ana', { item: 'herb', price: 7, quantity: 4 });
    town.advance(tickMs);
    expect(quoteOf(town, 'sell', 'herb')).toMatchObject({ order: first, left: 36 });
    place(town, 'ana', { item: 'herb', price: 7, quantity: 17 });
    town.advance(tickMs);
    expect(quoteOf(town, 'sell', 'herb')?.order).not.toBe(first);
    expect(quoteOf(town, 'sell', 'herb')?.left).toBe(40);
    expect(quoteOf(town, 'buy', 'pearl')?.order).toBe('buy.pearl.7');
  });

  test('[HU7] a price between two whole ones does not jump to and fro at each rumour', () => {
    const asked = (midMilli: number) => {
      const stock = { ...makeStock('herb', 0, merchant), midMilli };
      const wanted = must(wantedQuote('herb', stock, 'sell', merchant), 'an ask');
      return {
        price: wanted.price,
        keeps: isGoodEnough({ order: 'o', price: 7, quantity: 40, left: 40 }, wanted, stock, merchant),
      };
    };
    expect(asked(6_240)).toEqual({ price: 7, keeps: true });
    expect(asked(6_270)).toEqual({ price: 8, keeps: true });
    expect(asked(6_500)).toEqual({ price: 8, keeps: false });
  });

  test('[HU8] for crafted goods he bids lower', () => {
    // Nine tenths of 98 for its parts, and a quarter gold for each of thirty minutes.
    expect(priceOf(itemOf('leather_vest'), 138_000, merchant)).toEqual({ buy: 95, sell: 155 });
    expect(priceOf(itemOf('leather_vest_legendary'), 193_000, merchant).buy).toBe(133);
    expect(priceOf(itemOf('leather_vest'), 50_000, merchant).buy).toBe(44);
    expect(priceOf(itemOf('relic_fragment'), 120_000, merchant)).toEqual({ buy: 105, sell: 135 });
  });

  test('[HU9] he offers no more than he has, and buys no more than he can store', () => {
    const stock = makeStock('herb', 0, merchant);
    expect(wantedQuote('herb', { ...stock, units: 7.9 }, 'sell', merchant)?.quantity).toBe(7);
    expect(wantedQuote('herb', { ...stock, units: 0.9 }, 'sell', merchant)).toBeNull();
    expect(wantedQuote('herb', { ...stock, units: 1_195 }, 'buy', merchant)?.quantity).toBe(5);
    expect(wantedQuote('herb', { ...stock, units: 1_200 }, 'buy', merchant)).toBeNull();
  });

  test('[HU9] nor does he bid more than he can spend; his purse empties with what he buys, and fills again', () => {
    expect(
      wantedQuote('relic_fragment', makeStock('relic_fragment', 0, merchant), 'buy', merchant, 3_300)?.quantity,
    ).toBe(3);
    expect(wantedQuote('relic_fragment', makeStock('relic_fragment', 0, merchant), 'buy', merchant, 900)).toBeNull();
    const spent = driftPurse({ gold: 10_000, at: 0 }, 35 * tickMs, tickMs, merchant);
    expect(spent.gold).toBeCloseTo(15_000, -3);
    const town = makeOpenTown('ana');
    const purse = () => town.part<{ purse: { gold: number } }>(square, 'merchant')?.purse.gold ?? 0;
    const before = purse();
    place(town, 'ana', { side: 'sell', price: 5, quantity: 10 });
    expect(purse()).toBe(before - 50);
  });

  test('[HU10] [D3] what he offers is made as he offers it, and what comes back is unmade', () => {
    const town = makeOpenTown('ana');
    place(town, 'ana', { side: 'sell', price: 5, quantity: 10 });
    place(town, 'ana', { item: 'herb', price: 6, quantity: 30 });
    for (let n = 0; n < 100; n++) {
      town.advance(tickMs);
      expect(town.holdings()).toEqual(town.minted());
    }
    expect(town.holdings(square)).toEqual({});
    // His own orders run out after sixty hours, and new ones take their place.
    town.advance(70 * 3_600_000);
    expect(quoteOf(town, 'buy', 'pearl')?.left).toBe(12);
    expect(town.holdings()).toEqual(town.minted());
    expect(town.faults).toEqual([]);
  });

  test('[HU10] a house that cannot take his orders leaves nothing behind, and he tries again', () => {
    const broken = { ...makeStandIn('auction'), onMail: () => expect.unreachable('a bug of the house') };
    const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), broken]);
    town.command(square, { type: 'open' });
    town.advance(3 * tickMs);
    expect(town.holdings()).toEqual({});
    expect(town.minted()).toEqual({});
    expect(quoteOf(town, 'buy', 'herb')).toBeUndefined();
    expect(town.part<{ orders: number }>(square, 'merchant')?.orders).toBe(4 * (known.length + dealt.length));
  });

  test('[HU11] he quotes five items a turn, and is done within the instant', () => {
    const heard: Heard[] = [];
    const town = new Town([...kinds.filter(({ kind }) => kind === 'hub'), makeStandIn('auction', heard)]);
    town.command(square, { type: 'open' });
    const turns = Math.ceil(dealt.length / merchant.itemsPerTurn);
    for (let n = 1; n <= turns; n++) {
      town.deliver(square, { type: 'wake' });
      const some = dealt.slice(0, n * merchant.itemsPerTurn);
      expect(heard.length).toBe(some.length + some.filter((key) => itemOf(key).quality === 'common').length);
    }
    expect(town.actor(square).wakeAt).toBe(town.now + tickMs);
  });

  test('[D7] restored in the middle of a round, he goes on with it', () => {
    const [steady, shaken] = [makeOpenTown(), makeOpenTown()];
    steady.advance(tickMs);
    shaken.now += tickMs;
    for (
      let quoted = 5;
      shaken.part<{ quoted: number }>(square, 'merchant')?.quoted !== 0 || quoted === 5;
      quoted += 5
    ) {
      shaken.deliver(square, { type: 'wake' });
      shaken.restart(square);
      shaken.restart(house);
      expect(shaken.part(square, 'merchant')).toMatchObject({ quoted: quoted < dealt.length ? quoted : 0 });
    }
    // Rumours aside, for each town has dice of its own: both are through with the round.
    expect(partsOf(shaken, square).map(([key]) => key)).toEqual(partsOf(steady, square).map(([key]) => key));
    expect(shaken.holdings()).toEqual(steady.holdings());
    expect(steady.holdings(house)).toMatchObject(items('herb', 40));
  });
});
