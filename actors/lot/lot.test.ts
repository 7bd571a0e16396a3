/** One test for each rule of the README beside this file: a real lot, and stand-ins for seller, bidders and hub. */
import { describe, expect, test } from 'vitest';
import type { Address } from '../kit/address.ts';
import { Town } from '../kit/town.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { LotTerms } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn, partsOf } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { lot } from './actor.ts';
import { leastBid } from './rules.ts';
import type { LotPart } from './state.ts';

const place: Address = 'lot:ana_1';
const minute = 60_000;

/** Ana's pearls under the hammer for ten minutes, from 100 gold up, or down to 40. */
function makeLot(terms: Partial<LotTerms> = {}) {
  const heard: Heard[] = [];
  const town = new Town([lot, makeStandIn('trader', heard), makeStandIn('hub', heard)]);
  const full: LotTerms = {
    ...{ id: 'ana_1_7', hub: 'harbor_town', item: 'pearl', quantity: 3, style: 'english' },
    ...{ startPrice: 100, floorPrice: 40, endsAt: town.now + 10 * minute },
    ...terms,
  };
  const open = (value = items('pearl', 3)) =>
    town.command('trader:ana', { to: place, mail: { type: 'openLot', ...full }, value });
  open();
  let bids = 0;
  const bid = (name: string, amount: number, more: object = {}, value = gold(amount)) => {
    const mail = {
      type: 'bid',
      lot: full.id,
      hub: full.hub,
      bid: `b_${++bids}`,
      item: full.item,
      quantity: full.quantity,
      amount,
      ...more,
    };
    town.command(`trader:${name}`, { to: place, mail, value });
    return heard.filter(({ by }) => by === `trader:${name}`).at(-1);
  };
  const told = (name: string) =>
    heard.filter(({ by }) => by === `trader:${name}`).map(({ mail, value }) => [mail.type, value]);
  const shown = () => heard.filter(({ by }) => by === 'hub:harbor_town').map(({ mail }) => mail);
  const part = () => town.part<LotPart>(place, 'lot');
  return { town, heard, open, bid, told, shown, part };
}

describe('english', () => {
  test('[LO1] it begins with its goods; a second one, or one without them, goes back', () => {
    const { town, open, told, part } = makeLot();
    expect(town.holdings(place)).toEqual(items('pearl', 3));
    open(items('pearl', 5));
    expect(told('ana').at(-1)).toEqual(['bounced', items('pearl', 5)]);
    expect(part()?.quantity).toBe(3);
    const empty = makeLot({ quantity: 4 });
    expect(empty.part()).toBeUndefined();
    expect(empty.told('ana')).toEqual([['bounced', items('pearl', 3)]]);
  });

  test('[LO2] [LO3] each bid is a twentieth more than the best, and whoever is outbid has his gold at once', () => {
    const { town, bid, told } = makeLot();
    expect(bid('ben', 99)).toMatchObject({ mail: { type: 'bidRefused', why: 'bidTooLow' }, value: gold(99) });
    expect(bid('ben', 100)).toMatchObject({ mail: { type: 'bidTaken', amount: 100 }, value: {} });
    expect(bid('cid', 104)).toMatchObject({ mail: { type: 'bidRefused' }, value: gold(104) });
    expect(bid('cid', 105)).toMatchObject({ mail: { type: 'bidTaken' } });
    expect(told('ben').at(-1)).toEqual(['outbid', gold(100)]);
    expect(town.holdings(place)).toEqual(plus(items('pearl', 3), gold(105)));
    // One may go beyond oneself; the gold of the bid before is back.
    expect(bid('cid', 111)).toMatchObject({ mail: { type: 'bidTaken' } });
    expect(told('cid')).toContainEqual(['outbid', gold(105)]);
    expect(bid('ben', 200, {}, gold(117))).toMatchObject({ mail: { type: 'bidRefused' }, value: gold(117) });
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[LO4] [D8] a bid in the last half minute leaves half a minute more', () => {
    const { town, bid, part, told } = makeLot();
    const endsAt = part()?.endsAt ?? 0;
    bid('ben', 100);
    expect(part()?.endsAt).toBe(endsAt);
    town.advance(10 * minute - 5_000);
    bid('cid', 110);
    expect(part()?.endsAt).toBe(endsAt + 25_000);
    town.advance(29_999);
    expect(told('cid')).toHaveLength(1);
    town.advance(1);
    expect(told('cid').at(-1)).toEqual(['lotWon', items('pearl', 3)]);
  });

  test('[LO5] [D3] [D8] at its hour, restarted and with nobody there: goods to the best, gold to the seller', () => {
    const { town, bid, told } = makeLot();
    bid('ben', 150);
    town.restart(place);
    town.advance(10 * minute);
    expect(told('ben').at(-1)).toEqual(['lotWon', items('pearl', 3)]);
    expect(told('ana').at(-1)).toEqual(['lotSold', gold(150)]);
    expect(partsOf(town, place)).toEqual([]);
    expect(town.actor(place).wakeAt).toBeNull();
    const lonely = makeLot();
    lonely.town.advance(10 * minute);
    expect(lonely.told('ana')).toEqual([['lotUnsold', items('pearl', 3)]]);
    expect(lonely.town.holdings()).toEqual(lonely.town.minted());
  });
});

