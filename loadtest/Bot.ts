/**
 * One player with his trader's room, the square and, if he cares, the auction house, through the client
 * library that browsers use. He comes back by himself after whatever happens to the server.
 */
import type { HubKey } from '../actors/content/hubs.ts';
import { wander } from '../actors/hub/bot.ts';
import type { Frame } from '../actors/hub/frame.ts';
import { square } from '../actors/hub/square.ts';
import type { Reply } from '../actors/kit/actor.ts';
import { must } from '../actors/kit/assert.ts';
import type { BotView } from '../actors/trader/bot/view.ts';
import { viewOf } from '../actors/trader/bot/view.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import type { CaravanPart, OrderPart, OrderStatus } from '../actors/trader/state.ts';
import { Account } from '../client/net/account.ts';
import { AuctionLink } from '../client/net/auction-link.ts';
import { systemClock } from '../client/net/clock.ts';
import { fetchWithCookies } from '../client/net/cookie-jar.ts';
import type { Doors, Presence } from '../client/net/face.ts';
import { GuildLink } from '../client/net/guild-link.ts';
import { makeHttp } from '../client/net/http.ts';
import { HubLink, type Said } from '../client/net/hub-link.ts';
import { sdkJoin } from '../client/net/rooms.ts';
import { memoryStorage } from '../client/net/storage.ts';
import { TraderLink } from '../client/net/trader-link.ts';
import { Books, type Truth } from './accounting.ts';
import { type BooksView, readBooks } from './hands.ts';
import { type Watcher, watchJoin } from './watched-room.ts';

type RoomName = 'trader' | 'hub' | 'auction';

export interface BotOptions {
  readonly endpoint: string;
  readonly mark: string;
  readonly rng: () => number;
  readonly watchesBooks: boolean;
  /** With an account of his own, who may do what guests may not; a guest unless it is said. */
  readonly isRegistered?: boolean;
  readonly watcher: Watcher;
  readonly onFrame?: (frame: Frame) => void;
  readonly onPresence?: (room: RoomName, presence: Presence) => void;
}

/** Where people come in; what he reckons from there is near enough for turning before a wall. */
const START = { ...square.gate, dx: 0, dy: 0 } satisfies Parameters<typeof wander>[0];
const STRIDE = 8;
const HEARD_OF_MAX = 20;
const PASSWORD = 'many hands, light work';

const noBoard: BotView['board'] = { errands: [], lots: [], convoys: [], rewardPercent: 100 };

export class Bot {
  readonly books = new Books();
  readonly mark: string;
  readonly rng: () => number;
  readonly player: string;
  readonly #options: BotOptions;
  readonly #doors: Doors;
  readonly #trader: TraderLink;
  #hub: HubLink | null = null;
  #auction: AuctionLink | null = null;
  #guild: GuildLink | null = null;
  /** People he has heard speak. */
  readonly #heardOf = new Set<string>();
  #place: HubKey | null = null;
  #board: BotView['board'] = noBoard;
  readonly #awaited: Set<RoomName>;
  readonly #arrival = Promise.withResolvers<void>();
  /** Orders outlive their parts here: a trader keeps only the last of his closed ones. */
  readonly #orders = new Map<string, OrderStatus>();
  readonly #lines = new Map<string, Set<string | number>>();
  readonly #filled = new Set<string>();
  /** His caravans that set out by somebody else's word. */
  readonly #given = new Set<string>();
  #walker: Parameters<typeof wander>[0] = START;
  #input = 0;
  /** The last step of ours that the server says it took. */
  confirmedInput = 0;
  steps = 0;

