/** What a guild remembers: its charter, its members, what it owns, who wants in, what is said and what was done. */

import type { Goods } from '../content/goods.ts';
import { goodsValue } from '../content/goods.ts';
import type { GuildAchievementKey } from '../content/guild-achievements.ts';
import type { GuildMissionKey } from '../content/guild-missions.ts';
import type { GuildRole } from '../content/guilds.ts';
import type { HubKey } from '../content/hubs.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing } from '../kit/value.ts';
import type { AllyTerms, Founding, GuildDeed, GuildName, LineLink, Parting } from '../letters.ts';

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

/** A hub of ours, and what it has brought so far. */
export interface RealmPart {
  readonly hub: HubKey;
  readonly since: number;
  readonly taxPercent: number;
  readonly taxes: number;
  readonly tolls: number;
}

/** A contest as we know of it; the last one in each hub is kept. */
export interface ContestPart {
  readonly hub: HubKey;
  readonly status: 'asked' | 'joined' | 'refused' | 'won' | 'lost';
  /** When we asked, or when it ended. */
  readonly at: number;
  readonly endsAt: number | null;
  readonly why: string | null;
  /** As it ended. */
  readonly place: number | null;
  readonly points: number | null;
  /** Who has ruled since; null for the crown. */
  readonly owner: GuildName | null;
}

/** What we have with another guild: proposed by us, offered to us, agreed by us and not sealed, or standing. */
export interface AlliancePart extends GuildName {
  readonly pact: string;
  readonly status: 'proposed' | 'offered' | 'agreed' | 'standing';
  readonly terms: AllyTerms;
  readonly at: number;
  /** Null once it stands. */
  readonly endsAt: number | null;
}

/** The last run of a mission; each is done once a week. */
export interface GuildMissionPart {
  readonly mission: GuildMissionKey;
  readonly status: 'open' | 'done' | 'missed';
  readonly week: number;
  readonly startedAt: number;
  /** The end of its week. */
  readonly endsAt: number;
  /** By player: what each has done for it; less than nothing, where he took more than he brought. */
  readonly done: Readonly<Record<string, number>>;
}

/** Deeds of which the log tells by what came of them. */
type Unlogged =
  | ('disbandGuild' | 'answerRequest' | 'expelFromGuild' | 'expelAbsent')
  | ('recallAlliance' | 'answerAlliance' | 'breakAlliance');

/** What a line of the log may tell of. */
export type LogAction =
  | Exclude<GuildDeed['type'], Unlogged>
  | ('found' | 'join' | 'deposit' | 'withdraw' | 'requestTurnedDown' | 'succeeded' | 'levelReached' | 'achieved')
  | ('missionDone' | 'missionMissed')
  | ('contestRefused' | 'contestWon' | 'contestLost')
  | ('allianceOffered' | 'allianceStands' | 'allianceDeclined' | 'allianceRecalled')
  | ('allianceLapsed' | 'allianceBroken' | 'allianceRefused')
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
  /** How many were ever proposed. */
  readonly pacts: { readonly last: number };
  readonly [alliance: `alliance/${string}`]: AlliancePart;
  /** How many were done. */
  readonly missions: { readonly done: number };
  readonly [mission: `mission/${string}`]: GuildMissionPart;
  readonly [realm: `realm/${string}`]: RealmPart;
  readonly [contest: `contest/${string}`]: ContestPart;
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
