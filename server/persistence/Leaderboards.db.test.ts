/** The lists of the best against real rows: who is in them, in which order, and who is not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { Leaderboards } from './Leaderboards.ts';
import { makePrisma } from './prisma.ts';

const today = Math.floor(Date.now() / 86_400_000);

/** Parts by trader. */
const people = {
  ana: {
    profile: { name: 'Ana', guest: false },
    purse: { gold: 500 },
    person: { wealthShown: true },
    progress: { figures: { missions: 9, missionsFailed: 4 } },
    streak: { day: today, days: 3 },
  },
  ben: {
    profile: { name: 'Ben', guest: false },
    purse: { gold: 90_000 },
    person: { title: 'Merchant' },
    progress: { figures: { missions: 6 } },
    streak: { day: today - 2, days: 300 },
  },
  cid: {
    profile: { name: 'Cid', guest: true },
    purse: { gold: 700 },
    person: { wealthShown: true },
    progress: { figures: {} },
    streak: { day: today - 1, days: 8 },
  },
} as const;
const guild = (name: string, level: number, xp: number) => ({
  charter: { ...{ name, tag: name.toUpperCase(), level, xp, members: 1 }, isOpen: true, hub: 'harbor_town' },
});

describe('lists of the best', () => {
  let lists: Leaderboards;
  beforeAll(async () => {
    const url = await freshDatabase();
    await withClient(url, async (client) => {
      const put = async (kind: string, key: string, parts: Readonly<Record<string, unknown>>) => {
        await client.query('INSERT INTO actor (kind, key) VALUES ($1, $2)', [kind, key]);
        for (const [part, value] of Object.entries(parts))
          await client.query('INSERT INTO actor_part (kind, key, part, value, ver) VALUES ($1, $2, $3, $4, 1)', [
            ...[kind, key, part, JSON.stringify(value)],
          ]);
      };
      for (const [key, parts] of Object.entries(people)) await put('trader', key, parts);
      await put('guild', 'ana_1', guild('Iron', 2, 10));
      await put('guild', 'ben_1', guild('Salt', 2, 40));
      await put('guild', 'cid_1', guild('Oak', 3, 0));
    });
    const prisma = makePrisma(url, { poolMax: 1, applicationName: 'test' });
    lists = new Leaderboards(prisma);
    return () => prisma.$disconnect();
  });

  test('missions that ended well, and days in a row that are not broken', async () => {
    expect(await lists.of('missions')).toEqual([
      { name: 'Ben', figure: 6 },
      { name: 'Ana', figure: 5 },
    ]);
    expect(await lists.of('days')).toEqual([
      { name: 'Cid', figure: 8 },
      { name: 'Ana', figure: 3 },
    ]);
  });

  test('[TR72] the richest of those who show it: the gold of others is in no list', async () => {
    expect(await lists.of('wealth')).toEqual([
      { name: 'Cid', figure: 700 },
      { name: 'Ana', figure: 500 },
    ]);
  });

  test('guilds by level, and within one by experience', async () => {
    expect((await lists.of('guilds')).map(({ name }) => name)).toEqual(['Oak', 'Salt', 'Iron']);
  });
});
