/** Agents and caravans of a trader, rule by rule: a stand-in for the mission answers when told, or a real one takes over. */
import { expect, test } from 'vitest';
import { agentTypes, levelOf, xpForLevel } from '../content/agents.ts';
import type { Goods } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { hubKeys } from '../content/hubs.ts';
import type { Outcome } from '../content/missions.ts';
import { starter } from '../content/onboarding.ts';
import { kinds } from '../kinds.ts';
import { Town } from '../kit/town.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn, makeTown, partsOf } from '../testing.ts';
import { shipped } from '../tuning.ts';
import type { AgentPart, CaravanPart } from './state.ts';

const tuning = shipped.trader;

const ana = 'trader:ana';
const goldOf = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold;
const goodsOf = (town: Town, hub: HubKey = 'capital_city') => town.part<Goods>(ana, `goods/${hub}`);
const agentOf = (town: Town, id = 'a1') => town.part<AgentPart>(ana, `agent/${id}`);
const caravanOf = (town: Town, n = 1) => town.part<CaravanPart>(ana, `caravan/ana_${n}`);

const hire = (town: Town, kind = 'scout') => town.command(ana, { type: 'hireAgent', kind });
const haul = (town: Town, cargo: Goods = { herb: 2 }, to = 'harbor_town') =>
  town.command(ana, { type: 'sendHaul', to, cargo });
const supply = (town: Town, agent = 'a1', cargo: Goods = {}) =>
  town.command(ana, { type: 'sendCaravan', mission: 'village_supply_run', agent, cargo });

/** Who asks for a reward, and who gives it. */
const people = kinds.filter(({ kind }) => kind === 'trader' || kind === 'hub');

/** Ana's real trader against a stand-in for missions. She has more gold than she needs. */
function makeQuietTown() {
  const heard: Heard[] = [];
  const town = new Town([...people, makeStandIn('mission', heard), makeStandIn('auction')]);
  town.command(ana, { type: 'welcome', name: 'Ana', guest: false });
  const give = (value: object) =>
    town.command('auction:capital_city', {
      to: ana,
      mail: { type: 'closed', order: 'none', status: 'expired' },
      value,
    });
  give(gold(9_500));
  const tell = (n: number, mail: object, value = {}) =>
    town.command('mission:ana_1', { to: ana, mail: { caravan: `ana_${n}`, ...mail }, value });
  return { town, heard, tell, give };
}

const normal: Outcome = { tier: 'normal', gold: 75, goods: {}, finds: {}, kept: {}, lost: {}, xp: 20 };

test('[TR17] an agent is hired for his price, where the trader is; four at most', () => {
  const { town } = makeQuietTown();
  expect(hire(town, 'guard')).toEqual({ ok: true, result: { agent: 'a1' } });
  expect(goldOf(town)).toBe(10_000 - 250);
  expect(agentOf(town)).toMatchObject({ kind: 'guard', xp: 0, at: 'capital_city', caravan: null });
  expect(agentOf(town)?.name).toMatch(/^\w+ \w+$/);
  for (let n = 2; n <= tuning.agentsMax; n++) expect(hire(town).ok).toBe(true);
  expect(hire(town)).toEqual({ ok: false, refused: 'tooManyAgents' });
  expect(town.movements.filter(({ credit }) => credit === 'sink:hire')).toHaveLength(4);
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR17] who cannot pay, or was never welcomed, hires nobody', () => {
  const town = makeTown('ana');
  hire(town, 'specialist');
  expect(hire(town, 'guard')).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(new Town(kinds).command(ana, { type: 'hireAgent', kind: 'scout' })).toEqual({
    ok: false,
    refused: 'notWelcomed',
  });
});

test('[TR18] a haul leaves with its cargo; crew and tolls are paid at once', () => {
  const { town, heard } = makeQuietTown();
  const cargo = { iron_ore: 10, herb: 3 };
  const arrivesAt = town.now + 60_000;
  expect(haul(town, cargo)).toEqual({
    ok: true,
    result: { caravan: 'ana_1', departsAt: town.now, arrivesAt },
  });
  expect(goldOf(town)).toBe(10_000 - 12 - 4);
  expect(goodsOf(town)).toEqual({ ...starter.goods, iron_ore: undefined, herb: 5 });
  expect(heard).toMatchObject([
    {
      by: 'mission:ana_1',
      mail: {
        type: 'setOut',
        caravan: 'ana_1',
        mission: null,
        from: 'capital_city',
        to: 'harbor_town',
        agent: null,
        arrivesAt,
      },
      value: plus(items('iron_ore', 10), items('herb', 3)),
    },
  ]);
  expect(caravanOf(town)).toMatchObject({ cargo, agent: null, paid: 16, status: 'preparing', outcome: null });
  const paid = town.movements.filter(({ debit, credit }) => debit === ana && credit.startsWith('sink:'));
  expect(paid.map(({ credit, amount }) => [credit, amount])).toEqual([
    ['sink:haulCrew', 12],
    ['sink:toll', 4],
  ]);
});

