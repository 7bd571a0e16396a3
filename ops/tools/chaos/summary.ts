/** What the chaos tool prints: what befell whom and for how long, what was found, and whether it will do. */
import { columns } from '../../../loadtest/table.ts';
import type { Wait } from '../history/crowd.ts';
import type { Met } from '../history/deadlines.ts';
import type { Findings } from '../history/examine.ts';
import type { Ledger } from '../history/ledger.ts';
import type { Fault, FaultKind } from './faults.ts';
import type { Outage } from './outages.ts';

export interface Summary {
  readonly faults: readonly Fault[];
  readonly outages: readonly Outage[];
  readonly waits: readonly Wait[];
  readonly ledger: Ledger;
  /** Commands that had no answer long after the last fault, and those that ended without anybody knowing how. */
  readonly unfinished: number;
  readonly unknown: readonly string[];
  /** When the nodes were asked to end, epoch ms, and with which codes they did. */
  readonly endedAt: number;
  readonly exitCodes: readonly (number | null)[];
  readonly findings: Findings;
}

export interface Check {
  readonly what: string;
  readonly found: string;
  readonly asked: string;
  readonly isGood: boolean;
}

/** What a player may wait at most, at p99, in ms. */
const asked: Partial<Record<FaultKind, number>> = { killed: 3_000, drained: 1_000 };
const EXAMPLES = 5;

export function judge(summary: Summary): Check[] {
  const { ledger, findings, unfinished, unknown, exitCodes, outages } = summary;
  const { violations, audit, deadlines } = findings;
  const zero = (what: string, count: number): Check => ({
    what,
    found: String(count),
    asked: '0',
    isGood: count === 0,
  });
  const unexplained = deadlines.late.filter((met) => !reasonOf(met, summary.faults));
  return [
    {
      what: 'commands acknowledged',
      found: String(ledger.acknowledged),
      asked: 'some',
      isGood: ledger.acknowledged > 0,
    },
    zero('failed: unanswered or unknown', unfinished + unknown.length),
    zero('lost', violations.lost.length),
    zero('doubled', violations.doubled.length),
    zero('half-done', violations.halfDone.length),
    zero('reordered', violations.reordered.length),
    zero('commits of a second owner', violations.usurped.length),
    zero('log and tables at odds', violations.broken.length),
    zero('deadlines missed', deadlines.missed(summary.endedAt).length),
    zero('deadlines late for no reason', unexplained.length),
    { what: 'audit', found: audit.balanced ? 'balanced' : 'out of balance', asked: 'balanced', isGood: audit.balanced },
    { what: 'nodes that ended gently', ...all(exitCodes.filter((code) => code === 0).length, exitCodes.length) },
    ...outages.flatMap(({ kind, p99, count }) => {
      const most = asked[kind];
      if (most === undefined || count === 0) return [];
      return [{ what: `wait when ${kind}, p99`, found: ms(p99), asked: `under ${ms(most)}`, isGood: p99 < most }];
    }),
  ];
}

export function summarize(summary: Summary): string {
  const { findings, faults, ledger, unknown, endedAt } = summary;
  const { violations, deadlines, audit, segments, records, actors } = findings;
  const checks = judge(summary);
  const reasons = deadlines.late.map((met) => `late: ${told(met)} (${reasonOf(met, faults) ?? 'no reason known'})`);
  const examples = [
    ...unknown.slice(0, EXAMPLES).map((what) => `outcome unknown: ${what}`),
    ...deadlines
      .missed(endedAt)
      .slice(0, EXAMPLES)
      .map((met) => `missed: ${told(met)}`),
    ...reasons.slice(0, EXAMPLES),
    ...Object.entries(violations).flatMap(([type, found]) =>
      (found as string[]).slice(0, EXAMPLES).map((what) => `${type}: ${what}`),
    ),
  ];
  const failed = checks.some(({ isGood }) => !isGood);
  const waits = summary.outages.map(({ kind, faults, count, p50, p99, max }) => [
    ...[kind, String(faults), String(count)],
    ...(count === 0 ? ['-', '-', '-'] : [p50, p99, max].map(ms)),
  ]);
  return [
    '',
    'The longest wait for an answer, for each player a fault struck:',
    ...columns([['', 'faults', 'players', 'p50', 'p99', 'max'], ...waits]),
    '',
    ...columns([
      ['', 'found', 'asked', ''],
      ...checks.map(({ what, found, asked, isGood }) => [what, found, asked, isGood ? '' : 'FAILED']),
    ]),
    '',
    `Granted: ${ledger.granted}.`,
    `Audit: ${audit.said}.`,
    `${ledger.repeated} commands were sent more than once. Deadlines: ${deadlines.met} met, ${deadlines.late.length} of them ` +
      'more than 2 s late because of a fault.',
    `Folded ${segments} segments with ${records} records of ${actors} actors, by a path of its own.`,
    ...examples,
    failed ? 'FAILED.' : 'PASSED: lost 0, doubled 0, reordered 0, second owners 0, balanced.',
  ].join('\n');
}

/** The fault that a late deadline fell into; null when there was none. */
export function reasonOf({ dueAt, metAt }: Met, faults: readonly Fault[]): string | null {
  return faults.find(({ at, recoveredAt }) => at <= metAt && dueAt <= recoveredAt)?.what ?? null;
}

const all = (found: number, asked: number) => ({ found: String(found), asked: String(asked), isGood: found === asked });
const told = ({ address, dueAt, metAt }: Met): string =>
  `${address}, due at ${new Date(dueAt).toISOString()}, after ${ms(metAt - dueAt)}`;
const ms = (value: number): string => (value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(2)} s`);
