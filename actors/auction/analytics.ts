/** What the trades of a good say of its market. From candles, which real trades alone make; pure, and nothing decides by it. */

/** From where on a market is called what it is called. */
const marks = {
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

/** Opened at (epoch ms), open, high, low, close, volume. */
export type CandleRow = readonly [at: number, open: number, high: number, low: number, close: number, volume: number];

export interface Analysis {
  readonly trend: 'up' | 'down' | 'stable';
  readonly momentum: 'strong' | 'moderate' | 'weak';
  readonly volatility: 'high' | 'medium' | 'low';
  /** Where it has turned from falling, and from rising. */
  readonly support: number;
  readonly resistance: number;
  readonly volume: number;
}

/** Oldest first; null when nobody traded. */
export function analyse(candles: readonly CandleRow[]): Analysis | null {
  const traded = candles.filter(([, , , , , volume]) => volume > 0);
  const [first, last] = [traded[0], traded.at(-1)];
  if (!first || !last) return null;
  const closes = traded.map(([, , , , close]) => close);
  const change = last[4] / first[1] - 1;
  const half = Math.ceil(closes.length / 2);
  const drift = mean(closes.slice(-half)) / mean(closes.slice(0, half)) - 1;
  const steps = closes.slice(1).map((close, n) => Math.abs(close / (closes[n] ?? close) - 1));
  const [low, high] = [Math.min(...traded.map((row) => row[3])), Math.max(...traded.map((row) => row[2]))];
  const inset = closes.length > 1 && high - low > marks.flatShare * low ? (high - low) * marks.insetShare : 0;
  return {
    trend: drift > marks.trendShare ? 'up' : drift < -marks.trendShare ? 'down' : 'stable',
    momentum: grade(Math.abs(change), marks.momentum, ['strong', 'moderate', 'weak']),
    volatility: grade(mean(steps), marks.volatility, ['high', 'medium', 'low']),
    support: low + inset,
    resistance: high - inset,
    volume: traded.reduce((sum, [, , , , , volume]) => sum + volume, 0),
  };
}

function grade<Grade>(
  value: number,
  bounds: { readonly upper: number; readonly lower: number },
  grades: readonly [Grade, Grade, Grade],
): Grade {
  if (value > bounds.upper) return grades[0];
  return value > bounds.lower ? grades[1] : grades[2];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
