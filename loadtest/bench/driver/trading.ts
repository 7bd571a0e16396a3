/**
 * What a trader of the bench does, over and over: an order that rests, its cancellation, and two orders at the market,
 * of which one in two meets another trader's. A trade every four commands; nobody grows rich or poor, so it never ends.
 */
import { homeHub } from '../../../actors/content/hubs.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';

/** Between the merchant's bid and ask, and too small for a fee: gold and goods stay with the traders. */
const MARKET = { type: 'placeOrder', hub: homeHub, item: 'iron_ore', price: 8, quantity: 1, hours: 24 } as const;
/** Far enough from the market to rest. */
const RESTING = { ...MARKET, side: 'buy', price: 5 } as const;

export const mix = 'a resting order, its cancellation, a sale and a purchase at the market: one trade in four commands';

export class Hand {
  readonly #sellsFirst: boolean;
  #step = 0;
  /** Orders that rest, as far as answers have told. */
  readonly #resting: string[] = [];

  /** Half of the traders sell before they buy, the others the other way round. */
  constructor(sellsFirst: boolean) {
    this.#sellsFirst = sellsFirst;
  }

  next(): PlayerCommand {
    const step = this.#step++ % 4;
    if (step === 0) return RESTING;
    const order = step === 1 ? this.#resting.shift() : undefined;
    if (order) return { type: 'cancelOrder', order };
    // With many commands under way the first of them cannot cancel yet: nothing is known to rest.
    if (step === 1) this.#step++;
    return { ...MARKET, side: (this.#step % 2 === 1) === this.#sellsFirst ? 'sell' : 'buy' };
  }

  /** Whether the answer to this command must be read. */
  cares(command: PlayerCommand): boolean {
    return command === RESTING;
  }

  rests(order: string): void {
    this.#resting.push(order);
  }
}
