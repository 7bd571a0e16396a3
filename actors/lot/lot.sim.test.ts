/** Random sales under the hammer: whoever bids what and when, the goods have one owner and everybody else his gold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Address } from '../kit/address.ts';
import { Town } from '../kit/town.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, minus, nothing, plus } from '../kit/value.ts';
import type { LotTerms } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn } from '../testing.ts';
import { lot } from './actor.ts';

const place: Address = 'lot:ana_1';
const names = ['ana', 'ben', 'cid', 'dan'] as const;
const minute = 60_000;

interface Bid {
  readonly who: (typeof names)[number];
  readonly amount: number;
  /** Gold that really came along. */
  readonly sent: number;
  readonly afterMs: number;
  readonly restarts: boolean;
}

const bid: fc.Arbitrary<Bid> = fc
  .record({
    who: fc.constantFrom(...names),
    amount: fc.integer({ min: 30, max: 300 }),
    isHonest: fc.boolean(),
    sent: fc.integer({ min: 1, max: 300 }),
    afterMs: fc.integer({ min: 0, max: 2 * minute }),
    restarts: fc.boolean(),
  })
  .map(({ isHonest, ...each }) => ({ ...each, sent: isHonest ? each.amount : each.sent }));

test('[LO2] [LO3] [LO5] [LO6] [D3] [D7] whoever bids: one has the goods, the seller the price, and the rest their gold', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('english' as const, 'dutch' as const),
      fc.array(bid, { maxLength: 15 }),
      (style, bids) => {
        const heard: Heard[] = [];
        const town = new Town([lot, makeStandIn('trader', heard), makeStandIn('hub', heard)]);
        const terms: LotTerms = {
          ...{ id: 'ana_1_7', hub: 'harbor_town', item: 'pearl', quantity: 3, style },
          ...{ startPrice: 100, floorPrice: 40, endsAt: town.now + 10 * minute },
        };
        const { id, hub, item, quantity } = terms;
        town.command('trader:ana', { to: place, mail: { type: 'openLot', ...terms }, value: items('pearl', 3) });
        const paid = new Map<string, Value>([['ana', items('pearl', 3)]]);
        for (const [n, { who, amount, sent, afterMs, restarts }] of bids.entries()) {
          town.advance(afterMs);
          if (restarts) town.restart(place);
          const mail = { type: 'bid', lot: id, hub, bid: `b_${n}`, item, quantity, amount };
          town.command(`trader:${who}`, { to: place, mail, value: gold(sent) });
          paid.set(who, plus(paid.get(who) ?? nothing, gold(sent)));
          expect(town.holdings()).toEqual(town.minted());
        }
        town.advance(60 * minute);
        expect(town.faults).toEqual([]);
        expect(town.holdings(place)).toEqual(nothing);

        const won = heard.find(({ mail }) => mail.type === 'lotWon');
        const price = Number(won?.mail['price'] ?? 0);
        for (const name of names) {
          const got = heard
            .filter(({ by }) => by === `trader:${name}`)
            .reduce((sum, { value }) => plus(sum, value), nothing);
          const change = minus(got, paid.get(name) ?? nothing);
          if (won?.by === `trader:${name}`) expect(change).toEqual(minus(items('pearl', 3), gold(price)));
          else if (name === 'ana' && won) expect(change).toEqual(minus(gold(price), items('pearl', 3)));
          else expect(change).toEqual(nothing);
        }
        expect(won?.by).not.toBe('trader:ana');
        if (won) expect(price).toBeGreaterThanOrEqual(style === 'english' ? 100 : 40);
      },
    ),
    { numRuns: 150 },
  );
});
