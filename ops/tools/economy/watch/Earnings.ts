/** What an hour brings, by activity: net gold over the hours of a caravan's slot, of a bench, or of one's own hands. */

/** How far single outcomes stray is part of it: an hour of luck or of safety. */
export interface Rate {
  readonly count: number;
  readonly hours: number;
  /** Net gold an hour. */
  readonly perHour: number;
  /** Standard deviation of what an hour brings. */
  readonly spread: number;
}

export class Earnings {
  readonly #samples = new Map<string, { readonly net: number; readonly hours: number }[]>();

  add(activity: string, net: number, ms: number): void {
    const sample = { net, hours: Math.max(ms, 1_000) / 3_600_000 };
    const samples = this.#samples.get(activity);
    if (samples) samples.push(sample);
    else this.#samples.set(activity, [sample]);
  }

  rates(): Readonly<Record<string, Rate>> {
    return Object.fromEntries([...this.#samples].map(([activity, samples]) => [activity, rateOf(samples)]));
  }
}

/** Outcomes are independent: the variance of an hour is that of all outcomes together over all hours. */
export function rateOf(samples: readonly { readonly net: number; readonly hours: number }[]): Rate {
  const hours = samples.reduce((sum, each) => sum + each.hours, 0);
  const perHour = samples.reduce((sum, each) => sum + each.net, 0) / hours;
  const squares = samples.reduce((sum, each) => sum + (each.net - perHour * each.hours) ** 2, 0);
  return { count: samples.length, hours, perHour, spread: Math.sqrt(squares / hours) };
}
