/** Who plays: six ways of spending an evening. What each does is put together from the minds beside this file. */
import { gearOf } from '../../../../actors/content/gear.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import type { Band } from '../../../../actors/content/routes.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { View } from '../world/View.ts';
import { chores } from './chores.ts';
import { haul, sendValuables } from './hauling.ts';
import { auctionOff, bidOnLots, ifMissing, toSellOn } from './lots.ts';
import type { Persona } from './mind.ts';
import { firstOf, sometimes } from './mind.ts';
import type { RoadHabits } from './road.ts';
import { goWhereCaravansAre, hire, sendCaravans, visitStores } from './road.ts';
import { collect, dream, makeMarket, provisionWishes, treat } from './spending.ts';
import { buyFirst, sellSurplus } from './trade.ts';
import { buyInputs, craft, gather, outfit, runErrands } from './work.ts';

/** Everything above what one feels safe with may go. */
const comfort = { casual: 800, gatherer: 600, crafter: 800, hauler: 1_200, flipper: 1_500, hoarder: 400 } as const;

/** Materials are for selling; of things that are of use, or only fine to have, he keeps one. */
const keepsOne = (_: View, item: ItemKey) => (itemOf(item).uses.some((use) => use !== 'material') ? 1 : 0);
const keepsProvisions = (_: View, item: ItemKey) =>
  ['healing_tonic', 'stamina_brew', 'merchants_luck'].includes(itemOf(item).base) ? 2 : gearOf(item) ? 1 : 0;
const keepsNothing = () => 0;

/** How much one dares is a matter of temper. */
function roadHabits(chance: Chance, reserve: number, [low, medium]: readonly [number, number]): RoadHabits {
  const roll = chance();
  const dares: Band = roll < low ? 'low' : roll < low + medium ? 'medium' : 'high';
  return { dares, agentsMax: 3, reserve };
}

const casual: Persona = {
  habits: { sessions: 1, minutes: 20, dayChance: 0.7, secondsPerDeed: 30 },
  makeMind(chance) {
    const habits = roadHabits(chance, 100, [0.4, 0.4]);
    return firstOf(
      chores(chance),
      sometimes(0.2, chance, dream(2 * comfort.casual, chance)),
      outfit(0.15),
      sometimes(0.7, chance, sendCaravans(habits)),
      hire(habits, chance),
      sometimes(0.03, chance, auctionOff(keepsOne, 0.2, chance)),
      sometimes(0.3, chance, bidOnLots(ifMissing, comfort.casual)),
      sometimes(0.6, chance, sellSurplus(keepsOne, { takeChance: 0.7, least: 0.5 }, chance)),
      sometimes(0.5, chance, treat(comfort.casual, chance)),
      sometimes(0.5, chance, craft(2)),
      sometimes(0.5, chance, gather(chance)),
      sometimes(0.3, chance, visitStores(40)),
      sometimes(0.2, chance, goWhereCaravansAre(habits, chance)),
    );
  },
};

const gatherer: Persona = {
  habits: { sessions: 1, minutes: 35, dayChance: 0.8, secondsPerDeed: 40 },
  makeMind(chance) {
    const habits = roadHabits(chance, 100, [0.8, 0.2]);
    return firstOf(
      chores(chance),
      sometimes(0.2, chance, dream(2 * comfort.gatherer, chance)),
      gather(chance),
      sometimes(0.6, chance, runErrands),
      sometimes(0.5, chance, sellSurplus(keepsOne, { takeChance: 0.4, least: 0.6 }, chance)),
      outfit(0.1),
      sendCaravans(habits),
      hire({ ...habits, agentsMax: 1 }, chance),
      sometimes(0.3, chance, treat(comfort.gatherer, chance)),
      sometimes(0.2, chance, visitStores(40)),
      sometimes(0.05, chance, goWhereCaravansAre(habits, chance)),
    );
  },
};

