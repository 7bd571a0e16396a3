/** What a guild may set out to do together within a week: a figure to reach, by so many, for a reward that nobody chooses. */
import file from './data/guild-missions.json' with { type: 'json' };
import type { GuildMissionRow } from './schemas.ts';

export type GuildMissionKey = keyof typeof file.guildMissions;
export type GuildFigure = GuildMissionRow['counts'];

const missions = file.guildMissions as unknown as Readonly<Record<GuildMissionKey, GuildMissionRow>>;
export const guildMissionKeys = Object.keys(missions) as readonly GuildMissionKey[];

export function guildMissionOf(key: GuildMissionKey): GuildMissionRow {
  return missions[key];
}
