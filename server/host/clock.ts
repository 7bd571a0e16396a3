/** The clock port: the host asks the time and sets timers only here, so that a simulator can turn the hands. */
export interface Clock {
  /** Epoch ms by the database's clock, never running backwards. */
  now(): number;
  /** Runs once after the time; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Runs as soon as the current turn of the loop is over. */
  soon(run: () => void): void;
}

/** Real time: an offset to the database's clock, carried on by the monotonic clock of this process. */
export class SystemClock implements Clock {
  readonly #origin: number;

  /** `databaseNow` was read at this moment, epoch ms. */
  constructor(databaseNow: number) {
    this.#origin = databaseNow - performance.now();
  }

  now(): number {
    return Math.floor(this.#origin + performance.now());
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  }

  soon(run: () => void): void {
    setImmediate(run);
  }
}
