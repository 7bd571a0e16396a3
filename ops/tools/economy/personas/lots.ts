/** Under the hammer: what is too fine for the book goes to whoever gives most, what should be gone at a falling price. */
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { isUnlocked } from '../../../../actors/content/levels.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { LotShown } from '../../../../actors/letters.ts';
import { leastBid } from '../../../../actors/lot/rules.ts';
import { freePlace, isUp, lotFee } from '../../../../actors/trader/rules/lots.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';

/** Not worth a hammer below it. */
const worthMin = 200;

/** English, from half its worth; whoever is in a hurry lets the price fall to there, and is rid of it the same evening. */
export function auctionOff(kept: (view: View, item: ItemKey) => number, hurry: number, chance: Chance): Mind {
  return (view) => {
    const { hub, tuning } = view;
    if (!hub || !isUnlocked('lots', view.level) || freePlace(view.lots, tuning.trader) === null) return null;
    const fine = entriesOf(view.goods()).find(([item, n]) => n > kept(view, item) && view.usual(item) >= worthMin);
    if (!fine) return null;
    const worth = view.usual(fine[0]);
    const lot = { type: 'openLot', item: fine[0], quantity: 1 } as const;
    const floorPrice = Math.ceil(worth * 0.6);
    const terms =
      chance() < hurry
        ? ({ style: 'dutch', startPrice: Math.ceil(worth * 1.3), floorPrice, minutes: 360 } as const)
        : ({ style: 'english', startPrice: floorPrice, minutes: 1_440 } as const);
    return lotFee(terms.startPrice, tuning.trader) <= view.gold ? { ...lot, ...terms } : null;
  };
}

/** A bid on a lot of the square, up to what a thing is worth to him. */
export function bidOnLots(worthTo: (view: View, item: ItemKey) => number, reserve: number): Mind {
  return (view) => {
    if (!view.hub || view.isBound || view.gold <= reserve || view.shelves.includes(view.hub)) return null;
    const standing = view.bids.filter(isUp);
    if (standing.length >= view.tuning.trader.bidsMax) return null;
    for (const lot of view.lotsHere()) {
      if (view.lots.some(({ id }) => id === lot.id) || standing.some((bid) => bid.lot === lot.id)) continue;
      const amount = leastFor(view, lot);
      if (amount > Math.min(view.gold - reserve, lot.quantity * worthTo(view, lot.item))) continue;
      return { type: 'bid', lot: lot.id, item: lot.item, quantity: lot.quantity, amount };
    }
    return null;
  };
}

function leastFor(view: View, { price, ...lot }: LotShown): number {
  return leastBid({ ...lot, best: price === null ? null : { amount: price } }, view.now, view.tuning.lot);
}

/** What somebody gives for a fine thing that he has none of. */
export const ifMissing = (view: View, item: ItemKey): number => {
  const isOwned = view.stores().some((hub) => view.goods(hub)[item]);
  const isFine = itemOf(item).uses.some((use) => use !== 'material');
  return isOwned || !isFine ? 0 : view.usual(item) * 1.15;
};

/** What somebody gives who wants to sell it on. */
export const toSellOn = (view: View, item: ItemKey): number => view.usual(item) * 0.75;
