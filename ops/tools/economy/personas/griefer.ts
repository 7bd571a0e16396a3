/**
 * The griefer: one person with twenty accounts beside his own. He lets each take every gift there is, empties it into the first by
 * trading a thing nobody else offers here for all its gold and back for a coin, collects a daily purse twenty times, and with
 * what he has corners a market.
 */
import { entriesOf } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { quoteHaul, totalOf } from '../../../../actors/content/journeys.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { View } from '../world/View.ts';
import { chores } from './chores.ts';
import type { Habits, Mind } from './mind.ts';
import { firstOf, sometimes } from './mind.ts';
import { hire, sendCaravans, travelTo } from './road.ts';
import { buy, place, sellSurplus } from './trade.ts';
import { craft, gather } from './work.ts';

export const altsPerGriefer = 20;

export const mainHabits: Habits = { sessions: 1, minutes: 75, dayChance: 1, secondsPerDeed: 12 };
/** The first visit is long enough for all gifts; then a look in each day. */
export const altHabits: Habits = { sessions: 1, minutes: 12, dayChance: 1, secondsPerDeed: 12 };

/** Where he deals with himself, in what, and where that is bought. */
const den: HubKey = 'capital_city';
const token: ItemKey = 'scout_cloak';
const tokenHub: HubKey = 'forest_outpost';
const worthDraining = 60;

const roadHabits = { dares: 'low', agentsMax: 1, reserve: 0 } as const;

const goHome: Mind = (view) => travelTo(view, den);

/** Every gift is a deed away. */
function takeGifts(chance: Chance): Mind {
  const look: Mind = (view) =>
    view.progress.steps.strategy_guide === undefined ? travelTo(view, 'industrial_district') : null;
  const buyOne: Mind = (view) =>
    view.progress.steps.economic_tutorial === undefined
      ? buy(view, { item: 'herb', units: 1, limit: view.usual('herb') * 1.6 }, view.gold, false)
      : null;
  const craftOne: Mind = (view) => (view.progress.steps.first_craft === undefined ? craft(1)(view) : null);
  const gatherOne: Mind = (view) => (view.progress.steps.warehouse_tour === undefined ? gather(chance)(view) : null);
  return firstOf(gatherOne, craftOne, hire(roadHabits, chance), buyOne, sendCaravans(roadHabits), look);
}

/** All its gold for the thing, if nobody else would take it. */
const offerAll: Mind = (view) => {
  const isOffered = view.orders.some(({ item, side }) => item === token && side === 'buy');
  if (view.hub !== den || isOffered || view.isBound || view.gold < worthDraining) return null;
  if (view.best(token, 'sell', den) || (view.goods()[token] ?? 0) > 0) return null;
  return place(view, { side: 'buy', item: token, price: Math.floor(view.gold / 1.006), quantity: 1 });
};

/** And back for next to nothing. */
const giveBack: Mind = (view) =>
  view.hub === den && (view.goods()[token] ?? 0) > 0
    ? place(view, { side: 'sell', item: token, price: 1, quantity: 1 })
    : null;

export function makeAltMind(chance: Chance): Mind {
  return firstOf(
    chores(chance),
    giveBack,
    takeGifts(chance),
    goHome,
    sellSurplus((_, item) => (item === token ? 1 : 0), { takeChance: 1, least: 0.4 }, chance),
    offerAll,
  );
}

const fetchToken: Mind = (view) => {
  const { hub } = view;
  if (!hub || (view.goods(den)[token] ?? 0) > 0 || view.caravans.some(({ cargo }) => cargo[token])) return null;
  if (view.orders.some(({ item }) => item === token)) return null;
  const cheap = view.best(token, 'sell', den);
  if (cheap && cheap.price <= 20)
    return hub === den ? buy(view, { item: token, units: 1, limit: 20 }, view.gold) : goHome(view);
  if (view.get('road')?.caravans === 0 || view.gold < 520) return null;
  if (hub !== tokenHub) return travelTo(view, tokenHub);
  const isHere = (view.goods()[token] ?? 0) > 0;
  if (!isHere) return buy(view, { item: token, units: 1, limit: 500 }, view.gold, false);
  return totalOf(quoteHaul(hub, den, view.tuning.road).dues) <= view.gold
    ? { type: 'sendHaul', to: den, cargo: { [token]: 1 } }
    : null;
};

/** Whatever an account of his offers. */
const drain: Mind = (view) => {
  const bid = view.hub === den ? view.best(token, 'buy') : null;
  if (!bid || bid.price < worthDraining || !view.goods()[token]) return null;
  return place(view, { side: 'sell', item: token, price: bid.price, quantity: 1 });
};

/** Buys up a good and asks twice for it. */
function corner(): Mind {
  const item: ItemKey = 'healing_tonic';
  return (view: View) => {
    if (view.hub !== den || view.gold < 1_500) return null;
    const ask = view.best(item, 'sell');
    const owned = entriesOf(view.goods()).find(([key]) => key === item)?.[1] ?? 0;
    const isMine =
      ask && view.orders.some(({ item: key, side, price }) => key === item && side === 'sell' && price === ask.price);
    if (ask && !isMine && ask.price < view.usual(item) * 1.4)
      return place(view, { side: 'buy', item, ...ask }, view.gold / 4);
    return owned > 0
      ? place(view, { side: 'sell', item, price: Math.ceil(view.usual(item) * 2), quantity: owned })
      : null;
  };
}

export function makeMainMind(chance: Chance): Mind {
  const isKept = (_: View, item: ItemKey) => (item === token ? 1 : item === 'healing_tonic' ? 100 : 0);
  return firstOf(
    chores(chance),
    takeGifts(chance),
    fetchToken,
    goHome,
    drain,
    corner(),
    sellSurplus(isKept, { takeChance: 0.8, least: 0.5 }, chance),
    sendCaravans(roadHabits),
    sometimes(0.3, chance, gather(chance)),
  );
}
