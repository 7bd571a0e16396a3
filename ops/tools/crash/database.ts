/**
 * The database as the crash tool sees it: past our own code, over connections of its own. It watches what the server's
 * sessions do, holds them up as a stalled disk would, and kills the whole of it.
 */
import type pg from 'pg';
import { must } from '../../../actors/kit/assert.ts';
import { lifeOf, pause, waitUntil } from '../../../server/postgres/process.ts';
import { postmasterOf, signalDatabase } from '../../testing/postmaster.ts';
import { connect } from '../history/connect.ts';

const WATCH_MS = 2;
const GONE_MS = 2_000;

export async function liveIncarnation(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ inc: string }>(
    `SELECT inc FROM node WHERE state = 'live' ORDER BY started_at DESC LIMIT 1`,
  );
  return must(rows[0], 'a live incarnation').inc;
}

/** What a server writes: the log, and in a checkpoint first the parts and then the history. */
export type Table = 'segment' | 'actor_part' | 'ledger';

/** Waits until the server is seen waiting for leave to write the table; false when it was not seen in time. */
export function seenWaiting(client: pg.Client, inc: string, table: Table, limitMs: number): Promise<boolean> {
  return untilTrue(limitMs, async () => {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE NOT l.granted AND l.relation = $2::regclass AND a.application_name = $1`,
      [inc, table],
    );
    return (rowCount ?? 0) > 0;
  });
}

/** Waits until none of the server's statements is at work; those that are held up do not count. */
export function quiet(client: pg.Client, inc: string, limitMs: number): Promise<boolean> {
  return untilTrue(limitMs, async () => {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE application_name = $1 AND state = 'active' AND wait_event_type IS DISTINCT FROM 'Lock'`,
      [inc],
    );
    return rowCount === 0;
  });
}

async function untilTrue(limitMs: number, ask: () => Promise<boolean>): Promise<boolean> {
  for (const endsAt = Date.now() + limitMs; Date.now() < endsAt; await pause(WATCH_MS)) if (await ask()) return true;
  return false;
}

/** Keeps everybody from writing a table until it is let go: what a stalled disk does, from outside. */
export class Hold {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async on(url: string, table: Table): Promise<Hold> {
    const client = await connect(url);
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
    return new Hold(client);
  }

  async letGo(): Promise<void> {
    await this.#client.end().catch(() => {});
  }
}

/** kill -9 of the postmaster and of all its children. */
export async function killDatabase(dataDir: string): Promise<void> {
  const pid = postmasterOf(dataDir);
  signalDatabase(dataDir, 'SIGKILL');
  await waitUntil(() => lifeOf(pid) === null, GONE_MS);
}