test('[TR18] a caravan of the catalogue costs wages, provisions and tolls', () => {
  const { town, heard } = makeQuietTown();
  hire(town, 'specialist');
  expect(supply(town, 'a1', { herb: 1 }).ok).toBe(true);
  expect(heard.at(-1)).toMatchObject({
    mail: { mission: 'village_supply_run', to: 'village_clinic', agent: { kind: 'specialist', level: 1 } },
    value: items('herb', 1),
  });
  const paid = town.movements.filter(({ debit, credit }) => debit === ana && credit.startsWith('sink:')).slice(1);
  expect(paid.map(({ credit, amount }) => [credit, amount])).toEqual([
    ['sink:wages', 12],
    ['sink:provisions', 23],
    ['sink:toll', 2],
  ]);
  expect(caravanOf(town)).toMatchObject({ paid: 37, departsAt: town.now, arrivesAt: town.now + 114_000 });
});

test('[TR18] what is not there cannot be sent, nor what cannot be paid', () => {
  const town = makeTown('ana');
  expect(haul(town, { herb: 9 })).toEqual({ ok: false, refused: 'notEnoughGoods' });
  hire(town, 'specialist');
  hire(town, 'scout');
  expect(haul(town, { herb: 1 }, 'hidden_cove')).toEqual({ ok: false, refused: 'notEnoughGold' });
  expect(goodsOf(town)).toEqual(starter.goods);
});

test('[TR18] who is not in the hub where it is loaded cannot send it', () => {
  const { town } = makeQuietTown();
  hire(town);
  town.actor(ana).parts.set('where', { hub: 'harbor_town' });
  expect(supply(town)).toEqual({ ok: false, refused: 'notHere' });
  expect(haul(town, { herb: 1 }, 'capital_city')).toEqual({ ok: false, refused: 'notEnoughGoods' });
  const stranger = new Town(kinds);
  expect(haul(stranger)).toEqual({ ok: false, refused: 'notWelcomed' });
  expect(supply(stranger)).toEqual({ ok: false, refused: 'notWelcomed' });
});

test('[TR19] three caravans are on the road, each mission once', () => {
  const { town, tell } = makeQuietTown();
  hire(town);
  hire(town);
  expect(supply(town).ok).toBe(true);
  expect(supply(town, 'a2')).toEqual({ ok: false, refused: 'missionUnderWay' });
  expect(haul(town).ok).toBe(true);
  tell(2, { type: 'departed' });
  expect(haul(town).ok).toBe(true);
  expect(haul(town)).toEqual({ ok: false, refused: 'tooManyCaravans' });
  tell(2, { type: 'arrived', hub: 'harbor_town', outcome: normal });
  expect(haul(town).ok).toBe(true);
});

test('[TR19] [D9] slots are taken again and again: a trader has no more correspondents than slots', () => {
  const town = makeTown('ana');
  haul(town, { hide: 6 });
  const [slots, sizes] = [new Set<number | undefined>(), new Set<number>()];
  for (let n = 2; n <= 18; n++) {
    expect(haul(town, n <= 11 ? { iron_ore: 1 } : { herb: 1 }, 'industrial_district').ok).toBe(true);
    slots.add(caravanOf(town, n)?.slot);
    town.advance(15_000);
    if (n > 4) sizes.add([...town.actor(ana).parts.keys()].filter((key) => key.startsWith('~')).length);
  }
  // The first haul holds the first slot for four of the others.
  expect([...slots]).toEqual([2, 1]);
  expect(sizes.size).toBe(1);
});

