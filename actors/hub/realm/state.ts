/** What a hub remembers of who rules it, and of the contest for it. */
import type { GuildName, Rule } from '../../letters.ts';

export interface OwnerPart extends GuildName, Rule {
  readonly since: number;
}

export interface ContestPart {
  readonly startedAt: number;
  readonly endsAt: number;
}

export const sources = ['trade', 'missions', 'crafting'] as const;
export type Source = (typeof sources)[number];

export interface ContenderPart extends GuildName {
  readonly points: Readonly<Record<Source, number>>;
  /** When it last gained: of equals, who was there first. */
  readonly reachedAt: number;
  /** Gold traded with each other guild on one day, as far as it counts. */
  readonly traffic: { readonly day: number; readonly gold: Readonly<Record<string, number>> };
}

/** How the last contest ended. */
export interface VerdictPart {
  readonly endedAt: number;
  /** No other contest begins before. */
  readonly restsUntil: number;
  readonly owner: GuildName | null;
  /** The best first. */
  readonly standings: readonly (GuildName & { readonly points: number })[];
}

export interface RealmParts {
  /** None while it is the crown's. */
  readonly owner: OwnerPart;
  readonly contest: ContestPart;
  readonly [contender: `contender/${string}`]: ContenderPart;
  readonly verdict: VerdictPart;
}
