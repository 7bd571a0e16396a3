/** The report as one page that needs nothing else: a table with a bar for every figure, light or dark as the reader has it. */
import { type Figure, tell } from '../figures.ts';
import type { Report, Row } from './report.ts';

const NAMES: Readonly<Record<string, string>> = {
  bare: '(a) room alone',
  kernel: '(b) kernel',
  transactions: '(c) transactions',
};
const BAR = { width: 220, height: 14 } as const;

const STYLE = `
:root { color-scheme: light dark; --ink: #222; --paper: #fbf9f4; --line: #d9d2c3; --a: #8a8576; --b: #b5852a; --c: #5b7a99; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e4da; --paper: #1c1a17; --line: #453f35; } }
body { font: 15px/1.5 Georgia, serif; color: var(--ink); background: var(--paper); max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
td, th { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: middle; font-weight: normal; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.s { opacity: .65; white-space: nowrap; font-size: 13px; }
.met { color: #4b8b3b; } .missed { color: #c0392b; font-weight: bold; }
.bare { fill: var(--a); } .kernel { fill: var(--b); } .transactions { fill: var(--c); } .other { fill: var(--b); }
line { stroke: var(--ink); stroke-width: 1; }
code { font-size: 13px; }`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A bar to the median, and a line over the spread. */
function bar(cell: string, { median, min, max }: Figure, most: number): string {
  const x = (value: number) => (most === 0 ? 0 : (value / most) * BAR.width).toFixed(1);
  const middle = BAR.height / 2;
  const kind = cell in NAMES ? cell : 'other';
  return (
    `<svg width="${BAR.width}" height="${BAR.height}" role="img" aria-label="${tell(median)}">` +
    `<rect class="${kind}" x="0" y="2" width="${x(median)}" height="${BAR.height - 4}"/>` +
    `<line x1="${x(min)}" x2="${x(max)}" y1="${middle}" y2="${middle}"/></svg>`
  );
}

function lines({ what, unit, better, cells }: Row): string {
  const entries = Object.entries(cells);
  const most = Math.max(...entries.map(([, { max }]) => max));
  return entries
    .map(([cell, figure], n) => {
      const head =
        n === 0
          ? `<th rowspan="${entries.length}">${escapeHtml(what)}<br><small>${escapeHtml(unit)}, ${better} is better</small></th>`
          : '';
      return `<tr>${head}<td>${escapeHtml(NAMES[cell] ?? cell)}</td><td>${bar(cell, figure, most)}</td><td class="n">${tell(figure.median)}</td><td class="s">${tell(figure.min)} .. ${tell(figure.max)}</td></tr>`;
    })
    .join('\n');
}

const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;

const settings = (of: Readonly<Record<string, string>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${escapeHtml(name)} <b>${escapeHtml(value)}</b>`)
    .join(', ');

export function writeHtml(report: Report): string {
  const groups = Map.groupBy(report.rows, ({ group }) => group);
  const targets = report.targets.map(({ what, wanted, found, met }) => {
    const verdict = met === null ? ['', 'not measured'] : met ? ['met', 'met'] : ['missed', 'missed'];
    return `<tr><td>${escapeHtml(what)}</td><td>${escapeHtml(wanted)}</td><td class="n">${escapeHtml(found)}</td><td class="${verdict[0]}">${verdict[1]}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bench of ${report.at.slice(0, 10)}</title>
<style>${STYLE}</style>
<h1>Bench of ${report.at.slice(0, 10)}</h1>
<p><code>${escapeHtml(report.command)}</code> at ${escapeHtml(report.commit)}, in ${report.seconds} s.</p>
<p>Machine: ${settings(report.machine)}.<br>Database: ${settings(report.database)}.</p>
<h2>What was asked</h2>
<table>${targets.join('\n')}</table>
${report.doubts.length > 0 ? `<h2 class="missed">Doubts</h2>${list(report.doubts)}` : ''}
<h2>How</h2>
${list(report.method)}
${[...groups].map(([group, rows]) => `<h2>${escapeHtml(group)}</h2>\n<table>${rows.map(lines).join('\n')}</table>`).join('\n')}
<h2>Notes</h2>
${list(report.notes)}
</html>
`;
}
