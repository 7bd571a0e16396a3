/**
 * One kill: where it is aimed, and what is known of where it fell. Aiming is done from outside, by holding tables as a
 * stalled disk would and by freezing the process; the server has no switch for it and does not know.
 */
import type pg from 'pg';
import { must } from '../../../actors/kit/assert.ts';
import { databaseOf } from '../../../loadtest/database-of.ts';
import { pause, signal } from '../../../server/postgres/process.ts';
import type { RunningServer } from '../../testing/server.ts';
import { connect } from '../history/connect.ts';
import type { Ledger } from '../history/ledger.ts';
import { commandIn, readTail } from '../history/log.ts';
import { Hold, killDatabase, liveIncarnation, quiet, seenWaiting } from './database.ts';

/** What is pinned down while the kill falls; all off is a kill at any instant. */
export interface Aim {
  /** The append under way is held up, and falls with the server. */
  readonly append: boolean;
  /** So is the checkpoint: while it writes parts, or between parts and history. */
  readonly checkpoint: 'parts' | 'history' | null;
  /** The process is frozen after an append has landed and before it has said so. */
  readonly reply: boolean;
  /** The database is killed first, and the server so many ms later. */
  readonly databaseMs: number | null;
}

/** What was seen around a kill. */
export interface Struck {
  readonly inc: string;
  readonly inFlight: readonly string[];
  /** Of those, the ones whose answer had not come when the connections broke. */
  readonly unheard: ReadonlySet<string>;
  /** With the append held: the last segment that was in the log before it. */
  readonly through: number | null;
  /** How it is known that a checkpoint was under way; null when it is not. */
  readonly checkpoint: string | null;
  readonly wasFrozen: boolean;
}

const SEEN_MS = 5_000;
const PILE_MS = 150;
const DRAIN_MS = 20;
const FREEZES_MAX = 200;

export async function strike(server: RunningServer, ledger: Ledger, aim: Aim): Promise<Struck> {
  const url = databaseOf(server.dataDir);
  const client = await connect(url);
  const holds: Hold[] = [];
  try {
    const inc = await liveIncarnation(client);
    const held = aim.checkpoint ? await holdCheckpoint(url, client, inc, aim.checkpoint, holds) : null;
    const through = aim.append ? await holdAppend(url, client, inc, holds) : null;
    if (aim.reply) await freeze(server.pid, client, inc, ledger);

    const inFlight = ledger.underWay();
    if (aim.databaseMs !== null) {
      await killDatabase(server.dataDir);
      await pause(aim.databaseMs);
    }
    await server.kill('SIGKILL');
    await pause(DRAIN_MS);
    const unheard = new Set(inFlight.filter((name) => !ledger.isAnswered(name)));
    const isReadable = aim.databaseMs === null && aim.checkpoint !== 'parts';
    const above = isReadable ? await checkpointedAhead(client, inc) : 0;
    const rows = above > 0 ? `${above} actors stood above the mark of the history` : null;
    return { inc, inFlight, unheard, through, checkpoint: rows ?? held, wasFrozen: aim.reply };
  } finally {
    for (const hold of holds) await hold.letGo();
    await client.end().catch(() => {});
  }
}

async function holdCheckpoint(
  url: string,
  client: pg.Client,
  inc: string,
  where: 'parts' | 'history',
  holds: Hold[],
): Promise<string | null> {
  const table = where === 'parts' ? 'actor_part' : 'ledger';
  holds.push(await Hold.on(url, table));
  const isHeld = await seenWaiting(client, inc, table, SEEN_MS);
  return isHeld ? `its statement that writes ${where} was seen waiting` : null;
}

/**
 * Holds an append of many cascades. The first hold makes commands pile up behind a small append; the second waits in
 * line behind that one, so that it is the pile that is held.
 */
async function holdAppend(url: string, client: pg.Client, inc: string, holds: Hold[]): Promise<number> {
  const first = await Hold.on(url, 'segment');
  await seenWaiting(client, inc, 'segment', SEEN_MS);
  const second = Hold.on(url, 'segment');
  await pause(PILE_MS);
  await first.letGo();
  holds.push(await second);
  await seenWaiting(client, inc, 'segment', SEEN_MS);
  const { rows } = await client.query<{ through: string }>(
    'SELECT coalesce(max(seq), 0) AS through FROM segment WHERE inc = $1',
    [inc],
  );
  return Number(must(rows[0], 'a number').through);
}

/** Stops the process at an instant when something is in the log that no client has heard of; tries until it is so. */
async function freeze(pid: number, client: pg.Client, inc: string, ledger: Ledger): Promise<void> {
  for (let attempt = 0; attempt < FREEZES_MAX; attempt++) {
    signal(pid, 'SIGSTOP');
    await quiet(client, inc, SEEN_MS);
    // What had been said before is on its way to the clients still.
    await pause(DRAIN_MS);
    const { rows } = await client.query<{ seq: string }>(
      'SELECT coalesce(max(seq), 0) AS seq FROM segment WHERE inc = $1',
      [inc],
    );
    const last = await readTail(client, inc, Number(must(rows[0], 'a number').seq) - 1);
    const names = last.flatMap(({ records }) => records.flatMap((record) => commandIn(record)?.name ?? []));
    if (names.some((name) => ledger.commands.has(name) && !ledger.isAnswered(name))) return;
    signal(pid, 'SIGCONT');
    await pause(5 + (attempt % 20));
  }
}

/** How many actors' rows stand above the mark up to which history is written: a checkpoint was cut in two. */
async function checkpointedAhead(client: pg.Client, inc: string): Promise<number> {
  await quiet(client, inc, SEEN_MS);
  const marks = await client.query<{ mark: string }>(
    'SELECT projected_through AS mark FROM node_progress WHERE inc = $1',
    [inc],
  );
  const firstVers = new Map<string, number>();
  for (const { records } of await readTail(client, inc, Number(must(marks.rows[0], 'a mark').mark))) {
    for (const { address, ver } of records) if (!firstVers.has(address)) firstVers.set(address, ver);
  }
  const { rows } = await client.query<{ address: string; ver: string }>(
    `SELECT kind || ':' || key AS address, ver FROM actor WHERE owner = $1`,
    [inc],
  );
  return rows.filter(({ address, ver }) => Number(ver) >= (firstVers.get(address) ?? Number.POSITIVE_INFINITY)).length;
}
