/** The numbers of an auction house that a designer may turn; its prices are in `content/terms.ts`. */
export const tuning = {
  // A book this large still opens in a second; beyond it, new orders are sent back.
  openOrdersMax: 100_000,
  // Resting orders met or closed in one turn: bounds the work, and the letters, of a single message.
  dealsPerTurnMax: 50,
} as const;
