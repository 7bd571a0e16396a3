/** What a guild does by itself, once a day: what is over goes, and who is needed and gone is replaced. */
import { addressOf } from '../../kit/address.ts';
import type { FromGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { celebrate, dayMs, keepMember, log, membersOf, tell } from '../keeping.ts';
import { successor } from '../rules/members.ts';
import { Refusal } from '../rules/refusal.ts';
import type { LogAction } from '../state.ts';
import { lapse } from './alliances.ts';
import { endMissions } from './missions.ts';

export function tidyAt(turn: GuildTurn): number {
  return turn.now + dayMs(turn, 1);
}

export function tidy(turn: GuildTurn): void {
  if (!turn.get('charter')) return;
  for (const key of turn.keys('invite/') as `invite/${string}`[]) {
    const invite = turn.get(key);
    if (!invite || invite.endsAt > turn.now) continue;
    turn.drop(key);
    turn.send(addressOf('trader', invite.player), { type: 'inviteGone' } satisfies FromGuild);
  }
  for (const key of turn.keys('request/') as `request/${string}`[]) {
    const request = turn.get(key);
    if (!request || request.endsAt > turn.now) continue;
    turn.drop(key);
    tell(turn, request.player, { type: 'requestRefused', why: Refusal.notAnswered });
  }
  for (const key of turn.keys('turnedDown/') as `turnedDown/${string}`[])
    if ((turn.get(key)?.until ?? 0) <= turn.now) turn.drop(key);
  lapse(turn);
  endMissions(turn);
  forgetLog(turn);
  succeed(turn);
  celebrate(turn);
  turn.wakeAt(tidyAt(turn));
}

/** These stay as long as there is room for them. */
const lasting: readonly LogAction[] = [
  ...(['found', 'transferGuild', 'succeeded', 'levelReached', 'achieved', 'expelled', 'setGuildRole'] as const),
  ...(['contestWon', 'contestLost', 'allianceStands', 'allianceBroken', 'missionDone'] as const),
];

function forgetLog(turn: GuildTurn): void {
  const from = turn.now - dayMs(turn, turn.tuning.guild.logDays);
  for (const key of turn.keys('log/') as `log/${number}`[]) {
    const line = turn.get(key);
    if (line && line.at <= from && !lasting.includes(line.action)) turn.drop(key);
  }
}

/** A leader who is gone too long makes room for the highest who is there. */
function succeed(turn: GuildTurn): void {
  const members = membersOf(turn);
  const heir = successor(members, turn.tuning.guild, turn.now);
  if (!heir) return;
  const leader = members.find(({ role }) => role === 'leader');
  if (leader) {
    keepMember(turn, { ...leader, role: 'officer' });
    tell(turn, leader.player, { type: 'roleChanged', role: 'officer' });
  }
  keepMember(turn, { ...heir, role: 'leader' });
  tell(turn, heir.player, { type: 'roleChanged', role: 'leader' });
  log(turn, 'succeeded', null, { about: heir.name });
}
