/** What the trades of a good say of its market. From candles, which real trades alone make; pure, and nothing decides by it. */
import { analytics as tuning } from './tuning.ts';

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
  const inset = closes.length > 1 && high - low > tuning.flatShare * low ? (high - low) * tuning.insetShare : 0;
  return {
    trend: drift > tuning.trendShare ? 'up' : drift < -tuning.trendShare ? 'down' : 'stable',
    momentum: grade(Math.abs(change), tuning.momentum, ['strong', 'moderate', 'weak']),
    volatility: grade(mean(steps), tuning.volatility, ['high', 'medium', 'low']),
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
