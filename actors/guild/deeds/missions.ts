/** Guild missions: leaders choose from the catalogue, members' deeds count as they are told, and the reward is the catalogue's, once. */
import type { GuildFigure } from '../../content/guild-missions.ts';
import { guildMissionOf } from '../../content/guild-missions.ts';
import type { Address } from '../../kit/address.ts';
import { keyOf } from '../../kit/address.ts';
import type { GuildDeed, ToGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { celebrate, charterOf, dayMs, log, memberOf, reward } from '../keeping.ts';
import * as rules from '../rules/missions.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { GuildMissionPart, MemberPart } from '../state.ts';
import { spread } from './realm.ts';

export function beginGuildMission(
  turn: GuildTurn,
  by: MemberPart,
  { mission }: Extract<GuildDeed, { type: 'beginGuildMission' }>,
): Refusal | null {
  const week = rules.weekOf(turn.now, dayMs(turn, 1));
  const refusal = rules.refuseMission(mission, charterOf(turn).level, runsOf(turn), week, turn.tuning.guild);
  if (refusal) return refusal;
  const endsAt = rules.endOfWeek(week, dayMs(turn, 1));
  keep(turn, { mission, status: 'open', week, startedAt: turn.now, endsAt, done: {} });
  log(turn, 'beginGuildMission', by.name, { about: guildMissionOf(mission).name });
  return null;
}

/** A member has done something: for our missions, and where we contend. */
export function hearOfFeat(turn: GuildTurn, from: Address, mail: ToGuild & { type: 'did' }): void {
  const member = memberOf(turn, keyOf(from));
  if (!member) return;
  const { feat } = mail;
  if (feat.type === 'gather') contribute(turn, member.player, 'gathered', feat.units);
  if (feat.type === 'craft') contribute(turn, member.player, 'crafted', feat.pieces);
  if (feat.type === 'mission') contribute(turn, member.player, 'missions', 1);
  spread(turn, mail);
}

/** Counts in whatever it is that is under way; what completes a mission pays it out, in the same turn. */
export function contribute(turn: GuildTurn, player: string, figure: GuildFigure, amount: number): void {
  if (amount === 0) return;
  for (const run of runsOf(turn)) {
    if (run.status !== 'open' || run.endsAt <= turn.now || guildMissionOf(run.mission).counts !== figure) continue;
    const after = rules.afterDeed(run, player, amount, turn.tuning.guild);
    if (rules.isDone(after)) complete(turn, after);
    else if (after !== run) keep(turn, after);
  }
}

function complete(turn: GuildTurn, run: GuildMissionPart): void {
  keep(turn, { ...run, status: 'done' });
  turn.put('missions', { done: (turn.get('missions')?.done ?? 0) + 1 });
  reward(turn, 'guildMission', guildMissionOf(run.mission), 'missionDone');
  celebrate(turn);
}

/** Whatever was not done in its week. */
export function endMissions(turn: GuildTurn): void {
  for (const run of runsOf(turn)) {
    if (run.status !== 'open' || run.endsAt > turn.now) continue;
    keep(turn, { ...run, status: 'missed' });
    log(turn, 'missionMissed', null, { about: guildMissionOf(run.mission).name });
  }
}

function keep(turn: GuildTurn, run: GuildMissionPart): void {
  turn.put(`mission/${run.mission}`, run);
}

function runsOf(turn: GuildTurn): GuildMissionPart[] {
  return turn.keys('mission/').flatMap((key) => turn.get(key as `mission/${string}`) ?? []);
}
