/** Agents with gear, and what helps a caravan, rule by rule. */
import { expect, test } from 'vitest';
import { xpForLevel } from '../../content/agents.ts';
import { gearOf, helpOf, lifeOf, noHelp, repairCost } from '../../content/gear.ts';
import type { Goods } from '../../content/goods.ts';
import type { MissionKey } from '../../content/missions.ts';
import { kinds } from '../../kinds.ts';
import { Town } from '../../kit/town.ts';
import { gold, items, plus } from '../../kit/value.ts';
import type { Heard } from '../../testing.ts';
import { makeStandIn, season } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import type { AgentPart } from '../state.ts';

const { gear } = shipped.trader;

const ana = 'trader:ana';
const goodsOf = (town: Town) => town.part<Goods>(ana, 'goods/capital_city') ?? {};
const goldOf = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold ?? 0;
const agentOf = (town: Town) => town.part<AgentPart>(ana, 'agent/a1');
const equip = (town: Town, item: string) => town.command(ana, { type: 'equip', agent: 'a1', item });
const unequip = (town: Town, slot: string) => town.command(ana, { type: 'unequip', agent: 'a1', slot });
const repair = (town: Town, slot: string) => town.command(ana, { type: 'repairGear', agent: 'a1', slot });

/** Ana with a guard of some experience, against missions that end when told. */
function makeCamp({ xp = 0, level = 10_000 } = {}) {
  const heard: Heard[] = [];
  const town = new Town([
    ...kinds.filter(({ kind }) => kind === 'trader' || kind === 'hub'),
    makeStandIn('mission', heard),
    makeStandIn('auction'),
  ]);
  town.command(ana, { type: 'welcome', name: 'Ana', guest: false });
  const give = (value: object) =>
    town.command('auction:capital_city', {
      to: ana,
      mail: { type: 'closed', order: 'none', status: 'expired' },
      value,
    });
  give(gold(2_000));
  town.command(ana, { type: 'hireAgent', kind: 'guard' });
  season(town, ana, level);
  const { parts } = town.actor(ana);
  parts.set('agent/a1', { ...agentOf(town), xp });
  let trips = 0;
  const send = (more: object = {}) => {
    const reply = town.command(ana, {
      type: 'sendCaravan',
      mission: 'village_supply_run',
      agent: 'a1',
      cargo: {},
      ...more,
    });
    if (reply.ok) trips++;
    return reply;
  };
  const end = (tier: string, slot = 1) =>
    town.command(`mission:ana_${slot}`, {
      to: ana,
      mail: {
        ...{ type: 'arrived', caravan: `ana_${trips}`, hub: 'capital_city' },
        outcome: { tier, gold: 0, goods: {}, finds: {}, kept: {}, lost: {}, xp: 0 },
      },
    });
  return { town, heard, give, send, end };
}

test('[TR37] [D3] an agent puts on what fits him, from the warehouse where he is; what he wore comes back', () => {
  const { town, give } = makeCamp();
  give(plus(items('iron_sword', 1), items('trade_ledger', 1)));
  expect(equip(town, 'iron_ore')).toEqual({ ok: false, refused: 'notGear' });
  expect(equip(town, 'trade_ledger')).toEqual({ ok: false, refused: 'notForThisAgent' });
  expect(equip(town, 'steel_sword')).toEqual({ ok: false, refused: 'notForThisAgent' });
  expect(equip(town, 'rusty_blade')).toEqual({ ok: false, refused: 'notEnoughGoods' });
  expect(equip(town, 'rusty_sword')).toEqual({ ok: true, result: {} });
  expect(goodsOf(town).rusty_sword).toBeUndefined();
  expect(town.holdings(ana)).toMatchObject({ 'item:rusty_sword': 1 });
  expect(equip(town, 'iron_sword').ok).toBe(true);
  expect(goodsOf(town)).toMatchObject({ rusty_sword: 1 });
  expect(unequip(town, 'weapon').ok).toBe(true);
  expect(unequip(town, 'weapon')).toEqual({ ok: false, refused: 'slotIsEmpty' });
  expect(goodsOf(town)).toMatchObject({ rusty_sword: 1, iron_sword: 1 });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR38] [D3] gear wears trip by trip; mended for a fifth of its price, or worn until it falls apart', () => {
  const { town, send, end } = makeCamp();
  equip(town, 'rusty_sword');
  expect(repair(town, 'weapon')).toEqual({ ok: false, refused: 'gearIsWhole' });
  for (let n = 1; n <= 10; n++) {
    send();
    end('normal');
  }
  expect(agentOf(town)?.gear).toEqual({ weapon: { item: 'rusty_sword', wear: 10 } });
  expect(unequip(town, 'weapon')).toEqual({ ok: false, refused: 'gearIsWorn' });
  expect(equip(town, 'rusty_sword')).toEqual({ ok: false, refused: 'notEnoughGoods' });
  const before = goldOf(town);
  expect(repairCost('rusty_sword', lifeOf('rusty_sword', gear), gear)).toBe(8);
  expect(repair(town, 'weapon')).toEqual({ ok: true, result: { gold: 4 } });
  expect(goldOf(town)).toBe(before - 4);
  for (let n = 1; n <= 20; n++) {
    send();
    end('normal');
  }
  expect(agentOf(town)?.gear).toEqual({});
  expect(town.notices.find(({ notice }) => notice.type === 'gearBroke')?.notice).toMatchObject({ item: 'rusty_sword' });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR39] who wears nothing of his may be let go', () => {
  const { town, send } = makeCamp();
  const dismiss = () => town.command(ana, { type: 'dismissAgent', agent: 'a1' });
  equip(town, 'rusty_sword');
  expect(dismiss()).toEqual({ ok: false, refused: 'wearsGear' });
  unequip(town, 'weapon');
  send();
  expect(dismiss()).toEqual({ ok: false, refused: 'agentIsAway' });
  expect(equip(town, 'rusty_sword')).toEqual({ ok: false, refused: 'agentIsAway' });
  const other = makeCamp().town;
  expect(other.command(ana, { type: 'dismissAgent', agent: 'a1' }).ok).toBe(true);
  expect(agentOf(other)).toBeUndefined();
  expect(other.command(ana, { type: 'dismissAgent', agent: 'a1' })).toEqual({ ok: false, refused: 'unknownAgent' });
});

