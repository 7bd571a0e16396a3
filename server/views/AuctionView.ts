/** What anybody may see of an auction house: prices and amounts, never owners. Painted from committed orders only. */
import { type SchemaType, schema, t } from '@colyseus/schema';
import type { Book, Level } from '../../actors/auction/book.ts';
import type { LastTrade } from '../../actors/auction/state.ts';
import { catalogue, type ItemKey } from '../../actors/content/items.ts';

const DEPTH = 12;

const LevelView = schema({ price: t.uint32(), quantity: t.uint32(), orders: t.uint32() }, 'LevelView');
const BookView = schema(
  { asks: t.array(LevelView), bids: t.array(LevelView), last: t.uint32(), reference: t.uint32() },
  'BookView',
);
export const AuctionView = schema({ books: t.map(BookView) }, 'AuctionView');
export type AuctionView = SchemaType<typeof AuctionView>;

/** Brings one item's book in the view up to the committed book. */
export function paintBook(view: AuctionView, item: ItemKey, book: Book, last: LastTrade | undefined): void {
  let shown = view.books.get(item);
  const isEmpty = !last && book.best(item, 'buy') === undefined && book.best(item, 'sell') === undefined;
  // A book that nobody ever wrote in is not shown at all.
  if (!shown && isEmpty) return;
  if (!shown) {
    shown = new BookView();
    view.books.set(item, shown);
  }
  paintLevels(shown.asks, book.levels(item, 'sell', DEPTH));
  paintLevels(shown.bids, book.levels(item, 'buy', DEPTH));
  shown.last = last?.price ?? 0;
  shown.reference = last?.price ?? catalogue[item].basePrice;
}

function paintLevels(shown: SchemaType<typeof BookView>['asks'], levels: readonly Level[]): void {
  while (shown.length > levels.length) shown.pop();
  levels.forEach(({ price, quantity, orders }, at) => {
    const level = shown[at];
    if (!level) {
      const added = new LevelView();
      Object.assign(added, { price, quantity, orders });
      shown.push(added);
      return;
    }
    if (level.price !== price) level.price = price;
    if (level.quantity !== quantity) level.quantity = quantity;
    if (level.orders !== orders) level.orders = orders;
  });
}
