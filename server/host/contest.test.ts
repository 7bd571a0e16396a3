// Two guilds contend for a hub over seven days on real hosts, and the node of both dies in the last minute: whose it is, what it brings
// and what the losing side is told are as if nothing had happened.
import { expect, test } from 'vitest';
import type { GuildParts } from '../../actors/guild/state.ts';
import { aWish } from '../../actors/guild/testing.ts';
import type { OwnerPart, VerdictPart } from '../../actors/hub/realm/state.ts';
import { hurriedTuning } from '../../actors/hurried.ts';
import { kinds } from '../../actors/kinds.ts';
import { makeChance } from '../../actors/kit/chance.ts';
import { shipped } from '../../actors/tuning.ts';
import { World } from './testing.ts';

const DAY_MS = 86_400_000;
const TIME_SCALE = 50;
/** A second of the game. */
const SECOND_MS = 1_000 / TIME_SCALE;
const hub = 'capital_city';
const values = {
  ...hurriedTuning,
  hub: { ...hurriedTuning.hub, contest: shipped.hub.contest },
  guild: { ...shipped.guild, contendLevel: 1 },
  trader: { ...hurriedTuning.trader, warehouseUnitsMax: 1_000 },
};

/** Ana and Ben lead a guild each, which contend for the hub where they stand. */
async function makeContest() {
  const world = new World({
    kinds,
    surroundings: { timeScale: TIME_SCALE, chance: makeChance(7), tuning: () => ({ version: 1, values }) },
  });
  let node = await world.begin();
  const tell = async (name: string, body: object) => {
    const reply = await world.told(node, `trader:${name}`, body);
    expect(reply, JSON.stringify(body)).toMatchObject({ ok: true });
  };
  for (const [name, guild] of [
    ['ana', 'Iron Hand'],
    ['ben', 'Salt Road'],
  ] as const) {
    await tell(name, { type: 'welcome', name, guest: false });
    const gift = { type: 'grant', operator: 'test', reason: 'to have something' };
    await tell(name, { ...gift, order: 1, asset: 'gold', amount: 5_000 });
    await tell(name, { ...gift, order: 2, asset: 'item:iron_ore', amount: 30 });
    await tell(name, { type: 'joinGuild', guild: 'wayfarers' });
    await tell(name, { type: 'foundGuild', ...aWish, name: guild, tag: name.toUpperCase() });
    await tell(name, { type: 'contendForHub', hub });
  }
  const sell = async (seller: string, buyer: string, quantity: number) => {
    const offer = { type: 'placeOrder', hub, item: 'iron_ore', price: 100, quantity, hours: 6 };
    await tell(seller, { ...offer, side: 'sell' });
    await tell(buyer, { ...offer, side: 'buy' });
  };
  return {
    world,
    tell,
    sell,
    endsAt: world.clock.now() + (7 * DAY_MS) / TIME_SCALE,
    /** All there is stops; nobody lives until the next node begins. */
    die(): void {
      for (const inc of world.database.nodes.keys()) world.database.retire(inc);
    },
    async revive(): Promise<void> {
      node = await world.begin();
      await world.clock.advance(10_000);
    },
  };
}

test.each([
  ['and the next is there before the end', -10],
  ['and the next comes an hour after it', 3_600],
])('[HU27] [D2] [D7] [D8] a node dies in the last minute of a contest, %s', async (_, revivesAfter) => {
  const { world, tell, sell, endsAt, die, revive } = await makeContest();
  const until = (seconds: number) => world.clock.advance(endsAt + seconds * SECOND_MS - world.clock.now());
  const of = (guild: string) => world.row(`guild:${guild}`) as unknown as GuildParts;
  const square = () => world.row(`hub:${hub}`) as { owner?: OwnerPart; verdict?: VerdictPart; contest?: unknown };
  await sell('ana', 'ben', 12);
  // Both have as much of their trade; what Ana does at her bench within the last minute takes her past Ben.
  await until(-50);
  await tell('ana', { type: 'craft', blueprint: 'healing_tonic', quantity: 1 });
  await until(-20);
  expect(square().owner).toBeUndefined();
  die();
  await until(revivesAfter);
  await revive();

  expect(square()).toMatchObject({ owner: { guild: 'ana_1', name: 'Iron Hand', taxPercent: 8 } });
  expect(square().contest).toBeUndefined();
  expect(square().verdict?.standings).toMatchObject([{ guild: 'ana_1' }, { guild: 'ben_1', points: 1_200 }]);
  expect(of('ana_1')[`contest/${hub}`]).toMatchObject({ status: 'won', place: 1 });
  expect(of('ben_1')[`contest/${hub}`]).toMatchObject({
    ...{ status: 'lost', place: 2, points: 1_200, owner: { guild: 'ana_1', name: 'Iron Hand' } },
  });
  expect(of('ben_1')[`realm/${hub}`]).toBeUndefined();

  // Ben pays the tax of his sale to those who beat him: 8 % of a fee of 2 % on 2,000 gold.
  const before = of('ana_1').treasury?.gold ?? 0;
  const offer = { type: 'placeOrder', hub, item: 'iron_ore', price: 100, quantity: 20, hours: 6 };
  await tell('ana', { ...offer, side: 'buy' });
  await tell('ben', { ...offer, side: 'sell' });
  await world.clock.advance(5_000);
  expect(of('ana_1').treasury.gold - before).toBe(3);
  expect(of('ana_1')[`realm/${hub}`]).toMatchObject({ taxes: 3, taxPercent: 8 });
});
