/**
 * The committer: node-wide group commit and the output gate (D1).
 * Cascades gather in the open segment while the append before is under way; one append at a time carries them all.
 * Whatever is to be said is held until the append of the segment in which it was decided is known to be committed.
 */
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import type { CommittedSegment } from './Folder.ts';
import { packCascade } from './logged.ts';
import { packSegment } from './segment.ts';

export interface CommitterLimits {
  /** Bytes and cascades that may wait for their append before intake closes. */
  readonly heldBytesMax: number;
  readonly heldCascadesMax: number;
  /** An append under way for longer than this closes intake as well. */
  readonly appendAgeMaxMs: number;
  readonly segmentBytesMax: number;
}

export const committerLimits: CommitterLimits = {
  heldBytesMax: 8 << 20,
  heldCascadesMax: 20_000,
  appendAgeMaxMs: 5_000,
  segmentBytesMax: 1 << 20,
};

export interface CommitterEvents {
  /** Called for each committed segment, before its outputs go out; `bytes` is its size before it was compressed. */
  committed(segment: CommittedSegment & { readonly bytes: number }): void;
  /** This incarnation has been retired: nothing it holds will ever be said. */
  fenced(): void;
  appended(tookMs: number, bytes: number, cascades: number): void;
  storeFailed(error: StoreUnavailable): void;
  /** A bug in the committer or below it: nothing more can be committed. */
  broke(error: unknown): void;
  /** An output threw; the others are not its concern. */
  outputFailed(error: unknown): void;
}

/** A cascade or a mere statement, waiting for the gate. */
interface Held {
  readonly packed: Uint8Array | null;
  say: (() => void) | null;
}

const RETRY_MS = [20, 50, 100, 200, 500, 1_000] as const;

export class Committer {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #events: CommitterEvents;
  readonly #limits: CommitterLimits;
  #held: Held[] = [];
  #heldBytes = 0;
  /** Held plus under way. */
  #waitingCascades = 0;
  /** Being committed. */
  #underWay: readonly Held[] = [];
  #waitingBytes = 0;
  #seq = 0;
  #flushing = false;
  #appendStartedAt: number | null = null;
  #finished = false;
  #idle: (() => void)[] = [];

  constructor(store: Store, clock: Clock, events: CommitterEvents, limits: CommitterLimits = committerLimits) {
    this.#store = store;
    this.#clock = clock;
    this.#events = events;
    this.#limits = limits;
  }

  /** False: new commands are answered `busy` until the database keeps up again (D9). */
  get isOpen(): boolean {
    if (this.#finished) return false;
    const { heldBytesMax, heldCascadesMax, appendAgeMaxMs } = this.#limits;
    if (this.#waitingBytes >= heldBytesMax || this.#waitingCascades >= heldCascadesMax) return false;
    return this.#appendStartedAt === null || this.#clock.now() - this.#appendStartedAt < appendAgeMaxMs;
  }

  get waiting(): { cascades: number; bytes: number } {
    return { cascades: this.#waitingCascades, bytes: this.#waitingBytes };
  }

  /** Adds one cascade's records, whole, and what to say once they are committed. */
  write(records: readonly ActorRecord[], say: (() => void) | null): void {
    this.#hold({ packed: records.length > 0 ? packCascade(records) : null, say });
  }

  /** Holds a statement about what is live now until that is committed. */
  say(say: () => void): void {
    this.#hold({ packed: null, say });
  }

  /** Runs once everything decided by now is committed, which is all that it depends on; at once when it is. */
  afterCommit(run: () => void): void {
    if (this.#finished) return;
    const last = this.#held.at(-1) ?? this.#underWay.at(-1);
    const say = last?.say;
    if (!last) run();
    else
      last.say = () => {
        try {
          say?.();
        } finally {
          run();
        }
      };
  }

  /** Resolves when nothing is held and nothing is under way. */
  settled(): Promise<void> {
    return this.#flushing || this.#held.length > 0
      ? new Promise((resolve) => this.#idle.push(resolve))
      : Promise.resolve();
  }

  /** Says nothing more. */
  finish(): void {
    this.#finished = true;
    this.#held = [];
    this.#underWay = [];
    this.#flushing = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #hold(held: Held): void {
    if (this.#finished) return;
    this.#held.push(held);
    this.#waitingCascades++;
    this.#heldBytes += held.packed?.length ?? 0;
    this.#waitingBytes += held.packed?.length ?? 0;
    if (this.#flushing) return;
    this.#flushing = true;
    this.#clock.soon(() => void this.#flush().catch((error) => this.#events.broke(error)));
  }

  async #flush(): Promise<void> {
    while (this.#held.length > 0 && !this.#finished) {
      const batch = this.#takeBatch();
      this.#underWay = batch;
      const packed = batch.flatMap((held) => held.packed ?? []);
      const committed = packed.length > 0 ? await this.#append(packed) : await this.#confirm();
      if (this.#finished) return;
      if (!committed) {
        this.finish();
        this.#events.fenced();
        return;
      }
      this.#underWay = [];
      this.#waitingCascades -= batch.length;
      for (const { say } of batch) {
        try {
          say?.();
        } catch (error) {
          this.#events.outputFailed(error);
        }
      }
    }
    this.#flushing = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Everything held, up to the size of a segment; at least one. */
  #takeBatch(): Held[] {
    if (this.#heldBytes <= this.#limits.segmentBytesMax) {
      const all = this.#held;
      this.#held = [];
      this.#heldBytes = 0;
      return all;
    }
    let bytes = 0;
    let count = 0;
    for (const { packed } of this.#held) {
      bytes += packed?.length ?? 0;
      if (count > 0 && bytes > this.#limits.segmentBytesMax) break;
      count++;
    }
    const batch = this.#held.splice(0, count);
    this.#heldBytes -= batch.reduce((sum, { packed }) => sum + (packed?.length ?? 0), 0);
    return batch;
  }

  async #append(packed: readonly Uint8Array[]): Promise<boolean> {
    const seq = this.#seq + 1;
    const { payload, crc } = packSegment(this.#store.inc, seq, packed);
    const startedAt = this.#clock.now();
    const outcome = await this.#untilKnown(() => this.#store.append(seq, payload, crc));
    if (outcome !== 'committed' || this.#finished) return false;
    this.#seq = seq;
    const bytes = packed.reduce((sum, cascade) => sum + cascade.length, 0);
    this.#waitingBytes -= bytes;
    this.#events.appended(this.#clock.now() - startedAt, payload.length, packed.length);
    this.#events.committed({ seq, payload, crc, bytes });
    return true;
  }

  /** Outputs without records still ask whether this incarnation may speak. */
  #confirm(): Promise<boolean> {
    return this.#untilKnown(() => this.#store.isLive());
  }

  /** Asks again until the answer is definite: nobody is ever told "did not happen" about an unknown outcome. */
  async #untilKnown<T>(ask: () => Promise<T>): Promise<T | false> {
    this.#appendStartedAt = this.#clock.now();
    for (let attempt = 0; !this.#finished; attempt++) {
      try {
        const answer = await ask();
        this.#appendStartedAt = null;
        return answer;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#events.storeFailed(error);
        const wait = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 1_000;
        await new Promise<void>((resolve) => this.#clock.after(wait, resolve));
      }
    }
    return false;
  }
}
