/**
 * The mail that crosses kinds. Kinds never import each other; this page is all they know of one another.
 * The value a letter carries is said in its comment; a letter without one carries nothing.
 */

import type { FromCause } from './cause-letters.ts';
import type { AgentKind } from './content/agents.ts';
import type { Help } from './content/gear.ts';
import type { Goods } from './content/goods.ts';
import type { HubKey } from './content/hubs.ts';
import type { BaseItem, ItemKey } from './content/items.ts';
import type { MissionKey, Outcome } from './content/missions.ts';
import type { Offer } from './content/terms.ts';
import type { FromGuild, FromRegister } from './guild-letters.ts';
import type { AboutRealm, Reign, RevenueReturned } from './realm-letters.ts';
import type { FromTrader, TalkFromHub, TalkToHub } from './talk-letters.ts';

export type * from './cause-letters.ts';
export type * from './guild-letters.ts';
export type * from './realm-letters.ts';
export type * from './talk-letters.ts';
export { mailPriorities } from './talk-letters.ts';

/** Carries the escrow and the deposit it names, which is nothing for a merchant. Letters of earlier builds do not name it. */
export type Placing = {
  readonly type: 'place';
  readonly order: string;
  readonly deposit?: number;
  /** The guild he is a member of. */
  readonly guild?: string;
} & Offer;

export type ToAuction =
  | Placing
  | { readonly type: 'cancel'; readonly order: string }
  | {
      readonly type: 'setAlert';
      readonly alert: string;
      readonly item: ItemKey;
      readonly when: 'above' | 'below';
      readonly price: number;
    }
  | { readonly type: 'dropAlert'; readonly alert: string; readonly item: ItemKey }
  /** From the hub. */
  | Reign
  | RevenueReturned;

/** To the owner of an order, be it a trader or a hub's merchant. */
export type FromAuction =
  | {
      readonly type: 'opened';
      readonly order: string;
      readonly seq: number;
      readonly placedAt: number;
      readonly endsAt: number;
    }
  /** Carries what was bought or earned, and what came free. With nothing left the order is over. */
  | {
      readonly type: 'filled';
      readonly order: string;
      readonly quantity: number;
      /** Gold that changed hands, at the resting orders' prices. */
      readonly proceeds: number;
      /** The hub's tax in it. */
      readonly fee: number;
      readonly left: number;
    }
  /** Carries the escrow of what did not fill. */
  | { readonly type: 'closed'; readonly order: string; readonly status: 'cancelled' | 'expired' }
  /** Carries everything that came with `place`. */
  | { readonly type: 'placeRefused'; readonly order: string; readonly why: string }
  | { readonly type: 'cancelRefused'; readonly order: string; readonly why: string };

/** To whoever waits for a price: somebody traded at it, and the alert is over. */
export type PriceNews =
  | { readonly type: 'priceReached'; readonly alert: string; readonly price: number }
  | { readonly type: 'alertRefused'; readonly alert: string; readonly why: string };

/** A caravan begins with this letter, which carries its cargo and its deposit; all that is due was paid before. */
export type SetOut = {
  readonly type: 'setOut';
  /** The trader's name for it, in every letter about it. */
  readonly caravan: string;
  /** Null for a haul. */
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly agent: { readonly kind: AgentKind; readonly level: number } | null;
  /** What is taken along beside; letters of earlier versions have none. */
  readonly help?: Help;
  /** What is delivered where it goes, and what is paid for all of it. */
  readonly errand?: Pick<Errand, 'item' | 'units' | 'pay'>;
  /** The convoy it waits for, at the gate of the hub it sets out from. */
  readonly convoy?: string;
  /** What its hub gives of the reward, in a hundred; letters of earlier builds do not name it. */
  readonly rewardPercent?: number;
  /** Gold that comes along for the reward; letters of earlier builds do not name it. */
  readonly pledge?: number;
  readonly departsAt: number;
  readonly arrivesAt: number;
};

