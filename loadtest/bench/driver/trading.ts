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
  readonly #player: string;
  readonly #sellsFirst: boolean;
  #step = 0;
  /** Orders the trader has placed so far: his next one's number is known before it is answered. */
  #placed = 0;

  /** Half of the traders sell before they buy, the others the other way round. */
  constructor(player: string, sellsFirst: boolean) {
    this.#player = player;
    this.#sellsFirst = sellsFirst;
  }

  next(): PlayerCommand {
    const step = this.#step++ % 4;
    if (step === 1) return { type: 'cancelOrder', order: `${this.#player}-${this.#placed}` };
    this.#placed++;
    if (step === 0) return RESTING;
    return { ...MARKET, side: (step === 2) === this.#sellsFirst ? 'sell' : 'buy' };
  }

  /** An order was refused: it has no number. */
  refused(command: PlayerCommand): void {
    if (command.type === 'placeOrder') this.#placed--;
  }
}
