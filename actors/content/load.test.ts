/** The tables on disk are sound; and each way to break one is told with file and key. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { blueprintKeys } from './blueprints.ts';
import { fileNameOf, files } from './files.ts';
import { hubKeys } from './hubs.ts';
import { baseItems, catalogue, goodOf, itemKeys, itemOf } from './items.ts';
import { ContentError, loadContent } from './load.ts';
import { goodsKnownIn, localPercent } from './markets.ts';
import type { Table } from './schemas.ts';
import { schemas } from './schemas.ts';

const tables = Object.keys(schemas) as Table[];
// biome-ignore lint/suspicious/noExplicitAny: broken tables have no type.
type Broken = Record<Table, any>;

/** What the loader says of the tables once one of them is broken. */
function complaintsAbout(breakIt: (broken: Broken) => void): string {
  const broken = JSON.parse(JSON.stringify(files)) as Broken;
  breakIt(broken);
  try {
    loadContent(broken);
    return 'nothing';
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError);
    return (error as ContentError).message;
  }
}

test('what is on disk loads: eighteen hubs, 57 items, twenty blueprints', () => {
  const content = loadContent(files);
  expect(hubKeys).toHaveLength(18);
  expect(baseItems).toHaveLength(57);
  expect(blueprintKeys).toHaveLength(20);
  expect(Object.keys(content.missions)).toHaveLength(21);
  expect(Object.keys(content.onboarding)).toHaveLength(9);
  expect(Object.values(content.onboarding).reduce((sum, { gold }) => sum + gold, 0)).toBe(1_050);
  expect(content.levels.map(({ xp }) => xp)).toEqual([0, 100, 200, 400, 800, 1_500, 2_500, 4_000, 6_000, 10_000]);
});

test.each<[string, string, (broken: Broken) => void]>([
  [
    'a broken reference',
    'blueprints.json: steel_bar.inputs: there is no iron_oar in items',
    ({ blueprints }) => (blueprints.steel_bar.inputs.iron_oar = 1),
  ],
  [
    'a hub of no nation',
    'hubs.json: harbor_town.nation: there is no Atlantis in nations',
    ({ hubs }) => (hubs.harbor_town.nation = 'Atlantis'),
  ],
  [
    'a mission to nowhere',
    'missions.json: iron_ore_survey: there is no iron_ridge in hubs',
    ({ missions }) => (missions.iron_ore_survey.to = 'iron_ridge'),
  ],
  [
    'gear that is no item',
    'gear.json: chainmail: there is no chainmail in items',
    ({ gear }) => (gear.chainmail = gear.chain_mail),
  ],
  ['an unreachable hub', 'hubs.json: hidden_cove: no route leads there', ({ routes }) => routes.splice(20, 1)],
  [
    'a road twice',
    'routes.json: 24: trading_post and capital_city are joined already',
    ({ routes }) => routes.push({ ...routes[0], ends: ['trading_post', 'capital_city'] }),
  ],
  [
    'an item without source',
    'items.json: pearl.source: it has no source: nothing says it is gathered',
    ({ items }) => (items.pearl.source = 'gathered'),
  ],
  [
    'an item without use',
    'items.json: pearl.uses: it has no use as gear',
    ({ items }) => (items.pearl.uses = ['gear']),
  ],
  ['an item with no use at all', 'items.json: pearl.uses: Too small', ({ items }) => (items.pearl.uses = [])],
  [
    'a blueprint cycle',
    'blueprints.json: steel_bar: it needs itself to be made',
    ({ blueprints }) => (blueprints.iron_ingot.inputs.steel_sword = 1),
  ],
  [
    'a price that does not follow from its making',
    'items.json: iron_ingot.basePrice: by its making it is 26',
    ({ items }) => (items.iron_ingot.basePrice = 27),
  ],
  ['a price out of range', 'items.json: herb.basePrice: Too small', ({ items }) => (items.herb.basePrice = 0)],
  ['a word that is not known', 'hubs.json: capital_city: Unrecognized key', ({ hubs }) => (hubs.capital_city.tax = 8)],
  ['a table that is missing', 'agents.json: : Invalid input', (broken) => (broken.agents = undefined)],
  [
    'levels that do not rise',
    'levels.json: 3.xp: is no more than the level before',
    ({ levels }) => (levels[3].xp = 200),
  ],
])('%s is told: %s', (_, complaint, breakIt) => {
  expect(complaintsAbout(breakIt)).toContain(complaint);
});

test.each(tables)('%s: what an editor knows of the file is what the loader asks for', async (table) => {
  const shape =
    table === 'blueprints' ? { materials: schemas[table], finished: schemas[table] } : { [table]: schemas[table] };
  const schema = z.toJSONSchema(z.strictObject({ $schema: z.string(), ...shape }));
  const path = `./data/schemas/${fileNameOf(table).replace('.json', '.schema.json')}`;
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(path);
});

test('a finished thing has four finer makes, each a good of its own; a material has none', () => {
  expect(itemKeys).toHaveLength(57 + 14 * 4);
  expect(itemOf('iron_sword_rare')).toMatchObject({ name: 'Rare iron sword', base: 'iron_sword', basePrice: 154 });
  expect(goodOf('iron_sword', 'epic')).toBe('iron_sword_epic');
  expect(goodOf('iron_ingot', 'epic')).toBe('iron_ingot');
  expect(Object.keys(catalogue).every((key) => /^[a-z_]+$/.test(key))).toBe(true);
});

test('cheap where it grows, dear where it has come far', () => {
  expect([localPercent('iron_ore', 'mining_camp'), localPercent('iron_ore', 'hidden_cove')]).toEqual([75, 150]);
  for (const item of baseItems) for (const hub of hubKeys) expect(localPercent(item, hub)).toBeGreaterThan(50);
});

test('every merchant knows the raw goods, and what his nation makes; every good is known somewhere but the titles and marvels', () => {
  for (const hub of hubKeys)
    expect(goodsKnownIn(hub)).toEqual(expect.arrayContaining(['iron_ore', 'herb', 'hide', 'pearl']));
  const unknown = baseItems.filter((item) => !hubKeys.some((hub) => goodsKnownIn(hub).includes(item)));
  const isMarvel = (item: (typeof baseItems)[number]) => itemOf(item).crafted && !itemOf(item).produced;
  expect(unknown.filter((item) => !isMarvel(item) && itemOf(item).source !== 'serverMission')).toEqual([]);
});
