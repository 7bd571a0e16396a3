/** What a bot does with his mind: a trade or a word each time the schedule asks for one, and a walk in between. */
import type { ItemKey } from '../actors/content/items.ts';
import { itemKeys, itemOf } from '../actors/content/items.ts';
import { type BookView, type BotView, chat, decide } from '../actors/trader/bot.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import { isOpen } from '../actors/trader/rules/orders.ts';

export type Trade = Extract<PlayerCommand, { type: 'placeOrder' | 'cancelOrder' }>;
export type BooksView = Readonly<Partial<Record<ItemKey, BookView>>>;

const THOUGHTS_MAX = 12;
/** The mind waits minutes before it takes an order back; a run is over by then. */
const CANCEL_CHANCE = 0.15;

/**
 * The mind's next trade. It may have nothing in mind, or talk in mind, where the schedule wants a trade: then it thinks
 * again, and at last takes back an order, or bids for a herb.
 */
export function nextTrade(view: BotView, rng: () => number): Trade {
  const open = view.orders.filter(isOpen).sort((a, b) => a.placedAt - b.placedAt)[0];
  if (open && rng() < CANCEL_CHANCE) return { type: 'cancelOrder', order: open.id };
  for (let thought = 0; thought < THOUGHTS_MAX; thought++) {
    const command = decide(view, rng);
    if (command?.type === 'placeOrder' || command?.type === 'cancelOrder') return command;
  }
  if (open) return { type: 'cancelOrder', order: open.id };
  const price = itemOf('herb').basePrice;
  return { type: 'placeOrder', hub: view.hub, side: 'buy', item: 'herb', price, quantity: 1, hours: 6 };
}

/** The mind's next line, marked so that it is found again among all others. */
export function nextLine(view: BotView, rng: () => number, mark: string): PlayerCommand {
  return { type: 'say', text: `${chat(view, rng)} (${mark})` };
}

/** The books as the mind wants them, from any source of single books. */
export function readBooks(bookOf: (item: ItemKey) => BookView | null): BooksView {
  return Object.fromEntries(
    itemKeys.flatMap((item) => [[item, bookOf(item)] as const]).filter(([, book]) => book !== null),
  );
}
