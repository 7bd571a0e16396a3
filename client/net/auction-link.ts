/** The link to an auction house: its order books, best prices first, as last committed. */
import type { Level } from '../../actors/auction/book.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { Doors, Presence } from './face.ts';
import { Face } from './face.ts';
import type { Room } from './rooms.ts';

export interface Book {
  readonly asks: readonly Level[];
  readonly bids: readonly Level[];
  /** 0 before the first trade. */
  readonly last: number;
  readonly reference: number;
}

export interface AuctionLinkOptions {
  readonly hub: string;
  readonly doors: Doors;
  /** Some book changed; ask for the ones you show. */
  readonly onBooks?: () => void;
  readonly onPresence?: (presence: Presence) => void;
}

/** The shape of the synchronised `AuctionView`. */
interface AuctionState {
  readonly books?: { get(item: string): BookState | undefined };
}
interface BookState {
  readonly asks?: Iterable<Level>;
  readonly bids?: Iterable<Level>;
  readonly last?: number;
  readonly reference?: number;
}

export class AuctionLink {
  readonly hub: string;
  readonly #options: AuctionLinkOptions;
  readonly #face: Face;
  #state: AuctionState | null = null;

  constructor(options: AuctionLinkOptions) {
    this.hub = options.hub;
    this.#options = options;
    this.#face = new Face({
      address: addressOf('auction', options.hub),
      doors: options.doors,
      onRoom: (room) => this.#listen(room),
      onPresence: (presence) => options.onPresence?.(presence),
    });
  }

  /** A copy of the book of an item, or null while nothing is known of it. */
  book(item: string): Book | null {
    const book = this.#state?.books?.get(item);
    if (!book) return null;
    return {
      asks: levelsOf(book.asks),
      bids: levelsOf(book.bids),
      last: book.last ?? 0,
      reference: book.reference ?? 0,
    };
  }

  hurry(): void {
    this.#face.hurry();
  }

  close(): void {
    this.#face.close();
  }

  /** The last books stay readable while a new room is sought. */
  #listen(room: Room): () => void {
    room.onState((state) => {
      this.#state = state as AuctionState;
      this.#options.onBooks?.();
    });
    return () => {};
  }
}

function levelsOf(levels: Iterable<Level> = []): readonly Level[] {
  return [...levels].map(({ price, quantity, orders }) => ({ price, quantity, orders }));
}
