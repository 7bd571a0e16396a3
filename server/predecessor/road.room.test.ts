/**
 * Defects of an earlier implementation before the gate: caravans, agents and benches that were checked first and taken later. Each is tried
 * against the real server by many at once. The ids are those under which the defects are known.
 */
import { expect, test } from 'vitest';
import type { AgentPart, CaravanPart } from '../../actors/trader/state.ts';
import { askAudit } from '../../loadtest/ask-audit.ts';
import { goldOf, type Player, until } from '../../ops/testing/player.ts';
import { openScene } from '../../ops/testing/scene.ts';
import { belongingsOf, tally } from '../../ops/testing/tabs.ts';

const scene = openScene();

const goodsOf = ({ game }: Player) => game.trader.part('goods/capital_city') ?? {};
const agentsOf = ({ game }: Player) =>
  [...game.trader.parts].filter(([key]) => key.startsWith('agent/')).map(([, part]) => part as AgentPart);
const caravansOf = ({ game }: Player) =>
  [...game.trader.parts].filter(([key]) => key.startsWith('caravan/')).map(([, part]) => part as CaravanPart);

test('[M6] no road is paid to who takes it: what would make it cost less than nothing is not understood', async () => {
  const { player, tabs } = await scene.inTabs();
  await player.game.command({ type: 'hireAgent', kind: 'scout' });
  const before = belongingsOf(player);
  const run = { type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} };
  const tricks = [
    { type: 'travel', to: 'trading_post', escortLevel: -10 },
    { type: 'travel', to: 'trading_post', cargoValue: -1_000 },
    { type: 'sendHaul', to: 'trading_post', cargo: { herb: -8 } },
    { type: 'sendHaul', to: 'trading_post', cargo: { herb: 1 }, escortLevel: -10 },
    { ...run, cargo: { pearl: -100 } },
    { ...run, deposit: -100 },
  ];
  const replies = (await Promise.all(tricks.map((trick) => tabs.ask(trick)))).flat();
  expect(tally(replies)).toEqual({ invalid: replies.length });
  expect(belongingsOf(player)).toEqual(before);
});

test('[R6] an agent leads one caravan, a mission is under way once, and there are three slots, whoever asks at once', async () => {
  const { player, tabs } = await scene.inTabs();
  await player.game.command({ type: 'hireAgent', kind: 'scout' });
  const sent = await tabs.ask({ type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} }, 2);
  expect(tally(sent)).toEqual({ ok: 1, missionUnderWay: sent.length - 1 });
  const other = await tabs.ask({ type: 'sendCaravan', mission: 'iron_ore_survey', agent: 'a1', cargo: {} });
  expect(tally(other)).toEqual({ agentIsAway: other.length });
  const hauled = await tabs.ask({ type: 'sendHaul', to: 'trading_post', cargo: { herb: 1 } }, 2);
  expect(tally(hauled)).toEqual({ ok: 2, tooManyCaravans: hauled.length - 2 });
  await until(() => caravansOf(player).length === 3);
  expect(new Set(caravansOf(player).map(({ slot }) => slot)).size).toBe(3);
  expect(goodsOf(player)).toMatchObject({ herb: 6 });
});

test('[R7] no more agents are hired than can be paid, and four at most, however many are asked for at once', async () => {
  const { player, tabs } = await scene.inTabs();
  const hired = await tabs.ask({ type: 'hireAgent', kind: 'scout' }, 2);
  expect(tally(hired)).toEqual({ ok: 3, notEnoughGold: hired.length - 3 });
  await player.game.command({ type: 'claimStep', step: 'hire_agent' });
  await player.game.command({ type: 'joinGuild', guild: 'wayfarers' });
  await player.game.command({ type: 'claimStep', step: 'join_guild' });
  await until(() => goldOf(player) === 500 - 3 * 150 + 200 + 150);
  const more = await tabs.ask({ type: 'hireAgent', kind: 'scout' }, 2);
  expect(tally(more)).toEqual({ ok: 1, tooManyAgents: more.length - 1 });
  await until(() => agentsOf(player).length === 4);
  await expect.poll(() => goldOf(player)).toBe(500 - 4 * 150 + 200 + 150);
});

test('[R8] one vest is worn by one agent, whichever tab puts it on', async () => {
  const { player, tabs } = await scene.inTabs();
  for (let n = 0; n < 2; n++) await player.game.command({ type: 'hireAgent', kind: 'scout' });
  const put = (agent: string) => ({ type: 'equip', agent, item: 'leather_vest' }) as const;
  const worn = await tabs.askEach([put('a1'), put('a2')]);
  expect(tally(worn)).toEqual({ ok: 1, notEnoughGoods: worn.length - 1 });
  const wearers = () => agentsOf(player).filter(({ gear }) => gear?.armor?.item === 'leather_vest');
  await until(() => wearers().length === 1);
  expect(goodsOf(player)).not.toHaveProperty('leather_vest');
  const [{ id }] = wearers() as [AgentPart];
  const taken = await tabs.ask({ type: 'unequip', agent: id, slot: 'armor' });
  expect(tally(taken)).toEqual({ ok: 1, slotIsEmpty: taken.length - 1 });
  await until(() => goodsOf(player).leather_vest === 1);
  expect(wearers()).toEqual([]);
});

test('[R9] what lies in the warehouse is laid on the bench once: no job begins with goods that are not there', async () => {
  const { player, tabs } = await scene.inTabs();
  const begun = await tabs.ask({ type: 'craft', blueprint: 'iron_ingot', quantity: 2 }, 2);
  expect(tally(begun)).toEqual({ ok: 2, notEnoughGoods: begun.length - 2 });
  await until(() => goodsOf(player).iron_ore === 2);
  const jobs = player.game.trader.part('bench')?.jobs ?? [];
  expect(jobs.map(({ quantity }) => quantity)).toEqual([2, 2]);
  const last = jobs.at(-1)?.id ?? '';
  const broken = await tabs.ask({ type: 'cancelJob', job: last });
  expect(tally(broken)).toEqual({ ok: 1, unknownJob: broken.length - 1 });
  await until(() => goodsOf(player).iron_ore === 6);
});

test('[D3] after all that every account is in balance', async () => {
  expect(await askAudit(scene.database)).toMatchObject({ balanced: true });
});
