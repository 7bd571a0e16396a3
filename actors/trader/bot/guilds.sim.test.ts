/** Bots among themselves: in a day of guilds they come to ask for all there is, and their own traders refuse none of it. */
import { expect, test } from 'vitest';
import type { Address } from '../../kit/address.ts';
import { makeChance } from '../../kit/chance.ts';
import { makeTunedTown, season } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import { type GuildCommand, guildWishes, nextGuildDeed, seeGuilds } from './guilds.ts';

const names = Array.from({ length: 10 }, (_, n) => `bot${n}`);

test('[D3] [D10] they found, join, fill, lead and leave guilds, and nothing is refused or lost', () => {
  const values = { ...shipped, guild: { ...shipped.guild, foundingGold: 20 } };
  const town = makeTunedTown(values, ...names);
  const rng = makeChance(7);
  for (const name of names) season(town, `trader:${name}`, 300);
  const done = new Set<string>();
  for (let round = 0; round < 400; round++) {
    town.advance(600_000);
    for (const name of names) {
      const trader: Address = `trader:${name}`;
      const guild = town.part<{ guild: string }>(trader, 'guild')?.guild;
      const company = guild ? town.actor(`guild:${guild}`).parts : new Map<string, unknown>();
      const isThere = (key: string) => town.part(`guild:${key}`, 'charter') !== undefined;
      const guilds = names.flatMap((each) => [`${each}_1`, `${each}_2`]).filter(isThere);
      const view = seeGuilds(town.actor(trader).parts, { tuning: values, company, guilds, people: names });
      const command = nextGuildDeed(view, rng);
      if (!command) continue;
      expect([command, town.command(trader, command)]).toMatchObject([command, { ok: true }]);
      done.add(command.type);
    }
  }
  expect((Object.keys(guildWishes) as GuildCommand[]).filter((type) => !done.has(type))).toEqual([]);
  expect(town.faults).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
});
