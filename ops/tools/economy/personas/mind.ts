/** A mind: what somebody does next, as his view has it. Every persona is made of a few of them, the first with a wish has its way. */
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { PlayerCommand } from '../../../../actors/trader/messages.ts';
import type { View } from '../world/View.ts';

/** Null when there is nothing to do just now. */
export type Mind = (view: View) => PlayerCommand | null;

/** When somebody plays. */
export interface Habits {
  /** Sessions on a day he plays, and how long each is. */
  readonly sessions: number;
  readonly minutes: number;
  /** How likely he plays on a day. */
  readonly dayChance: number;
  /** Between two things he does, on average. */
  readonly secondsPerDeed: number;
}

export interface Persona {
  readonly habits: Habits;
  makeMind(chance: Chance): Mind;
}

export function firstOf(...minds: readonly Mind[]): Mind {
  return (view) => {
    for (const mind of minds) {
      const wish = mind(view);
      if (wish) return wish;
    }
    return null;
  };
}

/** Only now and then. */
export function sometimes(probability: number, chance: Chance, mind: Mind): Mind {
  return (view) => (chance() < probability ? mind(view) : null);
}

export function pick<T>(choices: readonly T[], chance: Chance): T | undefined {
  return choices[Math.floor(chance() * choices.length)];
}
