/** The numbers of a trader that a designer may turn. */
import type { Goods } from '../content/goods.ts';

export const tuning = {
  // Enough for a first purchase and a first sale on the first minute.
  starterGold: 500,
  starterGoods: {
    iron_ore: 10,
    herb: 8,
    hide: 6,
    healing_tonic: 3,
    leather_vest: 1,
    rusty_sword: 1,
    basic_compass: 1,
  } satisfies Goods,
  // More than a player can watch; few enough that one trader cannot fill a book.
  openOrdersMax: 50,
  // A page of history; older orders live on as facts.
  closedOrdersMax: 50,
  // One warehouse, in units, so that goods must move to be worth more.
  warehouseUnitsMax: 1_000,
  // Far above any fortune, far below the safe integers even when all of them meet.
  purseGoldMax: 1_000_000_000,
  // As many as there are types: each has a place, none need be kept idle.
  agentsMax: 4,
  // On the road at once: enough to plan with, few enough to follow.
  caravanSlots: 3,
  // A caravan's hold: a tenth of a warehouse.
  holdUnitsMax: 100,
  // A page of past trips.
  pastCaravansMax: 20,
  // A slip of the keyboard must not make a fortune; what is truly owed may come in two orders.
  operatorAmountMax: 10_000_000,
  // A guest's gold must not become anyone else's by an absurd price.
  guestPriceFactorMin: 0.5,
  guestPriceFactorMax: 2,
} as const;
