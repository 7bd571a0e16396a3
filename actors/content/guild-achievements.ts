/** What a guild may achieve: a figure that is reached, once, brings gold into its treasury. */
import file from './data/guild-achievements.json' with { type: 'json' };
import type { GuildAchievementRow } from './schemas.ts';

export type GuildAchievementKey = keyof typeof file.guildAchievements;

const achievements = file.guildAchievements as unknown as Readonly<Record<GuildAchievementKey, GuildAchievementRow>>;
export const guildAchievementKeys = Object.keys(achievements) as readonly GuildAchievementKey[];

export function guildAchievementOf(key: GuildAchievementKey): GuildAchievementRow {
  return achievements[key];
}
