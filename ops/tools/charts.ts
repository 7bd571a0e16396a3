/**
 * npm run charts
 *
 * Draws the chart of each kind that has phases beside its README, from the machine itself: a drawing that cannot drift.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chart, charts, drawChart } from './charts/draw.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const [path, machine] of Object.entries<Chart>(charts)) {
  const file = join(root, path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = drawChart(machine);
  if (after !== before) writeFileSync(file, after);
  console.log(`${path}: ${after === before ? 'as it was' : 'drawn anew'}`);
}