test('[TR40] gear and things carried add up; a finer make gives more, and each sort counts once', () => {
  expect(helpOf([], [], {})).toEqual(noHelp);
  expect(helpOf(['rusty_sword', 'lucky_charm'], [], {})).toMatchObject({ success: 7, speed: 1, reward: 1 });
  expect(gearOf('traders_cloak_legendary')).toMatchObject({ success: 4, speed: 4, reward: 8 });
  expect(helpOf([], [], { traders_pick: 3, traders_pick_rare: 1, caravan_hammer: 1 })).toMatchObject({
    speed: 5,
    success: 5,
  });
  expect(helpOf([], ['merchants_luck', 'stamina_brew'], { relic_compass: 1, enchanted_satchel: 1 })).toMatchObject({
    ...{ roll: 5, timePercent: -20, discoveryPercent: 100, holdUnits: 50 },
  });
});

test('[TR40] it travels with the letter, and shortens the road', () => {
  const { town, heard, give, send } = makeCamp();
  give(plus(items('traders_pick', 1), items('enchanted_satchel', 1)));
  equip(town, 'rusty_sword');
  expect(send({ cargo: { traders_pick: 1 } }).ok).toBe(true);
  expect(heard.at(-1)?.mail).toMatchObject({ arrivesAt: town.now + 120_000, help: { success: 5, speed: 5 } });
  give(items('herb', 200));
  const haul = (cargo: Goods) => town.command(ana, { type: 'sendHaul', to: 'harbor_town', cargo });
  expect(haul({ herb: 101 })).toEqual({ ok: false, refused: 'tooMuchCargo' });
  expect(haul({ herb: 149, enchanted_satchel: 1 }).ok).toBe(true);
});

test('[TR41] [D3] provisions are used up, one of each, and only with an agent', () => {
  const { town, heard, give, send } = makeCamp();
  give(plus(items('stamina_brew', 2), items('merchants_luck', 1)));
  expect(send({ provisions: ['stamina_brew', 'stamina_brew'] })).toEqual({ ok: false, refused: 'notAProvision' });
  expect(send({ provisions: ['iron_ore'] })).toEqual({ ok: false, refused: 'notAProvision' });
  expect(send({ provisions: ['stamina_brew'], cargo: { stamina_brew: 2 } })).toEqual({
    ok: false,
    refused: 'notEnoughGoods',
  });
  // A guard is slow: 105 % of two minutes, less a fifth.
  expect(send({ provisions: ['stamina_brew', 'merchants_luck'] }).ok).toBe(true);
  expect(heard.at(-1)?.mail).toMatchObject({ arrivesAt: town.now + 100_800, help: { roll: 5 } });
  expect(goodsOf(town)).toMatchObject({ stamina_brew: 1 });
  expect(goodsOf(town).merchants_luck).toBeUndefined();
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR42] a failed trip hurts its agent for ten minutes, unless a tonic is with him', () => {
  const { town, send, end } = makeCamp();
  send({ provisions: ['healing_tonic'] });
  end('failure');
  expect(agentOf(town)?.hurtUntil).toBeUndefined();
  send();
  end('poor');
  expect(agentOf(town)?.hurtUntil).toBeUndefined();
  send();
  end('criticalFailure');
  expect(send()).toEqual({ ok: false, refused: 'agentIsHurt' });
  town.now += 600_000;
  expect(send().ok).toBe(true);
});

test('[TR43] bolder missions want experience, and the boldest a deposit', () => {
  const tryAs = (level: number, mission: MissionKey, from: string) => {
    const { town, heard } = makeCamp({ level, xp: xpForLevel(3) });
    town.actor(ana).parts.set('where', { hub: from });
    const before = goldOf(town);
    const reply = town.command(ana, { type: 'sendCaravan', mission, agent: 'a1', cargo: {} });
    return { reply, value: heard.at(-1)?.value, paid: before - goldOf(town), caravan: town.part(ana, 'caravan/ana_1') };
  };
  expect(tryAs(199, 'coastal_trading_route', 'capital_city').reply).toEqual({ ok: false, refused: 'levelTooLow' });
  expect(tryAs(200, 'coastal_trading_route', 'capital_city').reply.ok).toBe(true);
  expect(tryAs(799, 'treasure_island_voyage', 'harbor_town').reply).toEqual({ ok: false, refused: 'levelTooLow' });
  const bold = tryAs(800, 'treasure_island_voyage', 'harbor_town');
  expect(bold.value).toEqual(gold(80));
  expect(bold.caravan).toMatchObject({ deposit: 80, paid: bold.paid - 80 });
});
