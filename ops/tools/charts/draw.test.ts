/** Charts beside documents are those of the machines; and every machine is drawn, and shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { files, root } from '../../house/files.ts';
import { charts, drawChart } from './draw.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test.each(Object.entries(charts))(
  '%s is the chart as it is (npm run charts), and its README shows it',
  (path, machine) => {
    expect(read(path)).toBe(drawChart(machine));
    expect(read(path.replace('chart.svg', 'README.md'))).toMatch(/!\[[^\]]+\]\(chart\.svg\)/);
  },
);

test('every machine is drawn', () => {
  const machines = files.filter((path) => /^actors\/\w+\/machine\.ts$/.test(path));
  expect(machines.map((path) => path.replace('machine.ts', 'chart.svg'))).toEqual(Object.keys(charts));
});

test('each state and transition is in the picture, ways back and to itself included', () => {
  const machine = createMachine({
    id: 'door',
    initial: 'open',
    states: {
      open: { on: { push: { target: 'shut', actions: 'creak' }, look: { actions: 'see' } } },
      shut: { on: { pull: { target: 'open', guard: 'isUnlocked' }, burn: 'gone' } },
      gone: { type: 'final' },
    },
  });
  const picture = drawChart(machine);
  for (const words of ['open', 'shut', 'gone', 'push', '/ creak', 'look', '/ see', 'pull [isUnlocked]', 'burn'])
    expect(picture).toContain(`>${words}</text>`);
  expect(picture.match(/marker-end/g)).toHaveLength(5);
});
