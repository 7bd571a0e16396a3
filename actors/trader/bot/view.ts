/** What a bot knows: his trader's parts, and what the rooms about him show. The same whether he plays over the wire or in a simulation. */
import type { Goods } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import { homeHub } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { levelAt } from '../../content/levels.ts';
import { must } from '../../kit/assert.ts';
import type { Chance } from '../../kit/chance.ts';
import type { CauseShown, Convoy, Errand, LotShown } from '../../letters.ts';
import type { Tuning } from '../../tuning.ts';
import type { CommandOf, PlayerCommand } from '../messages.ts';
import { emptyBench } from '../rules/crafting.ts';
import { noProgress, type Streak, warehouseUnitsAt } from '../rules/progress.ts';
import type { Store } from '../rules/store.ts';
import { emptyShelf } from '../rules/store.ts';
import type {
  AgentPart,
  AlertPart,
  BenchPart,
  BidPart,
  CaravanPart,
  GatheredPart,
  GatheringPart,
  GuildInvitePart,
  GuildPart,
  LotPart,
  OrderPart,
  PersonPart,
  Profile,
  ProgressPart,
  TraderParts,
} from '../state.ts';
import { GuildStatus } from '../state.ts';
import type { KnownPart, ReceivedPart, SentPart } from '../talk-parts.ts';

interface Level {
  readonly price: number;
  readonly quantity: number;
}

/** One item's book as painted for clients: best level first. */
export interface BookView {
  readonly asks: readonly Level[];
  readonly bids: readonly Level[];
  readonly reference: number;
}

/** Of the hub where he is. */
export interface Surroundings {
  readonly now: number;
  /** As his server goes by. */
  readonly tuning: Tuning;
  readonly books: Readonly<Partial<Record<ItemKey, BookView>>>;
  readonly board: {
    readonly errands: readonly Errand[];
    readonly lots: readonly LotShown[];
    readonly convoys: readonly Convoy[];
    /** What the hub gives of its rewards. */
    readonly rewardPercent: number;
  };
  /** His guild's parts, as its room shows them to him; none while he is in none. */
  readonly company: ReadonlyMap<string, unknown>;
  /** What the world works for. */
  readonly causes: readonly CauseShown[];
  /** Guilds and people he has heard of. */
  readonly guilds: readonly string[];
  readonly people: readonly string[];
}

export interface BotView extends Surroundings {
  /** Where he is, or set out from. */
  readonly hub: HubKey;
  readonly isHere: boolean;
  readonly gold: number;
  readonly goods: Goods;
  readonly orders: readonly OrderPart[];
  readonly agents: readonly AgentPart[];
  readonly caravans: readonly CaravanPart[];
  readonly lots: readonly LotPart[];
  readonly bids: readonly BidPart[];
  readonly alerts: readonly AlertPart[];
  readonly profile: Profile;
  readonly person: PersonPart;
  readonly guild: GuildPart | undefined;
  readonly invites: readonly GuildInvitePart[];
  readonly asked: TraderParts['asked'] | undefined;
  readonly causeStandings: TraderParts['causes']['standings'];
  readonly progress: ProgressPart;
  readonly level: number;
  readonly streak: Streak | undefined;
  readonly bench: BenchPart;
  readonly gathering: GatheringPart | undefined;
  readonly gathered: GatheredPart | undefined;
  readonly watched: TraderParts['watched'];
  readonly feed: TraderParts['feed'];
  readonly letters: readonly ReceivedPart[];
  readonly sent: readonly SentPart[];
  readonly folders: readonly string[];
  readonly known: readonly KnownPart[];
  /** Where something lies on a shelf. */
  readonly shelves: readonly HubKey[];
  storeIn(hub: HubKey): Store;
}

/** What a bot would ask by one sort of command, or null when there is nothing to ask. */
export type Wish<Type extends PlayerCommand['type']> = (view: BotView, rng: Chance) => CommandOf<Type> | null;

export function viewOf(parts: ReadonlyMap<string, unknown>, around: Surroundings): BotView {
  const part = <Key extends keyof TraderParts>(key: Key) => parts.get(key) as TraderParts[Key] | undefined;
  const all = <Part>(prefix: string) =>
    [...parts].flatMap(([key, each]) => (key.startsWith(prefix) ? [each as Part] : []));
  const where = part('where') ?? { hub: homeHub };
  const hub = where.hub ?? where.from;
  const progress = part('progress') ?? noProgress;
  const level = levelAt(progress.xp);
  const gold = part('purse')?.gold ?? 0;
  const storeIn = (place: HubKey): Store => ({
    gold,
    goods: part(`goods/${place}`) ?? {},
    shelf: part(`shelf/${place}`) ?? emptyShelf,
    unitsMax: warehouseUnitsAt(level, around.tuning.trader),
  });
  return {
    ...around,
    ...{ hub, isHere: where.hub !== null, gold, goods: storeIn(hub).goods, progress, level, storeIn },
    orders: all('order/'),
    agents: all('agent/'),
    caravans: all('caravan/'),
    lots: all('lot/'),
    bids: all('bid/'),
    alerts: all('alert/'),
    profile: must(part('profile'), 'a profile'),
    person: part('person') ?? {},
    guild: part('guild'),
    invites: all('guildInvite/'),
    asked: part('asked'),
    causeStandings: part('causes')?.standings ?? {},
    streak: part('streak'),
    bench: part('bench') ?? emptyBench,
    gathering: part('gathering'),
    gathered: part('gathered'),
    watched: part('watched') ?? {},
    feed: part('feed') ?? { last: 0, seen: 0 },
    letters: all('mail/'),
    sent: all('sent/'),
    folders: part('post')?.folders ?? [],
    known: all('known/'),
    shelves: [...parts.keys()].flatMap((key) =>
      key.startsWith('shelf/') ? [key.slice('shelf/'.length) as HubKey] : [],
    ),
  };
}

/** The guild he is a member of. */
export function memberOf({ guild }: BotView): GuildPart | null {
  return guild?.status === GuildStatus.member ? guild : null;
}

export function pick<T>(choices: readonly T[], rng: Chance): T {
  return must(choices[Math.floor(rng() * choices.length)], 'something to choose from');
}

/** One of them, or null where there is none. */
export function pickAny<T>(choices: readonly T[], rng: Chance): T | null {
  return choices.length > 0 ? pick(choices, rng) : null;
}

/** What is named of goods. */
export function itemsOf(goods: Goods): readonly ItemKey[] {
  return Object.keys(goods) as ItemKey[];
}
