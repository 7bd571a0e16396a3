/** What a hub remembers: its last lines of talk, and its merchant's stock and quotes. No walkers. */
import type { BaseItem } from '../content/items.ts';
import type { Side } from '../content/terms.ts';
import type { Value } from '../kit/value.ts';
import { nothing } from '../kit/value.ts';
import type { Companion, Convoy, Errand, LotShown, TradeLine } from '../letters.ts';

export const version = 1;

/** What a newcomer can read back. Lines lie in a circle of this size, so it is fixed. */
export const LINES_KEPT = 100;

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export const eventTypes = ['shortage', 'disruption', 'surplus', 'discovery'] as const;
export type EventType = (typeof eventTypes)[number];

/** Numbers count up from 1 over the hub's life. */
export type Line = TradeLine;

export interface Merchant {
  /** When the round of quoting under way, or the last one, began. */
  readonly roundAt: number;
  /** Items already quoted in the round under way; zero between rounds. */
  readonly quoted: number;
  /** Number of the last order placed. */
  readonly orders: number;
  /** Gold he may still spend, as of the instant; merchants of earlier versions begin with what they like to have. */
  readonly purse?: { readonly gold: number; readonly at: number };
  /** When somebody last came or traded: a merchant nobody visits looks at his prices less often. */
  readonly stirredAt?: number;
}

/** Something that moves prices for a while. */
export interface MarketEvent {
  readonly type: EventType;
  /** Null when it concerns every good. */
  readonly item: BaseItem | null;
  readonly severity: Severity;
  readonly startedAt: number;
  readonly endsAt: number;
}

export interface Stock {
  /** Drifts in fractions; what is offered is whole. */
  readonly units: number;
  /** The middle of the merchant's price, in thousandths of a gold. */
  readonly midMilli: number;
  readonly at: number;
}

/** What there is to pay caravans of the catalogue with. */
export interface Rewards {
  readonly gold: number;
  /** Up to when it has been filled. */
  readonly at: number;
  /** What is shown, and given, of each reward. */
  readonly percent: number;
}

/** What lies about to be gathered. */
export interface Pool {
  readonly units: number;
  /** Up to when it has been filled. */
  readonly at: number;
}

/** An order of the merchant that is in the book, as far as his mail tells. */
export interface Quote {
  readonly order: string;
  readonly price: number;
  readonly quantity: number;
  readonly left: number;
}

export interface HubParts {
  readonly chat: { readonly last: number };
  readonly [line: `line/${number}`]: Line;
  /** The trade channel of the nation, as it was heard here. */
  readonly trade: { readonly last: number };
  readonly [cried: `trade/${number}`]: TradeLine;
  readonly merchant: Merchant;
  /** Under way; what is over is left out. */
  readonly events: readonly MarketEvent[];
  /** When the last errands were posted, and how many there ever were. */
  readonly errands: { readonly postedAt: number; readonly last: number };
  readonly [errand: `errand/${string}`]: Errand;
  /** Missing where nobody ever asked for one: all of them are paid. */
  readonly rewards: Rewards;
  /** How many convoys there ever were; those that gather. */
  readonly convoys: { readonly last: number };
  readonly [convoy: `convoy/${string}`]: Convoy;
  /** Of each convoy that has left, how far its caravans have come, until all are there. */
  readonly [company: `company/${string}`]: readonly Companion[];
  /** Lots under the hammer here. */
  readonly [lot: `lot/${string}`]: LotShown;
  readonly [pool: `pool/${string}`]: Pool;
  readonly [stock: `stock/${string}`]: Stock;
  /** The bid is `quote/buy/<item>`, the ask `quote/sell/<item>`. */
  readonly [quote: `quote/${Side}/${string}`]: Quote;
}

/** A merchant's gold and goods come from nowhere and lie in the auction house: a hub itself holds nothing. */
export function holdings(): Value {
  return nothing;
}
