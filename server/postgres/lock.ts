/**
 * One server for one data folder. The lock names its holder by pid *and* life, so that it outlives neither a crash nor a
 * reboot nor a reused pid.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { lifeOf } from './process.ts';

interface Holder {
  readonly pid: number;
  readonly life: string | null;
  readonly port: number;
}

/** Makes the folder if needed and takes it; throws `StartError` when it is in use or cannot be written. */
export function lockDataDir(dataDir: string, port: number): { release(): void } {
  const path = join(dataDir, 'server.lock');
  const draft = join(dataDir, `server.lock.${process.pid}`);
  const mine = JSON.stringify({ pid: process.pid, life: lifeOf(process.pid), port } satisfies Holder);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, mine);
    try {
      while (!tryTake(draft, path)) clearStale(path, dataDir);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${why}): make it writable or point DATA_DIR elsewhere.`,
    );
  }
  return {
    release: () => {
      if (read(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** A link appears whole or not at all, so nobody ever reads half a lock. */
function tryTake(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function clearStale(path: string, dataDir: string): void {
  const seen = read(path);
  if (seen === null) return;
  const holder = parseHolder(seen);
  if (holder && holder.life !== null && lifeOf(holder.pid) === holder.life) {
    throw new StartError(
      `Aurelian is already running on port ${holder.port} with the data folder ${dataDir}: ` +
        'stop it, or set PORT and DATA_DIR to run a second one.',
    );
  }
  // Renaming is won by one of two rivals; the loser may have moved the winner's new lock, and puts it back.
  const grave = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  if (read(grave) !== seen) tryTake(grave, path);
  rmSync(grave, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}
