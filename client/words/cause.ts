/** What a player reads of causes and of the lists of the best. */
import type { Refusal as CauseRefusal } from '../../actors/cause/rules.ts';

export const causeRefusals = {
  causeIsOver: 'That cause is not under way.',
  causeIsPaused: 'That cause stands still at present. Try again later.',
  causeIsRunning: 'That cause is still under way: rewards come at its end.',
  notWanted: 'Nothing of that is asked for, or there is enough of it already.',
  noPartTaken: 'You have not taken part in that cause.',
  noReward: 'You have not done enough for a reward.',
  alreadyClaimed: 'You have had this reward already.',
} satisfies Record<CauseRefusal, string>;
