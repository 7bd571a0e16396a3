/**
 * The folder on a thread of its own: what it costs to read the log back and to write rows is not taken from those who play.
 * It begins with the first question, and asks the database over a connection of its own.
 */
import { Worker } from 'node:worker_threads';
import type { CommittedSegment, Folder, Reached } from '../host/Folder.ts';
import { StoreUnavailable } from '../persistence/Store.ts';

export interface FoldOrder {
  readonly databaseUrl: string;
  readonly inc: string;
}

export type FoldQuestion = { readonly id: number } & (
  | { readonly type: 'fold'; readonly segments: readonly CommittedSegment[] }
  | { readonly type: 'project' }
);

export type FoldAnswer = { readonly id: number } & (
  | { readonly type: 'folded'; readonly reached: Reached[] | 'fenced' }
  | { readonly type: 'projected'; readonly segments: number }
  | { readonly type: 'unavailable'; readonly error: unknown }
  | { readonly type: 'broke'; readonly error: unknown }
);

export class ThreadFolder implements Folder {
  readonly #order: FoldOrder;
  readonly #asked = new Map<number, PromiseWithResolvers<FoldAnswer>>();
  #worker: Worker | null = null;
  #broke: unknown = null;
  #ids = 0;

  constructor(order: FoldOrder) {
    this.#order = order;
  }

  async fold(segments: readonly CommittedSegment[]): Promise<Reached[] | 'fenced'> {
    const answer = await this.#ask({ type: 'fold', segments, id: ++this.#ids });
    return answer.type === 'folded' ? answer.reached : [];
  }

  async projectFolded(): Promise<number> {
    const answer = await this.#ask({ type: 'project', id: ++this.#ids });
    return answer.type === 'projected' ? answer.segments : 0;
  }

  async end(): Promise<void> {
    this.#end(new StoreUnavailable('the thread that folds the log was ended'));
    await this.#worker?.terminate();
  }

  async #ask(question: FoldQuestion): Promise<FoldAnswer> {
    if (this.#broke) throw this.#broke;
    this.#worker ??= this.#begin();
    const asked = Promise.withResolvers<FoldAnswer>();
    this.#asked.set(question.id, asked);
    this.#worker.postMessage(question);
    const answer = await asked.promise;
    if (answer.type === 'unavailable') throw new StoreUnavailable('fold', { cause: answer.error });
    if (answer.type === 'broke') throw answer.error;
    return answer;
  }

  #begin(): Worker {
    const worker = new Worker(new URL('fold-thread.ts', import.meta.url), { workerData: this.#order, name: 'fold' });
    worker.on('message', (answer: FoldAnswer) => {
      this.#asked.get(answer.id)?.resolve(answer);
      this.#asked.delete(answer.id);
    });
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', (code) => this.#end(new Error(`the thread that folds the log ended with ${code}`)));
    return worker;
  }

  /** Whatever was asked is never answered: the host must not wait for it. */
  #end(error: unknown): void {
    this.#broke ??= error;
    for (const asked of this.#asked.values()) asked.reject(this.#broke);
    this.#asked.clear();
  }
}
