/** What a lot remembers: what is for sale on which terms, and the best bid with its gold. */
import type { ItemKey } from '../content/items.ts';
import type { Address } from '../kit/address.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, nothing, plus } from '../kit/value.ts';
import type { LotTerms } from '../letters.ts';

export const version = 1;

export interface Bid {
  readonly bidder: Address;
  /** What the bidder calls it. */
  readonly bid: string;
  readonly amount: number;
}

export interface LotPart extends LotTerms {
  readonly item: ItemKey;
  readonly seller: Address;
  readonly openedAt: number;
  readonly bids: number;
  readonly best: Bid | null;
}

export interface LotParts {
  readonly lot: LotPart;
}

export function holdings(key: string, part: unknown): Value {
  if (key !== 'lot') return nothing;
  const { item, quantity, best } = part as LotPart;
  return plus(items(item, quantity), gold(best?.amount ?? 0));
}
