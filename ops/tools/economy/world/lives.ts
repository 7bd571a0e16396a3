/** When people play: a day is planned at midnight, and an evening is a row of deeds with pauses between them. */
import type { Address } from '../../../../actors/kit/address.ts';
import type { Milestone } from '../watch/Deeds.ts';
import type { Player } from './population.ts';
import type { Timeline } from './Timeline.ts';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface Life {
  readonly player: Player;
  readonly joinsAt: number;
  playedMs: number;
  /** 0 before his first deed. */
  lastDeedAt: number;
  readonly reached: Partial<Record<Milestone, { readonly afterMs: number; readonly playedMs: number }>>;
}

export type Lives = ReadonlyMap<Address, Life>;

export interface Session {
  readonly life: Life;
  readonly endsAt: number;
}

/** Most play in the evening, a few at noon; whoever is new begins at once and stays longer. */
export function planDay(sessions: Timeline<Session>, life: Life, midnight: number): void {
  const { habits, chance } = life.player;
  const joins = life.joinsAt - midnight;
  const isKnown = joins < 0;
  if (joins >= DAY_MS || (isKnown && chance() >= habits.dayChance)) return;
  for (let n = 0; n < habits.sessions; n++) {
    const evening = (17 + chance() * 6) * HOUR_MS;
    const noon = (11 + chance() * 3) * HOUR_MS;
    const wished = n > 0 && chance() < 0.5 ? noon : evening;
    const at = Math.floor(midnight + Math.max(joins, wished));
    const lasts = habits.minutes * 60_000 * (0.6 + 0.8 * chance()) * (isKnown ? 1 : 1.5);
    sessions.add(at, { life, endsAt: at + lasts });
  }
}

/** Until the next deed. */
export function pauseOf({ player: { habits, chance } }: Life): number {
  return Math.ceil(habits.secondsPerDeed * 1_000 * (0.5 + chance()));
}

/** Who did nothing for a week is not here any more. */
export function isActive({ lastDeedAt }: Life, now: number): boolean {
  return lastDeedAt > 0 && lastDeedAt > now - 7 * DAY_MS;
}
