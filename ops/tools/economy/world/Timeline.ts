/** What happens when: a heap of instants, earliest first, and of one instant in the order of their coming. */

interface Entry<T> {
  readonly at: number;
  readonly n: number;
  readonly what: T;
}

export class Timeline<T> {
  readonly #heap: Entry<T>[] = [];
  #count = 0;

  /** The next instant; infinity when nothing is to come. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(at: number, what: T): void {
    const heap = this.#heap;
    const entry = { at, n: this.#count++, what };
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(entry, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  take(): T | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first?.what;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) break;
      if (right && isBefore(right, left)) child++;
      const sooner = heap[child];
      if (!sooner || !isBefore(sooner, last)) break;
      heap[place] = sooner;
      place = child;
    }
    heap[place] = last;
    return first.what;
  }
}

function isBefore<T>(left: Entry<T>, right: Entry<T>): boolean {
  return left.at < right.at || (left.at === right.at && left.n < right.n);
}