test('[TR20] an agent leads one caravan at a time, and first comes from where he is', () => {
  const { town, tell } = makeQuietTown();
  hire(town, 'trader');
  expect(supply(town, 'a9')).toEqual({ ok: false, refused: 'unknownAgent' });
  supply(town);
  expect(agentOf(town)?.caravan).toBe('ana_1');
  // Another mission would find him away; with one in the catalogue, his own part says so.
  const busy = { ...(caravanOf(town) as CaravanPart), mission: null };
  town.actor(ana).parts.set('caravan/ana_1', busy);
  expect(supply(town)).toEqual({ ok: false, refused: 'agentIsAway' });
  tell(1, { type: 'arrived', hub: 'village_clinic', outcome: normal });
  expect(agentOf(town)).toMatchObject({ at: 'village_clinic', caravan: null });
  const walkMs = 45 * 250;
  expect(supply(town)).toEqual({ ok: true, result: {} });
  expect(caravanOf(town, 2)).toMatchObject({
    ...{ departsAt: town.now + walkMs, arrivesAt: town.now + walkMs + 120_000 },
  });
});

test('[TR21] a hold takes a hundred units; a haul carries something, somewhere else', () => {
  const { town, give } = makeQuietTown();
  give(items('iron_ore', 90));
  expect(haul(town, { iron_ore: 100, herb: 1 })).toEqual({ ok: false, refused: 'tooMuchCargo' });
  expect(haul(town, {})).toEqual({ ok: false, refused: 'nothingToCarry' });
  expect(haul(town, { herb: 1 }, 'capital_city')).toEqual({ ok: false, refused: 'alreadyThere' });
  expect(haul(town, { iron_ore: 92, herb: 8 }).ok).toBe(true);
});

test('[TR22] what arrives lies in the hub it went to; agent and slot are free', () => {
  const { town, tell } = makeQuietTown();
  hire(town);
  supply(town, 'a1', { hide: 6 });
  tell(1, { type: 'departed' });
  expect(caravanOf(town)?.status).toBe('travelling');
  const outcome = { ...normal, tier: 'poor', gold: 52, goods: { herb: 2 }, kept: { hide: 6 }, xp: 14 };
  const before = goldOf(town) ?? 0;
  tell(
    1,
    { type: 'arrived', hub: 'village_clinic', outcome },
    plus(items('hide', 6), plus(items('herb', 2), gold(52))),
  );
  expect(goldOf(town)).toBe(before + 52);
  expect(goodsOf(town, 'village_clinic')).toEqual({ hide: 6, herb: 2 });
  expect(agentOf(town)).toMatchObject({ xp: 14, at: 'village_clinic', caravan: null });
  const told = { tier: 'poor', gold: 52, goods: { herb: 2 }, finds: {}, lost: {} };
  expect(caravanOf(town)).toMatchObject({ status: 'arrived', outcome: told });
  expect(town.notices.find(({ notice }) => notice.type === 'caravanArrived')?.notice).toEqual({
    ...{ type: 'caravanArrived', caravan: 'ana_1', mission: 'village_supply_run', to: 'village_clinic' },
    ...told,
  });
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR22] an agent grows with what he learns', () => {
  expect([1, 2, 3, 4].map(xpForLevel)).toEqual([0, 100, 300, 600]);
  expect([0, 99, 100, 299, 300, 1_000, 1e9].map(levelOf)).toEqual([1, 1, 2, 2, 3, 5, 10]);
  const { town, tell } = makeQuietTown();
  hire(town, 'scout');
  supply(town);
  tell(1, { type: 'arrived', hub: 'capital_city', outcome: { ...normal, xp: 300 } });
  const before = goldOf(town) ?? 0;
  supply(town);
  expect(caravanOf(town, 2)?.paid).toBe(before - (goldOf(town) ?? 0));
  expect(caravanOf(town, 2)).toMatchObject({ paid: 18 + 23 + 2, arrivesAt: town.now + 1_200 * (100 - 21) });
});

test('[TR23] the last twenty past caravans are kept, and every one on the road', () => {
  const { town, tell, give } = makeQuietTown();
  give(items('herb', 100));
  haul(town);
  for (let n = 2; n <= 30; n++) {
    town.now += 1;
    haul(town);
    tell(n, { type: 'arrived', hub: 'harbor_town', outcome: normal });
  }
  expect(caravanOf(town, 1)?.status).toBe('preparing');
  expect(caravanOf(town, 10)).toBeUndefined();
  expect(caravanOf(town, 11)?.status).toBe('arrived');
  expect(partsOf(town, ana).filter(([key]) => key.startsWith('caravan/'))).toHaveLength(21);
});

