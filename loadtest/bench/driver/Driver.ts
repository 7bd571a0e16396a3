/** The generator as the bench sees it: a child process that enters, runs and leaves. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromDriver, Load, RunResult, ToDriver, WalkResult } from './talk.ts';

const PROGRAM = fileURLToPath(new URL('process.ts', import.meta.url));

export type OnWindow = (is: 'open' | 'over') => void;

export class Driver {
  readonly #child: ChildProcess;
  #awaiting: {
    type: FromDriver['type'];
    resolve: (message: FromDriver) => void;
    reject: (error: Error) => void;
  } | null = null;
  #onWindow: OnWindow = () => {};

  constructor() {
    this.#child = fork(PROGRAM, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', (message: FromDriver) => this.#hear(message));
    this.#child.on('exit', (code, signal) => this.#fail(`the generator ended with ${signal ?? code}`));
  }

  async enter(url: string, traders: number, room: 'trader' | 'hub' = 'trader'): Promise<{ seconds: number }> {
    return this.#ask({ type: 'enter', url, traders, room }, 'entered');
  }

  async run(load: Load, onWindow: OnWindow): Promise<RunResult> {
    this.#onWindow = onWindow;
    return (await this.#ask({ type: 'run', load }, 'ran')).result;
  }

  async walk(warmupMs: number, windowMs: number, onWindow: OnWindow): Promise<WalkResult> {
    this.#onWindow = onWindow;
    return (await this.#ask({ type: 'walk', warmupMs, windowMs }, 'walked')).result;
  }

  async end(): Promise<void> {
    this.#child.removeAllListeners('exit');
    this.#child.kill('SIGKILL');
  }

  #ask<Type extends FromDriver['type']>(message: ToDriver, type: Type): Promise<Extract<FromDriver, { type: Type }>> {
    return new Promise((resolve, reject) => {
      this.#awaiting = { type, resolve: resolve as (message: FromDriver) => void, reject };
      this.#child.send(message);
    });
  }

  #hear(message: FromDriver): void {
    if (message.type === 'window') this.#onWindow(message.is);
    else if (message.type === 'failed') this.#fail(message.why);
    else if (message.type === this.#awaiting?.type) this.#awaiting.resolve(message);
  }

  #fail(why: string): void {
    this.#awaiting?.reject(new Error(why));
    this.#awaiting = null;
  }
}
