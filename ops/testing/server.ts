/** The real server as a process of its own, for tests that kill it. Everything it leaves goes with `stop`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopLeftover } from '../../server/postgres/postgres.ts';

export interface ServerOptions {
  /** A free one unless told; the same one after each restart. */
  readonly port?: number;
  /** A temporary one, removed at the end, unless told. */
  readonly dataDir?: string;
  readonly limits?: 'on' | 'off';
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears everything it says, of which `said` keeps only the end. */
  readonly hear?: (chunk: string) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  /** Of the present process. */
  readonly pid: number;
  /** The end of what the present process has said. */
  said(): string;
  /** Sends the signal and waits for the end; the exit code, or null when the signal itself ended it. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts again on the same port and data, ending the present process first if it lives. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPEN = /Aurelian is open at (http:\/\/\S+)/;
const START_MS = 60_000;
const SAID_MAX = 200_000;

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await findFreePort());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'aurelian-server-'));
  const settings = {
    PORT: String(port),
    LISTEN_HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LIMITS: options.limits ?? 'on',
    ...options.env,
  };
  let current = await open(settings, options.hear);

  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> => {
    const { child } = current;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  return {
    url: current.url,
    dataDir,
    get pid() {
      return current.child.pid ?? 0;
    },
    said: () => current.said(),
    kill,
    restart: async (signal) => {
      await kill(signal);
      current = await open(settings, options.hear);
    },
    stop: async () => {
      await kill('SIGTERM');
      await stopLeftover(dataDir);
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs the server until it is open; throws with what it said when it ends before that. */
async function open(
  settings: Record<string, string>,
  tell: (chunk: string) => void = () => {},
): Promise<{ child: ChildProcess; url: string; said(): string }> {
  // The channel tells it when this process dies: no server outlives the test that started it.
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const giveUp = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`The server ${why}. It said:\n${text}`));
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      giveUp(`was not open after ${START_MS / 1000} s`);
    }, START_MS);
    const hear = (chunk: Buffer): void => {
      tell(chunk.toString());
      text = (text + chunk.toString()).slice(-SAID_MAX);
      const found = OPEN.exec(text)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => giveUp(`ended with ${signal ?? code}`));
  });
  return { child, url, said: () => text };
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The first of so many ports in a row that nobody listens on. */
export async function findFreePorts(count: number): Promise<number> {
  for (;;) {
    const first = await findFreePort();
    const others = Array.from({ length: count - 1 }, (_, i) => first + i + 1);
    if ((await Promise.all(others.map(isFree))).every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
