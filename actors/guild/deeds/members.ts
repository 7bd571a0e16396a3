/** Coming and going: founding, joining, asking to be let in, leaving, and what members report of themselves. */
import type { Address } from '../../kit/address.ts';
import { keyOf } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import type { Value } from '../../kit/value.ts';
import type { ToGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { addMember, answer, celebrate, dayMs, keepMember, learn, memberOf, removeMember, tell } from '../keeping.ts';
import { isStanding, makeMember, refuseJoin } from '../rules/members.ts';
import { Refusal } from '../rules/refusal.ts';
import { contribute } from './missions.ts';
import { tidyAt } from './upkeep.ts';

type MailOf<Type extends ToGuild['type']> = Extract<ToGuild, { type: Type }>;

export function found(turn: GuildTurn, mail: MailOf<'found'>, value: Value): void {
  assert(!turn.get('charter'), `${turn.self} is founded already`);
  const { type: _, founder, ...founding } = mail;
  turn.burn('guildFounding', value);
  turn.put('charter', { ...founding, foundedAt: turn.now, isOpen: false, level: 1, xp: 0, members: 0 });
  turn.put('channels', [
    { channel: 'general', role: 'member' },
    { channel: 'officers', role: 'officer' },
  ]);
  addMember(turn, makeMember(founder.player, founder, 'leader', turn.now));
  turn.wakeAt(tidyAt(turn));
}

export function join(turn: GuildTurn, from: Address, mail: MailOf<'join'>): void {
  const player = keyOf(from);
  const [charter, member] = [turn.get('charter'), memberOf(turn, player)];
  const threshold = { charter, member, invite: turn.get(`invite/${player}`) };
  const why = refuseJoin(threshold, turn.now, turn.tuning.guild);
  if (why) tell(turn, player, { type: 'notAdmitted', why });
  else addMember(turn, makeMember(player, mail, 'member', turn.now));
}

export function askIn(turn: GuildTurn, from: Address, { name, level, message }: MailOf<'askIn'>): void {
  const player = keyOf(from);
  const why = refuseRequest(turn, player);
  if (why) {
    tell(turn, player, { type: 'requestRefused', why });
    return;
  }
  const endsAt = turn.now + dayMs(turn, turn.tuning.guild.requestDays);
  turn.put(`request/${player}`, { player, name, level, message, at: turn.now, endsAt });
}

function refuseRequest(turn: GuildTurn, player: string): Refusal | null {
  const { requestsMax } = turn.tuning.guild;
  const charter = turn.get('charter');
  if (!charter) return Refusal.unknownGuild;
  if (charter.isOpen) return Refusal.guildIsOpen;
  if (memberOf(turn, player)) return Refusal.alreadyMember;
  if (isStanding(turn.get(`invite/${player}`), turn.now)) return Refusal.alreadyInvited;
  if ((turn.get(`turnedDown/${player}`)?.until ?? 0) > turn.now) return Refusal.turnedDown;
  return turn.keys('request/').length >= requestsMax ? Refusal.tooManyRequests : null;
}

export function takeBackRequest(turn: GuildTurn, from: Address): void {
  turn.drop(`request/${keyOf(from)}`);
}

export function declineInvite(turn: GuildTurn, from: Address): void {
  turn.drop(`invite/${keyOf(from)}`);
}

/** The leader goes last, or gives the guild into other hands before; an empty guild is disbanded. */
export function leave(turn: GuildTurn, from: Address, mail: MailOf<'leave'>): void {
  const member = memberOf(turn, keyOf(from));
  const why = !member ? Refusal.notAMember : member.role === 'leader' ? Refusal.leaderMustStay : null;
  answer(turn, from, mail, why);
  if (member && !why) removeMember(turn, member, 'left', member.name);
}

/** He is there, and has done this much. */
export function serve(turn: GuildTurn, from: Address, { name, level, xp, traded = 0 }: MailOf<'serve'>): void {
  const member = memberOf(turn, keyOf(from));
  if (!member) return;
  keepMember(turn, { ...member, name, level, activeAt: turn.now, served: member.served + xp });
  learn(turn, xp);
  contribute(turn, member.player, 'traded', traded);
  celebrate(turn);
}
