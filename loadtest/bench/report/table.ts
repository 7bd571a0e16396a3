/** The report for a terminal: a line per row, the median of each server with its spread. */
import { columns } from '../../table.ts';
import { type Figure, tell } from '../figures.ts';
import type { Report } from './report.ts';

const SERVERS = ['bare', 'kernel', 'transactions'] as const;

const spread = (figure: Figure | undefined): string =>
  figure ? `${tell(figure.median)} (${tell(figure.min)}..${tell(figure.max)})` : '';

export function writeReport(report: Report): string {
  const settings = (of: Readonly<Record<string, string>>) =>
    Object.entries(of)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  const lines = report.rows.map(({ group, what, unit, cells }) => [
    `${group}: ${what} (${unit})`,
    ...SERVERS.map((server) => spread(cells[server])),
  ]);
  return [
    `Machine: ${settings(report.machine)}.`,
    `Database: ${settings(report.database)}.`,
    '',
    ...columns([['median (min..max)', '(a) room alone', '(b) kernel', '(c) transactions'], ...lines]),
    '',
    ...report.targets.map(
      ({ what, wanted, found, met }) =>
        `${met === null ? '-' : met ? 'met   ' : 'MISSED'} ${what}: ${found}, ${wanted} asked`,
    ),
    ...report.notes.map((note) => `Note: ${note}`),
    ...(report.doubts.length > 0 ? ['', ...report.doubts.map((doubt) => `DOUBT: ${doubt}`)] : []),
  ].join('\n');
}
