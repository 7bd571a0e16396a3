/** Guild missions: when one may begin, what counts, and when it is done. Pure. */
import type { GuildMissionKey } from '../../content/guild-missions.ts';
import { guildMissionOf } from '../../content/guild-missions.ts';
import type { GuildMissionPart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

/** The first day there is was a Thursday; weeks begin with Mondays. */
const DAYS_BEFORE = 3;

export function weekOf(now: number, dayMs: number): number {
  return Math.floor((Math.floor(now / dayMs) + DAYS_BEFORE) / 7);
}

export function endOfWeek(week: number, dayMs: number): number {
  return ((week + 1) * 7 - DAYS_BEFORE) * dayMs;
}

export function refuseMission(
  key: GuildMissionKey,
  level: number,
  runs: readonly GuildMissionPart[],
  week: number,
  { missionsMax }: GuildTuning,
): Refusal | null {
  if (level < guildMissionOf(key).level) return Refusal.guildLevelTooLow;
  const ofThisWeek = runs.filter((run) => run.week === week);
  if (ofThisWeek.some(({ mission }) => mission === key)) return Refusal.missionWasThisWeek;
  return ofThisWeek.filter(({ status }) => status === 'open').length >= missionsMax
    ? Refusal.tooManyGuildMissions
    : null;
}

/** What is taken away counts against it, whoever takes it; the twentieth who brings something is the last. */
export function afterDeed(
  run: GuildMissionPart,
  player: string,
  amount: number,
  tuning: GuildTuning,
): GuildMissionPart {
  // Who takes and never brought is nobody in particular.
  const who = amount < 0 && run.done[player] === undefined ? '' : player;
  const before = run.done[who] ?? 0;
  const isNew = before <= 0 && amount > 0;
  if (isNew && participantsOf(run) >= tuning.participantsMax) return run;
  return { ...run, done: { ...run.done, [who]: before + amount } };
}

export function participantsOf({ done }: Pick<GuildMissionPart, 'done'>): number {
  return Object.values(done).filter((amount) => amount > 0).length;
}

export function sumOf({ done }: Pick<GuildMissionPart, 'done'>): number {
  return Object.values(done).reduce((sum, amount) => sum + amount, 0);
}

export function isDone(run: GuildMissionPart): boolean {
  const { target, participants } = guildMissionOf(run.mission);
  return sumOf(run) >= target && participantsOf(run) >= participants;
}