  private constructor(options: BotOptions, player: string, doors: Doors) {
    this.#options = options;
    this.mark = options.mark;
    this.rng = options.rng;
    this.player = player;
    this.#doors = doors;
    this.#awaited = new Set(options.watchesBooks ? ['trader', 'hub', 'auction'] : ['trader', 'hub']);
    this.#trader = new TraderLink({
      ...{ player, doors, storage: memoryStorage(), sessionKey: 'commands' },
      onParts: (changed) => {
        this.#note(changed);
        this.#follow();
        this.#followGuild();
      },
      onPresence: (presence) => this.#appear('trader', presence),
    });
  }

  /** Signs in and enters; resolves when all his rooms are live. */
  static async enter(options: BotOptions): Promise<Bot> {
    const { endpoint, mark, isRegistered = false, watcher, rng } = options;
    const fetch = fetchWithCookies();
    const account = new Account({ http: makeHttp({ origin: endpoint, fetch }) });
    if (isRegistered) await account.register(`${mark}@bots.example`, PASSWORD, `Bot ${mark}`);
    else await account.guest();
    const join = watchJoin(sdkJoin(endpoint, fetch), watcher);
    const doors: Doors = { enter: (address) => account.enter(address), join, clock: systemClock, random: rng };
    const bot = new Bot(options, must(account.player, 'a player').id, doors);
    await bot.#arrival.promise;
    return bot;
  }

  /** Asks his trader, and books it. The promise ends with the reply, however many servers die in between. */
  async ask(body: PlayerCommand, dueAt = performance.now()): Promise<Reply> {
    const asked = this.books.ask(body, dueAt);
    const reply = await this.#trader.command(body);
    this.books.end(asked, reply, performance.now());
    return reply;
  }

  view(books: BooksView): BotView {
    const tuning = must(this.#trader.tuning, 'the tuning');
    const people = [...this.#heardOf];
    return viewOf(this.#trader.parts, {
      ...{ books, now: Date.now(), tuning, board: this.#board, people },
      company: this.#guild?.parts ?? new Map(),
      guilds: people.map((player) => `${player}_1`),
      causes: this.#trader.causes,
    });
  }

  /** Where he is, as far as rooms go: on the road he is still heard where he set out from. */
  get hub(): HubKey | null {
    return this.#place;
  }

  /** What the auction house where he is shows him; nothing when he does not watch it. */
  readBooks(): BooksView {
    return readBooks((item) => this.#auction?.book(item) ?? null);
  }

  /** One step of his stroll. */
  walk(): void {
    const { dx, dy } = wander(this.#walker, this.rng);
    const x = clamp(this.#walker.x + dx * STRIDE, square.width);
    const y = clamp(this.#walker.y + dy * STRIDE, square.height);
    this.#walker = { x, y, dx, dy };
    this.#hub?.walk(++this.#input, dx, dy);
    this.steps++;
  }

  get truth(): Truth {
    return {
      ordersPlaced: this.#trader.part('counter')?.orders ?? 0,
      made: this.#made,
      orders: this.#orders,
      lines: this.#lines,
    };
  }

  get #made(): Truth['made'] {
    const { agents, caravans } = this.#trader.part('road') ?? { agents: 0, caravans: 0 };
    const { lots, bids } = this.#trader.part('hammer') ?? { lots: 0, bids: 0 };
    const guilds = this.#trader.part('guilds') ?? { founded: 0, asks: 0 };
    const { asks: causeAsks } = this.#trader.part('causes') ?? { asks: 0 };
    const { steps = {}, achievements = {} } = this.#trader.part('progress') ?? {};
    const claimed = (states: Readonly<Record<string, string>>) =>
      Object.values(states).filter((state) => state === 'claimed').length;
    return {
      ...{ agents, lots, bids, caravans: caravans - this.#given.size },
      jobs: this.#trader.part('bench')?.made ?? 0,
      alerts: this.#trader.part('alerts')?.set ?? 0,
      ...{ guilds: guilds.founded, guildAsks: guilds.asks, causeAsks },
      letters: this.#trader.part('post')?.sent ?? 0,
      whispers: this.#trader.part('whispers')?.said ?? 0,
      cries: this.#trader.part('cries')?.made ?? 0,
      // The welcome is never asked for.
      steps: claimed(steps) - 1,
      achievements: claimed(achievements),
    };
  }

  /** How many of his orders met another, in part at least. */
  get ordersFilled(): number {
    return this.#filled.size;
  }

  get parts(): ReadonlyMap<string, unknown> {
    return this.#trader.parts;
  }

  /** His parts as the server tells them to somebody who has just come in. */
  async askAfresh(): Promise<ReadonlyMap<string, unknown>> {
    const { promise, resolve } = Promise.withResolvers<ReadonlyMap<string, unknown>>();
    const link: TraderLink = new TraderLink({
      player: this.player,
      doors: this.#doors,
      storage: memoryStorage(),
      sessionKey: 'afresh',
      onParts: () => resolve(new Map(link.parts)),
    });
    try {
      return await promise;
    } finally {
      link.close();
    }
  }

  hurry(): void {
    for (const link of [this.#trader, this.#hub, this.#auction, this.#guild]) link?.hurry();
  }

  leave(): void {
    for (const link of [this.#trader, this.#hub, this.#auction, this.#guild]) link?.close();
  }

  /** The square and the auction house of the hub where his trader is; those of the last one until he has arrived in another. */
  #follow(): void {
    const hub = this.#trader.part('where')?.hub;
    if (!hub || this.#place === hub) return;
    this.#place = hub;
    this.#hub?.close();
    this.#auction?.close();
    this.#board = noBoard;
    this.#hub = new HubLink({
      ...{ hub, doors: this.#doors },
      onArrive: () => {
        this.#input = 0;
      },
      onFrame: (frame) => {
        this.confirmedInput = frame.input;
        this.#options.onFrame?.(frame);
      },
      onSaid: (said) => this.#hear(said),
      onBoard: (board) => {
        this.#board = board;
      },
      onPresence: (presence) => this.#appear('hub', presence),
    });
    if (!this.#options.watchesBooks) return;
    this.#auction = new AuctionLink({
      ...{ hub, doors: this.#doors },
      onPresence: (presence) => this.#appear('auction', presence),
    });
  }

  #followGuild(): void {
    const own = this.#trader.part('guild');
    const guild = own?.status === 'member' ? own.guild : null;
    if (guild === (this.#guild?.guild ?? null)) return;
    this.#guild?.close();
    this.#guild = guild === null ? null : new GuildLink({ guild, doors: this.#doors });
  }

  #appear(room: RoomName, presence: Presence): void {
    if (presence === 'gone') this.#arrival.reject(new Error(`${this.mark} is not let into the ${room}'s room.`));
    if (presence === 'live') this.#awaited.delete(room);
    if (this.#awaited.size === 0) this.#arrival.resolve();
    this.#options.onPresence?.(room, presence);
  }

  #note(changed: readonly string[]): void {
    for (const key of changed) {
      const part = this.#trader.parts.get(key);
      if (key.startsWith('order/') && part) this.#noteOrder(part as OrderPart);
      if (key.startsWith('caravan/') && isGiven(part as CaravanPart | undefined)) this.#given.add(key);
    }
  }

  #noteOrder({ id, status, filled }: OrderPart): void {
    this.#orders.set(id, status);
    if (filled > 0) this.#filled.add(id);
  }

  #hear({ id, player, text }: Said): void {
    if (player !== this.player) {
      if (this.#heardOf.size < HEARD_OF_MAX) this.#heardOf.add(player);
      return;
    }
    const ids = this.#lines.get(text) ?? new Set();
    this.#lines.set(text, ids.add(id));
  }
}

/** On an errand, or in a convoy: the hub has the last word. */
function isGiven(caravan: CaravanPart | undefined): boolean {
  if (!caravan) return false;
  return caravan.mission !== null || caravan.errand !== undefined || caravan.convoy !== undefined;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
