/** Lots among people: one lets a sword go under the hammer, another who has none bids what it is worth to him. */
import { expect, test } from 'vitest';
import { makeChance } from '../../../../actors/kit/chance.ts';
import { noProgress } from '../../../../actors/trader/rules/progress.ts';
import { shipped } from '../../../../actors/tuning.ts';
import { Hammer } from '../watch/Hammer.ts';
import { View } from '../world/View.ts';
import { World } from '../world/World.ts';
import { auctionOff, bidOnLots, ifMissing, toSellOn } from './lots.ts';
import type { Mind } from './mind.ts';

const [ana, ben] = ['trader:ana', 'trader:ben'] as const;
const keepsNothing = () => 0;

function makeWorld() {
  const hammer = new Hammer();
  const world = new World(86_400_000, makeChance(1), shipped, (outcomes) => hammer.hear(outcomes));
  for (const [name, address] of [['Ana', ana] as const, ['Ben', ben] as const]) {
    world.command(address, { type: 'welcome', name, guest: false });
    world.actor(address).parts.set('progress', { ...noProgress, xp: 500 });
    world.actor(address).parts.set('purse', { gold: 2_000 });
  }
  world.actor(ana).parts.set('goods/capital_city', { steel_sword: 1 });
  const does = (address: typeof ana | typeof ben, mind: Mind) => {
    const wish = mind(new View(world, address));
    return wish && world.command(address, wish).ok;
  };
  return { world, hammer, does };
}

test('for a day, to whoever gives most: one bid is enough, and who leads waits', () => {
  const { world, hammer, does } = makeWorld();
  expect(does(ana, auctionOff(keepsNothing, 0, makeChance(2)))).toBe(true);
  expect(does(ana, bidOnLots(ifMissing, 0))).toBeNull();
  expect(does(ben, bidOnLots(ifMissing, 1_900))).toBeNull();
  expect(does(ben, bidOnLots(ifMissing, 0))).toBe(true);
  expect(does(ben, bidOnLots(ifMissing, 0))).toBeNull();
  world.advanceTo(world.now + 86_400_000);
  expect(new View(world, ben).goods()).toHaveProperty('steel_sword', 1);
  expect(hammer.lots.english).toMatchObject({ opened: 1, sold: 1 });
  expect(does(ana, auctionOff(keepsNothing, 0, makeChance(2)))).toBeNull();
});

test('at a falling price: whoever wants to sell it on waits until it is cheap', () => {
  const { world, hammer, does } = makeWorld();
  expect(does(ana, auctionOff(keepsNothing, 1, makeChance(2)))).toBe(true);
  expect(does(ben, bidOnLots(toSellOn, 0))).toBeNull();
  world.advanceTo(world.now + 330 * 60_000);
  expect(does(ben, bidOnLots(toSellOn, 0))).toBe(true);
  expect(hammer.lots.dutch).toMatchObject({ opened: 1, sold: 1 });
});
