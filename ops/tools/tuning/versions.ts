/** The versions of a world's tuning: numbered without a gap, signed, never changed. The newest is in force. */
import type pg from 'pg';
import { parseTuning, shipped, type Tuning } from '../../../actors/tuning.ts';
import { StartError } from '../../../server/start-error.ts';
import { act, type Signature } from '../admin/record.ts';
import { type Change, changesBetween } from './knobs.ts';

export interface Version {
  readonly version: number;
  readonly at: Date;
  readonly author: string;
  readonly note: string;
  readonly file: object;
}

export interface Turned {
  readonly version: number;
  readonly changes: readonly Change[];
}

/** Oldest first. */
export async function readVersions(client: pg.Client): Promise<Version[]> {
  const { rows } = await client.query<Version>('SELECT version, at, author, note, file FROM tuning ORDER BY version');
  return rows;
}

/** As shipped for 0, which no table needs to hold. */
export async function fileOf(client: pg.Client, version: number): Promise<object> {
  if (version === 0) return {};
  const { rows } = await client.query<Version>('SELECT file FROM tuning WHERE version = $1', [version]);
  if (!rows[0]) throw new StartError(`There is no tuning ${version}: npm run tuning -- list names them.`);
  return rows[0].file;
}

/** The file becomes the newest version, with the row of the record that says who and why: both, or neither. */
export function apply(client: pg.Client, signature: Signature, file: object): Promise<Turned> {
  return act(client, signature, async (action) => {
    // Under the lock of the record, so that nobody else is counting.
    const { rows } = await client.query<{ last: number }>('SELECT coalesce(max(version), 0)::int AS last FROM tuning');
    const last = rows[0]?.last ?? 0;
    const version = last + 1;
    const changes = changesBetween(understood(await fileOf(client, last)), understood(file));
    await client.query('INSERT INTO tuning (version, author, note, file, action_id) VALUES ($1, $2, $3, $4, $5)', [
      version,
      signature.operator,
      signature.reason,
      JSON.stringify(file),
      action,
    ]);
    const details = Object.fromEntries(changes.map(({ key, to }) => [key, to]));
    return { action: 'tune', target: `tuning ${version}`, details, result: { version, changes } };
  });
}

/** What a file of any build means to this one; one it cannot read counts as shipped, for comparison only. */
export function understood(file: object): Tuning {
  const parsed = parseTuning(file);
  return 'tuning' in parsed ? parsed.tuning : shipped;
}
