/**
 * Defects of an earlier implementation when something ends: rewards paid for each who asked, orders returned by each who looked. Here all of
 * it ends by itself, while many pull at it. Against the real server, on a clock that runs fast. The ids are those under which the
 * defects are known.
 */
import { expect, test } from 'vitest';
import { levelOf, xpForLevel } from '../../actors/content/agents.ts';
import { quoteCaravan, totalOf } from '../../actors/content/journeys.ts';
import type { AgentPart, CaravanPart, OrderPart } from '../../actors/trader/state.ts';
import { shipped } from '../../actors/tuning.ts';
import { askAudit } from '../../loadtest/ask-audit.ts';
import { booked } from '../../ops/testing/ledger.ts';
import { goldOf, type Player, until } from '../../ops/testing/player.ts';
import { openScene } from '../../ops/testing/scene.ts';
import { tally } from '../../ops/testing/tabs.ts';

/** Six hours of an order are eleven seconds, a short trip is one twentieth. */
const TIME_SCALE = 2_000;

const scene = openScene({ TIME_SCALE: String(TIME_SCALE) });

const part = <Part>({ game }: Player, key: string) => game.trader.parts.get(key) as Part | undefined;
const under = <Part>({ game }: Player, prefix: string) =>
  [...game.trader.parts].filter(([key]) => key.startsWith(prefix)).map(([, each]) => each as Part);
const goodsOf = ({ game }: Player) => game.trader.part('goods/capital_city') ?? {};

/** Sends the agent off and pulls at the caravan in every way there might be, until it has arrived; what it cost. */
async function sendAndPull({ player, tabs }: Awaited<ReturnType<typeof scene.inTabs>>, trip: number): Promise<number> {
  const agent = part<AgentPart>(player, 'agent/a1');
  const guide = { kind: 'trader', level: levelOf(agent?.xp ?? 0), at: agent?.at ?? 'capital_city' } as const;
  const cost = totalOf(quoteCaravan('village_supply_run', guide, shipped.road).dues);
  const run = { type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} } as const;
  expect(await player.game.command(run)).toMatchObject({ ok: true });
  const id = `${player.id}_${trip}`;
  const caravan = () => part<CaravanPart>(player, `caravan/${id}`);
  while (caravan()?.status !== 'arrived') {
    const unknown = [
      { type: 'completeMission', caravan: id },
      { type: 'levelUp', agent: 'a1' },
    ];
    const [asked, chosen] = await Promise.all([
      Promise.all(unknown.map((body) => tabs.ask(body))),
      tabs.ask({ type: 'choose', caravan: id, choice: 'fight' }),
    ]);
    expect(tally(asked.flat())).toEqual({ invalid: asked.flat().length });
    // A road that is blocked is fought for once.
    expect(chosen.every((reply) => reply.ok || reply.refused === 'noIncident')).toBe(true);
  }
  // The wages are those of the level that the road has taught him.
  expect(caravan()?.paid).toBe(cost);
  await until(() => (part<AgentPart>(player, 'agent/a1')?.hurtUntil ?? 0) <= Date.now());
  return cost;
}

test('[M8] a caravan pays once, whoever asks for its reward meanwhile', async () => {
  const own = await scene.inTabs();
  const { player } = own;
  await player.game.command({ type: 'hireAgent', kind: 'trader' });
  let spent = 200;
  for (let trip = 1; trip <= 3; trip++) spent += await sendAndPull(own, trip);
  const won = under<CaravanPart>(player, 'caravan/').reduce((sum, { outcome }) => sum + (outcome?.gold ?? 0), 0);
  await until(() => goldOf(player) === 500 - spent + won);
  await expect
    .poll(() => booked(scene.database, { debit: 'faucet:missionReward' }).then(({ gold = 0 }) => gold), {
      timeout: 10_000,
    })
    .toBe(won);
});

test('[M12] an agent rises by what the road has taught him in all, and by nothing that is asked for', async () => {
  const own = await scene.inTabs();
  await own.player.game.command({ type: 'hireAgent', kind: 'trader' });
  const xp = () => part<AgentPart>(own.player, 'agent/a1')?.xp ?? 0;
  for (let trip = 1; levelOf(xp()) < 2; trip++) await sendAndPull(own, trip);
  expect(xp()).toBeGreaterThanOrEqual(xpForLevel(2));
  const before = xp();
  const asked = await own.tabs.ask({ type: 'levelUp', agent: 'a1' }, 4);
  expect(tally(asked)).toEqual({ invalid: asked.length });
  expect(xp()).toBe(before);
});

