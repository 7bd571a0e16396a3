/** At the exchange: he takes a good price, offers inside the spread, tires of orders that do not fill, and keeps an eye on prices. */
import type { ItemKey } from '../../content/items.ts';
import { baseItems, itemOf } from '../../content/items.ts';
import type { Side } from '../../content/terms.ts';
import { durations } from '../../content/terms.ts';
import type { Chance } from '../../kit/chance.ts';
import { costOf, isOpen, refusePlace } from '../rules/orders.ts';
import { hasRoomForAlert, hasRoomToWatch } from '../rules/watching.ts';
import type { BookView, BotView, Wish } from './view.ts';
import { itemsOf, pick, pickAny } from './view.ts';

const habits = {
  // An order this old has missed its moment; now and then he changes his mind before.
  patienceMs: 120_000,
  doubtChance: 0.05,
  openOrdersMax: 8,
  takeChance: 0.35,
  // How far behind the best price he may queue: a bargain hunter waits.
  bargainMax: 2,
  unitsPerOrderMax: 5,
  // Never more than this part of the purse in one order.
  purseShareMax: 0.25,
  alertsMax: 5,
} as const;

export const placeOrder: Wish<'placeOrder'> = (view, rng) => {
  const openOrders = view.orders.filter(isOpen).length;
  if (openOrders >= habits.openOrdersMax) return null;
  const owned = itemsOf(view.goods);
  const side: Side = owned.length > 0 && rng() < 0.5 ? 'sell' : 'buy';
  const item = pick(side === 'sell' ? owned : goodsOn(view), rng);
  const price = priceFor(item, side, view.books[item], rng);
  const quantity = affordable(view, item, side, price, 1 + Math.floor(rng() * habits.unitsPerOrderMax));
  if (quantity === 0) return null;
  const { hub, profile, level, isHere } = view;
  const offer = { side, item, price, quantity, hours: pick(durations, rng) };
  const standing = { profile, level, where: isHere ? hub : null, openOrders, store: view.storeIn(hub) };
  return refusePlace(standing, hub, offer, view.tuning) ? null : { type: 'placeOrder', hub, ...offer };
};

export const cancelOrder: Wish<'cancelOrder'> = ({ orders, now }, rng) => {
  const open = orders.filter(({ status }) => status === 'open');
  const stale = open.find(({ placedAt }) => now - placedAt > habits.patienceMs);
  const order = stale ?? (rng() < habits.doubtChance ? pickAny(open, rng) : null);
  return order && { type: 'cancelOrder', order: order.id };
};

export const watch: Wish<'watch'> = (view, rng) => {
  const { hub, watched, tuning } = view;
  const item = pick(goodsOn(view), rng);
  const on = !watched[hub]?.includes(item);
  return on && !hasRoomToWatch(watched, tuning.trader) ? null : { type: 'watch', hub, item, on };
};

export const setAlert: Wish<'setAlert'> = (view, rng) => {
  const { hub, alerts, tuning } = view;
  if (alerts.length >= habits.alertsMax || !hasRoomForAlert(alerts.length, tuning.trader)) return null;
  const item = pick(goodsOn(view), rng);
  const price = view.books[item]?.reference ?? itemOf(item).basePrice;
  return { type: 'setAlert', hub, item, when: rng() < 0.5 ? 'above' : 'below', price: Math.max(1, Math.round(price)) };
};

export const dropAlert: Wish<'dropAlert'> = ({ alerts }, rng) => {
  const alert = pickAny(alerts, rng);
  return alert && { type: 'dropAlert', alert: alert.id };
};

/** What he talks about: something on the market, and what it costs. */
export function topic(view: BotView, rng: Chance): { readonly name: string; readonly price: number } {
  const item = pick(goodsOn(view), rng);
  const { name, basePrice } = itemOf(item);
  return { name, price: view.books[item]?.reference ?? basePrice };
}

/** What is for sale here and within his means: many small traders of one mind make a market. */
function goodsOn({ books, gold }: BotView): readonly ItemKey[] {
  const means = (gold * habits.purseShareMax) / habits.unitsPerOrderMax;
  const isFor = (key: ItemKey) => (books[key]?.asks[0]?.price ?? Number.POSITIVE_INFINITY) <= means;
  const traded = (Object.keys(books) as ItemKey[]).filter(isFor);
  return traded.length > 0 ? traded : cheapGoods;
}

/** What anybody can afford some of. */
const cheapGoods: readonly ItemKey[] = baseItems.filter((item) => itemOf(item).source === 'gathered');

/** The other side's best price, or one of his own: between the two sides, or a little behind his own. */
function priceFor(item: ItemKey, side: Side, book: BookView | undefined, rng: Chance): number {
  const base = book?.reference ?? itemOf(item).basePrice;
  const ask = book?.asks[0]?.price ?? Math.ceil(base * 1.1) + 1;
  const bid = book?.bids[0]?.price ?? Math.max(1, Math.floor(base * 0.9) - 1);
  if (rng() < habits.takeChance) return side === 'buy' ? ask : bid;
  const inside = Math.max(0, ask - bid - 1);
  const step = Math.floor(rng() * (inside + habits.bargainMax + 1)) - habits.bargainMax;
  return Math.max(1, side === 'buy' ? bid + step : ask - step);
}

function affordable(view: BotView, item: ItemKey, side: Side, price: number, wished: number): number {
  const terms = { side, item, price, hours: durations[0] };
  let quantity = side === 'sell' ? Math.min(wished, view.goods[item] ?? 0) : wished;
  const purse = side === 'sell' ? view.gold : Math.floor(view.gold * habits.purseShareMax);
  while (quantity > 0 && (costOf({ ...terms, quantity }, view.tuning).gold ?? 0) > purse) quantity--;
  return quantity;
}
