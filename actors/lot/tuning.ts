/** The numbers of a lot that a designer may turn. */
export const tuning = {
  // A raise is worth the others' attention.
  raisePercent: 5,
  // Nobody wins by being the last to press a button: there is always time to answer.
  answerMs: 30_000,
} as const;
