/** A chart as mermaid text: states in the order of the machine, each transition with its question and its deed. */
import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { machine as mission } from '../../../actors/mission/machine.ts';

export type Chart = AnyStateMachine;

/** Every chart there is, by the document that shows it. */
export const charts: Readonly<Record<string, Chart>> = { 'actors/mission/README.md': mission };

export function drawChart({ root }: Chart): string {
  const lines = [`[*] --> ${root.initial.target.map(({ key }) => key).join()}`];
  for (const state of Object.values(root.states)) {
    for (const each of [...state.transitions.values()].flat()) lines.push(drawTransition(each));
    if (state.type === 'final') lines.push(`${state.key} --> [*]`);
  }
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n');
}

function drawTransition({ source, target, eventType, guard, actions }: AnyTransitionDefinition): string {
  const question = guard ? ` [${nameOf(guard)}]` : '';
  const deeds = actions.length > 0 ? ` / ${actions.map(nameOf).join(', ')}` : '';
  return `${source.key} --> ${(target ?? [source]).map(({ key }) => key).join()}: ${eventType}${question}${deeds}`;
}

function nameOf(named: unknown): string {
  return typeof named === 'object' && named !== null && 'type' in named ? String(named.type) : String(named);
}

const block = /```mermaid\n[\s\S]*?```/;

/** The document with its chart drawn anew. */
export function withChart(document: string, chart: string): string {
  if (!block.test(document)) throw new Error('The document has no place for a chart.');
  return document.replace(block, () => `\`\`\`mermaid\n${chart}\n\`\`\``);
}
