/**
 * What a trader of the bench does, over and over: an order that rests, its cancellation, and two orders at the market,
 * of which one in two meets another trader's: a trade every four commands. He hears what becomes of his orders, buys when
 * he has little left to sell and sells when he has much, and takes back what stays open: so it never ends.
 */
import { homeHub } from '../../../actors/content/hubs.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { localPercent } from '../../../actors/content/markets.ts';
import type { Side } from '../../../actors/content/terms.ts';
import type { Notice, Reply } from '../../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';

export const ITEM = 'iron_ore';
/** What is usual here lies between the merchant's bid and his ask, and is too small for a fee: gold and goods stay with the traders. */
export const marketPrice = Math.round((itemOf(ITEM).basePrice * localPercent(ITEM, homeHub)) / 100);

const MARKET = { type: 'placeOrder', hub: homeHub, item: ITEM, price: marketPrice, quantity: 1, hours: 24 } as const;
/** Far enough from the market to rest, and within what a guest may name. */
const RESTING = { ...MARKET, side: 'buy', price: marketPrice - 2 } as const;
const AT_MARKET = { buy: { ...MARKET, side: 'buy' }, sell: { ...MARKET, side: 'sell' } } as const;

/** What a newcomer is given of it, and when that has become too little or too much. */
const UNITS = 10;
const UNITS_FEW = 3;
const UNITS_MANY = 17;
/** Orders known to be open; with as many commands under way as a session may have it is still fewer than a newcomer may. */
const OPEN_MAX = 16;

export const mix = 'a resting order, its cancellation, a sale and a purchase at the market: one trade in four commands';

export class Hand {
  readonly #sellsFirst: boolean;
  #step = 0;
  /** Less what is on offer, or on its way there. */
  #units = UNITS;
  /** Orders that answers have told of and no news has ended. */
  readonly #known = new Set<string>();
  /** Of those, the ones not yet taken back: far from the market, and at it. */
  readonly #resting: string[] = [];
  readonly #trading: string[] = [];
  /** Ended before the answer came that they exist. */
  readonly #early = new Set<string>();

  /** Half of the traders sell before they buy, the others the other way round. */
  constructor(sellsFirst: boolean) {
    this.#sellsFirst = sellsFirst;
  }

  next(): PlayerCommand {
    // The newest at the market is the last that another would meet.
    if (this.#resting.length + this.#trading.length > OPEN_MAX) return this.#takeBack() ?? this.#trade();
    const step = this.#step++ % 4;
    if (step === 0) return RESTING;
    const order = step === 1 ? this.#resting.shift() : undefined;
    if (order) return { type: 'cancelOrder', order };
    // With many commands under way the first of them cannot cancel yet: nothing is known to rest.
    if (step === 1) this.#step++;
    return this.#trade();
  }

  /** What was answered; a refusal changed nothing. */
  answered(command: PlayerCommand, reply: Reply): void {
    if (command.type !== 'placeOrder') return;
    if (!reply.ok) {
      if (command.side === 'sell') this.#units++;
      return;
    }
    const { order } = reply.result as { order: string };
    if (this.#early.delete(order)) return;
    this.#known.add(order);
    (command === RESTING ? this.#resting : this.#trading).push(order);
  }

  /** News of an order of his. All of them are for one unit. */
  hears({ type, order, side }: Notice): void {
    if (type !== 'orderFilled' && type !== 'orderClosed') return;
    if (side === (type === 'orderFilled' ? 'buy' : 'sell')) this.#units++;
    const id = String(order);
    if (!this.#known.delete(id)) this.#early.add(id);
    for (const orders of [this.#trading, this.#resting]) {
      const at = orders.indexOf(id);
      if (at >= 0) orders.splice(at, 1);
    }
  }

  #takeBack(): PlayerCommand | undefined {
    const order = this.#resting.shift() ?? this.#trading.pop();
    return order === undefined ? undefined : { type: 'cancelOrder', order };
  }

  #trade(): PlayerCommand {
    const side = this.#side();
    if (side === 'sell') this.#units--;
    return AT_MARKET[side];
  }

  #side(): Side {
    if (this.#units < UNITS_FEW) return 'buy';
    if (this.#units > UNITS_MANY) return 'sell';
    return (this.#step % 2 === 1) === this.#sellsFirst ? 'sell' : 'buy';
  }
}
