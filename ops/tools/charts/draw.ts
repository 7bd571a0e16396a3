/**
 * A chart as a picture, from the machine itself: its states from left to right, each transition with its question and its deed.
 * Plain SVG, without a browser or a network, the same on every machine.
 */
import { graphlib, layout } from '@dagrejs/dagre';
import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { machine as mission } from '../../../actors/mission/machine.ts';

export type Chart = AnyStateMachine;

/** Every chart there is, by its picture; the README beside it shows it. */
export const charts: Readonly<Record<string, Chart>> = { 'actors/mission/chart.svg': mission };

interface Point {
  readonly x: number;
  readonly y: number;
}

interface EdgeName {
  readonly v: string;
  readonly w: string;
}

const START = '[*]';
const [LETTER, LINE, HEIGHT] = [7, 16, 34];
const widthOf = (text: string) => text.length * LETTER + 24;

export function drawChart(chart: Chart): string {
  const graph = layOut(chart);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const box = `${Math.ceil(width)} ${Math.ceil(height)}`;
  const states = Object.values(chart.root.states);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>The phases of ${chart.id}</title>`,
    `<style>${style}</style>`,
    '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>',
    ...graph.edges().flatMap((edge: EdgeName) => drawEdge(graph.edge(edge) as EdgeDrawn)),
    drawStart(graph.node(START) as Point),
    ...states.flatMap(({ key, type }) => drawState(key, graph.node(key) as Point, type === 'final')),
    '</svg>',
    '',
  ].join('\n');
}

// Words lie over lines, on a ground of their own.
const style = [
  'rect{fill:#fff;stroke:#555}.line{fill:none;stroke:#555}marker path,circle{fill:#555}',
  'text{fill:#222;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:5}',
  '@media(prefers-color-scheme:dark){rect{fill:#161b22;stroke:#aaa}.line{stroke:#aaa}marker path,circle{fill:#aaa}',
  'text{fill:#eee;stroke:#161b22}}',
].join('');

function layOut({ root }: Chart): graphlib.Graph {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', marginx: 8, marginy: 8, ranksep: 24, nodesep: 40 });
  graph.setNode(START, { width: 12, height: 12 });
  for (const { key } of Object.values(root.states)) graph.setNode(key, { width: widthOf(key), height: HEIGHT });
  for (const { key } of root.initial.target) graph.setEdge(START, key, { lines: [] }, 'start');
  for (const state of Object.values(root.states))
    for (const [n, each] of [...state.transitions.values()].flat().entries()) {
      const lines = linesOf(each);
      const size = { width: Math.max(...lines.map(widthOf)), height: LINE * lines.length };
      for (const { key } of each.target ?? [each.source])
        graph.setEdge(state.key, key, { ...size, lines, labelpos: 'c' }, `${n}`);
    }
  layout(graph);
  return graph;
}

/** What is asked before it, and what is done by it. */
function linesOf({ eventType, guard, actions }: AnyTransitionDefinition): string[] {
  const question = guard ? ` [${nameOf(guard)}]` : '';
  return [`${eventType}${question}`, ...(actions.length > 0 ? [`/ ${actions.map(nameOf).join(', ')}`] : [])];
}

function nameOf(named: unknown): string {
  return typeof named === 'object' && named !== null && 'type' in named ? String(named.type) : String(named);
}

interface EdgeDrawn extends Point {
  readonly points: readonly Point[];
  readonly lines: readonly string[];
}

const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;

/** A line bent softly where the layout bends it, and its words on top. */
function drawEdge({ points, x, y, lines }: EdgeDrawn): string[] {
  const [first, ...rest] = points;
  if (!first) return [];
  const bends = rest.slice(0, -1).map((point, n) => {
    const next = rest[n + 1] ?? point;
    return `Q${at(point)} ${n === rest.length - 2 ? at(next) : at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  const path = `M${at(first)}${bends.length > 0 ? bends.join('') : `L${at(rest[0] ?? first)}`}`;
  const top = y - (LINE * (lines.length - 1)) / 2 + 4;
  return [
    `<path class="line" d="${path}" marker-end="url(#tip)"/>`,
    ...lines.map((line, n) => `<text x="${Math.round(x)}" y="${Math.round(top + n * LINE)}">${line}</text>`),
  ];
}

function drawStart({ x, y }: Point): string {
  return `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="6"/>`;
}

/** An end has a second frame. */
function drawState(key: string, { x, y }: Point, isEnd: boolean): string[] {
  const frame = (inset: number) => {
    const [width, height] = [widthOf(key) - 2 * inset, HEIGHT - 2 * inset];
    const corner = `x="${Math.round(x - width / 2)}" y="${Math.round(y - height / 2)}"`;
    return `<rect ${corner} width="${width}" height="${height}" rx="8"/>`;
  };
  return [frame(0), ...(isEnd ? [frame(3)] : []), `<text x="${Math.round(x)}" y="${Math.round(y + 4)}">${key}</text>`];
}
