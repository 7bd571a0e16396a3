/** A Redis for the nodes of this machine: the one on the PATH, else Debian's package, else one sentence. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '../../server/start-error.ts';

const ANSWER_MS = 10_000;

export interface RunningRedis {
  readonly url: string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Again, on the same port. */
  start(): Promise<void>;
  /** Stands still, or goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

/** Throws `StartError` when there is none and none can be installed. */
export function findRedis(say: (sentence: string) => void = () => {}): string {
  if (isThere()) return 'redis-server';
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say("Installing Debian's redis-server ...");
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { stdio: 'ignore' });
    if (isThere()) return 'redis-server';
  }
  throw new StartError(
    'Several nodes need Redis: install redis-server (Debian: apt install redis-server; macOS: brew install redis).',
  );
}

/** Keeps nothing on disk: nothing in it is the only copy of anything. */
export async function startRedis(port: number, dir: string, say?: (sentence: string) => void): Promise<RunningRedis> {
  const program = findRedis(say);
  mkdirSync(dir, { recursive: true });
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    // Away from the terminal: Ctrl-C is for us, and Redis goes when the nodes have gone.
    child = spawn(program, options, { stdio: 'ignore', detached: true });
    child.on('error', () => {});
    const until = performance.now() + ANSWER_MS;
    while (!(await listens(port))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new StartError(`Redis did not start on port ${port}: is another program there?`);
      await pause(20);
    }
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    signal: (signal) => void child.kill(signal),
    kill: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

const isThere = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
