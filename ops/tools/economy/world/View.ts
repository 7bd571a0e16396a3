/** What one trader sees, as his client would show it: his own things, and the books and boards of every hub. */
import type { Book } from '../../../../actors/auction/book.ts';
import type { Goods } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { levelAt } from '../../../../actors/content/levels.ts';
import { localPercent } from '../../../../actors/content/markets.ts';
import type { Side } from '../../../../actors/content/terms.ts';
import type { Rewards } from '../../../../actors/hub/state.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import type { Errand, LotShown } from '../../../../actors/letters.ts';
import { isOnTheRoad } from '../../../../actors/trader/rules/caravans.ts';
import { emptyBench } from '../../../../actors/trader/rules/crafting.ts';
import { isOpen } from '../../../../actors/trader/rules/orders.ts';
import { isBound, noProgress } from '../../../../actors/trader/rules/progress.ts';
import type {
  AgentPart,
  BenchPart,
  BidPart,
  CaravanPart,
  LotPart,
  OrderPart,
  ProgressPart,
  TraderParts,
} from '../../../../actors/trader/state.ts';
import type { Tuning } from '../../../../actors/tuning.ts';
import type { World } from './World.ts';

export interface Quote {
  readonly price: number;
  readonly quantity: number;
}

export class View {
  readonly now: number;
  readonly tuning: Tuning;
  readonly agents: AgentPart[] = [];
  /** On the road. */
  readonly caravans: CaravanPart[] = [];
  /** Pending or open. */
  readonly orders: OrderPart[] = [];
  /** Hubs where something waits on his claim shelf. */
  readonly shelves: HubKey[] = [];
  /** His lots and bids, past ones too. */
  readonly lots: LotPart[] = [];
  readonly bids: BidPart[] = [];
  readonly #world: World;
  readonly #parts: ReadonlyMap<string, unknown>;

  constructor(world: World, trader: Address) {
    this.now = world.now;
    this.tuning = world.tuning;
    this.#world = world;
    this.#parts = world.actor(trader).parts;
    for (const [key, part] of this.#parts) if (!key.startsWith('~')) this.#sort(key, part);
  }

  #sort(key: string, part: unknown): void {
    if (key.startsWith('order/')) {
      if (isOpen(part as OrderPart)) this.orders.push(part as OrderPart);
    } else if (key.startsWith('caravan/')) {
      if (isOnTheRoad(part as CaravanPart)) this.caravans.push(part as CaravanPart);
    } else if (key.startsWith('agent/')) this.agents.push(part as AgentPart);
    else if (key.startsWith('shelf/')) this.shelves.push(key.slice('shelf/'.length) as HubKey);
    else if (key.startsWith('lot/')) this.lots.push(part as LotPart);
    else if (key.startsWith('bid/')) this.bids.push(part as BidPart);
  }

  get<Key extends keyof TraderParts & string>(key: Key): TraderParts[Key] | undefined {
    return this.#parts.get(key) as TraderParts[Key] | undefined;
  }

  /** Where he is; null on the road. */
  get hub(): HubKey | null {
    return this.get('where')?.hub ?? null;
  }

  get gold(): number {
    return this.get('purse')?.gold ?? 0;
  }

  get progress(): ProgressPart {
    return this.get('progress') ?? noProgress;
  }

  get level(): number {
    return levelAt(this.progress.xp);
  }

  get bench(): BenchPart {
    return this.get('bench') ?? emptyBench;
  }

  get isBound(): boolean {
    const profile = this.get('profile');
    return !profile || isBound(profile, this.level);
  }

  /** His goods in a hub, where he is unless it is said. */
  goods(hub = this.hub): Goods {
    return hub ? (this.get(`goods/${hub}`) ?? {}) : {};
  }

  /** Hubs where he keeps something. */
  stores(): HubKey[] {
    return hubKeys.filter((hub) => Object.keys(this.goods(hub)).length > 0);
  }

  /** The best of what others offer to pay, or ask. */
  best(item: ItemKey, side: Side, hub = this.hub): Quote | null {
    if (!hub) return null;
    const [level] = (this.#world.actor(`auction:${hub}`).index as Book).levels(item, side, 1);
    return level ? { price: level.price, quantity: level.quantity } : null;
  }

  /** What is usual here, in fractions of a gold. */
  usual(item: ItemKey, hub = this.hub): number {
    const { base, basePrice } = itemOf(item);
    return hub ? (basePrice * localPercent(base, hub)) / 100 : basePrice;
  }

  /** What somebody last paid here; else what is usual. */
  lastPrice(item: ItemKey, hub = this.hub): number {
    const last = hub && this.#world.part<{ price: number }>(`auction:${hub}`, `last/${item}`);
    return last ? last.price : this.usual(item, hub);
  }

  /** What the merchant's board asks to be delivered. */
  errands(): Errand[] {
    return this.#shownHere<Errand>('errand/');
  }

  /** What the board says is given of rewards here. */
  get rewardPercent(): number {
    return this.#world.part<Rewards>(`hub:${this.hub}`, 'rewards')?.percent ?? 100;
  }

  /** What is under the hammer in the square. */
  lotsHere(): LotShown[] {
    return this.#shownHere<LotShown>('lot/');
  }

  #shownHere<T extends { readonly endsAt: number }>(prefix: string): T[] {
    if (!this.hub) return [];
    const found: T[] = [];
    for (const [key, part] of this.#world.actor(`hub:${this.hub}`).parts)
      if (key.startsWith(prefix) && (part as T).endsAt > this.now) found.push(part as T);
    return found;
  }
}
