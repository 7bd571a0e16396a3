/** What the bench and its server process say to each other. */

/** What stands behind the room: memory alone, the kernel on Postgres, or a transaction per command. */
export type Mode = 'bare' | 'kernel' | 'transactions';

export interface Marks {
  /** Event-loop utilisation since the mark before: 1 is a core with nothing left. */
  readonly elu: number;
  /** CPU of the process since the mark before, in cores. */
  readonly cores: number;
  /** The same of the thread alone on which commands are decided. */
  readonly ownCores: number;
  readonly seconds: number;
  /** Counted since the mark before. */
  readonly appends: number;
  readonly appendedBytes: number;
  readonly cascades: number;
  readonly checkpointedActors: number;
  readonly faults: number;
  /** Of hubs' ticks since the mark before, ms. */
  readonly ticks: { readonly count: number; readonly p50: number; readonly p99: number; readonly max: number };
  /** As it is now. */
  readonly tailBytes: number;
  readonly actors: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
}

export type ToServer =
  /** With `collect` the heap is what is left after a collection of garbage. */
  | { readonly type: 'mark'; readonly collect?: boolean }
  /** Answered when the log has been folded. */
  | { readonly type: 'settle' }
  | { readonly type: 'pool'; readonly size: number }
  | { readonly type: 'profile'; readonly file: string | null };

export type FromServer =
  | { readonly type: 'open' }
  | { readonly type: 'marked'; readonly marks: Marks }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly why: string };
