/** What the wire and the parts themselves bound, in what a trader may be asked and may keep: it changes with a build, and is no tuning. */
export const limits = {
  // The hold with everything that enlarges it.
  cargoUnitsMax: 1_000,
  // As many sorts as there are, and some to come.
  provisionsMax: 5,
  // A basket: picked in a minute and a half.
  gatherUnitsMax: 10,
  batchMax: 50,
  // The lot of a whole warehouse.
  lotUnitsMax: 1_000,
  // Far above what anybody has; what is taken by slip of the hand must still be a number.
  lotPriceMax: 100_000_000,
  lotMinutes: [10, 30, 60, 360, 1_440],
  // A slip of the keyboard must not make a fortune; what is truly owed may come in two orders.
  operatorAmountMax: 10_000_000,
  // As much as a purse, or a guild's store, may hold.
  guildGoldMax: 1_000_000_000,
  guildUnitsMax: 100_000,
  // A page of what happened: lines take each other's place.
  feedLinesMax: 50,
  // A line of talk, and how many of them anybody reads back.
  lineTextMax: 500,
  linesMax: 100,
  mailSubjectMax: 200,
  mailTextMax: 5_000,
  // Beside the one for what is not put away and the archive.
  foldersMax: 10,
  folderNameMax: 50,
  // As the calendar has them: days and minutes of players are not those of the game.
  dayMs: 86_400_000,
  minuteMs: 60_000,
} as const;
