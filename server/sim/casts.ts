/** Who lives in a simulated world: the game, with bots that see what a client sees; or the test kind, whose deeds are the worst there are. */
import type { Book } from '../../actors/auction/book.ts';
import { referencePrice } from '../../actors/auction/rules.ts';
import type { Buff } from '../../actors/content/causes.ts';
import { causeKeys } from '../../actors/content/causes.ts';
import { homeHub } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { itemKeys, itemOf } from '../../actors/content/items.ts';
import type { Rewards } from '../../actors/hub/state.ts';
import { furnish, hurriedTuning } from '../../actors/hurried.ts';
import { kinds } from '../../actors/kinds.ts';
import type { AnyActorKind } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { keyOf } from '../../actors/kit/address.ts';
import { below, type Chance } from '../../actors/kit/chance.ts';
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import type { CauseRun, CauseShown, Convoy, Errand, LotShown } from '../../actors/letters.ts';
import type { BookView, BotView } from '../../actors/trader/bot/view.ts';
import { viewOf } from '../../actors/trader/bot/view.ts';
import { decide, life, type Mood } from '../../actors/trader/bot.ts';
import type { GuildPart, Where } from '../../actors/trader/state.ts';
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
  readonly tuning: TuningInForce | null;
}

const TRADERS = 6;
/** An hour of the game takes this fraction of one: orders expire and caravans arrive while we watch. */
const TIME_SCALE = 3_600;
/** Few hands, little time, and all there is to be done: trades and rare deeds have their turn like any other. */
const mood: Mood = {
  ...{ ...life, placeOrder: 100, cancelOrder: 200, say: 5 },
  ...{
    equip: 40,
    unequip: 10,
    dismissAgent: 10,
    stopGathering: 60,
    repairGear: 40,
    hastenJob: 30,
    cancelJob: 10,
    dropAlert: 10,
  },
  ...{ formConvoy: 40, joinConvoy: 300 },
  ...{
    foundGuild: 30,
    askIntoGuild: 30,
    answerRequest: 60,
    inviteToGuild: 60,
    recallInvite: 20,
    declineInvite: 40,
    takeBackRequest: 8,
  },
  ...{ leaveGuild: 25, takeFromGuild: 25, setGuildRole: 90, expelFromGuild: 60, expelAbsent: 8, transferGuild: 50 },
  ...{ closeChannel: 20, openChannel: 20, disbandGuild: 6 },
  ...{ sayInTrade: 5, whisper: 5, sendMail: 20, claimMail: 40, markMail: 6, deleteMail: 12, setFolders: 4, regard: 5 },
  ...{ joinCause: 12, contribute: 20, claimReward: 200, showWealth: 3 },
};

/** In every fourth world they have politics in mind: what guilds do to one another needs several, and its time. */
const politics: Mood = {
  ...{ placeOrder: 20, sendHaul: 10, craft: 10, joinGuild: 60, foundGuild: 60, inviteToGuild: 10, answerRequest: 10 },
  ...{ proposeAlliance: 60, recallAlliance: 20, answerAlliance: 60, breakAlliance: 20 },
  ...{ contendForHub: 40, setHubTax: 40, beginGuildMission: 20, giveToGuild: 20, disbandGuild: 1 },
};

/** The real kinds, by the numbers of a world in a hurry. */
export function theGame(model: () => Model, chance: Chance, now: () => number): Cast {
  const minded = chance() < 1 / 4 ? politics : mood;
  const traders = Array.from({ length: TRADERS }, (_, n): Address => `trader:bot${n}`);
  const welcome = (address: Address) => ({ type: 'welcome', name: keyOf(address), guest: false });
  const beginnings = new Map<Address, unknown[]>(
    traders.map((address) => [address, [welcome(address), ...furnish(1)]] as const),
  );
  /** The square and the first two causes, until they have been opened; a letter opens the others. */
  const shut = new Set<Address>(['hub:capital_city', 'cause:grand_trade_festival', 'cause:great_resource_gathering']);
  const places = [...shut];
  const asTrader: Mind = (address) => {
    const gift = beginnings.get(address)?.shift();
    if (gift) return gift;
    // Nobody knows him yet: his greeting is on its way.
    if (!model().part(address, 'profile')) return null;
    return decide(see(model(), address, now(), traders), chance, minded);
  };
  const asDoorkeeper: Mind = (address) => (shut.delete(address) ? { type: 'open' } : null);
  return {
    name: 'the game',
    kinds,
    people: [
      ...traders.map((address) => ({ address, mind: asTrader, readKey: 'purse' })),
      ...places.map((address) => ({ address, mind: asDoorkeeper, readKey: 'merchant' })),
    ],
    isBuggy: false,
    timeScale: TIME_SCALE,
    tuning: { version: 1, values: hurriedTuning },
  };
}

/** He knows everybody, and the first guild that each of them founded. */
function see(model: Model, trader: Address, now: number, people: readonly Address[]): BotView {
  const where = model.part(trader, 'where') as Where | undefined;
  const hub = where?.hub ?? homeHub;
  const hung = [...(model.actors.get(`hub:${hub}`)?.parts ?? [])];
  const under = <Part>(prefix: string) => hung.flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
  const rewardPercent = (model.part(`hub:${hub}`, 'rewards') as Rewards | undefined)?.percent ?? 100;
  const notes = { errands: under<Errand>('errand/'), lots: under<LotShown>('lot/'), convoys: under<Convoy>('convoy/') };
  const board = { ...notes, rewardPercent };
  const around = { now, tuning: hurriedTuning, books: booksOf(model, `auction:${hub}`), board };
  const own = (model.part(trader, 'guild') as GuildPart | undefined)?.guild;
  return viewOf(model.actor(trader).parts, {
    ...around,
    company: own ? model.actor(`guild:${own}`).parts : new Map(),
    guilds: people.map((each) => `${keyOf(each)}_1`),
    people: people.filter((each) => each !== trader).map(keyOf),
    causes: causesOf(model),
  });
}

function causesOf(model: Model): CauseShown[] {
  return causeKeys.flatMap((cause) => {
    const run = model.part(`cause:${cause}`, 'run') as CauseRun | undefined;
    return run ? { ...run, cause, buff: (model.part(`cause:${cause}`, 'buff') as Buff | undefined) ?? null } : [];
  });
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
    tuning: null,
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
