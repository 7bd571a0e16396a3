/** What the parts of a guild bound by their own make: it changes with a build, and is no tuning. */
export const limits = {
  // Pages of each: lines take each other's place.
  logLinesMax: 200,
  linesMax: 100,
  // As the calendar has it: days of players are not those of the game.
  dayMs: 86_400_000,
} as const;
