/** What the launcher of a load test and its worker processes tell each other. */
import type { CommandType, Fault } from './accounting.ts';
import type { Health } from './health.ts';

export interface Orders {
  readonly endpoint: string;
  readonly worker: number;
  /** Names this run in what bots say. */
  readonly run: string;
  readonly bots: number;
  readonly walkers: number;
  readonly readers: number;
  readonly seed: number;
  readonly seconds: number;
}

export type ToWorker =
  | { readonly type: 'enter'; readonly orders: Orders }
  /** Everybody is in: begin at this instant, epoch ms. */
  | { readonly type: 'begin'; readonly at: number };

export type FromWorker =
  | { readonly type: 'entered'; readonly bots: number }
  | { readonly type: 'progress'; readonly sent: number; readonly answered: number }
  | { readonly type: 'result'; readonly result: WorkerResult }
  | { readonly type: 'failed'; readonly why: string };

export interface CommandResult {
  readonly type: CommandType;
  readonly sent: number;
  readonly acked: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Packed times from the intended sending to the reply. */
  readonly latency: string;
}

export interface BotResult {
  readonly trades: number;
  readonly chats: number;
  readonly walks: boolean;
  /** Steps a second: those sent, and those the server confirmed. */
  readonly stepRate: number;
  readonly confirmedRate: number;
  readonly orders: number;
  readonly ordersFilled: number;
}

export interface WorkerResult {
  readonly commands: readonly CommandResult[];
  readonly bots: readonly BotResult[];
  readonly faults: readonly Fault[];
  /** Answers that mean "ask again", by reason. */
  readonly waits: Readonly<Record<string, number>>;
  /** Rooms that closed during the run. */
  readonly drops: number;
  readonly frameGaps: string;
  /** How late commands set out, against their intended instant: the generator's own fault. */
  readonly lateness: string;
  readonly health: Health;
}
