/** Inventories, whatever comes and goes: nothing is lost between purse, warehouse and shelf, and none holds more than it can. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Goods } from '../../content/goods.ts';
import { addGoods, goodsValue, unitsIn } from '../../content/goods.ts';
import type { Value } from '../../kit/value.ts';
import { gold, isSound, minus, plus } from '../../kit/value.ts';
import { shipped } from '../../tuning.ts';
import type { Store } from './store.ts';
import { acceptCollect, credit, debit, emptyShelf, isEmpty, refuseCollect, refuseDebit } from './store.ts';

const tuning = shipped.trader;
const unitsMax = 20;
const count = fc.integer({ min: 1, max: 15 });
const someGoods: fc.Arbitrary<Goods> = fc.record({ iron_ore: count, herb: count, hide: count }, { requiredKeys: [] });
/** Small sums, and such as no purse can hold. */
const someGold = fc.oneof(fc.nat(500), fc.integer({ min: tuning.purseGoldMax - 500, max: tuning.purseGoldMax }));
const someValue: fc.Arbitrary<Value> = fc
  .tuple(someGold, someGoods)
  .map(([amount, goods]) => plus(gold(amount), goodsValue(goods)));

type Deed = { do: 'credit' | 'debit'; value: Value } | { do: 'collect' };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('credit' as const, 'debit' as const), value: someValue }),
  fc.record({ do: fc.constant('collect' as const) }),
);

const empty: Store = { gold: 0, goods: {}, shelf: emptyShelf, unitsMax };
const allOf = ({ gold: purse, goods, shelf }: Store): Value =>
  plus(gold(purse + shelf.gold), goodsValue(addGoods(goods, shelf.goods)));

/** Does it if the rules allow it; what it ought to have changed comes along. */
function perform(store: Store, deed: Deed): { after: Store; change: Value } {
  if (deed.do === 'credit') return { after: credit(store, deed.value, tuning), change: deed.value };
  if (deed.do === 'collect')
    return { after: refuseCollect(store, tuning) ? store : acceptCollect(store, tuning), change: {} };
  if (refuseDebit(store, deed.value)) return { after: store, change: {} };
  return { after: debit(store, deed.value), change: minus({}, deed.value) };
}

test('[TR7] [TR8] [TR10] whatever comes, goes and is collected: all of it is there, and nothing is more than full or less than none', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let store = empty;
      for (const each of deeds) {
        const { after, change } = perform(store, each);
        expect(allOf(after)).toEqual(plus(allOf(store), change));
        expect(
          isSound(allOf(after)) && isSound(goodsValue(after.goods)) && isSound(goodsValue(after.shelf.goods)),
        ).toBe(true);
        expect([after.gold, after.shelf.gold].every((amount) => amount >= 0)).toBe(true);
        expect(unitsIn(after.goods)).toBeLessThanOrEqual(unitsMax);
        expect(after.gold).toBeLessThanOrEqual(tuning.purseGoldMax);
        store = after;
      }
    }),
  );
});

test('[TR10] what was collected leaves nothing more to collect', () => {
  fc.assert(
    fc.property(fc.array(someValue, { maxLength: 6 }), (values) => {
      const store = values.reduce((sum, value) => credit(sum, value, tuning), empty);
      const after = refuseCollect(store, tuning) ? store : acceptCollect(store, tuning);
      expect(refuseCollect(after, tuning)).toBe(isEmpty(after.shelf) ? 'shelfIsEmpty' : 'noRoom');
    }),
  );
});