/** What to do about whoever blocks the road. */
export const choices = ['toll', 'fight', 'detour'] as const;
export type Choice = (typeof choices)[number];

export type ToMission =
  | SetOut
  /** Carries the toll, if that is the choice. */
  | { readonly type: 'choose'; readonly caravan: string; readonly choice: Choice }
  /** From the hub: the convoy has left, with so many others in it. */
  | { readonly type: 'convoyLeft'; readonly convoy: string; readonly companions: number };

/** To the trader whose caravan it is. */
export type FromMission =
  | { readonly type: 'departed'; readonly caravan: string }
  /** The road is blocked; without a choice by then it takes the long way round. */
  | { readonly type: 'halted'; readonly caravan: string; readonly toll: number; readonly endsAt: number }
  | {
      readonly type: 'resumed';
      readonly caravan: string;
      readonly choice: Choice;
      /** Null but for a fight. */
      readonly won: boolean | null;
      readonly arrivesAt: number;
    }
  /** It goes in a convoy, with so many others. */
  | { readonly type: 'accompanied'; readonly caravan: string; readonly companions: number }
  /** Carries what came with a choice that was too late, or no answer. */
  | { readonly type: 'choiceRefused'; readonly caravan: string }
  /** Carries what is left of the cargo and of the deposit, the reward and the finds, to the hub named. Nothing follows it. */
  | { readonly type: 'arrived'; readonly caravan: string; readonly hub: HubKey; readonly outcome: Outcome };

export const lotStyles = ['english', 'dutch'] as const;

/** What is for sale, and how. */
export type LotTerms = {
  /** Its own name; its address is that of its seller's place for it. */
  readonly id: string;
  readonly hub: HubKey;
  readonly item: ItemKey;
  readonly quantity: number;
  readonly style: (typeof lotStyles)[number];
  /** For all of it. English bids begin here, a Dutch price falls from here to the floor. */
  readonly startPrice: number;
  readonly floorPrice: number;
  readonly endsAt: number;
};

/** A lot as anybody may see it. */
export interface LotShown extends LotTerms {
  readonly openedAt: number;
  readonly bids: number;
  /** The best bid; null without one. */
  readonly price: number | null;
}

export type ToLot =
  /** Carries the goods. */
  | ({ readonly type: 'openLot' } & LotTerms)
  /** Carries the gold. */
  | ({ readonly type: 'bid'; readonly item: ItemKey; readonly quantity: number; readonly amount: number } & OfBid);

/** Which lot, where, and what its bidder calls the bid. */
type OfBid = {
  readonly lot: string;
  readonly hub: HubKey;
  readonly bid: string;
};

/** To seller and bidders; goods and gold belong into the hub named. */
export type FromLot =
  | ({ readonly type: 'bidTaken'; readonly amount: number } & OfBid)
  /** These two carry the gold of the bid. */
  | ({ readonly type: 'outbid' } & OfBid)
  | ({ readonly type: 'bidRefused'; readonly why: string } & OfBid)
  /** Carries the goods, and what was offered beyond the price. */
  | ({ readonly type: 'lotWon'; readonly item: ItemKey; readonly quantity: number; readonly price: number } & OfBid)
  /** Carries the price. */
  | { readonly type: 'lotSold'; readonly lot: string; readonly hub: HubKey; readonly price: number }
  /** Carries the goods. */
  | { readonly type: 'lotUnsold'; readonly lot: string; readonly hub: HubKey };

/** A delivery that a merchant pays for: his goods' price, the haul, and something on top. */
export interface Errand {
  readonly id: string;
  readonly item: BaseItem;
  readonly units: number;
  readonly to: HubKey;
  readonly pay: number;
  readonly endsAt: number;
}

