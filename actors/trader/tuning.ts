/** The numbers of a trader that a designer may turn. */
import { group, share, whole } from '../knobs.ts';

const gift = (units: number, name: string) =>
  whole(units, {
    min: 0,
    max: 100,
    unit: 'units',
    title: `Starter: ${name}`,
    description: 'Something to sell, to craft with and to wear on the first day.',
    takesEffect: 'at next entry',
  });

export const tuning = group({
  starterGold: whole(500, {
    min: 0,
    max: 100_000,
    step: 50,
    unit: 'gold',
    title: 'Starter: gold',
    description: 'Enough for a first purchase and a first sale on the first minute.',
    takesEffect: 'at next entry',
  }),
  starterGoods: group({
    iron_ore: gift(10, 'iron ore'),
    herb: gift(8, 'herbs'),
    hide: gift(6, 'hides'),
    healing_tonic: gift(3, 'healing tonics'),
    leather_vest: gift(1, 'leather vests'),
    rusty_sword: gift(1, 'rusty swords'),
    basic_compass: gift(1, 'basic compasses'),
  }),
  openOrdersMax: whole(50, {
    min: 1,
    max: 500,
    unit: 'orders',
    title: 'Open orders',
    description: 'More than a player can watch; few enough that one trader cannot fill a book.',
  }),
  closedOrdersMax: whole(50, {
    min: 1,
    max: 500,
    unit: 'orders',
    title: 'Closed orders kept',
    description: 'A page of history; older orders live on as facts.',
  }),
  warehouseUnitsMax: whole(1_000, {
    min: 100,
    max: 100_000,
    step: 100,
    unit: 'units',
    title: 'Warehouse',
    description: 'For each hub, so that goods must move to be worth more.',
  }),
  purseGoldMax: whole(1_000_000_000, {
    min: 1_000_000,
    max: 1_000_000_000,
    step: 1_000_000,
    unit: 'gold',
    title: 'Purse',
    description: 'Far above any fortune, far below the safe integers even when all of them meet.',
  }),
  agentsMax: whole(4, {
    min: 0,
    max: 20,
    unit: 'agents',
    title: 'Agents',
    description: 'As many as there are types: each has a place, none need be kept idle.',
  }),
  caravanSlots: whole(3, {
    min: 0,
    max: 10,
    unit: 'caravans',
    title: 'Caravans on the road at once',
    description: 'Enough to plan with, few enough to follow.',
  }),
  holdUnitsMax: whole(100, {
    min: 1,
    max: 10_000,
    step: 10,
    unit: 'units',
    title: "A caravan's hold",
    description: 'A tenth of a warehouse.',
  }),
  pastCaravansMax: whole(20, {
    min: 1,
    max: 200,
    unit: 'caravans',
    title: 'Past caravans kept',
    description: 'A page of past trips.',
  }),
  guestPriceFactorMin: share(0.5, {
    min: 0,
    max: 1,
    unit: 'x base price',
    title: "A guest's lowest price",
    description: "A guest's gold must not become anyone else's by an absurd price.",
  }),
  guestPriceFactorMax: share(2, {
    min: 1,
    max: 10,
    unit: 'x base price',
    title: "A guest's highest price",
    description: "A guest's gold must not become anyone else's by an absurd price.",
  }),
});
