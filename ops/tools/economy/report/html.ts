/** The report as one page that needs nothing else: tables, a Sankey of gold, and plots drawn by the library inside it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Verdict } from '../judge.ts';
import { plotsOf } from './plots.ts';
import { detailsOf, escaped, pricesOf, summaryOf } from './tables.ts';

const uplot = join(dirname(createRequire(import.meta.url).resolve('uplot/package.json')), 'dist');
const library = (file: string): string => readFileSync(join(uplot, file), 'utf8');

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
${verdicts.map(pricesOf).join('')}
<script>${asThePage}${library('uPlot.iife.min.js')}</script>
<script>const shown = ${data.replaceAll('<', '\\u003c')};${script}</script>
</html>
`;
}

const style = `
body{font:15px/1.5 Georgia,serif;max-width:1240px;margin:24px auto;padding:0 16px;color:#2b241a;background:#fbf7ee}
h1,h2,h3{font-weight:600}table{border-collapse:collapse;font-size:13px;width:100%}.wide{overflow-x:auto}
td,th{padding:2px 8px;text-align:right;border-bottom:1px solid #e6dcc6}td:first-child,th:first-child{text-align:left}
.sides table,.sides svg{max-width:860px}.checks td{text-align:left}.kept{color:#2c6a49}.broken{color:#a1291f;font-weight:600}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(520px,1fr));gap:24px}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(560px,1fr));gap:12px}
figure{margin:0}figcaption{font-weight:600}svg{width:100%;height:auto;font:11px Georgia,serif}.u-legend{font:12px Georgia,serif}.u-legend th,.u-legend td{border:0;font-weight:400}`;

/** The library writes numbers in the browser's language, and some have one that it does not know; the page's is English. */
const asThePage = `Object.defineProperty(navigator, 'language', { value: 'en' });`;

/** Draws what is shown; the page has no other script of ours. */
const script = `
const colours = ['#8a6a1f','#2c6a49','#a1291f','#35558a','#7a3d7a','#c07a2c','#4a7d85','#6b6b2a','#a3497a','#555'];
shown.plots.forEach(({ title, lines }, n) => {
  const series = lines.map(({ label }, k) => ({ label, stroke: colours[k % colours.length], width: 2, spanGaps: true, points: { show: false } }));
  new uPlot({ width: 560, height: 260, scales: { x: { time: false } }, axes: [{}, { size: 64 }], series: [{ label: 'day' }, ...series] },
    [shown.days, ...lines.map(({ values }) => values)], document.getElementById('plot' + n));
});`;
