/** The numbers of an auction house that a designer may turn; its prices are in `content/terms.ts`. */
export const tuning = {
  // A book this large still opens in a second; beyond it, new orders are sent back.
  openOrdersMax: 100_000,
  // Resting orders met or closed in one turn: bounds the work, and the letters, of a single message.
  dealsPerTurnMax: 50,
  // All of them may be told of one trade, in one turn.
  alertsPerItemMax: 100,
} as const;

export const analytics = {
  // Averages of the later and of the earlier half that lie nearer together than this are no trend.
  trendShare: 0.02,
  // The whole change over what is shown.
  momentum: { upper: 0.1, lower: 0.05 },
  // The mean step from one candle to the next.
  volatility: { upper: 0.15, lower: 0.08 },
  // Support and resistance lie this part of the range within its ends, unless it is hardly a range.
  insetShare: 0.2,
  flatShare: 0.05,
} as const;
