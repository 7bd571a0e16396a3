/**
 * node ops/tools/charts.ts
 *
 * Draws the chart of each kind that has phases into its README, from the machine itself: a drawing that cannot drift.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chart, charts, drawChart, withChart } from './charts/draw.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const [path, machine] of Object.entries<Chart>(charts)) {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  const after = withChart(before, drawChart(machine));
  if (after !== before) writeFileSync(file, after);
  console.log(`${path}: ${after === before ? 'as it was' : 'drawn anew'}`);
}
