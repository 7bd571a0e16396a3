/**
 * The dealing of one turn: orders meet, orders close, and each owner hears of each order once, at the end.
 * Work is counted: past the bound the rest is left for a wake that follows at once.
 *
 * An order takes only from orders older than itself. So a sweep may pause over several turns, with new orders
 * arriving in between, and still end as if it had happened in one.
 */
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import type { Turn } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { addressOf } from '../kit/address.ts';
import { must } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing, plus } from '../kit/value.ts';
import type { FromAuction, PriceNews, RealmToGuild, ToHub } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import type { Book } from './book.ts';
import * as rules from './rules.ts';
import type { Alert, AuctionParts, OrderPart } from './state.ts';
import { escrowOf } from './state.ts';

export type AuctionTurn = Turn<AuctionParts, 'auction', Book, Tuning>;

type Ending = (FromAuction & { type: 'closed' })['status'];

/** What one order's owner is to be told. */
interface Tale {
  readonly owner: Address;
  quantity: number;
  proceeds: number;
  fee: number;
  left: number;
  paid: Value;
  ending: Ending | null;
  refund: Value;
}

export class Dealing {
  readonly #turn: AuctionTurn;
  readonly #tales = new Map<string, Tale>();
  /** At which prices items traded that somebody waits for. */
  readonly #prices = new Map<ItemKey, readonly number[]>();
  /** Gold that pairs of guilds traded, by `one|other`. */
  readonly #traffic = new Map<string, number>();
  #tax = 0;
  #deals = 0;

  constructor(turn: AuctionTurn) {
    this.#turn = turn;
  }

  get isSpent(): boolean {
    return this.#deals >= this.#turn.tuning.auction.dealsPerTurnMax;
  }

  /** Lets the order meet older ones; false when the turn is spent before it is through. */
  take(id: string): boolean {
    const turn = this.#turn;
    let taker = turn.get(`order/${id}`);
    if (!taker || taker.endsAt <= turn.now) return true;
    for (const { id: makerId, price, seq } of turn.index.matches(taker.item, rules.opposite(taker.side))) {
      if (!rules.meets(taker, price)) return true;
      const maker = turn.get(`order/${makerId}`);
      if (!maker || seq > taker.seq) continue;
      if (this.isSpent) return false;
      if (maker.owner === taker.owner) this.close(maker, 'cancelled');
      else if (maker.endsAt <= turn.now) this.close(maker, 'expired');
      else taker = this.#trade(maker, taker);
      if (taker.left === 0) return true;
    }
    return true;
  }

  close(order: OrderPart, ending: Ending): void {
    this.#deals++;
    const tale = this.#taleOf(order);
    tale.ending = ending;
    tale.refund = escrowOf(order);
    this.#turn.burn('depositForfeited', gold(order.depositHeld));
    this.#turn.drop(`order/${order.id}`);
  }