test('[TR24] [D10] a caravan that could not set out brings back cargo and pay', () => {
  const broken = { ...makeStandIn('mission'), onMail: () => expect.unreachable('a bug of the road') };
  const town = new Town([...people, broken]);
  town.command(ana, { type: 'welcome', name: 'Ana', guest: false });
  hire(town);
  expect(supply(town, 'a1', { herb: 8 }).ok).toBe(true);
  expect(goldOf(town)).toBe(500 - agentTypes.scout.hireCost);
  expect(goodsOf(town)).toEqual(starter.goods);
  expect(caravanOf(town)).toMatchObject({ status: 'turnedBack', outcome: null });
  expect(agentOf(town)).toMatchObject({ at: 'capital_city', caravan: null });
  expect(supply(town, 'a1').ok).toBe(true);
  expect(town.holdings()).toEqual(town.minted());
});

test.each([
  ['kind', { type: 'hireAgent', kind: 'knight' }],
  ['kind', { type: 'hireAgent', kind: '__proto__' }],
  ['to', { type: 'sendHaul', to: 'nowhere', cargo: { herb: 1 } }],
  ['cargo', { type: 'sendHaul', to: 'harbor_town' }],
  ['cargo', { type: 'sendHaul', to: 'harbor_town', cargo: { gold: 5 } }],
  ['cargo', { type: 'sendHaul', to: 'harbor_town', cargo: JSON.parse('{"__proto__": {"herb": 1}, "constructor": 1}') }],
  ['cargo.herb', { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 0 } }],
  ['cargo.herb', { type: 'sendHaul', to: 'harbor_town', cargo: { herb: -1 } }],
  ['cargo.herb', { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 1.5 } }],
  ['cargo.herb', { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 1_001 } }],
  ['from', { type: 'sendHaul', from: 'hidden_cove', to: 'harbor_town', cargo: { herb: 1 } }],
  ['mission', { type: 'sendCaravan', mission: 'dragon_hunt', agent: 'a1', cargo: {} }],
  ['agent', { type: 'sendCaravan', mission: 'village_supply_run', agent: '', cargo: {} }],
])('[TR16] %s is named when it is not understood: %j', (field, body) => {
  const { town, heard } = makeQuietTown();
  const before = partsOf(town, ana);
  const reply = town.command(ana, body);
  expect(reply).toMatchObject({ ok: false, refused: 'invalid' });
  expect(!reply.ok && reply['why']).toContain(field);
  expect(partsOf(town, ana)).toEqual(before);
  expect(heard).toEqual([]);
});

test('[D3] every hub can be hauled to, for what the quote says', () => {
  for (const to of hubKeys.filter((hub) => hub !== 'capital_city')) {
    const { town } = makeQuietTown();
    expect(haul(town, { herb: 1 }, to).ok).toBe(true);
    expect(goldOf(town)).toBe(10_000 - (caravanOf(town)?.paid ?? 0));
    expect(town.holdings()).toEqual(town.minted());
  }
});

test("[TR57] a blocked caravan waits for its owner's word; a toll is paid from the purse, and comes back if it was too late", () => {
  const { town, heard, tell } = makeQuietTown();
  const choose = (choice: string, caravan = 'ana_1') => town.command(ana, { type: 'choose', caravan, choice });
  haul(town);
  expect(choose('fight')).toEqual({ ok: false, refused: 'noIncident' });
  const endsAt = town.now + 30_000;
  tell(1, { type: 'halted', toll: 40, endsAt });
  expect(caravanOf(town)).toMatchObject({ incident: { toll: 40, endsAt } });
  const before = goldOf(town) ?? 0;
  expect(choose('toll')).toEqual({ ok: true, result: {} });
  expect(goldOf(town)).toBe(before - 40);
  expect(heard.at(-1)).toMatchObject({ mail: { type: 'choose', choice: 'toll' }, value: gold(40) });
  tell(1, { type: 'choiceRefused' }, gold(40));
  expect(goldOf(town)).toBe(before);
  tell(1, { type: 'resumed', choice: 'detour', won: null, arrivesAt: endsAt + 90_000 });
  expect(caravanOf(town)).toMatchObject({ arrivesAt: endsAt + 90_000 });
  expect(caravanOf(town)).not.toHaveProperty('incident');
  tell(1, { type: 'halted', toll: 1_000_000, endsAt });
  expect(choose('toll')).toEqual({ ok: false, refused: 'notEnoughGold' });
  town.now += 30_000;
  expect(choose('fight')).toEqual({ ok: false, refused: 'noIncident' });
  expect(town.holdings()).toEqual(town.minted());
});
