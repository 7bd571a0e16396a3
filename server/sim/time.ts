/**
 * Virtual time: whatever happens is an event with an instant, and they happen one after another, each with all that follows
 * from it at once. Nothing here or above asks a real clock, so that one seed is one course of events, as fast as it goes.
 */
interface Event {
  readonly at: number;
  readonly order: number;
  /** Null once it is called off. */
  run: (() => void) | null;
}

export class VirtualTime {
  #now: number;
  /** A binary heap; earliest first, and of those the one that was planned first. */
  readonly #events: Event[] = [];
  #planned = 0;
  /** Events that have happened. */
  steps = 0;

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Plans an event; the returned function calls it off. */
  after(ms: number, run: () => void): () => void {
    const event: Event = { at: this.#now + Math.max(0, ms), order: this.#planned++, run };
    this.#events.push(event);
    this.#rise(this.#events.length - 1);
    return () => {
      event.run = null;
    };
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** The next event, and every promise that it settles. False when nothing is planned. */
  async step(): Promise<boolean> {
    for (let event = this.#take(); event; event = this.#take()) {
      if (!event.run) continue;
      this.#now = event.at;
      this.steps++;
      event.run();
      await promisesSettled();
      return true;
    }
    return false;
  }

  #take(): Event | null {
    const [first] = this.#events;
    const last = this.#events.pop();
    if (!first || !last) return null;
    if (first === last) return first;
    this.#events[0] = last;
    this.#sink();
    return first;
  }

  #rise(from: number): void {
    const events = this.#events;
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!isBefore(events[at], events[above])) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    const events = this.#events;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (isBefore(events[left], events[first])) first = left;
      if (isBefore(events[right], events[first])) first = right;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #swap(left: number, right: number): void {
    const kept = this.#events[left] as Event;
    this.#events[left] = this.#events[right] as Event;
    this.#events[right] = kept;
  }
}

function isBefore(left: Event | undefined, right: Event | undefined): boolean {
  if (!left || !right) return false;
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}

/** A tick that is asked for in a promise job comes when all of those are done, and before anything of the outside. */
const promisesSettled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
