/** An auction house's room: everybody may look at the books. Orders do not come in here; they go to one's own trader. */
import { Book } from '../../actors/auction/book.ts';
import type { LastTrade, OrderPart } from '../../actors/auction/state.ts';
import { type ItemKey, itemKeys } from '../../actors/content/items.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { AuctionView, paintBook } from '../views/AuctionView.ts';
import { ActorRoom } from './ActorRoom.ts';

/** Books are repainted this often, however many orders came and went in between. */
const PAINT_MS = 100;

export class AuctionRoom extends ActorRoom<AuctionView> {
  override state = new AuctionView();
  override autoDispose = false;
  override patchRate = PAINT_MS;

  readonly #book = new Book();
  readonly #dirty = new Set<ItemKey>(itemKeys);

  override onBeforePatch(): void {
    try {
      for (const item of this.#dirty)
        paintBook(this.state, item, this.#book, this.parts.get(`last/${item}`) as LastTrade | undefined);
      this.#dirty.clear();
    } catch (error) {
      // The framework guards every hook but this one: a throw here would end the process.
      this.onUncaughtException(error as Error, 'onBeforePatch');
    }
  }

  protected override entered(): void {}

  protected override painted(puts: ActorRecord['puts']): void {
    for (const [key, part] of puts) {
      const before = this.parts.get(key);
      this.#book.write(key, before, part ?? undefined);
      const order = (part ?? before) as OrderPart | undefined;
      if (key.startsWith('order/') && order) this.#dirty.add(order.item);
      if (key.startsWith('last/')) this.#dirty.add(key.slice('last/'.length) as ItemKey);
    }
  }
}
