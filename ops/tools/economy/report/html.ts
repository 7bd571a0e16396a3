/** The report as one page that needs nothing else: tables, a Sankey of gold, and plots drawn by the library inside it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { baseItems } from '../../../../actors/content/items.ts';
import { basket, basketIndex, bounds } from '../checks/checks.ts';
import type { Verdict } from '../judge.ts';
import { milestones } from '../watch/Deeds.ts';
import { sankeyOf } from './sankey.ts';

const uplot = join(dirname(createRequire(import.meta.url).resolve('uplot/package.json')), 'dist');
const library = (file: string): string => readFileSync(join(uplot, file), 'utf8');

/** One line of a plot; days count from 1. */
interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

interface Plot {
  readonly title: string;
  readonly lines: readonly Line[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function pageOf(verdicts: readonly Verdict[]): string {
  const days = Math.max(...verdicts.map(({ findings }) => findings.days.length));
  const plots = plotsOf(verdicts);
  const boxes = plots.map(
    ({ title }, n) => `<figure><figcaption>${escaped(title)}</figcaption><div id="plot${n}"></div></figure>`,
  );
  const data = JSON.stringify({ days: Array.from({ length: days }, (_, n) => n + 1), plots });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Economy</title>
<style>${library('uPlot.min.css')}${style}</style>
<h1>The economy of Aurelian: The Exchange</h1>
<div class="sides">${verdicts.map(summaryOf).join('')}</div>
<h2>Day by day</h2><div class="plots">${boxes.join('')}</div>
<div class="sides">${verdicts.map(detailsOf).join('')}</div>
<script>${library('uPlot.iife.min.js')}</script>
<script>const shown = ${data.replaceAll('<', '\\u003c')};${script}</script>
</html>
`;
}

const style = `
body{font:15px/1.5 Georgia,serif;max-width:1240px;margin:24px auto;padding:0 16px;color:#2b241a;background:#fbf7ee}
h1,h2,h3{font-weight:600}table{border-collapse:collapse;font-size:13px;width:100%}td,th{padding:2px 8px;text-align:right;border-bottom:1px solid #e6dcc6}
td:first-child,th:first-child{text-align:left}.kept{color:#2c6a49}.broken{color:#a1291f;font-weight:600}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(520px,1fr));gap:24px}.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(560px,1fr));gap:12px}
figure{margin:0}figcaption{font-weight:600}svg{width:100%;height:auto;font:11px Georgia,serif}.u-legend{font-size:12px}`;

/** Draws what is shown; the page has no other script of ours. */
const script = `
const colours = ['#8a6a1f','#2c6a49','#a1291f','#35558a','#7a3d7a','#c07a2c','#4a7d85','#6b6b2a','#a3497a','#555'];
shown.plots.forEach(({ title, lines }, n) => {
  const series = lines.map(({ label }, k) => ({ label, stroke: colours[k % colours.length], width: 2, dash: k >= colours.length ? [6, 4] : [], spanGaps: true }));
  new uPlot({ width: 560, height: 260, scales: { x: { time: false } }, axes: [{ label: 'day' }, { size: 64 }], series: [{ label: 'day' }, ...series] },
    [shown.days, ...lines.map(({ values }) => values)], document.getElementById('plot' + n));
});`;

function plotsOf(verdicts: readonly Verdict[]): Plot[] {
  const isPair = verdicts.length > 1;
  const named = ({ findings }: Verdict, label: string) => (isPair ? `${findings.title}: ${label}` : label);
  const line = (label: string, of: (verdict: Verdict) => readonly (number | null)[]) =>
    verdicts.map((verdict): Line => ({ label: named(verdict, label), values: of(verdict) }));
  const perDay = (of: (day: Verdict['findings']['days'][number]) => number) => (verdict: Verdict) =>
    verdict.findings.days.map(of);
  const early = Array.from({ length: bounds.settledDay - 1 }, () => null);
  const flows = (side: 'faucets' | 'sinks') =>
    verdicts.flatMap((verdict) => {
      const names = Object.entries(verdict.findings.days.at(-1)?.[side] ?? {})
        .sort(([, a], [, b]) => b - a)
        .slice(0, isPair ? 4 : 8);
      return names.map(([name]): Line => {
        const sums = verdict.findings.days.map((day) => day[side][name] ?? 0);
        return { label: named(verdict, name), values: sums.map((sum, n) => sum - (sums[n - 1] ?? 0)) };
      });
    });
  const prices = basket.map(
    (item): Plot => ({
      title: `Price of ${item} by hub`,
      lines: verdicts.flatMap((verdict) => {
        const hubs = Object.keys(verdict.findings.days.at(-1)?.prices[item] ?? {}).slice(0, isPair ? 4 : 8);
        return hubs.map(
          (hub): Line => ({
            label: named(verdict, hub),
            values: verdict.findings.days.map(({ prices: paid }) => paid[item]?.[hub as 'capital_city'] ?? null),
          }),
        );
      }),
    }),
  );
  return [
    {
      title: 'Money supply',
      lines: line(
        'gold',
        perDay(({ supply }) => supply),
      ),
    },
    {
      title: 'Gold per active trader',
      lines: line(
        'gold',
        perDay(({ goldPerActive }) => goldPerActive),
      ),
    },
    { title: 'Gold in, a day', lines: flows('faucets') },
    { title: 'Gold out, a day', lines: flows('sinks') },
    {
      title: `Basket, day ${bounds.settledDay} as 1`,
      lines: line('index', ({ findings }) => [...early, ...basketIndex(findings.days)]),
    },
    ...prices,
  ];
}

function summaryOf({ findings: { title, days, traders, seed, turns, gini, stuckGold }, checks }: Verdict): string {
  const rows = checks.map(
    ({ name, isKept, measured }) =>
      `<tr><td class="${isKept ? 'kept' : 'broken'}">${isKept ? 'kept' : 'broken'}</td><td>${escaped(name)}</td><td>${escaped(measured)}</td></tr>`,
  );
  return `<section><h2>${escaped(title)}</h2><p>${days.length} days, ${traders} traders, seed ${seed}; ${whole(turns)} turns. Inequality of worth (Gini) ${gini.toFixed(2)}, stuck gold ${whole(stuckGold)}.</p><table>${rows.join('')}</table></section>`;
}

function detailsOf({ findings, loops }: Verdict): string {
  const { title, days, rates, personas, goods } = findings;
  const last = days.at(-1);
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    `<table><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr>${rows
      .map(
        (row) =>
          `<tr>${row.map((cell) => `<td>${escaped(typeof cell === 'number' ? whole(cell) : cell)}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`;
  const people = Object.entries(personas).map(([name, { accounts, medianWorth, medianGold, hoursPlayed, reached }]) => [
    ...[name, accounts, medianWorth, medianGold, hoursPlayed.toFixed(1)],
    ...milestones.map((each) =>
      reached[each].count > 0 ? `${whole(reached[each].minutes)} min (${reached[each].count})` : '',
    ),
  ]);
  const hubsOf = (item: (typeof baseItems)[number]) => Object.values(last?.prices[item] ?? {});
  return `<section><h2>${escaped(title)}: gold</h2>${last ? sankeyOf(last) : ''}
<h3>Net gold an hour</h3>${table(
    ['activity', 'times', 'hours', 'an hour', 'spread'],
    Object.entries(rates).map(([name, rate]) => [name, rate.count, rate.hours, rate.perHour, rate.spread]),
  )}
<h3>People</h3>${table(['persona', 'accounts', 'worth', 'gold', 'hours', ...milestones], people)}
<h3>Goods</h3>${table(
    ['good', 'fills', 'among players', 'units', 'mean price', 'least and most by hub'],
    baseItems.map((item) => {
      const { fills, playerFills, units, gold } = goods[item];
      const paid = hubsOf(item);
      const span = paid.length > 0 ? `${Math.min(...paid).toFixed(1)} to ${Math.max(...paid).toFixed(1)}` : '';
      return [item, fills, playerFills, units, units > 0 ? (gold / units).toFixed(1) : '', span];
    }),
  )}
<h3>Loops that pay best</h3>${table(
    ['hubs', 'minutes', 'a slot-hour', 'goods'],
    loops.map((loop) => [loop.hubs.join(' - '), loop.minutes, loop.perSlotHour, loop.goods]),
  )}</section>`;
}
