/** One node as a process of its own, started again whenever it ends without being asked to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../server/start-error.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A node that comes again takes less of the time of those that serve. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'compiled');
const OPEN = 'Aurelian is open at';
const START_MS = 60_000;
const AGAIN_MS = 300;
const AGAIN_MS_MAX = 5_000;
const SAID_MAX = 200_000;

export interface NodeEvents {
  opened(pid: number, tookMs: number): void;
  ended(how: string): void;
}

export class NodeProcess {
  readonly port: number;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #events: NodeEvents;
  #child: ChildProcess | null = null;
  #said = '';
  #failures = 0;
  #isWanted = false;
  #isOpen = false;

  constructor(settings: Readonly<Record<string, string>>, events: NodeEvents) {
    this.port = Number(settings['PORT']);
    this.#settings = settings;
    this.#events = events;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** It has said so, and has not ended since. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The end of what it said, over all its lives. */
  get said(): string {
    return this.#said;
  }

  /** Resolves when it is open, and keeps it so; throws `StartError` with its last words when it cannot start. */
  async start(): Promise<void> {
    await this.#run();
    this.#isWanted = true;
  }

  async #run(): Promise<void> {
    const startedAt = performance.now();
    // The channel tells it when this process dies: no node outlives whoever started it.
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, ...this.#settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A Ctrl-C at the terminal is for the cluster, which asks each node itself.
      detached: true,
    });
    this.#child = child;
    child.once('exit', (code, signal) => this.#ended(child, signal ?? `exit code ${code}`));
    await this.#opened(child);
    this.#isOpen = true;
    this.#failures = 0;
    this.#events.opened(child.pid ?? 0, performance.now() - startedAt);
  }

  /** Sends a signal and does not wait; it is started again if that ends it. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends it for good; its exit code, if it was there and left with one. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#isWanted = false;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  #opened(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
      let text = '';
      const hear = (chunk: Buffer): void => {
        this.#said = (this.#said + chunk.toString()).slice(-SAID_MAX);
        text = (text + chunk.toString()).slice(-SAID_MAX);
        if (!text.includes(OPEN)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => {
        clearTimeout(timer);
        reject(new StartError(text.trim().split('\n').at(-1) || `The node on port ${this.port} ended without a word.`));
      });
    });
  }

  #ended(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#isOpen = false;
    if (!this.#isWanted) return;
    this.#events.ended(how);
    void pause(Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** this.#failures++)).then(() => {
      // Its next end is heard of in the same way.
      if (this.#isWanted && !this.#child) this.#run().catch(() => {});
    });
  }
}
