/** What tests of guilds share: a town whose first trader has founded one, and how its people ask it for things. */
import type { Goods } from '../content/goods.ts';
import type { Reply } from '../kit/actor.ts';
import type { Town } from '../kit/town.ts';
import { makeTunedTown, season } from '../testing.ts';
import type { GuildParts } from './state.ts';

export const place = 'guild:ana_1';
export const aWish = {
  name: 'Iron Hand',
  tag: 'IRON',
  emblem: 'anvil',
  colour: 'sea',
  description: 'We carry.',
} as const;

export interface Company {
  readonly town: Town;
  /** A command of a trader, and the reason in the one answer that came of it; `done`, or what his own trader said. */
  ask(name: string, type: string, more?: object): string;
  part<Key extends keyof GuildParts & string>(key: Key): GuildParts[Key] | undefined;
  /** He is invited by Ana, and comes. */
  bring(...names: string[]): void;
  gold(name: string): number;
  goods(name: string): Goods;
  log(): string[];
}

/** Ana has founded; all can pay, and none is bound. */
export function makeCompany(names: readonly string[], values: unknown = null): Company {
  const town = makeTunedTown(values, ...names);
  for (const name of names) season(town, `trader:${name}`, 200);
  const reply = (name: string, body: object): Reply => town.command(`trader:${name}`, body);
  const ask = (name: string, type: string, more: object = {}): string => {
    const before = town.notices.length;
    const said = reply(name, { type, ...more });
    if (!said.ok) return said.refused;
    const news = town.notices.slice(before).filter(({ address }) => address === `trader:${name}`);
    const answer = news.map(({ notice }) => notice).find((notice) => 'why' in notice && notice.type !== 'guildParted');
    return String(answer?.['why'] ?? 'done');
  };
  town.command('trader:ana', { type: 'foundGuild', ...aWish });
  return {
    town,
    ask,
    part: (key) => town.part(place, key),
    bring(...others) {
      for (const name of others) {
        ask('ana', 'inviteToGuild', { player: name });
        ask(name, 'joinGuild', { guild: 'ana_1' });
      }
    },
    gold: (name) => town.part<{ gold: number }>(`trader:${name}`, 'purse')?.gold ?? 0,
    goods: (name) => town.part<Goods>(`trader:${name}`, 'goods/capital_city') ?? {},
    log: () =>
      [...town.actor(place).parts]
        .filter(([key]) => key.startsWith('log/'))
        .map(([, line]) => line as GuildParts[`log/${number}`])
        .sort((a, b) => a.id - b.id)
        .map(({ action, by, about }) => [action, by, about].filter(Boolean).join(' ')),
  };
}
