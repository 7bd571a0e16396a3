/** The report for a terminal. */
import { baseItems } from '../../../../actors/content/items.ts';
import type { Verdict } from '../judge.ts';
import { milestones } from '../watch/Deeds.ts';

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function textOf({ findings, loops, checks }: Verdict): string {
  const { title, traders, seed, days, rates, personas, goods, gini, stuckGold } = findings;
  const last = days.at(-1);
  const flows = (flow: Readonly<Record<string, number>> = {}) =>
    Object.entries(flow)
      .sort(([, a], [, b]) => b - a)
      .map(([name, gold]) => `  ${name.padEnd(18)} ${whole(gold).padStart(12)}`);
  const deadest = baseItems
    .filter((item) => goods[item].fills > 0)
    .sort((a, b) => goods[a].fills - goods[b].fills)
    .slice(0, 8)
    .map((item) => `${item} ${goods[item].fills} (${goods[item].playerFills} among players)`);
  return [
    `\n${title}: ${days.length} days, ${traders} traders, seed ${seed}; ${whole(findings.deeds)} deeds, ${whole(findings.turns)} turns`,
    `money supply ${whole(last?.supply ?? 0)}; by active trader ${days.map((day) => whole(day.goldPerActive)).join(' ')}`,
    'gold in',
    ...flows(last?.faucets),
    'gold out',
    ...flows(last?.sinks),
    'net gold an hour of a slot, a bench or a pair of hands, and how far an hour strays',
    ...Object.entries(rates).map(
      ([name, rate]) =>
        `  ${name.padEnd(18)} ${whole(rate.perHour).padStart(8)} ± ${whole(rate.spread)} (${rate.count})`,
    ),
    `who            accounts  median worth  gold  hours played  and when: ${milestones.join(', ')}`,
    ...Object.entries(personas).map(([name, figures]) => {
      const reached = milestones.map((milestone) => {
        const { count, days: after, minutes } = figures.reached[milestone];
        return count === 0 ? 'nobody' : `${count} after ${whole(minutes)} min (day ${after.toFixed(1)})`;
      });
      const { accounts, medianWorth, medianGold, hoursPlayed } = figures;
      return `  ${name.padEnd(12)} ${accounts}  ${whole(medianWorth)}  ${whole(medianGold)}  ${hoursPlayed.toFixed(1)}  ${reached.join('; ')}`;
    }),
    `inequality of worth (Gini) ${gini.toFixed(2)}; stuck gold ${whole(stuckGold)}`,
    `least traded: ${deadest.join(', ')}`,
    ...Object.entries(findings.lots).map(
      ([style, { opened, sold, gold }]) => `lots, ${style}: ${opened} opened, ${sold} sold for ${whole(gold)}`,
    ),
    'loops that pay best',
    ...loops.map(
      ({ hubs, minutes, perSlotHour, goods: load }) =>
        `  ${whole(perSlotHour)} a slot-hour: ${hubs.join(' - ')}, ${minutes.toFixed(0)} min: ${load}`,
    ),
    'checks',
    ...checks.map(({ name, isKept, measured }) => `  ${isKept ? 'kept  ' : 'BROKEN'} ${name}: ${measured}`),
  ].join('\n');
}
