/** Figures: what several repeats say together. The median is quoted; the spread is always shown with it. */

export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[];
}

/** Throws on no values at all: a figure of nothing is a mistake in the run. */
export function figureOf(values: readonly number[]): Figure {
  if (values.length === 0) throw new Error('A figure needs at least one value.');
  const sorted = [...values].sort((left, right) => left - right);
  return { median: quantile(sorted, 0.5), min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, values };
}

/** Of sorted values, interpolated between neighbours; 0 of none. */
export function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** For people: three digits that count, thousands apart. */
export function tell(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  return size >= 10 ? value.toFixed(1) : value.toFixed(size >= 1 ? 2 : 3);
}
