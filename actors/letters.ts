/**
 * The mail that crosses kinds. Kinds never import each other; this page is all they know of one another.
 * The value a letter carries is said in its comment; a letter without one carries nothing.
 */
import type { AgentKind } from './content/agents.ts';
import type { HubKey } from './content/hubs.ts';
import type { MissionKey, Outcome } from './content/missions.ts';
import type { Offer } from './content/terms.ts';

/** Carries the escrow and the deposit it names, which is nothing for a merchant. Letters of earlier builds do not name it. */
export type Placing = { readonly type: 'place'; readonly order: string; readonly deposit?: number } & Offer;

export type ToAuction = Placing | { readonly type: 'cancel'; readonly order: string };

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
      readonly fee: number;
      readonly left: number;
    }
  /** Carries the escrow of what did not fill. */
  | { readonly type: 'closed'; readonly order: string; readonly status: 'cancelled' | 'expired' }
  /** Carries everything that came with `place`. */
  | { readonly type: 'placeRefused'; readonly order: string; readonly why: string }
  | { readonly type: 'cancelRefused'; readonly order: string; readonly why: string };

/** A caravan begins with this letter, which carries its cargo; all that is due was paid before. */
export type ToMission = {
  readonly type: 'setOut';
  /** The trader's name for it, in every letter about it. */
  readonly caravan: string;
  /** Null for a haul. */
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly agent: { readonly kind: AgentKind; readonly level: number } | null;
  readonly departsAt: number;
  readonly arrivesAt: number;
};

/** To the trader whose caravan it is. */
export type FromMission =
  | { readonly type: 'departed'; readonly caravan: string }
  /** Carries what is left of the cargo, the reward and the finds, to the hub named. Nothing follows it. */
  | { readonly type: 'arrived'; readonly caravan: string; readonly hub: HubKey; readonly outcome: Outcome };

export type ToTrader = FromAuction | FromMission;

export type ToHub =
  | FromAuction
  | { readonly type: 'say'; readonly player: string; readonly name: string; readonly text: string };
