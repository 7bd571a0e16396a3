/**
 * Deadlines as the log has them: each record says when its actor must be in memory next, and the first record at or after
 * that instant is the one that met it. Pure.
 */
import type { Address } from '../../../actors/kit/address.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';

export interface Met {
  readonly address: Address;
  /** Epoch ms. */
  readonly dueAt: number;
  readonly metAt: number;
}

export class Deadlines {
  readonly #dueAt = new Map<Address, number>();
  readonly late: Met[] = [];
  met = 0;
  readonly #lateMs: number;

  /** Later than `lateMs` counts as late. */
  constructor(lateMs = 2_000) {
    this.#lateMs = lateMs;
  }

  note({ address, at, wakeAt }: ActorRecord): void {
    const dueAt = this.#dueAt.get(address);
    if (wakeAt !== null && wakeAt === dueAt) return;
    // Letters under way want the actor in memory at once; its deadline waits behind them, and whether it is met cannot be seen.
    const isHidden = wakeAt !== null && wakeAt <= at;
    if (dueAt !== undefined && at >= dueAt) {
      this.#dueAt.delete(address);
      if (!isHidden) this.#meet({ address, dueAt, metAt: at });
    }
    if (isHidden) return;
    if (wakeAt === null) this.#dueAt.delete(address);
    else this.#dueAt.set(address, wakeAt);
  }

  /** Those that were due before the instant and were met by nobody. */
  missed(at: number): Met[] {
    return [...this.#dueAt]
      .filter(([, dueAt]) => dueAt + this.#lateMs < at)
      .map(([address, dueAt]) => ({ address, dueAt, metAt: at }));
  }

  #meet(met: Met): void {
    this.met++;
    if (met.metAt - met.dueAt > this.#lateMs) this.late.push(met);
  }
}
