/** What is asked of the figures, and whether they give it. */
import { tell } from '../figures.ts';
import { causesGroup, rankedContribution } from '../rows/causes.ts';
import { matchingGroup, restingSizes, withResting } from '../rows/matching.ts';
import type { Notebook, Target } from './report.ts';

const least = (what: string, wanted: number, found: number | undefined, unit: string): Target => ({
  what,
  wanted: `at least ${tell(wanted)}${unit}`,
  found: found === undefined ? 'not measured' : `${tell(found)}${unit}`,
  met: found === undefined ? null : found >= wanted,
});

const most = (what: string, wanted: number, found: number | undefined, unit: string): Target => ({
  ...least(what, wanted, found, unit),
  wanted: `at most ${tell(wanted)}${unit}`,
  met: found === undefined ? null : found <= wanted,
});

const ratio = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || !below ? undefined : above / below;

export function judge(book: Notebook): Target[] {
  const of = (group: string, what: string, cell: string) => book.median(group, what, cell);
  const saturation = (cell: string) => of('Saturation', 'commands', cell);
  const zipf = ratio(of('Contention', 'Zipf 1.5', 'kernel'), of('Contention', 'uniform', 'kernel'));
  const tail = (cell: string) => of('Half of the kernel’s saturation', 'p99', cell);
  const percent = (value: number | undefined) => (value === undefined ? undefined : value * 100);
  const matched = restingSizes
    .map((size) => of(matchingGroup, withResting(size), 'kernel'))
    .filter((rate) => rate !== undefined);
  const [slowest, fastest] = matched.length > 0 ? [Math.min(...matched), Math.max(...matched)] : [undefined, undefined];
  return [
    least(
      'the kernel keeps the throughput of the room alone',
      90,
      percent(ratio(saturation('kernel'), saturation('bare'))),
      ' %',
    ),
    least(
      'the kernel against a transaction per command',
      20,
      ratio(saturation('kernel'), saturation('transactions')),
      ' times',
    ),
    most(
      'p99 at half the kernel’s saturation, against the room alone',
      2,
      ratio(tail('kernel'), tail('bare')),
      ' times',
    ),
    most('one client alone, p50', 2, of('One client alone', 'p50', 'kernel'), ' ms'),
    least('Zipf 1.5 keeps the throughput of uniform', 90, percent(zipf), ' %'),
    most(
      'a trade between two nodes, against one on one node, p50',
      3,
      ratio(
        of('A trade on two nodes', 'between two, p50', 'kernel'),
        of('A trade on two nodes', 'on one, p50', 'kernel'),
      ),
      ' times',
    ),
    least('the book through its rules alone, however many orders rest', 100_000, slowest, ' /s'),
    most('and the slowest against the fastest of these sizes', 2, ratio(fastest, slowest), ' times'),
    most(
      'a contribution to a cause, with its rank among 10,000',
      1,
      of(causesGroup, rankedContribution, 'kernel'),
      ' ms',
    ),
    most('recovery of 100,000 commands', 2, of('Recovery', '100,000 unfolded commands', 'kernel'), ' s'),
  ];
}