const crafter: Persona = {
  habits: { sessions: 2, minutes: 18, dayChance: 0.85, secondsPerDeed: 30 },
  makeMind(chance) {
    const habits = roadHabits(chance, 100, [0.8, 0.2]);
    const isTool = (item: ItemKey) => itemOf(item).uses.includes('material');
    return firstOf(
      chores(chance),
      sometimes(0.2, chance, dream(2 * comfort.crafter, chance)),
      craft(8),
      sometimes(0.6, chance, buyInputs(8, 60, chance)),
      sometimes(0.03, chance, auctionOff(keepsOne, 0.2, chance)),
      sometimes(
        0.6,
        chance,
        sellSurplus((_, item) => (isTool(item) ? 10 : 1), { takeChance: 0.25, least: 0.75 }, chance),
      ),
      sometimes(0.5, chance, gather(chance)),
      sendCaravans(habits),
      hire({ ...habits, agentsMax: 1 }, chance),
      sometimes(0.2, chance, treat(comfort.crafter, chance)),
      sometimes(0.2, chance, visitStores(60)),
      sometimes(0.05, chance, goWhereCaravansAre(habits, chance)),
    );
  },
};

const hauler: Persona = {
  habits: { sessions: 2, minutes: 25, dayChance: 0.85, secondsPerDeed: 30 },
  makeMind(chance) {
    const habits = roadHabits(chance, 150, [0.2, 0.3]);
    return firstOf(
      chores(chance),
      sometimes(0.2, chance, dream(2 * comfort.hauler, chance)),
      outfit(0.25),
      sendCaravans(habits),
      hire(habits, chance),
      sometimes(0.03, chance, auctionOff(keepsProvisions, 0.5, chance)),
      sometimes(0.3, chance, bidOnLots(ifMissing, comfort.hauler)),
      sometimes(0.6, chance, sellSurplus(keepsProvisions, { takeChance: 0.7, least: 0.5 }, chance)),
      sometimes(0.4, chance, buyFirst(provisionWishes, 300)),
      sometimes(0.5, chance, sendValuables(40)),
      sometimes(0.5, chance, haul(habits, chance)),
      sometimes(0.6, chance, treat(comfort.hauler, chance)),
      sometimes(0.4, chance, visitStores(80)),
      sometimes(0.5, chance, goWhereCaravansAre(habits, chance)),
    );
  },
};

const flipper: Persona = {
  habits: { sessions: 3, minutes: 12, dayChance: 0.85, secondsPerDeed: 20 },
  makeMind(chance) {
    const habits = roadHabits(chance, 150, [0.6, 0.4]);
    return firstOf(
      chores(chance),
      sometimes(0.2, chance, dream(2 * comfort.flipper, chance)),
      sometimes(0.4, chance, bidOnLots(toSellOn, 200)),
      sometimes(0.03, chance, auctionOff(keepsNothing, 0.5, chance)),
      sometimes(0.8, chance, sellSurplus(keepsNothing, { takeChance: 0.1, least: 0.95 }, chance)),
      sometimes(0.8, chance, makeMarket(200, chance)),
      sometimes(0.3, chance, haul(habits, chance)),
      sendCaravans(habits),
      hire({ ...habits, agentsMax: 1 }, chance),
      sometimes(0.2, chance, treat(comfort.flipper, chance)),
      sometimes(0.05, chance, visitStores(60)),
    );
  },
};

const hoarder: Persona = {
  habits: { sessions: 1, minutes: 30, dayChance: 0.85, secondsPerDeed: 30 },
  makeMind(chance) {
    const habits = roadHabits(chance, 100, [0.3, 0.4]);
    const keepsSome = (_: View, item: ItemKey) => (itemOf(item).rarity === 'common' ? 30 : 5);
    return firstOf(
      chores(chance),
      sendCaravans(habits),
      hire(habits, chance),
      sometimes(0.5, chance, sellSurplus(keepsSome, { takeChance: 0.4, least: 0.6 }, chance)),
      sometimes(0.4, chance, bidOnLots(ifMissing, comfort.hoarder)),
      sometimes(0.5, chance, dream(comfort.hoarder, chance)),
      sometimes(0.2, chance, collect(comfort.hoarder, chance)),
      sometimes(0.5, chance, gather(chance)),
      sometimes(0.2, chance, visitStores(200)),
      sometimes(0.3, chance, goWhereCaravansAre(habits, chance)),
    );
  },
};

export const personas = { casual, gatherer, crafter, hauler, flipper, hoarder } as const satisfies Record<
  string,
  Persona
>;
export type PersonaKey = keyof typeof personas | 'griefer';

/** Of a hundred honest players. */
export const shares: Readonly<Record<keyof typeof personas, number>> = {
  ...{ casual: 38, gatherer: 15, crafter: 15, hauler: 16, flipper: 7, hoarder: 9 },
};
