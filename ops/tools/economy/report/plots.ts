/** What a page plots, as plain data: lines over days. */
import { hubKeys, hubs } from '../../../../actors/content/hubs.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { basket, basketIndex, bounds } from '../checks/checks.ts';
import type { Day } from '../findings.ts';
import type { Verdict } from '../judge.ts';

/** One value for each day, from the first. */
export interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface Plot {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Lines of all runs in one plot; of several runs each is named, and less of each is shown. */
export function plotsOf(verdicts: readonly Verdict[]): readonly Plot[] {
  const most = verdicts.length > 1 ? 4 : 8;
  const named = ({ findings }: Verdict, label: string) => (verdicts.length > 1 ? `${findings.title}: ${label}` : label);
  const lines = (linesOf: (days: readonly Day[]) => readonly Line[]) =>
    verdicts.flatMap((verdict) =>
      linesOf(verdict.findings.days).map(({ label, values }) => ({ label: named(verdict, label), values })),
    );
  const perDay = (of: (day: Day) => number) => lines((days) => [{ label: 'gold', values: days.map(of) }]);
  const early = Array.from({ length: bounds.settledDay - 1 }, () => null);
  return [
    { title: 'Money supply', lines: perDay(({ supply }) => supply) },
    { title: 'Gold per active trader', lines: perDay(({ goldPerActive }) => goldPerActive) },
    { title: 'Gold in, a day', lines: lines((days) => flowsOf(days, 'faucets', most)) },
    { title: 'Gold out, a day', lines: lines((days) => flowsOf(days, 'sinks', most)) },
    {
      title: `Basket, day ${bounds.settledDay} as 1`,
      lines: lines((days) => [{ label: 'index', values: [...early, ...basketIndex(days)] }]),
    },
    ...basket.map((item) => ({
      title: `Price of ${itemOf(item).name.toLowerCase()} by hub`,
      lines: lines((days) => {
        const traded = hubKeys.filter((hub) => days.at(-1)?.prices[item]?.[hub] !== undefined).slice(0, most);
        return traded.map((hub) => ({
          label: hubs[hub].name,
          values: days.map(({ prices }) => prices[item]?.[hub] ?? null),
        }));
      }),
    })),
  ];
}

/** The largest of them; sums since the beginning become what a day brought. */
function flowsOf(days: readonly Day[], side: 'faucets' | 'sinks', most: number): Line[] {
  const names = Object.entries(days.at(-1)?.[side] ?? {}).sort(([, a], [, b]) => b - a);
  return names.slice(0, most).map(([label]) => {
    const sums = days.map((day) => day[side][label] ?? 0);
    return { label, values: sums.map((sum, n) => sum - (sums[n - 1] ?? 0)) };
  });
}
