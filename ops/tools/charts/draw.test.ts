/** Charts in documents are those of the machines; and every machine is drawn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, root } from '../../house/files.ts';
import { charts, drawChart, withChart } from './draw.ts';

test.each(Object.entries(charts))('%s shows its chart as it is (npm run charts)', (path, machine) => {
  const document = readFileSync(join(root, path), 'utf8');
  expect(withChart(document, drawChart(machine))).toBe(document);
});

test('every machine is drawn', () => {
  const machines = files.filter((path) => /^actors\/\w+\/machine\.ts$/.test(path));
  expect(machines.map((path) => path.replace('machine.ts', 'README.md'))).toEqual(Object.keys(charts));
});

test('a document without a place for a chart is named', () => {
  expect(() => withChart('# Nothing', 'stateDiagram-v2')).toThrow('no place');
});
