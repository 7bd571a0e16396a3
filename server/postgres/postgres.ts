/**
 * The embedded database: started apart from us (Ctrl-C does not reach it), stopped last, adopted when a killed server left
 * it running, started again when it dies under us. It listens on loopback only and its password never leaves the data folder.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Cluster, openCluster } from './cluster.ts';
import {
  ANSWER_MS,
  answers,
  FORCE_MS,
  halt,
  isOurs,
  launch,
  query,
  type Running,
  readPidFile,
  urlOf,
} from './postmaster.ts';
import { findRunner } from './runner.ts';

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
  await halt(found.pid, cluster, FORCE_MS);
  return null;
}

/** Stops what a killed process left running in this data folder, if anything. */
export async function stopLeftover(dataDir: string): Promise<void> {
  const cluster = { folder: join(resolve(dataDir), 'postgres', 'cluster') };
  const found = readPidFile(cluster);
  if (found && isOurs(found.pid, cluster)) await halt(found.pid, cluster);
}
