/** The worker processes of a load test, as the launcher drives them: all in, then all at once, then all told. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FromWorker, Orders, ToWorker, WorkerResult } from './fleet-messages.ts';

export interface Plan {
  readonly endpoint: string;
  readonly run: string;
  readonly players: number;
  readonly seconds: number;
  readonly seed: number;
}

/** A worker drives this many without running late; more workers than cores only get in each other's way. */
const BOTS_PER_WORKER = 100;
const LEAD_MS = 500;

interface Member {
  readonly child: ChildProcess;
  readonly orders: Orders;
  readonly entered: PromiseWithResolvers<void>;
  readonly result: PromiseWithResolvers<WorkerResult>;
  inside: number;
  sent: number;
  answered: number;
}

export class Fleet {
  readonly #members: Member[];

  constructor(plan: Plan) {
    const count = Math.max(1, Math.min(availableParallelism(), Math.ceil(plan.players / BOTS_PER_WORKER)));
    this.#members = Array.from({ length: count }, (_, worker) => launch(ordersFor(plan, worker, count)));
  }

  get size(): number {
    return this.#members.length;
  }

  get inside(): number {
    return this.#sum(({ inside }) => inside);
  }

  get sent(): number {
    return this.#sum(({ sent }) => sent);
  }

  get answered(): number {
    return this.#sum(({ answered }) => answered);
  }

  /** Resolves when every bot is in all his rooms. */
  async enter(): Promise<void> {
    for (const { child, orders } of this.#members) tell(child, { type: 'enter', orders });
    await Promise.all(this.#members.map(({ entered }) => entered.promise));
  }

  async work(): Promise<WorkerResult[]> {
    const at = Date.now() + LEAD_MS;
    for (const { child } of this.#members) tell(child, { type: 'begin', at });
    return Promise.all(this.#members.map(({ result }) => result.promise));
  }

  end(): void {
    for (const { child } of this.#members) child.kill('SIGKILL');
  }

  #sum(of: (member: Member) => number): number {
    return this.#members.reduce((sum, member) => sum + of(member), 0);
  }
}

/** Half of all bots walk and half watch the books; each worker gets its even part of both. */
function ordersFor({ endpoint, run, players, seconds, seed }: Plan, worker: number, count: number): Orders {
  const part = (of: number) => Math.floor((of * (worker + 1)) / count) - Math.floor((of * worker) / count);
  const half = Math.ceil(players / 2);
  return {
    endpoint,
    run,
    worker,
    bots: part(players),
    walkers: part(half),
    readers: Math.max(1, part(half)),
    seed,
    seconds,
  };
}

function launch(orders: Orders): Member {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const member: Member = {
    ...{ child, orders, inside: 0, sent: 0, answered: 0 },
    entered: Promise.withResolvers<void>(),
    result: Promise.withResolvers<WorkerResult>(),
  };
  const fail = (why: string) => {
    const error = new Error(why);
    member.entered.reject(error);
    member.result.reject(error);
  };
  // Either may fail while nobody waits for it yet.
  member.entered.promise.catch(() => {});
  member.result.promise.catch(() => {});
  child.on('message', (message: FromWorker) => hear(member, message, fail));
  child.on('exit', () => fail(`Worker ${orders.worker} ended before its work was done.`));
  return member;
}

function hear(member: Member, message: FromWorker, fail: (why: string) => void): void {
  switch (message.type) {
    case 'entered':
      member.inside = message.bots;
      if (message.bots === member.orders.bots) member.entered.resolve();
      return;
    case 'progress':
      member.sent = message.sent;
      member.answered = message.answered;
      return;
    case 'result':
      member.result.resolve(message.result);
      return;
    case 'failed':
      fail(message.why);
      return;
  }
}

function tell(child: ChildProcess, message: ToWorker): void {
  child.send(message);
}
