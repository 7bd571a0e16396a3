/** What a guild remembers: its charter, its members, what it owns, who wants in, what is said and what was done. */

import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { GuildAchievementKey } from '../content/guild-achievements.ts';
import type { GuildRole } from '../content/guilds.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing } from '../kit/value.ts';
import type { Founding, GuildDeed, LineLink, Parting } from '../letters.ts';

export const version = 1;

export interface CharterPart extends Founding {
  readonly foundedAt: number;
  /** Whether anybody may join without being asked. */
  readonly isOpen: boolean;
  readonly level: number;
  /** Towards the next level. */
  readonly xp: number;
  readonly members: number;
}

export interface MemberPart {
  readonly player: string;
  readonly name: string;
  readonly role: GuildRole;
  /** His level as a trader, by his last report. */
  readonly level: number;
  readonly joinedAt: number;
  /** When he last did anything, in the guild or in the world. */
  readonly activeAt: number;
  /** Experience he has brought the guild. */
  readonly served: number;
  /** Worth of all he brought and of all he took, in gold; goods at base prices. */
  readonly gave: number;
  readonly took: number;
  /** What he took on one day. */
  readonly drawn: { readonly day: number; readonly gold: number; readonly units: number };
}

export interface InvitePart {
  readonly player: string;
  readonly by: string;
  readonly at: number;
  readonly endsAt: number;
}

export interface RequestPart {
  readonly player: string;
  readonly name: string;
  readonly level: number;
  readonly message: string;
  readonly at: number;
  readonly endsAt: number;
}

export interface Channel {
  readonly channel: string;
  /** Who may read and speak in it: this role and those above. */
  readonly role: GuildRole;
}

export interface GuildLine {
  readonly id: number;
  readonly channel: string;
  readonly player: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly link?: LineLink;
}

/** What a line of the log may tell of. */
export type LogAction =
  | Exclude<GuildDeed['type'], 'disbandGuild' | 'answerRequest' | 'expelFromGuild' | 'expelAbsent'>
  | ('found' | 'join' | 'deposit' | 'withdraw' | 'requestTurnedDown' | 'succeeded' | 'levelReached' | 'achieved')
  | Parting;

export interface LogPart {
  readonly id: number;
  readonly at: number;
  readonly action: LogAction;
  /** Names as they were; null where nobody did it. */
  readonly by: string | null;
  readonly about: string | null;
  readonly gold: number;
  readonly goods: Goods;
}

export interface GuildParts {
  readonly charter: CharterPart;
  readonly treasury: { readonly gold: number };
  /** In the hub of its hall. */
  readonly goods: Goods;
  readonly channels: readonly Channel[];
  readonly [talk: `talk/${string}`]: { readonly last: number };
  readonly [line: `line/${string}`]: GuildLine;
  readonly [member: `member/${string}`]: MemberPart;
  readonly [invite: `invite/${string}`]: InvitePart;
  readonly [request: `request/${string}`]: RequestPart;
  /** Who was turned down, and may ask again from then on. */
  readonly [turnedDown: `turnedDown/${string}`]: { readonly until: number };
  readonly logs: { readonly last: number };
  readonly [log: `log/${number}`]: LogPart;
  /** When each was reached. */
  readonly achieved: Readonly<Partial<Record<GuildAchievementKey, number>>>;
}

export function holdings(key: string, part: unknown): Value {
  if (key === 'treasury') return gold((part as GuildParts['treasury']).gold);
  return key === 'goods' ? goodsValue(part as Goods) : nothing;
}
