/**
 * How the rows of all tables belong together: who names whom, what leads where, what comes from somewhere and is good for something.
 * A row that strays is named; the tables themselves are only read.
 */
import type { Flaw } from './load.ts';
import type { Content, ItemRow, Table } from './schemas.ts';

export function findStrays(content: Content): Flaw[] {
  const strays: Flaw[] = [];
  const say = (table: Table, key: string, why: string) => strays.push({ table, key, why });
  const checks = [findBrokenReferences, findUnreachable, findUseless, findCycles, findWrongPrices, findBadSteps];
  for (const check of checks) check(content, say);
  return strays;
}

type Say = (table: Table, key: string, why: string) => void;

function findBrokenReferences(content: Content, say: Say): void {
  const expect = (table: Table, key: string, among: 'items' | 'hubs' | 'nations', names: readonly string[]) => {
    for (const named of names)
      if (!Object.hasOwn(content[among], named)) say(table, key, `there is no ${named} in ${among}`);
  };
  for (const [key, { gathers }] of Object.entries(content.nations))
    expect('nations', `${key}.gathers`, 'items', gathers);
  for (const [key, { nation }] of Object.entries(content.hubs)) expect('hubs', `${key}.nation`, 'nations', [nation]);
  for (const [n, { ends }] of content.routes.entries()) expect('routes', `${n}.ends`, 'hubs', ends);
  for (const [key, { produced }] of Object.entries(content.items))
    expect('items', `${key}.produced.in`, 'hubs', produced?.in ?? []);
  for (const [key, { inputs }] of Object.entries(content.blueprints)) {
    expect('blueprints', key, 'items', [key]);
    expect('blueprints', `${key}.inputs`, 'items', Object.keys(inputs));
  }
  for (const table of ['gear', 'effects'] as const)
    for (const key of Object.keys(content[table])) expect(table, key, 'items', [key]);
  for (const [key, { from, to, goods }] of Object.entries(content.missions)) {
    expect('missions', key, 'hubs', [from, to]);
    expect('missions', `${key}.goods`, 'items', Object.keys(goods));
  }
  for (const [key, { bonus = [], discovery = [] }] of Object.entries(content.finds)) {
    if (key !== 'anywhere') expect('finds', key, 'hubs', [key]);
    expect('finds', key, 'items', [...bonus, ...discovery]);
  }
  for (const [key, { goods }] of Object.entries(content.onboarding))
    expect('onboarding', `${key}.goods`, 'items', Object.keys(goods));
  for (const [key, { requires, tiers }] of Object.entries(content.serverMissions)) {
    expect('serverMissions', `${key}.requires`, 'items', Object.keys(requires.items ?? {}));
    expect(
      'serverMissions',
      `${key}.tiers`,
      'items',
      tiers.flatMap(({ goods }) => Object.keys(goods ?? {})),
    );
  }
}

/** Every hub can be walked to from the first. */
function findUnreachable({ hubs, routes }: Content, say: Say): void {
  const [first = ''] = Object.keys(hubs);
  const reached = new Set([first]);
  for (const hub of reached)
    for (const { ends } of routes) if (ends.includes(hub)) for (const end of ends) reached.add(end);
  for (const hub of Object.keys(hubs)) if (!reached.has(hub)) say('hubs', hub, 'no route leads there');
  for (const [n, { ends }] of routes.entries()) {
    if (ends[0] === ends[1]) say('routes', String(n), 'leads nowhere else');
    const isTwin = ({ ends: other }: (typeof routes)[number]) => [...other].sort().join() === [...ends].sort().join();
    if (routes.findIndex(isTwin) !== n) say('routes', String(n), `${ends.join(' and ')} are joined already`);
  }
}

