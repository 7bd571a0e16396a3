/** A crew: many seeds side by side, a thread for each processor. What breaks a thread or never ends is a broken promise as well. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Plan, Result } from './simulate.ts';
import { Violation } from './Violation.ts';

export interface Done {
  readonly result: Result;
  readonly seconds: number;
}

/** A course of events takes a second or so; one that took so many never ends. Ticks, not time: the machine itself may stand still. */
const TICK_MS = 1_000;
const PATIENCE_TICKS = 60;
const STEPS_PER_TICK = 200;
const FOR_EVER = new Violation('D9', 'something goes on for ever');

/** Until all are done, or `onDone` says that it is enough. */
export async function simulateAll(plans: readonly Plan[], onDone: (done: Done) => unknown): Promise<void> {
  const waiting = [...plans];
  const work = async (): Promise<void> => {
    const hand = new Hand();
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      const done = await hand.simulate(plan);
      // Where one never ends many will not.
      const isForEver = done.result.violation?.message === FOR_EVER.message;
      if (onDone(done) === 'enough' || isForEver) waiting.length = 0;
    }
    await hand.dismiss();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), plans.length) }, work));
}

class Hand {
  #thread: Worker | null = null;

  async simulate(plan: Plan): Promise<Done> {
    const startedAt = performance.now();
    try {
      return await this.#ask(plan);
    } catch (error) {
      await this.dismiss();
      const { promise, message } = error instanceof Violation ? error : new Violation('D2', String(error));
      const result = { seed: plan.seed, cast: '', steps: 0, virtualMs: 0, counts: {}, violation: { promise, message } };
      return { result, seconds: (performance.now() - startedAt) / 1_000 };
    }
  }

  #ask(plan: Plan): Promise<Done> {
    this.#thread ??= new Worker(new URL('hand.ts', import.meta.url), { name: 'simulator' });
    const thread = this.#thread;
    const { promise, resolve, reject } = Promise.withResolvers<Done>();
    let ticksLeft = PATIENCE_TICKS + plan.steps / STEPS_PER_TICK;
    const timer = setInterval(() => ticksLeft-- <= 0 && reject(FOR_EVER), TICK_MS);
    thread.removeAllListeners();
    thread.once('error', reject);
    thread.once('message', resolve);
    thread.postMessage(plan);
    return promise.finally(() => clearInterval(timer));
  }

  async dismiss(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = null;
  }
}
