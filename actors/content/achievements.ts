/** What a trader may achieve: a figure that is reached, once, earns gold and sometimes a title. */
import file from './data/achievements.json' with { type: 'json' };
import type { AchievementRow } from './schemas.ts';

export type AchievementKey = keyof typeof file.achievements;

const achievements = file.achievements as unknown as Readonly<Record<AchievementKey, AchievementRow>>;
export const achievementKeys = Object.keys(achievements) as readonly AchievementKey[];

export function achievementOf(key: AchievementKey): AchievementRow {
  return achievements[key];
}
