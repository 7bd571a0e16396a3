/** The queue of complaints: what is open, what the server had to show for one, and what was done about it. */
import type pg from 'pg';
import { StartError } from '../../../server/start-error.ts';
import { ban, kick, mute, type Player } from './accounts.ts';
import { act, type Signature } from './record.ts';

export interface ReportRow {
  readonly id: string;
  readonly at: Date;
  readonly reporter: string;
  readonly reporterName: string;
  readonly player: string;
  readonly name: string;
  readonly place: string;
  readonly reason: string;
  readonly words: string;
  readonly excerpt: readonly { readonly at: number; readonly name: string; readonly text: string }[];
  readonly resolvedBy: number | null;
}

export const resolutions = ['nothing', 'mute', 'kick', 'ban'] as const;
export type Resolution = (typeof resolutions)[number];

const SELECT = `
  SELECT r.id, r.at, r.reporter, a.name AS "reporterName", r.player, b.name, r.place, r.reason, r.words, r.excerpt,
         r.resolved_by::int AS "resolvedBy"
  FROM report r JOIN account a ON a.id = r.reporter JOIN account b ON b.id = r.player`;

/** The oldest first. */
export async function openReports(client: pg.Client): Promise<ReportRow[]> {
  return (await client.query<ReportRow>(`${SELECT} WHERE r.resolved_by IS NULL ORDER BY r.at LIMIT 200`)).rows;
}

/** By its number, or the beginning of it. */
export async function findReport(client: pg.Client, which: string): Promise<ReportRow> {
  const { rows } = await client.query<ReportRow>(`${SELECT} WHERE starts_with(r.id, $1) LIMIT 2`, [which]);
  const [report] = rows;
  if (!report || rows.length > 1) throw new StartError(`${which} is the beginning of no one report.`);
  return report;
}

/** What is done about it is signed like any deed, by the same hand; then the report is closed, with a row of its own. */
export async function resolve(
  client: pg.Client,
  signature: Signature,
  which: string,
  resolution: Resolution,
  until: Date | null,
): Promise<Player> {
  const report = await findReport(client, which);
  if (report.resolvedBy !== null) throw new StartError(`${report.id} was resolved by #${report.resolvedBy} already.`);
  const deeds: Readonly<Record<Exclude<Resolution, 'nothing'>, typeof mute>> = { mute, kick, ban };
  if (resolution !== 'nothing') {
    if (!until) throw new StartError(`How long? Say --until.`);
    await deeds[resolution](client, signature, report.player, until);
  }
  return act(client, signature, async (id) => {
    const { rowCount } = await client.query(
      'UPDATE report SET resolved_by = $2 WHERE id = $1 AND resolved_by IS NULL',
      [report.id, id],
    );
    if (rowCount !== 1) throw new StartError(`${report.id} was resolved meanwhile.`);
    const details = { report: report.id, resolution, until: until?.toISOString() ?? null };
    return { action: 'resolve', target: report.player, details, result: { id: report.player, name: report.name } };
  });
}

export function line({ id, at, name, place, reason, reporterName }: ReportRow): string {
  return `${id.slice(0, 8)}  ${at.toISOString()}  ${name}: ${reason} in ${place}, says ${reporterName}`;
}

export function inFull(report: ReportRow): string {
  const { player, reporter, words, excerpt, resolvedBy } = report;
  return [
    line(report),
    `of ${player}, by ${reporter}${resolvedBy === null ? '' : `, resolved by #${resolvedBy}`}`,
    ...(words ? [`the reporter: ${words}`] : []),
    excerpt.length === 0 ? 'The server has no lines for it.' : 'The server has, the latest first:',
    ...excerpt.map(({ at, name, text }) => `  ${new Date(at).toISOString()} ${name}: ${text}`),
  ].join('\n');
}
