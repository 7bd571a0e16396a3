/** Members: who may come, who may do what to whom, and who leads when the leader is gone. Pure. */
import type { GuildRight, GuildRole } from '../../content/guilds.ts';
import { guildRoles, isAbove, mayInGuild } from '../../content/guilds.ts';
import type { GuildDeed, Newcomer } from '../../letters.ts';
import { limits } from '../limits.ts';
import type { CharterPart, InvitePart, MemberPart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

export function membersMaxAt(level: number, tuning: GuildTuning): number {
  return Math.min(tuning.membersMax, tuning.membersFirst + tuning.membersMore * (level - 1));
}

/** All that decides whether somebody may come in. */
export interface Threshold {
  readonly charter: CharterPart | undefined;
  readonly member: MemberPart | undefined;
  readonly invite: InvitePart | undefined;
}

export function refuseJoin({ charter, member, invite }: Threshold, now: number, tuning: GuildTuning): Refusal | null {
  if (!charter) return Refusal.unknownGuild;
  if (member) return Refusal.alreadyMember;
  if (!charter.isOpen && !isStanding(invite, now)) return Refusal.notInvited;
  return charter.members >= membersMaxAt(charter.level, tuning) ? Refusal.guildIsFull : null;
}

export function isStanding(invite: { readonly endsAt: number } | undefined, now: number): boolean {
  return invite !== undefined && invite.endsAt > now;
}

export function makeMember(player: string, { name, level }: Newcomer, role: GuildRole, now: number): MemberPart {
  const record = { served: 0, gave: 0, took: 0, drawn: { day: 0, gold: 0, units: 0 } };
  return { player, name, role, level, joinedAt: now, activeAt: now, ...record };
}

const rightFor = {
  ...{ inviteToGuild: 'admit', recallInvite: 'admit', answerRequest: 'admit' },
  ...{ setGuildRole: 'promote', expelFromGuild: 'expel', expelAbsent: 'expel', transferGuild: 'disband' },
  ...{ editGuild: 'edit', openChannel: 'edit', closeChannel: 'edit', disbandGuild: 'disband' },
  ...{ contendForHub: 'contend', setHubTax: 'edit', beginGuildMission: 'announce' },
  ...{ proposeAlliance: 'ally', recallAlliance: 'ally', answerAlliance: 'ally', breakAlliance: 'edit' },
} as const satisfies Record<GuildDeed['type'], GuildRight>;

/** Whether his role allows it at all. */
export function refuseRight(member: MemberPart | undefined, deed: GuildDeed['type']): Refusal | null {
  if (!member) return Refusal.notAMember;
  return mayInGuild(member.role, rightFor[deed]) ? null : Refusal.notYourRight;
}

/** One rules over those below oneself, and gives no role as high as one's own. */
export function refuseOver(by: MemberPart, other: MemberPart | undefined, role: GuildRole = other?.role ?? 'member') {
  if (!other) return Refusal.noSuchMember;
  return isAbove(by.role, other.role) && isAbove(by.role, role) ? null : Refusal.notYourRight;
}

export function isAbsent({ activeAt }: MemberPart, days: number, now: number): boolean {
  return now - activeAt >= days * limits.dayMs;
}

/** Whom an officer may expel for having been away; the longest away first. */
export function absentees(by: MemberPart, members: readonly MemberPart[], days: number, now: number): MemberPart[] {
  return members
    .filter((member) => isAbove(by.role, member.role) && isAbsent(member, days, now))
    .sort((a, b) => a.activeAt - b.activeAt);
}

/** Who leads once the leader is gone: the highest of those who are there, and of equals who was here first. */
export function successor(members: readonly MemberPart[], tuning: GuildTuning, now: number): MemberPart | null {
  const leader = members.find(({ role }) => role === 'leader');
  if (leader && !isAbsent(leader, tuning.leaderAbsentDays, now)) return null;
  const present = members.filter(
    (member) => member.role !== 'leader' && !isAbsent(member, tuning.leaderAbsentDays, now),
  );
  const rank = ({ role }: MemberPart) => guildRoles.indexOf(role);
  return present.sort((a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt)[0] ?? null;
}
