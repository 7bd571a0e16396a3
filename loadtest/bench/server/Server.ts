/** A server of the bench as the bench sees it: a child process that is opened, marked and ended. */
import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../../ops/testing/server.ts';
import type { FromServer, Marks, Mode, ToServer } from './talk.ts';

const PROGRAM = fileURLToPath(new URL('process.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export class Server {
  readonly mode: Mode;
  readonly url: string;
  readonly #child: ChildProcess;
  #awaiting: PromiseWithResolvers<FromServer> | null = null;

  private constructor(mode: Mode, url: string, child: ChildProcess) {
    this.mode = mode;
    this.url = url;
    this.#child = child;
    child.on('message', (message: FromServer) => {
      if (message.type === 'failed') this.#fail(message.why);
      else this.#awaiting?.resolve(message);
    });
    child.on('exit', (code, signal) => this.#fail(`ended with ${signal ?? code}`));
  }

  static async open(mode: Mode, databaseUrl: string, dataDir = tmpdir()): Promise<Server> {
    const port = await findFreePort();
    const settings = { PORT: String(port), LISTEN_HOST: '127.0.0.1', DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
    const child = fork(PROGRAM, [mode], {
      cwd: ROOT,
      execArgv: ['--expose-gc', '--no-deprecation'],
      env: { PATH: process.env['PATH'] ?? '', ...settings, LIMITS: 'off', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const server = new Server(mode, `http://127.0.0.1:${port}`, child);
    await server.#next();
    return server;
  }

  /** What happened since the mark before. */
  async mark(collect = false): Promise<Marks> {
    const answer = await this.#ask({ type: 'mark', collect });
    if (answer.type !== 'marked') throw new Error(`${this.mode}: no mark`);
    return answer.marks;
  }

  async settle(): Promise<void> {
    await this.#ask({ type: 'settle' });
  }

  async resizePool(size: number): Promise<void> {
    await this.#ask({ type: 'pool', size });
  }

  async profile(file: string | null): Promise<void> {
    await this.#ask({ type: 'profile', file });
  }

  end(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill('SIGKILL');
  }

  #ask(message: ToServer): Promise<FromServer> {
    const answer = this.#next();
    this.#child.send(message);
    return answer;
  }

  async #next(): Promise<FromServer> {
    this.#awaiting = Promise.withResolvers();
    return this.#awaiting.promise;
  }

  #fail(why: string): void {
    this.#awaiting?.reject(new Error(`The ${this.mode} server: ${why}.`));
  }
}
