/** The market as its trades tell it: who filled whom, what was paid where on which day, and what passed through merchants. */

import type { HubKey } from '../../../../actors/content/hubs.ts';
import type { BaseItem, ItemKey } from '../../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../../actors/content/items.ts';
import type { Outcome } from '../../../../actors/kit/activation.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import { kindOf } from '../../../../actors/kit/address.ts';

interface Trade {
  readonly hub: HubKey;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
  readonly seller: Address;
  readonly buyer: Address;
}

export interface GoodFigures {
  /** Fills between different owners, merchants among them; and those between players alone. */
  fills: number;
  playerFills: number;
  units: number;
  gold: number;
}

interface Paid {
  gold: number;
  units: number;
}

export class Market {
  readonly goods = new Map<BaseItem, GoodFigures>(
    baseItems.map((item) => [item, { fills: 0, playerFills: 0, units: 0, gold: 0 }]),
  );
  /** Fills each trader had a part in. */
  readonly fillsBy = new Map<Address, number>();
  /** What each account gained by trades with others of its owner: gold and goods at their base price. */
  readonly drawnBy = new Map<Address, number>();
  /** Gold that merchants paid to players, and took from them. */
  merchantsPaid = 0;
  merchantsTook = 0;
  readonly #paid = new Map<string, Paid>();
  readonly #ownerOf: (address: Address) => string;

  constructor(ownerOf: (address: Address) => string) {
    this.#ownerOf = ownerOf;
  }

  hear(outcomes: readonly Outcome[], day: number): void {
    for (const { record } of outcomes)
      for (const fact of record?.facts ?? []) if (fact.type === 'trade') this.#count(fact as unknown as Trade, day);
  }

  /** What a unit was paid on average; undefined when nobody traded. */
  paid(day: number, hub: HubKey, item: BaseItem): number | undefined {
    const paid = this.#paid.get(keyOf(day, hub, item));
    return paid && paid.gold / paid.units;
  }

  #count({ hub, item, price, quantity, seller, buyer }: Trade, day: number): void {
    const { base, quality } = itemOf(item);
    const good = this.goods.get(base);
    if (good && this.#ownerOf(seller) !== this.#ownerOf(buyer)) {
      good.fills++;
      if (kindOf(seller) === 'trader' && kindOf(buyer) === 'trader') good.playerFills++;
      good.units += quantity;
      good.gold += price * quantity;
      for (const party of [seller, buyer])
        if (kindOf(party) === 'trader') this.fillsBy.set(party, (this.fillsBy.get(party) ?? 0) + 1);
    }
    if (seller !== buyer && this.#ownerOf(seller) === this.#ownerOf(buyer)) {
      const gain = (price - itemOf(item).basePrice) * quantity;
      this.drawnBy.set(seller, (this.drawnBy.get(seller) ?? 0) + gain);
      this.drawnBy.set(buyer, (this.drawnBy.get(buyer) ?? 0) - gain);
    }
    if (kindOf(buyer) === 'hub') this.merchantsPaid += price * quantity;
    if (kindOf(seller) === 'hub') this.merchantsTook += price * quantity;
    if (quality !== 'common') return;
    const key = keyOf(day, hub, base);
    const paid = this.#paid.get(key) ?? { gold: 0, units: 0 };
    this.#paid.set(key, { gold: paid.gold + price * quantity, units: paid.units + quantity });
  }
}

function keyOf(day: number, hub: HubKey, item: BaseItem): string {
  return `${day}/${hub}/${item}`;
}