  /** Writes the letters: what filled first, then what closed, then who waited for a price. */
  tell(): void {
    for (const [order, tale] of this.#tales) {
      const { owner, quantity, proceeds, fee, left, paid, ending, refund } = tale;
      const filled: FromAuction = { type: 'filled', order, quantity, proceeds, fee, left };
      if (quantity > 0) this.#turn.send(owner, filled, paid);
      if (ending) this.#turn.send(owner, { type: 'closed', order, status: ending } satisfies FromAuction, refund);
    }
    for (const [item, prices] of this.#prices) this.#tellOfPrices(item, prices);
    this.#payTax();
    this.#tellOfTraffic();
  }

  /** To whoever rules the hub now. */
  #payTax(): void {
    const [turn, tax] = [this.#turn, gold(this.#tax)];
    const owner = turn.get('reign')?.owner;
    if (!owner) turn.burn('tax', tax);
    else if (this.#tax > 0) {
      const revenue: RealmToGuild = { type: 'revenue', hub: turn.key as HubKey, of: 'tax' };
      turn.send(addressOf('guild', owner.guild), revenue, tax);
    }
    this.#tax = 0;
  }

  #tellOfTraffic(): void {
    if (this.#traffic.size === 0) return;
    const traffic = [...this.#traffic].map(([pair, amount]) => ({
      guilds: pair.split('|') as [string, string],
      gold: amount,
    }));
    this.#turn.send(addressOf('hub', this.#turn.key), { type: 'traffic', traffic } satisfies ToHub);
    this.#traffic.clear();
  }

  #tellOfPrices(item: ItemKey, prices: readonly number[]): void {
    const alerts = this.#turn.get(`alerts/${item}`) ?? [];
    const waiting: Alert[] = [];
    for (const alert of alerts) {
      const price = prices.find((each) => rules.isReached(alert, each));
      if (price === undefined) waiting.push(alert);
      else this.#turn.send(alert.owner, { type: 'priceReached', alert: alert.id, price } satisfies PriceNews);
    }
    if (waiting.length < alerts.length) keepAlerts(this.#turn, item, waiting);
  }

  #trade(maker: OrderPart, taker: OrderPart): OrderPart {
    this.#deals++;
    const turn = this.#turn;
    const { item, price } = maker;
    const quantity = Math.min(maker.left, taker.left);
    const grown = this.#fill(taker, quantity, price, true);
    this.#fill(maker, quantity, price, false);
    const [buy, sell] = taker.side === 'buy' ? [taker, maker] : [maker, taker];
    const parties = {
      maker: maker.id,
      taker: taker.id,
      seller: sell.owner,
      buyer: buy.owner,
      side: taker.side,
    };
    turn.happened({ type: 'trade', hub: turn.key, item, price, quantity, ...parties });
    turn.put(`last/${item}`, { price, at: turn.now });
    this.#noteTraffic(maker.guild, taker.guild, price * quantity);
    if (turn.get(`alerts/${item}`)) this.#prices.set(item, [...(this.#prices.get(item) ?? []), price]);
    return grown;
  }

  /** Within a guild it is no trade at all. */
  #noteTraffic(one: string | undefined, other: string | undefined, amount: number): void {
    if (one === undefined || other === undefined || one === other) return;
    const contenders = this.#turn.get('reign')?.contenders ?? [];
    if (!contenders.includes(one) && !contenders.includes(other)) return;
    const pair = one < other ? `${one}|${other}` : `${other}|${one}`;
    this.#traffic.set(pair, (this.#traffic.get(pair) ?? 0) + amount);
  }

  #fill(order: OrderPart, quantity: number, price: number, taking: boolean): OrderPart {
    const { order: grown, fee, tax, paid } = rules.fill(order, quantity, price, taking);
    const tale = this.#taleOf(order);
    tale.quantity += quantity;
    tale.proceeds += quantity * price;
    tale.fee += fee + tax;
    tale.left = grown.left;
    tale.paid = plus(tale.paid, paid);
    this.#turn.burn('orderFee', gold(fee));
    this.#tax += tax;
    if (grown.left === 0) this.#turn.drop(`order/${order.id}`);
    else this.#turn.put(`order/${order.id}`, grown);
    return grown;
  }

  #taleOf({ id, owner, left }: OrderPart): Tale {
    if (!this.#tales.has(id)) {
      const empty = {
        owner,
        quantity: 0,
        proceeds: 0,
        fee: 0,
        left,
        paid: nothing,
        ending: null,
        refund: nothing,
      };
      this.#tales.set(id, empty);
    }
    return must(this.#tales.get(id), 'a tale');
  }
}

/** A list that is empty is no part at all. */
export function keepAlerts(turn: AuctionTurn, item: ItemKey, alerts: readonly Alert[]): void {
  if (alerts.length > 0) turn.put(`alerts/${item}`, alerts);
  else turn.drop(`alerts/${item}`);
}
