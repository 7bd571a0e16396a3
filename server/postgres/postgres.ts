/**
 * The embedded database: started apart from us (Ctrl-C does not reach it), stopped last, adopted when a killed server left
 * it running, started again when it dies under us. It listens on loopback only and its password never leaves the data folder.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { type Cluster, choosePort, ENVIRONMENT, openCluster, own, pathFor, USER } from './cluster.ts';
import { folderOf, lifeOf, pause, signal, waitUntil } from './process.ts';
import { findRunner, type Runner } from './runner.ts';

export interface Postgres {
  /** Changes when it died and was started again. */
  readonly pid: number;
  url(database: string): string;
  /** Makes the database unless it is there; returns its URL. */
  makeDatabase(name: string): Promise<string>;
  /** Fast mode: open transactions are rolled back, everything committed is on disk. Returns when the process is gone. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly dataDir: string;
  readonly log: (sentence: string) => void;
}

interface Running {
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

const ANSWER_MS = 5_000;
const RECOVERY_MS = 120_000;
const STOP_MS = 30_000;
const WATCH_MS = 500;

export async function startPostgres({ dataDir, log }: PostgresOptions): Promise<Postgres> {
  const runner = await findRunner();
  const cluster = await openCluster(resolve(dataDir), runner);
  let running = (await adopt(cluster, log)) ?? (await launch(cluster, runner));
  let stopping = false;
  let reviving: Promise<void> | null = null;

  const url = (database: string): string => urlOf(cluster, running.port, database);
  const revive = async (): Promise<void> => {
    log('The embedded database died; starting it again.');
    try {
      running = await launch(cluster, runner, running.port);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
  };
  const watch = setInterval(() => {
    if (stopping || reviving || isOurs(running.pid, cluster)) return;
    reviving = revive().finally(() => {
      reviving = null;
    });
  }, WATCH_MS);
  watch.unref();

  return {
    get pid() {
      return running.pid;
    },
    url,
    makeDatabase: async (name) => {
      await query(url('postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
        if (error.code !== '42P04') throw error;
      });
      return url(name);
    },
    stop: async () => {
      stopping = true;
      clearInterval(watch);
      await reviving;
      await halt(running.pid, cluster);
    },
  };
}

/** A Postgres of this very folder that a killed server left behind. One that does not answer is stopped. */
async function adopt(cluster: Cluster, log: (sentence: string) => void): Promise<Running | null> {
  const found = readPidFile(cluster);
  if (!found) return null;
  if (!isOurs(found.pid, cluster)) {
    // Postgres would refuse to start if some unrelated process had this pid by now.
    rmSync(join(cluster.folder, 'postmaster.pid'), { force: true });
    return null;
  }
  if (await answers(cluster, found, ANSWER_MS)) {
    log('Adopted the embedded database that an earlier server left running.');
    return found;
  }
  log('The embedded database of an earlier server does not answer; stopping it.');
  await halt(found.pid, cluster, ANSWER_MS);
  return null;
}

async function launch(cluster: Cluster, runner: Runner, samePort?: number): Promise<Running> {
  for (let attempt = 1, port = samePort; ; attempt += 1) {
    port ??= await choosePort(cluster);
    const sizeBefore = sizeOf(cluster.log);
    const pid = spawnPostgres(cluster, runner, port);
    if (await answers(cluster, { pid, port }, RECOVERY_MS)) return { pid, port };
    signal(pid, 'SIGKILL');
    const fatal = readFileSync(cluster.log).subarray(sizeBefore).toString().match(/FATAL: +(.*)/)?.[1] ?? 'it did not answer';
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
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
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
async function answers(cluster: Cluster, { pid, port }: Running, limitMs: number): Promise<boolean> {
  const patienceEndsAt = Date.now() + RECOVERY_MS;
  for (let endsAt = Date.now() + limitMs; Date.now() < endsAt && lifeOf(pid) !== null; await pause(25)) {
    const refusal = await query(urlOf(cluster, port, 'postgres'), 'SELECT 1').then(() => null, (error: { code?: string }) => error);
    if (refusal === null) return true;
    if (refusal.code === '28P01') throw new StartError(`The password kept beside ${cluster.folder} does not open the database.`);
    if (refusal.code === '57P03') endsAt = Math.min(Date.now() + limitMs, patienceEndsAt);
  }
  return false;
}

async function halt(pid: number, cluster: Cluster, gentleMs = STOP_MS): Promise<void> {
  const isGone = (): boolean => !isOurs(pid, cluster);
  for (const [name, limitMs] of [['SIGINT', gentleMs], ['SIGQUIT', ANSWER_MS], ['SIGKILL', ANSWER_MS]] as const) {
    if (isGone()) return;
    signal(pid, name);
    if (await waitUntil(isGone, limitMs)) return;
  }
  throw new StartError(`The embedded database (process ${pid}) cannot be stopped: end it by hand and start again.`);
}

/** A Postgres works in its cluster's folder for as long as it lives. */
const isOurs = (pid: number, cluster: Cluster): boolean => lifeOf(pid) !== null && folderOf(pid) === realpathSync(cluster.folder);

function readPidFile(cluster: Cluster): Running | null {
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

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