test('[M9] a job gives what it made once, to whoever breaks it off, hastens it or waits for its end', async () => {
  const { player, tabs } = await scene.inTabs();
  for (let n = 1; n <= 4; n++) {
    expect(await player.game.command({ type: 'craft', blueprint: 'iron_ingot', quantity: 1 })).toMatchObject({
      ok: true,
    });
    const isDone = () => !player.game.trader.part('bench')?.jobs.some(({ id }) => id === `j${n}`);
    await until(() => player.game.trader.part('bench')?.made === n);
    let broken = 0;
    while (!isDone()) {
      const replies = await Promise.all([
        tabs.ask({ type: 'hastenJob', job: `j${n}` }),
        n % 2 === 0 ? tabs.ask({ type: 'cancelJob', job: `j${n}` }) : [],
        tabs.ask({ type: 'completeJob', job: `j${n}` }),
      ]);
      broken += replies.flat().filter(({ ok }) => ok).length;
    }
    expect(broken).toBeLessThanOrEqual(n % 2 === 0 ? 1 : 0);
  }
  const ofTrader = (between: { debit?: string; credit?: string }) => booked(scene.database, between);
  await expect
    .poll(() => ofTrader({ debit: `trader:${player.id}`, credit: 'sink:craftInput' }), { timeout: 10_000 })
    .toEqual({ 'item:iron_ore': 10 - (goodsOf(player).iron_ore ?? 0) });
  const made = await ofTrader({ debit: 'faucet:craftOutput', credit: `trader:${player.id}` });
  const ingots = Object.entries(goodsOf(player)).filter(([item]) => item.startsWith('iron_ingot'));
  expect(made).toEqual(Object.fromEntries(ingots.map(([item, count]) => [`item:${item}`, count])));
  // Two were left to their end.
  expect(ingots.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(2);
});

test('[M17] what a first step brings is paid with its mark: once, to however many claims', async () => {
  const { player, tabs } = await scene.inTabs();
  const early = await tabs.ask({ type: 'claimStep', step: 'join_guild' });
  expect(tally(early)).toEqual({ notDone: early.length });
  await player.game.command({ type: 'joinGuild', guild: 'wayfarers' });
  const claimed = await tabs.ask({ type: 'claimStep', step: 'join_guild' }, 4);
  expect(tally(claimed)).toEqual({ ok: 1, alreadyClaimed: claimed.length - 1 });
  await until(() => goldOf(player) === 500 + 150);
  expect(player.game.trader.part('progress')?.steps.join_guild).toBe('claimed');
});

test('[R2] an order that ends gives back what it held once, whoever looks at the book and whoever cancels at that instant', async () => {
  const both = await Promise.all([scene.inTabs(), scene.inTabs()]);
  const orders = ({ player }: (typeof both)[number]) => under<OrderPart>(player, 'order/');
  const isOver = ({ status }: OrderPart) => status === 'expired' || status === 'cancelled';
  for (const { player } of both) {
    const sell = {
      type: 'placeOrder',
      hub: 'capital_city',
      side: 'sell',
      item: 'herb',
      price: 10,
      quantity: 2,
      hours: 6,
    } as const;
    for (let n = 0; n < 4; n++) expect(await player.game.command(sell)).toMatchObject({ ok: true });
    await until(() => Object.keys(goodsOf(player)).length > 0 && goodsOf(player).herb === undefined);
  }
  await until(() => both.every((each) => orders(each).every(({ endsAt }) => endsAt - 500 < Date.now())), 20_000);
  // One only waits; the other's tabs all cancel, over and over.
  const [waiting, pulling] = both;
  let granted = 0;
  while (pulling && !orders(pulling).every(isOver)) {
    const asked = orders(pulling).map(({ id }) => pulling.tabs.ask({ type: 'cancelOrder', order: id }));
    granted += (await Promise.all(asked)).flat().filter(({ ok }) => ok).length;
  }
  expect(granted).toBeGreaterThan(0);
  await until(() => waiting !== undefined && orders(waiting).every(isOver));
  for (const { player } of both) expect(goodsOf(player).herb).toBe(8);
  for (const each of both) expect(orders(each)).toHaveLength(4);
});

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
