/** What the crash tool prints: a line a round, and at the end what was found and whether it will do. */
import { columns } from '../../../loadtest/table.ts';
import type { Crowd } from '../history/crowd.ts';
import type { Findings } from '../history/examine.ts';
import { type Cover, quotaFor, tally } from './coverage.ts';

export interface Round {
  readonly round: number;
  readonly rounds: number;
  readonly aim: string;
  readonly runMs: number;
  /** From the kill to the open door, and to the last player back in. */
  readonly openMs: number;
  readonly backMs: number;
  readonly cover: Cover;
}

export interface Summary {
  readonly rounds: number;
  readonly covers: readonly Cover[];
  readonly crowd: Crowd;
  readonly unfinished: number;
  readonly unknown: readonly string[];
  /** The exit code of the gentle end. */
  readonly stopped: number | null;
  readonly findings: Findings;
}

const IN_FLIGHT_SHARE_MIN = 0.9;
const EXAMPLES = 5;

export function roundLine({ round, rounds, aim, runMs, openMs, backMs, cover }: Round): string {
  const { inFlight, unanswered, checkpoint, tradesCut } = cover;
  const fell = [
    unanswered > 0 ? `(a) ${unanswered} in the log unanswered` : '',
    checkpoint ? `(b) ${checkpoint}` : '',
    tradesCut > 0 ? `(c) ${tradesCut} trades held in the append` : '',
  ];
  return (
    `${String(round).padStart(3)}/${rounds} after ${seconds(runMs)}: killed ${aim}; ${inFlight} in flight; ` +
    `${fell.filter(Boolean).join('; ') || 'in no window'}; ` +
    `open again in ${seconds(openMs)}, all back in ${seconds(backMs)}`
  );
}

export function summarize(summary: Summary): { readonly text: string; readonly failed: boolean } {
  const { rounds, covers, crowd, findings, stopped } = summary;
  const { violations, audit, segments, records, actors } = findings;
  const hit = tally(covers);
  const quota = quotaFor(rounds);
  const lost = violations.lost.length + summary.unfinished + summary.unknown.length;
  const examples = [
    ...summary.unknown.slice(0, EXAMPLES).map((what) => `lost (outcome unknown): ${what}`),
    ...Object.entries(violations).flatMap(([type, all]) =>
      (all as string[]).slice(0, EXAMPLES).map((what) => `${type}: ${what}`),
    ),
  ];
  const checks: [what: string, found: string, asked: string, isGood: boolean][] = [
    ['commands acknowledged', String(crowd.ledger.acknowledged), 'some', crowd.ledger.acknowledged > 0],
    ['of them sent more than once', String(crowd.ledger.repeated), '', true],
    ['lost', String(lost), '0', lost === 0],
    ['doubled', String(violations.doubled.length), '0', violations.doubled.length === 0],
    ['half-done', String(violations.halfDone.length), '0', violations.halfDone.length === 0],
    ['reordered', String(violations.reordered.length), '0', violations.reordered.length === 0],
    ['commits of a second owner', String(violations.usurped.length), '0', violations.usurped.length === 0],
    ['log and tables at odds', String(violations.broken.length), '0', violations.broken.length === 0],
    ['audit', audit.balanced ? 'balanced' : 'out of balance', 'balanced', audit.balanced],
    ['gentle end, exit code', String(stopped), '0', stopped === 0],
    [
      'kills with commands in flight',
      `${hit.inFlight} of ${rounds}`,
      '90 %',
      hit.inFlight >= rounds * IN_FLIGHT_SHARE_MIN,
    ],
    ['(a) between append and reply', String(hit.reply), String(quota), hit.reply >= quota],
    ['(b) during a checkpoint', String(hit.checkpoint), String(quota), hit.checkpoint >= quota],
    ['(c) between actors of a trade', String(hit.trade), String(quota), hit.trade >= quota],
  ];
  const failed = checks.some(([, , , isGood]) => !isGood);
  const rows = checks.map(([what, found, asked, isGood]) => [what, found, asked, isGood ? '' : 'FAILED']);
  const text = [
    '',
    ...columns([['', 'found', 'asked', ''], ...rows]),
    '',
    `Granted: ${crowd.ledger.granted}.`,
    `Audit: ${audit.said}.`,
    `Folded ${segments} segments with ${records} records of ${actors} actors, by a path of its own.`,
    '(a) is known from the log of the killed server: commands whose answer no client had heard;',
    `    read there while the process stood frozen, so landed and not answered: ${hit.certain} of these kills.`,
    '(b) from the database: its statement waiting when the kill fell, or rows above the mark of the history.',
    '(c) from the append held up at the kill, which landed afterwards: trades decided for all and known to none.',
    ...examples,
    failed ? 'FAILED.' : 'PASSED: lost 0, doubled 0, half-done 0, balanced.',
  ].join('\n');
  return { text, failed };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
