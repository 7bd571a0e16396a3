/** What a bot does with his mind: a trade, a word, or whatever else there is, each when it is asked for, and a walk in between. */
import type { ItemKey } from '../actors/content/items.ts';
import { itemKeys, itemOf } from '../actors/content/items.ts';
import { must } from '../actors/kit/assert.ts';
import type { BookView, BotView } from '../actors/trader/bot/view.ts';
import { decide, life, wishes } from '../actors/trader/bot.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import { isOpen } from '../actors/trader/rules/orders.ts';

export type Trade = Extract<PlayerCommand, { type: 'placeOrder' | 'cancelOrder' }>;
export type BooksView = Readonly<Partial<Record<ItemKey, BookView>>>;

const THOUGHTS_MAX = 12;
/** The mind waits minutes before it takes an order back; a run is over by then. */
const CANCEL_CHANCE = 0.15;
const TALK_SHARE = 0.2;
const CHORE_SHARE = 0.3;

/** Of all there is, as people do who never rest: half of it trades. */
export function nextCommand(view: BotView, rng: () => number, mark: string): PlayerCommand {
  const mood = rng();
  if (mood < TALK_SHARE) return nextLine(view, rng, mark);
  return (mood < TALK_SHARE + CHORE_SHARE ? nextChore(view, rng) : null) ?? nextTrade(view, rng);
}

/**
 * The mind's next trade. It may have nothing in mind where the schedule wants a trade: then it thinks again, and at last takes
 * back an order, or bids for a herb.
 */
export function nextTrade(view: BotView, rng: () => number): Trade {
  const open = view.orders.filter(isOpen).sort((a, b) => a.placedAt - b.placedAt)[0];
  if (open && rng() < CANCEL_CHANCE) return { type: 'cancelOrder', order: open.id };
  for (let thought = 0; thought < THOUGHTS_MAX; thought++) {
    const offer = wishes.placeOrder(view, rng);
    if (offer) return offer;
  }
  if (open) return { type: 'cancelOrder', order: open.id };
  const price = itemOf('herb').basePrice;
  return { type: 'placeOrder', hub: view.hub, side: 'buy', item: 'herb', price, quantity: 1, hours: 6 };
}

/** The mind's next line, marked so that it is found again among all others. */
export function nextLine(view: BotView, rng: () => number, mark: string): PlayerCommand {
  return { type: 'say', text: `${must(wishes.say(view, rng), 'a line').text} (${mark})` };
}

/** Whatever is neither trade nor talk; null when there is nothing to do. */
export function nextChore(view: BotView, rng: () => number): PlayerCommand | null {
  return decide(view, rng, life);
}

const { travel: _, ...atHome } = life;

/** The same for one who stays: his steps in one square are counted. */
export function nextChoreAtHome(view: BotView, rng: () => number): PlayerCommand | null {
  return decide(view, rng, atHome);
}

/** The books as the mind wants them, from any source of single books. */
export function readBooks(bookOf: (item: ItemKey) => BookView | null): BooksView {
  return Object.fromEntries(
    itemKeys.flatMap((item) => [[item, bookOf(item)] as const]).filter(([, book]) => book !== null),
  );
}