/** Traders of one guild who leave for a town together; hung out until they go. */
export interface Convoy {
  readonly id: string;
  readonly guild: string;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly departsAt: number;
  /** Each with the mission of his caravan, once that is loaded. */
  readonly members: readonly {
    readonly player: string;
    readonly name: string;
    readonly mission?: string;
    readonly arrivesAt?: number;
  }[];
}

/** A caravan of a convoy that has left, as its companions see it. */
export interface Companion {
  readonly player: string;
  readonly name: string;
  readonly mission: string;
  readonly arrivesAt: number;
  /** Until when somebody blocks its road at most; null while nobody does. */
  readonly haltedUntil: number | null;
  readonly isThere: boolean;
}

/** A caravan of the catalogue as its owner would send it, with what he has been shown of the reward, or has been given. */
export type CaravanWish = {
  readonly mission: MissionKey;
  readonly agent: string;
  readonly cargo: Goods;
  readonly provisions: readonly ItemKey[];
  readonly rewardPercent: number;
};

export type FromHub =
  /** Carries the units. */
  | { readonly type: 'gathered'; readonly item: ItemKey; readonly units: number }
  | { readonly type: 'errandGiven'; readonly errand: Errand }
  | { readonly type: 'errandGone'; readonly errand: string }
  /** So much of the reward is agreed on; or the hub has less to give by now. */
  | { readonly type: 'rewardGiven'; readonly wish: CaravanWish }
  | { readonly type: 'rewardFell'; readonly mission: MissionKey; readonly rewardPercent: number }
  /** A place, for the cargo that was spoken of. */
  | { readonly type: 'convoyGiven'; readonly convoy: Omit<Convoy, 'members'>; readonly cargo: Goods }
  | { readonly type: 'convoyGone'; readonly convoy: string }
  /** Carries what an ally of its owner need not pay. */
  | { readonly type: 'tollRemitted'; readonly gold: number }
  /** How far the others of his convoy have come. */
  | { readonly type: 'companyNews'; readonly convoy: string; readonly company: readonly Companion[] }
  | TalkFromHub;

export type ToTrader =
  | FromAuction
  | PriceNews
  | FromMission
  | FromHub
  | FromLot
  | FromGuild
  | FromRegister
  | FromCause
  | FromTrader;

/** Who asks for a place, and what he would load. */
type InConvoy = { readonly guild: string; readonly name: string; readonly cargo: Goods };

export type ToHub =
  | FromAuction
  | AboutRealm
  | RevenueReturned
  /** He has come, and will want to trade; he has gone. */
  | { readonly type: 'arrived' | 'left'; readonly player: string }
  | { readonly type: 'gather'; readonly item: ItemKey; readonly units: number }
  | { readonly type: 'takeErrand'; readonly errand: string }
  | { readonly type: 'lotShown'; readonly lot: LotShown }
  | { readonly type: 'lotGone'; readonly lot: string }
  | { readonly type: 'returnErrand'; readonly errand: Errand }
  | { readonly type: 'askReward'; readonly wish: CaravanWish }
  | { readonly type: 'returnReward'; readonly gold: number }
  | ({ readonly type: 'formConvoy'; readonly to: HubKey } & InConvoy)
  | ({ readonly type: 'joinConvoy'; readonly convoy: string } & InConvoy)
  | { readonly type: 'leaveConvoy'; readonly convoy: string }
  /** From the mission of a member: it is loaded; it goes; it is stopped, goes on, or is there. Letters of earlier builds name no instant. */
  | { readonly type: 'boarded'; readonly convoy: string; readonly arrivesAt?: number }
  | { readonly type: 'convoyDeparts'; readonly convoy: string }
  | ({ readonly type: 'onTheWay'; readonly convoy: string } & Pick<Companion, 'arrivesAt' | 'haltedUntil' | 'isThere'>)
  /** From an errand that has arrived. Carries the units. */
  | { readonly type: 'deliver'; readonly item: BaseItem; readonly units: number }
  | TalkToHub;
