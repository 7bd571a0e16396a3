/** Under the hammer: he puts up some of one good, to rise or to fall, and bids on what others have put up where he is. */
import { itemOf } from '../../content/items.ts';
import type { Chance } from '../../kit/chance.ts';
import type { LotShown } from '../../letters.ts';
import { lotStyles } from '../../letters.ts';
import { limits } from '../limits.ts';
import { refuseBid, refuseLot } from '../rules/lots.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, pick, pickAny } from './view.ts';

const habits = {
  unitsMax: 3,
  // Of what the goods are usually worth.
  startShareMin: 0.6,
  startShareMax: 1.2,
  floorShare: 0.5,
  // What a fair bidder never goes beyond.
  bidShareMax: 1.5,
} as const;

export const openLot: Wish<'openLot'> = (view, rng) => {
  const { profile, level, hub, isHere, lots, tuning } = view;
  const item = pickAny(itemsOf(view.goods), rng);
  if (!item) return null;
  const quantity = 1 + Math.floor(rng() * Math.min(habits.unitsMax, view.goods[item] ?? 0));
  const share = habits.startShareMin + rng() * (habits.startShareMax - habits.startShareMin);
  const startPrice = Math.max(1, Math.round(itemOf(item).basePrice * quantity * share));
  const style = pick(lotStyles, rng);
  const floorPrice = style === 'dutch' ? Math.max(1, Math.floor(startPrice * habits.floorShare)) : startPrice;
  const offer = { item, quantity, startPrice, floorPrice };
  const standing = { profile, level, where: isHere ? hub : null, store: view.storeIn(hub), lots };
  if (refuseLot(standing, offer, tuning.trader)) return null;
  return { type: 'openLot', style, ...offer, minutes: limits.lotMinutes[0] };
};

export const bid: Wish<'bid'> = (view, rng) => {
  const { profile, level, hub, isHere, gold, bids, lots, now, tuning } = view;
  const own = new Set(lots.map(({ id }) => id));
  const lot = pickAny(
    view.board.lots.filter(({ id, endsAt }) => !own.has(id) && endsAt > now),
    rng,
  );
  if (!lot) return null;
  const { id, item, quantity } = lot;
  const amount = amountFor(view, lot, rng);
  if (amount > itemOf(item).basePrice * quantity * habits.bidShareMax) return null;
  const standing = { profile, level, where: isHere ? hub : null, gold, bids };
  if (refuseBid(standing, { hub, item, quantity, amount }, tuning.trader)) return null;
  return { type: 'bid', lot: id, item, quantity, amount };
};

/** Somewhat more than the best bid; of a falling price what it began with, or a guess at where it is. */
function amountFor({ tuning }: BotView, { style, price, startPrice, floorPrice }: LotShown, rng: Chance): number {
  if (style === 'dutch') return floorPrice + Math.round(rng() * (startPrice - floorPrice));
  return price === null
    ? startPrice
    : price + Math.ceil((price * tuning.lot.raisePercent) / 100) + pick([0, 1, 2], rng);
}
