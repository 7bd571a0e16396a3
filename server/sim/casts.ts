/** Who lives in a simulated world: the game, with bots that see what a client sees; or the test kind, whose deeds are the worst there are. */
import type { Book } from '../../actors/auction/book.ts';
import { referencePrice } from '../../actors/auction/rules.ts';
import type { Goods } from '../../actors/content/goods.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { itemKeys, itemOf } from '../../actors/content/items.ts';
import { kinds } from '../../actors/kinds.ts';
import type { AnyActorKind } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { keyOf } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import { below, type Chance } from '../../actors/kit/chance.ts';
import type { Neighbourhood } from '../../actors/trader/bot/guilds.ts';
import { seeGuilds } from '../../actors/trader/bot/guilds.ts';
import type { BookView, BotView } from '../../actors/trader/bot.ts';
import { decide } from '../../actors/trader/bot.ts';
import { emptyBench } from '../../actors/trader/rules/crafting.ts';
import { noProgress } from '../../actors/trader/rules/progress.ts';
import type { AgentPart, CaravanPart, GuildPart, OrderPart, Profile } from '../../actors/trader/state.ts';
import { shipped } from '../../actors/tuning.ts';
import type { Deed } from '../host/testing.ts';
import { testKinds } from '../host/testing.ts';
import type { Model } from './Model.ts';
import type { Mind } from './Player.ts';

export interface Cast {
  readonly name: string;
  readonly kinds: readonly AnyActorKind[];
  readonly people: readonly { readonly address: Address; readonly mind: Mind; readonly readKey: string }[];
  /** Its deeds throw on purpose. */
  readonly isBuggy: boolean;
  readonly timeScale: number;
}

const TRADERS = 6;
/** An hour of the game takes this fraction of one: orders expire and caravans arrive while we watch. */
const TIME_SCALE = 3_600;

/** The real kinds. */
export function theGame(model: () => Model, chance: Chance, now: () => number): Cast {
  const traders = Array.from({ length: TRADERS }, (_, n): Address => `trader:bot${n}`);
  const greeted = new Set<Address>();
  const asTrader: Mind = (address) => {
    if (!greeted.has(address)) {
      greeted.add(address);
      return { type: 'welcome', name: keyOf(address), guest: false };
    }
    // Nobody knows him yet: his greeting is on its way.
    if (!model().part(address, 'profile')) return null;
    return decide(viewOf(model(), address, now(), traders), chance);
  };
  const asShopkeeper: Mind = (address) => {
    if (greeted.has(address)) return null;
    greeted.add(address);
    return { type: 'open' };
  };
  return {
    name: 'the game',
    kinds,
    people: [
      ...traders.map((address) => ({ address, mind: asTrader, readKey: 'purse' })),
      { address: 'hub:capital_city', mind: asShopkeeper, readKey: 'merchant' },
    ],
    isBuggy: false,
    timeScale: TIME_SCALE,
  };
}

function viewOf(model: Model, trader: Address, now: number, people: readonly Address[]): BotView {
  const parts = [...model.actor(trader).parts];
  const all = <Part>(prefix: string) => parts.filter(([key]) => key.startsWith(prefix)).map(([, part]) => part as Part);
  const hub = (model.part(trader, 'where') as { hub: HubKey } | undefined)?.hub ?? 'capital_city';
  return {
    hub,
    now,
    tuning: shipped,
    gold: (model.part(trader, 'purse') as { gold: number } | undefined)?.gold ?? 0,
    goods: (model.part(trader, `goods/${hub}`) as Goods | undefined) ?? {},
    orders: all<OrderPart>('order/'),
    agents: all<AgentPart>('agent/'),
    caravans: all<CaravanPart>('caravan/'),
    books: booksOf(model, `auction:${hub}`),
    profile: must(model.part(trader, 'profile') as Profile | undefined, 'a profile'),
    progress: (model.part(trader, 'progress') as BotView['progress'] | undefined) ?? noProgress,
    bench: (model.part(trader, 'bench') as BotView['bench'] | undefined) ?? emptyBench,
    gathering: (model.part(trader, 'gathering') as BotView['gathering'] | undefined) ?? null,
    gathered: (model.part(trader, 'gathered') as BotView['gathered'] | undefined) ?? null,
    together: seeGuilds(model.actor(trader).parts, neighbourhood(model, trader, people)),
  };
}

/** His guild as it is; he knows everybody, and the first guild each of them founded. */
function neighbourhood(model: Model, trader: Address, people: readonly Address[]): Neighbourhood {
  const guild = (model.part(trader, 'guild') as GuildPart | undefined)?.guild;
  return {
    tuning: shipped,
    company: guild ? model.actor(`guild:${guild}`).parts : new Map(),
    guilds: people.map((each) => `${keyOf(each)}_1`),
    people: people.filter((each) => each !== trader).map(keyOf),
  };
}

function booksOf(model: Model, house: Address): Record<ItemKey, BookView> {
  const book = model.actor(house).index as Book;
  const view = (item: ItemKey): BookView => {
    const [asks, bids] = [book.levels(item, 'sell', 12), book.levels(item, 'buy', 12)];
    const last = (model.part(house, `last/${item}`) as { price: number } | undefined)?.price;
    const { basePrice } = itemOf(item);
    return { asks, bids, reference: referencePrice(last, bids[0]?.price, asks[0]?.price, basePrice) };
  };
  return Object.fromEntries(itemKeys.map((item) => [item, view(item)])) as Record<ItemKey, BookView>;
}

const PEOPLE: readonly Address[] = ['trader:ana', 'trader:ben', 'trader:cleo', 'auction:bank', 'hub:port', 'hub:inn'];

/** The test kind: throws, cheats, poison, balls played back and forth, deadlines. */
export function theRabble(chance: Chance): Cast {
  const mind: Mind = (self) => chooseDeed(chance, self);
  return {
    name: 'the rabble',
    kinds: testKinds(),
    people: PEOPLE.map((address) => ({ address, mind, readKey: 'count' })),
    isBuggy: true,
    timeScale: 1,
  };
}

function chooseDeed(chance: Chance, self: Address): Deed {
  const others = PEOPLE.filter((address) => address !== self);
  const other = others[below(others.length, chance)] ?? 'trader:ana';
  const dice = chance();
  if (dice < 0.2) return { type: 'mint', gold: 1 + below(50, chance) };
  if (dice < 0.5) return { type: 'pay', to: other, gold: 1 + below(20, chance) };
  if (dice < 0.56) return { type: 'payPoison', to: other, gold: 1 + below(20, chance) };
  if (dice < 0.72) return { type: 'note', to: other, count: 1 + below(4, chance) };
  if (dice < 0.75) return { type: 'spin', to: other, turns: 10 + below(90, chance) };
  if (dice < 0.84) return { type: 'wakeIn', ms: below(8_000, chance) };
  if (dice < 0.88) return { type: 'throw' };
  if (dice < 0.91) return { type: 'cheat' };
  if (dice < 0.94) return { type: 'undo' };
  return { type: 'add' };
}
