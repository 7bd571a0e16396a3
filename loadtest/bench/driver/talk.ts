/** What the bench and its generator say to each other. */

/** How one run loads the server. */
export interface Load {
  /** Closed: so many commands are always under way. Open: so many are due each second, whatever is answered. */
  readonly shape: { readonly closed: number } | { readonly openPerSecond: number };
  /** Zipf's exponent over the actors; 0 is uniform. */
  readonly exponent: number;
  /** Requests that leave an actor's socket together, all answered before the next; 1 for one at a time. */
  readonly pipelined: number;
  /** Only this many of the seats act. */
  readonly actors: number;
  readonly warmupMs: number;
  readonly windowMs: number;
}

export interface RunResult {
  readonly seconds: number;
  /** Answers that came within the window. */
  readonly answered: number;
  readonly refused: Readonly<Record<string, number>>;
  /** How often a command was turned away for the time being within the window; it went again, and was answered later. */
  readonly turnedAway: number;
  /** Due within the window, and never sent: their actor had as many under way as it may. */
  readonly unsent: number;
  /** Commands still unanswered when patience ended. */
  readonly unanswered: number;
  readonly ms: { readonly p50: number; readonly p99: number; readonly p999: number; readonly max: number };
  /** CPU of the generator's process, in cores. */
  readonly cores: number;
  /** How late commands set out, ms: the generator's own fault. */
  readonly lateP99Ms: number;
  readonly bytesIn: number;
  readonly framesIn: number;
}

export interface WalkResult {
  readonly seconds: number;
  readonly walkers: number;
  readonly inputsSent: number;
  readonly framesIn: number;
  readonly bytesIn: number;
  readonly cores: number;
  readonly dropped: number;
}

export type ToDriver =
  | { readonly type: 'enter'; readonly url: string; readonly traders: number; readonly room: 'trader' | 'hub' }
  | { readonly type: 'run'; readonly load: Load }
  | { readonly type: 'walk'; readonly warmupMs: number; readonly windowMs: number }
  | { readonly type: 'leave' };

export type FromDriver =
  | { readonly type: 'entered'; readonly seconds: number; readonly traders: number }
  /** The window opens, or is over: whoever watches the server marks it. */
  | { readonly type: 'window'; readonly is: 'open' | 'over' }
  | { readonly type: 'ran'; readonly result: RunResult }
  | { readonly type: 'walked'; readonly result: WalkResult }
  | { readonly type: 'left' }
  | { readonly type: 'failed'; readonly why: string };