/** An item comes from where it says it does, and is good for what it says. */
function findUseless(content: Content, say: Say): void {
  const sources: Record<ItemRow['source'], ReadonlySet<string>> = {
    gathered: new Set(Object.values(content.nations).flatMap(({ gathers }) => gathers)),
    crafted: new Set(Object.keys(content.blueprints)),
    merchant: new Set(Object.keys(content.items).filter((key) => content.items[key]?.produced)),
    mission: new Set([
      ...Object.values(content.missions).flatMap(({ goods }) => Object.keys(goods)),
      ...Object.values(content.finds).flatMap(({ bonus = [], discovery = [] }) => [...bonus, ...discovery]),
    ]),
    serverMission: new Set(
      Object.values(content.serverMissions).flatMap(({ tiers }) =>
        tiers.flatMap(({ goods }) => Object.keys(goods ?? {})),
      ),
    ),
  };
  const uses: Record<ItemRow['uses'][number], ReadonlySet<string>> = {
    material: new Set(Object.values(content.blueprints).flatMap(({ inputs }) => Object.keys(inputs))),
    gear: new Set(Object.keys(content.gear)),
    effect: new Set(Object.keys(content.effects)),
    // A title is its own use.
    title: new Set(Object.keys(content.items)),
  };
  for (const [key, { source, uses: claimed }] of Object.entries(content.items)) {
    if (!sources[source].has(key)) say('items', `${key}.source`, `it has no source: nothing says it is ${source}`);
    for (const use of claimed) if (!uses[use].has(key)) say('items', `${key}.uses`, `it has no use as ${use}`);
    for (const use of ['material', 'gear', 'effect'] as const)
      if (uses[use].has(key) && !claimed.includes(use)) say('items', `${key}.uses`, `it is of use as ${use} too`);
    if (sources.crafted.has(key) !== (source === 'crafted'))
      say('items', `${key}.source`, 'what has a blueprint is crafted');
  }
}

/** No item needs itself, by whatever detour. */
function findCycles({ blueprints }: Content, say: Say): void {
  for (const key of Object.keys(blueprints)) {
    const needed = new Set(Object.keys(blueprints[key]?.inputs ?? {}));
    for (const each of needed) for (const input of Object.keys(blueprints[each]?.inputs ?? {})) needed.add(input);
    if (needed.has(key)) say('blueprints', key, 'it needs itself to be made');
  }
}

const rarityFactor: Record<ItemRow['rarity'], number> = { common: 1, uncommon: 2, rare: 4, epic: 8, legendary: 16 };

/** What is made costs its inputs, a quarter more, and half a gold a minute; gear nobody makes, 40 gold by rarity and level. */
function findWrongPrices({ items, blueprints, gear }: Content, say: Say): void {
  for (const [key, { basePrice, rarity }] of Object.entries(items)) {
    const made = blueprints[key];
    const worn = gear[key];
    const inputs = Object.entries(made?.inputs ?? {}).reduce(
      (sum, [input, n]) => sum + (items[input]?.basePrice ?? 0) * n,
      0,
    );
    const right = made
      ? Math.ceil((inputs * 5 + made.minutes * 2) / 4)
      : worn
        ? 40 * rarityFactor[rarity] * worn.level
        : basePrice;
    if (basePrice !== right) say('items', `${key}.basePrice`, `by its making it is ${right}`);
  }
}

/** Levels rise; tiers rise; every newcomer can begin to craft. */
function findBadSteps({ levels, serverMissions, blueprints }: Content, say: Say): void {
  for (const [n, { xp }] of levels.entries())
    if (xp <= (levels[n - 1]?.xp ?? -1)) say('levels', `${n}.xp`, 'is no more than the level before');
  for (const [key, { tiers }] of Object.entries(serverMissions))
    for (const [n, { threshold }] of tiers.entries())
      if (threshold <= (tiers[n - 1]?.threshold ?? 0))
        say('serverMissions', `${key}.tiers.${n}`, 'is no harder than the one before');
  for (const [key, { requires }] of Object.entries(serverMissions))
    if (Object.keys(requires).join() === 'guilds')
      say('serverMissions', `${key}.requires`, 'asks for guilds, and for nothing that they could do');
  for (const [key, { starter, level }] of Object.entries(blueprints))
    if (starter && level > 1) say('blueprints', `${key}.starter`, 'a newcomer could not make it');
}
