/** What a trader has to do with who rules the hubs: his tolls, his orders and his feats, with the name of his guild. */
import { expect, test } from 'vitest';
import { kinds } from '../../kinds.ts';
import { Town } from '../../kit/town.ts';
import { gold } from '../../kit/value.ts';
import { anOffer, type Heard, makeStandIn, season } from '../../testing.ts';

/** Ana and those she writes to; in guild g, if it is said. */
function makeRoad(guild: string | null, real: readonly string[] = ['trader']) {
  const heard: Heard[] = [];
  const others = (['hub', 'auction', 'guild', 'mission'] as const).flatMap((kind) =>
    real.includes(kind) ? [] : [makeStandIn(kind, heard)],
  );
  const town = new Town([...kinds.filter(({ kind }) => real.includes(kind)), ...others]);
  town.command('trader:ana', { type: 'welcome', name: 'ana', guest: false });
  season(town, 'trader:ana', 200);
  const part = { guild, status: 'member', name: '', tag: '', role: 'member', hall: 'capital_city', since: 0 };
  if (guild)
    (town.actor('trader:ana').parts as Map<string, unknown>).set('guild', { ...part, told: { xp: 200, day: 0 } });
  const of = (type: string) => heard.filter(({ mail }) => mail.type === type);
  return { town, of, do: (body: object) => town.command('trader:ana', body) };
}

test.each(['g', null])(
  '[TR75] [D3] tolls are left at each gate on the way, with the name of the guild (%s)',
  (guild) => {
    const road = makeRoad(guild);
    expect(road.do({ type: 'sendHaul', to: 'mining_camp', cargo: { herb: 1 } }).ok).toBe(true);
    const gates = road.of('toll');
    expect(gates.length).toBeGreaterThan(1);
    expect(new Set(gates.map(({ by }) => by)).size).toBe(gates.length);
    expect(gates.at(-1)?.by).toBe('hub:mining_camp');
    for (const { mail } of gates) expect(mail).toEqual({ type: 'toll', guild });
    const sum = gates.reduce((all, { value }) => all + (value.gold ?? 0), 0);
    const before = road.town.part<{ gold: number }>('trader:ana', 'purse')?.gold ?? 0;
    expect(road.do({ type: 'travel', to: 'mining_camp' }).ok).toBe(true);
    expect(
      road
        .of('toll')
        .slice(gates.length)
        .map(({ value }) => value),
    ).toEqual(gates.map(({ value }) => value));
    const paid = before - (road.town.part<{ gold: number }>('trader:ana', 'purse')?.gold ?? 0);
    expect(paid).toBeGreaterThan(sum);
  },
);

test('[TR75] [D3] what an ally spares him is in his purse again', () => {
  const { town, do: ask } = makeRoad('g');
  ask({ type: 'travel', to: 'harbor_town' });
  const before = town.part<{ gold: number }>('trader:ana', 'purse')?.gold ?? 0;
  town.command('hub:harbor_town', { to: 'trader:ana', mail: { type: 'tollRemitted', gold: 1 }, value: gold(1) });
  expect(town.part('trader:ana', 'purse')).toEqual({ gold: before + 1 });
  expect(town.notices.at(-1)?.notice).toEqual({ type: 'tollRemitted', hub: 'harbor_town', gold: 1 });
});

test('[TR76] an order says of which guild he is, if he is of one', () => {
  const offer = { type: 'placeOrder', hub: 'capital_city', ...anOffer({ item: 'herb', side: 'sell' }) };
  const [inside, outside] = [makeRoad('g'), makeRoad(null)];
  inside.do(offer);
  outside.do(offer);
  expect(inside.of('place')[0]?.mail).toMatchObject({ guild: 'g' });
  expect(outside.of('place')[0]?.mail).not.toHaveProperty('guild');
});

test('[TR77] a mission that ends well and work that is done are told to his guild, with the hub', () => {
  const { town, of, do: ask } = makeRoad('g', ['trader', 'hub']);
  town.command('auction:capital_city', {
    to: 'trader:ana',
    mail: { type: 'closed', order: 'none', status: 'expired' },
    value: gold(500),
  });
  expect(ask({ type: 'craft', blueprint: 'healing_tonic', quantity: 1 }).ok).toBe(true);
  town.advance(60_000);
  expect(of('did').at(-1)).toMatchObject({
    by: 'guild:g',
    mail: { hub: 'capital_city', feat: { type: 'craft', pieces: 1 } },
  });
  ask({ type: 'hireAgent', kind: 'scout' });
  const go = (tier: string) => {
    const before = new Set(town.actor('trader:ana').parts.keys());
    ask({ type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo: {} });
    const [key] = [...town.actor('trader:ana').parts.keys()].filter(
      (each) => !before.has(each) && each.startsWith('caravan/'),
    );
    const caravan = String(key).slice('caravan/'.length);
    const outcome = { tier, gold: 0, goods: {}, finds: {}, delivered: {}, lost: {}, kept: {}, xp: 0 };
    town.command('mission:ana_1', {
      to: 'trader:ana',
      mail: { type: 'arrived', caravan, hub: 'village_clinic', outcome },
    });
    return of('did').at(-1)?.mail;
  };
  expect(go('failure')).toMatchObject({ feat: { type: 'craft' } });
  town.advance(600_000);
  town.command('trader:ana', { type: 'travel', to: 'capital_city' });
  expect(go('normal')).toEqual({ type: 'did', hub: 'village_clinic', feat: { type: 'mission', band: 'low' } });
});

test('[TR77] [TR63] what he gathers is told at once, his sales by five hundreds of gold', () => {
  const { town, of, do: ask } = makeRoad('g');
  const mail = { type: 'gathered', item: 'herb', units: 4 };
  town.command('hub:capital_city', { to: 'trader:ana', mail, value: { 'item:herb': 4 } });
  expect(of('did').at(-1)?.mail).toEqual({ type: 'did', hub: 'capital_city', feat: { type: 'gather', units: 4 } });
  ask({ type: 'placeOrder', hub: 'capital_city', ...anOffer({ item: 'herb', side: 'sell', quantity: 3 }) });
  const told = () => of('serve').map(({ mail: { traded } }) => traded);
  const sell = (proceeds: number, left: number) => {
    const filled = { type: 'filled', order: 'ana-1', quantity: 1, proceeds, fee: 0, left };
    town.command('auction:capital_city', { to: 'trader:ana', mail: filled });
  };
  // So that nothing is told for what he learns.
  const held = town.actor('trader:ana').parts as Map<string, unknown>;
  const before = told().length;
  held.set('guild', { ...(held.get('guild') as object), told: { xp: 10_000, day: 0, traded: 0 } });
  sell(300, 2);
  expect(told().slice(before)).toEqual([]);
  sell(250, 1);
  expect(told().slice(before)).toEqual([550]);
  sell(100, 0);
  expect(told().slice(before)).toEqual([550]);
});
