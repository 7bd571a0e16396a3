/** The report for people: a table a terminal can hold, then what went wrong in one sentence each. */
import { doubtOf } from './health.ts';
import type { Spread } from './measures.ts';
import { demands, percent, type Report } from './report.ts';

const FAULTS_SHOWN = 10;

export function writeReport(report: Report): string {
  const { settings, commands, trade, rates, frameGaps, lateness, audit, verdict } = report;
  const spread = ({ p50, p95, p99, max }: Spread) => [p50, p95, p99, max].map(ms);
  const head = ['command', 'sent', 'acked', 'refused', 'lost', 'doubled', 'p50', 'p95', 'p99', 'max'];
  const rows = commands.map((row) => [
    ...[row.type, row.sent, row.acked, row.sent - row.acked - unansweredOf(row), row.lost, row.doubled].map(String),
    ...spread(row),
  ]);
  const blanks = ['', '', '', '', ''];
  const refusals = commands.flatMap(({ type, refused }) =>
    Object.entries(refused).map(([why, count]) => `${type} ${why} ${count}`),
  );
  const waits = Object.entries(report.waits).map(([why, count]) => `${why} ${count}`);
  const { tradesPerMinuteMean, tradesPerMinuteMin, chatsPerMinuteMean, chatsPerMinuteMin } = rates;
  return [
    `Settings: ${Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
    '',
    ...columns([
      head,
      ...rows,
      ['any trade', ...blanks, ...spread(trade)],
      ['update gap', ...blanks, ...spread(frameGaps)],
    ]),
    '(ms; latencies count from the intended sending, update gaps are those of walkers)',
    '',
    `Rates: trades ${tradesPerMinuteMean.toFixed(1)} a minute and bot (least ${tradesPerMinuteMin.toFixed(1)}), ` +
      `chats ${chatsPerMinuteMean.toFixed(1)} (least ${chatsPerMinuteMin.toFixed(1)}), ` +
      `${rates.walking} walking at ${rates.stepsPerSecondMean.toFixed(1)} confirmed steps a second, ` +
      `${percent(rates.ordersFilledShare)} of ${rates.orders} orders met another (${percent(demands.filledShareMin)} asked).`,
    `Refused: ${refusals.join(', ') || 'nothing'}. Asked to wait: ${waits.join(', ') || 'never'}. ` +
      `Rooms dropped: ${report.drops}.`,
    ...health(report, lateness),
    audit.asked ? `Audit: ${audit.said}.` : `Audit: not asked (${audit.why}).`,
    ...report.faults.slice(0, FAULTS_SHOWN).map(({ type, command, what }) => `  ${type} ${command}: ${what}`),
    '',
    verdict.length === 0
      ? `PASSED: lost 0, doubled 0, half-done 0${audit.asked ? ', balanced' : ''}.`
      : `FAILED: ${verdict.join(' ')}`,
  ].join('\n');
}

function health(report: Report, lateness: Spread): string[] {
  const workers = report.health.map(
    ({ busy, cores, loopDelayP99Ms }) =>
      `${percent(busy)} busy, ${cores.toFixed(2)} cores, loop delay p99 ${ms(loopDelayP99Ms)} ms`,
  );
  const doubt = doubtOf(report.health, report.machineBusy);
  return [
    `Generator: ${workers.join('; ')}.`,
    `Commands set out ${ms(lateness.p99)} ms late at p99; the whole machine was ${percent(report.machineBusy)} busy.`,
    ...(doubt ? [doubt] : []),
  ];
}

const unansweredOf = ({ sent, acked, refused }: Report['commands'][number]): number =>
  sent - acked - Object.values(refused).reduce((sum, count) => sum + count, 0);

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** Rows as aligned lines: the first column to the left, figures to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
