/**
 * The files of the embedded database: DATA_DIR/postgres/{cluster,password,port,log}, all owned by whom Postgres runs as.
 * Paths given to Postgres are relative to its working folder, so that no folder above needs to be open to it.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Runner } from './runner.ts';

export interface Cluster {
  readonly folder: string;
  readonly log: string;
  readonly password: string;
}

export const USER = 'aurelian';
const LOG_BYTES_MAX = 16 * 1024 * 1024;

/** What is given as -D. `/proc/self/cwd` reaches the folder itself even where its parents are closed to Postgres. */
export const pathFor = (folder: string): string => (process.platform === 'linux' ? '/proc/self/cwd' : folder);

/** Postgres inherits nothing of ours: PGDATA and its kin would speak for somebody else's database. */
export const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };

/** Opens the cluster of this data folder, making it first when there is none. */
export async function openCluster(dataDir: string, runner: Runner): Promise<Cluster> {
  const home = join(dataDir, 'postgres');
  const folder = join(home, 'cluster');
  const log = join(home, 'log');
  const passwordFile = join(home, 'password');
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    makeFolder(home, runner);
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    own(passwordFile, runner);
    await initialise(home, folder, runner);
  }
  if (!existsSync(passwordFile)) {
    throw new StartError(
      `The password of the embedded database is missing (${passwordFile}): restore it, or set DATABASE_URL.`,
    );
  }
  if (existsSync(log) && statSync(log).size > LOG_BYTES_MAX) renameSync(log, `${log}.old`);
  return { folder, log, password: readFileSync(passwordFile, 'utf8') };
}

/** Made beside its place and moved there whole: a start cut short leaves no half a cluster. */
async function initialise(home: string, folder: string, runner: Runner): Promise<void> {
  const draft = join(home, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft, runner);
  const args = [
    ...[
      '-D',
      pathFor(draft),
      '--pwfile=../password',
      `--username=${USER}`,
      '--auth=scram-sha-256',
      '--no-instructions',
    ],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  const child = spawn(runner.initdb, args, {
    ...runner.as,
    cwd: draft,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  if (code !== 0) {
    throw new StartError(`The embedded database could not be made in ${folder}: ${said.trim().replaceAll('\n', ' ')}`);
  }
  renameSync(draft, folder);
}

/** The port it had last time when that is free, else any free one; remembered. */
export async function choosePort(cluster: Cluster, avoid?: number): Promise<number> {
  const file = join(cluster.folder, '..', 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = last > 0 && last !== avoid && (await freePort(last)) ? last : await freePort(0);
  writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(0));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function makeFolder(folder: string, runner: Runner): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  own(folder, runner);
}

export function own(path: string, { as }: Runner): void {
  if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
}
