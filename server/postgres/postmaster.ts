/** The process of the embedded database: spawned apart from us, asked whether it answers, stopped. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { type Cluster, choosePort, ENVIRONMENT, own, pathFor, USER } from './cluster.ts';
import { folderOf, lifeOf, pause, signal, waitUntil } from './process.ts';
import type { Runner } from './runner.ts';

type ClusterFolder = Pick<Cluster, 'folder'>;

export interface Running {
  readonly pid: number;
  readonly port: number;
}

/** Durability is not a setting: the promises of the log rest on the first three. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** How long silence counts as not answering. */
export const ANSWER_MS = 3_000;
/** How long each firmer way of stopping gets, after the gentle one. */
export const FORCE_MS = 2_000;
const RECOVERY_MS = 120_000;
const STOP_MS = 30_000;

export async function launch(cluster: Cluster, runner: Runner, samePort?: number): Promise<Running> {
  for (let attempt = 1, port = samePort; ; attempt += 1) {
    port ??= await choosePort(cluster);
    const sizeBefore = sizeOf(cluster.log);
    const pid = spawnPostgres(cluster, runner, port);
    if (await answers(cluster, { pid, port }, RECOVERY_MS)) return { pid, port };
    signal(pid, 'SIGKILL');
    const fatal =
      readFileSync(cluster.log)
        .subarray(sizeBefore)
        .toString()
        .match(/FATAL: +(.*)/)?.[1] ?? 'it did not answer';
    // After a kill -9 its children linger for a moment and hold the shared memory; a port may be taken in between.
    const isPassing = /shared memory|lock file|TCP\/IP|bind/.test(fatal);
    if (!isPassing || attempt === 20) {
      throw new StartError(`The embedded database did not start (${fatal}): see ${cluster.log}, or set DATABASE_URL.`);
    }
    if (samePort === undefined) port = await choosePort(cluster, port);
    await pause(250);
  }
}

function spawnPostgres(cluster: Cluster, runner: Runner, port: number): number {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = openSync(cluster.log, 'a', 0o600);
  own(cluster.log, runner);
  const child = spawn(runner.postgres, ['-D', pathFor(cluster.folder), ...settings], {
    ...runner.as,
    cwd: cluster.folder,
    env: ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  return child.pid ?? 0;
}

/** Asks until it answers, dies, or `limitMs` of silence passed; a database in recovery does answer: "starting up". */
export async function answers(cluster: Cluster, { pid, port }: Running, limitMs: number): Promise<boolean> {
  const patienceEndsAt = Date.now() + RECOVERY_MS;
  for (let endsAt = Date.now() + limitMs; Date.now() < endsAt && lifeOf(pid) !== null; await pause(25)) {
    const refusal = await query(urlOf(cluster, port, 'postgres'), 'SELECT 1').then(
      () => null,
      (error: { code?: string }) => error,
    );
    if (refusal === null) return true;
    if (refusal.code === '28P01')
      throw new StartError(`The password kept beside ${cluster.folder} does not open the database.`);
    if (refusal.code === '57P03') endsAt = Math.min(Date.now() + limitMs, patienceEndsAt);
  }
  return false;
}

export async function halt(pid: number, cluster: ClusterFolder, gentleMs = STOP_MS): Promise<void> {
  const isGone = (): boolean => !isOurs(pid, cluster);
  for (const [name, limitMs] of [
    ['SIGINT', gentleMs],
    ['SIGQUIT', FORCE_MS],
    ['SIGKILL', FORCE_MS],
  ] as const) {
    if (isGone()) return;
    signal(pid, name);
    if (await waitUntil(isGone, limitMs)) return;
  }
  throw new StartError(`The embedded database (process ${pid}) cannot be stopped: end it by hand and start again.`);
}

/** A Postgres works in its cluster's folder for as long as it lives. */
export const isOurs = (pid: number, cluster: ClusterFolder): boolean =>
  lifeOf(pid) !== null && folderOf(pid) === realpathSync(cluster.folder);

export function readPidFile(cluster: ClusterFolder): Running | null {
  try {
    const lines = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

export async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
