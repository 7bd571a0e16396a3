/** Gold from its faucets through the purses to its sinks, as a Sankey diagram. */
import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import type { Day } from '../findings.ts';

interface Stock {
  readonly name: string;
  readonly colour: string;
}

const width = 760;
const height = 560;

export function sankeyOf(day: Day): string {
  const flows = (flow: Readonly<Record<string, number>>) => Object.entries(flow).filter(([, gold]) => gold > 0);
  const [faucets, sinks] = [flows(day.faucets), flows(day.sinks)];
  const kept = day.supply;
  const nodes: Stock[] = [
    ...faucets.map(([name]) => ({ name, colour: '#3d7a5a' })),
    { name: 'purses', colour: '#8a6a1f' },
    ...sinks.map(([name]) => ({ name, colour: '#a3493d' })),
    { name: 'still there', colour: '#8a6a1f' },
  ];
  const purses = faucets.length;
  const links = [
    ...faucets.map(([, value], n) => ({ source: n, target: purses, value })),
    ...sinks.map(([, value], n) => ({ source: purses, target: purses + 1 + n, value })),
    ...(kept > 0 ? [{ source: purses, target: nodes.length - 1, value: kept }] : []),
  ];
  const layout = sankey<Stock, object>()
    .nodeWidth(12)
    .nodePadding(15)
    .extent([
      [150, 8],
      [width - 150, height - 8],
    ]);
  const graph = layout({ nodes: nodes.map((node) => ({ ...node })), links });
  const path = sankeyLinkHorizontal<Stock, object>();
  const gold = (value = 0) => Math.round(value).toLocaleString('en');
  const drawn = [
    ...graph.links.map(
      (link) =>
        `<path d="${path(link)}" fill="none" stroke="#c9a227" stroke-opacity=".35" stroke-width="${Math.max(1, link.width ?? 1)}"/>`,
    ),
    ...graph.nodes.map(({ x0 = 0, x1 = 0, y0 = 0, y1 = 0, name, colour, value }) => {
      const isLeft = x0 < width / 2 - 20;
      const [x, anchor] = isLeft ? [x0 - 6, 'end'] : [x1 + 6, 'start'];
      return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${Math.max(1, y1 - y0)}" fill="${colour}"/><text x="${x}" y="${(y0 + y1) / 2 + 4}" text-anchor="${anchor}">${name} ${gold(value)}</text>`;
    }),
  ];
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Gold from faucets to sinks">${drawn.join('')}</svg>`;
}
