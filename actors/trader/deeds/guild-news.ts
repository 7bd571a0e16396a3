/** What guilds and their register write to a trader: invitations, answers, and that he is in or out. */
import type { Mail } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf, kindOf } from '../../kit/address.ts';
import { must, unreachable } from '../../kit/assert.ts';
import type { FromGuild, FromRegister, ToGuild } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { dayOf } from '../rules/progress.ts';
import type { GuildInvitePart } from '../state.ts';
import { GuildStatus } from '../state.ts';
import { tell } from './feed.ts';
import { applyTo, takeBack, takeOff, wear } from './guilds.ts';

/** What came along has been received already. */
export function hearOfGuild(turn: TraderTurn, from: Address, mail: FromGuild | FromRegister): void {
  const guild = keyOf(from);
  const own = turn.get('guild');
  switch (mail.type) {
    case 'invited':
      hearInvitation(turn, { guild, ...mail });
      break;
    case 'inviteGone':
      turn.drop(`guildInvite/${guild}`);
      break;
    case 'called':
      hearCall(turn, guild);
      break;
    case 'requestRefused':
      if (turn.get('asked')?.guild === guild) turn.drop('asked');
      turn.notify({ type: 'guildRequestRefused', guild, why: mail.why });
      break;
    case 'admitted':
      enter(turn, guild, mail);
      break;
    case 'notAdmitted':
    case 'enrolRefused':
      if (own && own.status !== GuildStatus.member) turn.drop('guild');
      turn.notify({ type: 'guildClosed', guild: own?.guild ?? guild, why: mail.why });
      break;
    case 'roleChanged':
      if (own?.guild !== guild) break;
      turn.put('guild', { ...own, role: mail.role });
      tell(turn, { type: 'guildRole', guild, role: mail.role });
      break;
    case 'parted':
      if (own?.guild !== guild) break;
      turn.drop('guild');
      takeOff(turn);
      tell(turn, { type: 'guildParted', guild, name: own.name, why: mail.why });
      break;
    case 'answered':
      turn.notify({ type: 'guildAnswered', ask: mail.ask, why: mail.why });
      break;
    default:
      unreachable(mail);
  }
}

/** He may come; he does, unless he has found another by then. */
function hearCall(turn: TraderTurn, guild: string): void {
  if (turn.get('asked')?.guild !== guild) return;
  turn.drop('asked');
  if (!turn.get('guild')) applyTo(turn, guild);
}

function enter(turn: TraderTurn, guild: string, mail: FromGuild & { type: 'admitted' }): void {
  const { name, tag, role, hall } = mail;
  const asked = must(turn.get('guild'), 'the guild he asked for');
  wear(turn, guild);
  // What he learned before is not the guild's.
  const told = { xp: turn.get('progress')?.xp ?? 0, day: dayOf(turn.now) };
  turn.put('guild', { ...asked, status: GuildStatus.member, name, tag, role, hall, told });
  turn.drop(`guildInvite/${guild}`);
  takeBack(turn);
  tell(turn, { type: 'guildJoined', guild, name, tag });
}

/** Nobody is there who could come, or he wants to hear nothing of who invites; and of many invitations the oldest makes room. */
function hearInvitation(turn: TraderTurn, mail: GuildInvitePart & { readonly byPlayer?: string }): void {
  const { guild, name, tag, by, byPlayer, endsAt } = mail;
  const profile = turn.get('profile');
  const isBlocked = byPlayer !== undefined && turn.get(`known/${byPlayer}`)?.as === 'blocked';
  if (!profile || profile.forgottenAt !== undefined || isBlocked) {
    turn.send(addressOf('guild', guild), { type: 'declineInvite' } satisfies ToGuild);
    return;
  }
  const invites = turn.keys('guildInvite/').flatMap((key) => turn.get(key as `guildInvite/${string}`) ?? []);
  const over = invites
    .sort((a, b) => a.endsAt - b.endsAt)
    .slice(0, Math.max(0, invites.length + 1 - turn.tuning.trader.guildInvitesMax));
  for (const oldest of over) turn.drop(`guildInvite/${oldest.guild}`);
  turn.put(`guildInvite/${guild}`, { guild, name, tag, by, endsAt });
  tell(turn, { type: 'guildInvited', guild, name, tag, by });
}

/** A guild or the register could not take our letter: its value is back already. */
export function hearOfGuildBounce(turn: TraderTurn, to: Address, mail: Mail): void {
  const why = 'fault';
  if (mail.type === 'join' || kindOf(to) === 'register') hearOfGuild(turn, to, { type: 'notAdmitted', why });
  else if (mail.type === 'askIn') hearOfGuild(turn, to, { type: 'requestRefused', why });
  else if ('ask' in mail) turn.notify({ type: 'guildAnswered', ask: Number(mail['ask']), why });
}
