/**
 * The checkpointer: every second or so it has what was committed since the last time folded into rows, in the background.
 * It holds committed segments only, so a checkpoint can never be ahead of the log.
 */
import type { Address } from '../../actors/kit/address.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import type { CommittedSegment, Folder } from './Folder.ts';

export interface CheckpointerLimits {
  readonly everyMs: number;
  /** Past this many bytes of unfolded log (before they are compressed), intake closes until the fold has caught up. */
  readonly tailBytesMax: number;
  /** Bytes of log that are folded at once: after an outage the tail is long, and statements must stay small. */
  readonly foldBytesMax: number;
}

export const checkpointerLimits: CheckpointerLimits = { everyMs: 1_000, tailBytesMax: 64 << 20, foldBytesMax: 8 << 20 };

const RETRY_MS = 200;

/** With its size before it was compressed: that is what folding it costs. */
interface TailSegment extends CommittedSegment {
  readonly bytes: number;
}

export interface CheckpointerEvents {
  checkpointed(tookMs: number, actors: number): void;
  storeFailed(error: StoreUnavailable): void;
  /** This incarnation has been retired: whoever did it folds the log in its place. */
  fenced(): void;
  broke(error: unknown): void;
}

export class Checkpointer {
  readonly #folder: Folder;
  readonly #clock: Clock;
  readonly #events: CheckpointerEvents;
  readonly #limits: CheckpointerLimits;
  readonly #reached = new Map<Address, number>();
  #segments: TailSegment[] = [];
  #tailBytes = 0;
  #running: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(
    folder: Folder,
    clock: Clock,
    events: CheckpointerEvents,
    limits: CheckpointerLimits = checkpointerLimits,
  ) {
    this.#folder = folder;
    this.#clock = clock;
    this.#events = events;
    this.#limits = limits;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  get keepsUp(): boolean {
    return this.#tailBytes < this.#limits.tailBytesMax;
  }

  /** True when the row of the actor stands exactly at the version. */
  hasReached(address: Address, ver: number): boolean {
    return this.#reached.get(address) === ver;
  }

  /** Forgets an actor that left memory. */
  forget(address: Address): void {
    this.#reached.delete(address);
  }

  /** The version an actor was restored at. */
  restored(address: Address, ver: number): void {
    this.#reached.set(address, ver);
  }

  add(segment: TailSegment): void {
    this.#segments.push(segment);
    this.#tailBytes += segment.bytes;
    this.#schedule();
  }

  /** Folds what is committed by now; resolves when it is written. What comes meanwhile waits for its own time. */
  async catchUp(): Promise<void> {
    const through = this.#segments.at(-1)?.seq ?? 0;
    const isBehind = () => !this.#stopped && (this.#segments[0]?.seq ?? Number.POSITIVE_INFINITY) <= through;
    for (let oldest = this.#segments[0]; isBehind(); oldest = this.#segments[0]) {
      await this.#run();
      if (isBehind() && this.#segments[0] === oldest)
        await new Promise<void>((resolve) => this.#clock.after(RETRY_MS, resolve));
    }
  }

  /** With nothing more to come: folds everything, and lets what is being folded end. */
  async drain(): Promise<void> {
    while ((this.#segments.length > 0 || this.#running) && !this.#stopped) {
      await this.catchUp();
      await this.#running;
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #schedule(): void {
    if (this.#cancel || this.#stopped) return;
    this.#cancel = this.#clock.after(this.#limits.everyMs, () => {
      this.#cancel = null;
      void this.#run().then(() => {
        if (this.#segments.length > 0) this.#schedule();
      });
    });
  }

  #run(): Promise<void> {
    this.#running ??= this.#foldAll()
      .catch((error) => {
        if (error instanceof StoreUnavailable) this.#events.storeFailed(error);
        else this.#events.broke(error);
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** What is committed by now; what comes meanwhile waits for its own time. */
  async #foldAll(): Promise<void> {
    const through = this.#segments.at(-1)?.seq ?? 0;
    for (let some = this.#oldest(through); some.length > 0 && !this.#stopped; some = this.#oldest(through))
      await this.#fold(some);
  }

  /** The oldest segments, up to so many bytes; at least one. They stay in the tail until they are written. */
  #oldest(through: number): TailSegment[] {
    const oldest: TailSegment[] = [];
    let bytesLeft = this.#limits.foldBytesMax;
    for (const segment of this.#segments) {
      if (segment.seq > through || (oldest.length > 0 && segment.bytes > bytesLeft)) break;
      bytesLeft -= segment.bytes;
      oldest.push(segment);
    }
    return oldest;
  }

  async #fold(segments: readonly TailSegment[]): Promise<void> {
    const startedAt = this.#clock.now();
    const reached = await this.#folder.fold(segments);
    if (reached === 'fenced') return this.#events.fenced();
    this.#segments.splice(0, segments.length);
    this.#tailBytes -= segments.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { address, ver } of reached) if (this.#reached.has(address)) this.#reached.set(address, ver);
    this.#events.checkpointed(this.#clock.now() - startedAt, reached.length);
  }
}
