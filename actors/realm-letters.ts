/** The mail about who rules a hub, who would like to, and what it brings: a chapter of `letters.ts`. */
import type { HubKey } from './content/hubs.ts';
import type { Band } from './content/routes.ts';

/** A guild as it is spoken of elsewhere. */
export type GuildName = { readonly guild: string; readonly name: string; readonly tag: string };

/** What people of an allied guild are spared, in percent. */
export type AllyTerms = { readonly tollPercent: number; readonly feePercent: number };

/** How its owner rules a hub; allies by their guild. */
export type Rule = { readonly taxPercent: number; readonly allies: Readonly<Record<string, AllyTerms>> };

/** What a member did, of all that may count for his guild. */
export type Feat =
  | { readonly type: 'mission'; readonly band: Band }
  | { readonly type: 'craft'; readonly pieces: number; readonly minutes: number }
  | { readonly type: 'gather'; readonly units: number };

/** Gold that two guilds traded with one another. */
export type Traffic = { readonly guilds: readonly [string, string]; readonly gold: number };

/** To a hub. Which guild it is says the address, if it is one. */
export type AboutRealm =
  /** From a trader on his way, or his caravan's; the guild is his own. Carries gold. */
  | { readonly type: 'toll'; readonly guild: string | null }
  /** From a guild: it enters the contest, or begins one. */
  | { readonly type: 'contend'; readonly name: string; readonly tag: string }
  | { readonly type: 'feat'; readonly feat: Feat }
  | ({ readonly type: 'rule' } & Rule)
  /** It is no more, or wants no part in it. */
  | { readonly type: 'cede' }
  /** From the auction house. */
  | { readonly type: 'traffic'; readonly traffic: readonly Traffic[] };

/** To the auction house of the hub. */
export type Reign = {
  readonly type: 'reign';
  readonly owner: ({ readonly guild: string } & Rule) | null;
  /** Whose trade counts. */
  readonly contenders: readonly string[];
};

/** From a guild that is no more, to whoever sent it. Carries gold. */
export type RevenueReturned = { readonly type: 'revenueReturned' };

/** To a guild; from a hub, or its house. */
export type RealmToGuild =
  /** Carries gold. */
  | { readonly type: 'revenue'; readonly hub: HubKey; readonly of: 'tax' | 'toll' }
  | { readonly type: 'contestJoined'; readonly endsAt: number }
  | { readonly type: 'contestRefused'; readonly why: string }
  | {
      readonly type: 'contestEnded';
      /** From 1. */
      readonly place: number;
      readonly points: number;
      /** Who rules from now on; null for the crown. */
      readonly owner: GuildName | null;
      readonly taxPercent: number;
    };

/** From the trader of a member. */
export type Did = { readonly type: 'did'; readonly hub: HubKey; readonly feat: Feat };
