/** How well a thing is made: what that is worth, and how often it happens. */
import file from './data/qualities.json' with { type: 'json' };
import type { QualityRow } from './schemas.ts';

export type Quality = keyof typeof file.qualities;
export type FinerQuality = Exclude<Quality, 'common'>;

const rows: Readonly<Record<Quality, QualityRow>> = file.qualities;

export const qualities = Object.keys(rows) as readonly Quality[];
export const finerQualities = qualities.filter((quality): quality is FinerQuality => quality !== 'common');

export function qualityOf(quality: Quality): QualityRow {
  return rows[quality];
}