test('[LO6] [D3] a falling price: the first who offers it has the goods, and the rest of his gold', () => {
  const { town, bid, told, part } = makeLot({ style: 'dutch' });
  const least = () => leastBid(part() as LotPart, town.now, shipped.lot);
  expect(least()).toBe(100);
  town.advance(5 * minute);
  expect(least()).toBe(70);
  expect(bid('ben', 69)).toMatchObject({ mail: { type: 'bidRefused', why: 'bidTooLow' } });
  expect(bid('ben', 90)).toMatchObject({
    mail: { type: 'lotWon', price: 70 },
    value: plus(items('pearl', 3), gold(20)),
  });
  expect(told('ana')).toEqual([['lotSold', gold(70)]]);
  expect(bid('cid', 90)).toMatchObject({ mail: { type: 'bidRefused', why: 'lotIsOver' }, value: gold(90) });
  expect(town.holdings()).toEqual(town.minted());
  const lonely = makeLot({ style: 'dutch' });
  lonely.town.advance(10 * minute);
  expect(lonely.told('ana')).toEqual([['lotUnsold', items('pearl', 3)]]);
});

test("[LO7] a bid on another lot, on one's own, or on one that is over goes back", () => {
  const { town, bid } = makeLot();
  const why = (heard: Heard | undefined) => heard?.mail['why'];
  expect(why(bid('ben', 200, { lot: 'ana_1_6' }))).toBe('lotIsOver');
  expect(why(bid('ben', 200, { item: 'herb' }))).toBe('otherLot');
  expect(why(bid('ben', 200, { quantity: 300 }))).toBe('otherLot');
  expect(why(bid('ana', 200))).toBe('ownLot');
  town.now += 10 * minute;
  expect(why(bid('ben', 200))).toBe('lotIsOver');
  town.advance(0);
  expect(town.holdings()).toEqual(town.minted());
});

test('[LO8] its hub is told of it, and never who bids', () => {
  const { town, bid, shown } = makeLot();
  bid('ben', 120);
  town.advance(10 * minute);
  const [opened, raised, gone] = shown();
  expect(opened).toMatchObject({ lot: { price: null } });
  expect(raised).toMatchObject({ type: 'lotShown', lot: { id: 'ana_1_7', price: 120, bids: 1 } });
  expect(JSON.stringify(raised)).not.toContain('trader:');
  expect(gone).toEqual({ type: 'lotGone', lot: 'ana_1_7' });
});

test('[LO9] it takes no commands', () => {
  expect(makeLot().town.command(place, { type: 'bid', amount: 500 })).toMatchObject({ ok: false, refused: 'invalid' });
});
