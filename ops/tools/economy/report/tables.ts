/** The tables of a page, and a Sankey among them. */
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { BaseItem } from '../../../../actors/content/items.ts';
import { baseItems } from '../../../../actors/content/items.ts';
import type { Verdict } from '../judge.ts';
import { milestones } from '../watch/Deeds.ts';
import { sankeyOf } from './sankey.ts';

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const whole = (value: number): string => Math.round(value).toLocaleString('en');

type Row = readonly (string | number)[];

function table(head: readonly string[], rows: readonly Row[]): string {
  const cells = (row: Row) => row.map((cell) => `<td>${escaped(typeof cell === 'number' ? whole(cell) : cell)}</td>`);
  const body = rows.map((row) => `<tr>${cells(row).join('')}</tr>`);
  return `<table><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr>${body.join('')}</table>`;
}

export function summaryOf({ findings, checks }: Verdict): string {
  const { title, days, traders, seed, turns, gini, stuckGold } = findings;
  const rows = checks.map(({ name, isKept, measured }) => {
    const word = isKept ? 'kept' : 'broken';
    return `<tr><td class="${word}">${word}</td><td>${escaped(name)}</td><td>${escaped(measured)}</td></tr>`;
  });
  const told = `${days.length} days, ${traders} traders, seed ${seed}; ${whole(turns)} turns. Inequality of worth (Gini) ${gini.toFixed(2)}, stuck gold ${whole(stuckGold)}.`;
  return `<section><h2>${escaped(title)}</h2><p>${told}</p><table class="checks">${rows.join('')}</table></section>`;
}

export function detailsOf({ findings, loops }: Verdict): string {
  const { title, days, rates, personas } = findings;
  const last = days.at(-1);
  const earned = Object.entries(rates).map(([name, rate]) => [
    ...[name, rate.count, rate.hours, rate.perHour, rate.spread],
  ]);
  const people = Object.entries(personas).map(([name, { accounts, medianWorth, medianGold, hoursPlayed, reached }]) => [
    ...[name, accounts, medianWorth, medianGold, hoursPlayed.toFixed(1)],
    ...milestones.map((each) =>
      reached[each].count > 0 ? `${whole(reached[each].minutes)} min (${reached[each].count})` : '',
    ),
  ]);
  const lots = Object.entries(findings.lots).map(([style, { opened, sold, gold }]) => [style, opened, sold, gold]);
  const ways = loops.map((loop) => [loop.hubs.join(' - '), loop.minutes, loop.perSlotHour, loop.goods]);
  return `<section><h2>${escaped(title)}: gold</h2>${last ? sankeyOf(last) : ''}
<h3>Net gold an hour</h3>${table(['activity', 'times', 'hours', 'an hour', 'spread'], earned)}
<h3>People</h3>${table(['persona', 'accounts', 'worth', 'gold', 'hours', ...milestones], people)}
<h3>Lots</h3>${table(['style', 'opened', 'sold', 'gold'], lots)}
<h3>Loops that pay best</h3>${table(['hubs', 'minutes', 'a slot-hour', 'goods'], ways)}
<h3>Goods</h3>${goodsOf(findings.goods)}</section>`;
}

function goodsOf(goods: Verdict['findings']['goods']): string {
  const rows = baseItems.map((item) => {
    const { fills, playerFills, units, gold } = goods[item];
    return [item, fills, playerFills, units, units > 0 ? (gold / units).toFixed(1) : ''];
  });
  return table(['good', 'fills', 'among players', 'units', 'mean price'], rows);
}

/** What was last paid for each good, in each hub. */
export function pricesOf({ findings: { title, days } }: Verdict): string {
  const prices = days.at(-1)?.prices ?? {};
  const rows = (Object.keys(prices) as BaseItem[]).map((item) => [
    item,
    ...hubKeys.map((hub) => prices[item]?.[hub]?.toFixed(1) ?? ''),
  ]);
  return `<h2>${escaped(title)}: what was last paid</h2><div class="wide">${table(['good', ...hubKeys], rows)}</div>`;
}
